"""Everything about the areas below in one table: level, change, gap, pace, reporting, place, each index and item."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from kkb.content.charts.strata import SHOWN, shown_counts
from kkb.core.area.wilayah import Level
from kkb.core.compare.change import PartChange, part_changes
from kkb.core.compare.interval import wilson
from kkb.core.compare.items import item_table, mean_indices
from kkb.core.compare.rank import RankInterval, places_by_change, places_by_level
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.counts.tally import Tally
from kkb.core.target.progress import months_between
from kkb.core.target.targets import AHEAD, MET, Judged
from kkb.text.answers import aim_text
from kkb.text.comparison_answers import verdicts_of
from kkb.ui.comparison import villages
from kkb.ui.comparison.choice import Comparison, default_comparison, formed_parts, part_names
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column

Write = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known area by area, by code."""

    changes: Mapping[str, PartChange]
    level: Mapping[str, RankInterval]
    change: Mapping[str, RankInterval]
    items: Mapping[tuple[str, str], float]
    indices: pd.DataFrame
    verdicts: Mapping[str, str]
    targets: Mapping[str, Judged]


def ordered(page: PageContext, asked: Comparison | None = None) -> list[Tally]:
    """The areas below in the order of the page's sentence: those picked first, then the highest share, then the code;
    those without a Kampung KB last.
    """
    picked = asked.chosen if asked else ()
    known = formed_parts(page.area_view)
    return sorted([*known, *(p for p in page.area_view.parts if not p.terbentuk)], key=lambda p: p.code not in picked)


def targets_of(page: PageContext) -> Mapping[str, Judged]:
    """The areas below that have a target, each against its own, by code."""
    return cache.part_targets(page.version, page.area_view.area, page.area_view.asked)


def changes_of(page: PageContext, asked: Comparison) -> Mapping[str, PartChange]:
    """What changed area by area since the day asked for; nothing without one."""
    if asked.since is None:
        return {}
    before = cache.area_view(page.version, page.area_view.area, asked.since).rows
    return part_changes(before, page.area_view.rows, page.area_view.level + 1, page.app.scheme.reached)


def level_places(page: PageContext) -> dict[str, RankInterval]:
    """The place of every area with Kampung KB by its share, by code."""
    known = [part for part in page.area_view.parts if part.terbentuk]
    return dict(zip([p.code for p in known], places_by_level([p.share_a for p in known]), strict=True)) if known else {}


def change_places(changes: Mapping[str, PartChange]) -> dict[str, RankInterval]:
    """The place of every area with villages at both dates by the change of these, by code."""
    known = {code: one for code, one in changes.items() if one.same_before.total}
    found = places_by_change([(one.entered, one.left) for one in known.values()]) if known else ()
    return dict(zip(known, found, strict=True))


def comparison_frame(page: PageContext, asked: Comparison | None = None) -> pd.DataFrame:
    """One row per area below; villages have a list of their own kind."""
    asked = asked or default_comparison(page)
    if page.area_view.level >= Level.KECAMATAN:
        return villages.village_frame(page, asked)
    changes, depth = changes_of(page, asked), page.area_view.level + 1
    table = item_table(page.area_view.rows, depth)
    means = {(code, item): mean for code, item, mean in table[["kode", "item", "rata"]].itertuples(index=False)}
    verdicts = verdicts_of(formed_parts(page.area_view), asked.benchmark) if asked.benchmark else {}
    indices = mean_indices(page.area_view.rows, depth)
    targets = targets_of(page)
    known = _Known(changes, level_places(page), change_places(changes), means, indices, verdicts, targets)
    return pd.DataFrame([_row(page, part, known) for part in ordered(page, asked)])


def _row(page: PageContext, part: Tally, known: _Known) -> dict[str, object]:
    span, judged, share = wilson(part.share_a), known.targets.get(part.code), part.share_a
    change, own = known.changes.get(part.code), known.indices
    same = f"{change.same_before.n} → {change.same_after.n} / {change.same_after.total}" if change else None
    short = judged.short if judged else None
    months = months_between(page.area_view.on, judged.target.due) if judged else 0
    return {
        "nama": part_names(page)[part.code],
        "desa": part.desa or None,
        "terbentuk": part.terbentuk,
        "kurang": short,
        "pangsa": share.percent,
        "hitung": page.counts(share.n, share.total),
        "selang": f"{page.number(span[0])}–{page.number(span[1])} %" if span else None,
        "peringkat": known.level[part.code].rank if part.code in known.level else None,
        "rentang": _place(page, known.level.get(part.code)),
        "acuan": page.text(f"banding.vonis_{known.verdicts[part.code]}") if part.code in known.verdicts else None,
        "laju": short / months if short is not None and months > 0 else None,
        "ubah": change.raw if change else None,
        "kohort": change.cohort if change else None,
        "kohort_hitung": same,
        "peringkat_ubah": known.change[part.code].rank if part.code in known.change else None,
        "rentang_ubah": _place(page, known.change.get(part.code)),
        "baru": change.formed if change else None,
        "lapor": page.counts(part.terbentuk - part.belum_lapor, part.terbentuk),
        "target": _target(page, judged),
        "tercapai": judged is not None and judged.status == MET,
        **shown_counts(counts_of(part)),
        **{name: float(own.loc[part.code, name]) if part.code in own.index else None for name in INDICES},
        **{item: known.items.get((part.code, item)) for item in ITEMS},
    }


def comparison_columns(page: PageContext) -> dict[str, Column]:
    """The columns of `comparison_frame` in the order they are shown, with what each heading means."""
    if page.area_view.level >= Level.KECAMATAN:
        return villages.village_columns(page)
    whole, points, two = page.number, lambda v: page.signed(v, 1), lambda v: page.number(v, 2)
    wide = {"desa": whole, "terbentuk": whole, "kurang": whole, "target": None,
            "pangsa": page.percent, "hitung": None, "acuan": None,
            "selang": None, "peringkat": whole, "rentang": None, "laju": two, "ubah": points, "kohort": points,
            "kohort_hitung": None, "peringkat_ubah": whole, "rentang_ubah": None, "baru": page.signed,
            "lapor": None}  # fmt: skip
    names = {"nama": Column(page.part_word.capitalize(), pinned=True)}
    names |= {key: _column(page, key, write) for key, write in wide.items()}
    shown = [key for key in SHOWN if key != "tidak_dikenal" or page.area_view.tally.tidak_dikenal]
    names |= {key: _column(page, key, whole) for key in shown}
    return names | score_columns(page, lambda v: page.number(v, 1))


def score_columns(page: PageContext, write: Write) -> dict[str, Column]:
    """The columns of the three indices and the twelve items."""
    indices = {name: Column(page.text(f"peta.{name}"), lambda v: page.number(v, 2)) for name in INDICES}
    return indices | {i.key: Column(i.label(page.words.lang), write) for i in page.app.scheme.items}


def _column(page: PageContext, key: str, write: Write | None) -> Column:
    if key == "hitung":
        return Column("n/N")
    explained = f"banding.kolom_{key}_bantu"
    return Column(page.text(f"banding.kolom_{key}"), write, page.text(explained) if page.words.has(explained) else None)


def counts_of(tally: Tally) -> dict[str, int]:
    """The stratum counts of a tally by key."""
    names = ("dasar", "belum_lapor", "berkembang", "mandiri", "berkelanjutan", "tidak_dikenal")
    return {name: getattr(tally, name) for name in names}


def _target(page: PageContext, judged: Judged | None) -> str | None:
    """The target an area is held against, and how it was met when it has passed."""
    if judged is None:
        return None
    told = f"{aim_text(judged.target, page.words)}, {page.short_day(judged.target.due)}"
    if judged.status == AHEAD:
        return told
    return f"{told}: {page.text(f'target.status_{judged.status}').lower()}"


def _place(page: PageContext, place: RankInterval | None) -> str | None:
    if place is None:
        return None
    return page.text("banding.rentang_pendek", awal=place.best, akhir=place.worst, dari=place.of)
