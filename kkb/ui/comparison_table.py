"""Everything about the areas below in one table: level, change, gap, pace, reporting, place, each index and item."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from kkb.core.compare import wilson
from kkb.core.compare_change import PartChange, part_changes
from kkb.core.compare_items import item_table, mean_indices
from kkb.core.compare_rank import Place, places_by_change, places_by_level
from kkb.core.progress import months_between
from kkb.core.rows import INDICES, ITEMS
from kkb.core.tally import Tally
from kkb.core.target import MET, Judged
from kkb.ui import cache, comparison_villages
from kkb.ui.comparison_choice import Comparison, default_comparison, formed_parts, part_names
from kkb.ui.room import Room
from kkb.ui.table import Column
from kkb.view.chart_strata import SHOWN, shown_counts
from kkb.view.comparison_answers import verdicts_of

Write = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known area by area, by code."""

    changes: Mapping[str, PartChange]
    level: Mapping[str, Place]
    change: Mapping[str, Place]
    items: Mapping[tuple[str, str], float]
    indices: pd.DataFrame
    verdicts: Mapping[str, str]
    targets: Mapping[str, Judged]


def ordered(room: Room, asked: Comparison | None = None) -> list[Tally]:
    """The areas below in the order of the page's sentence: those picked first, then the highest share, then the code;
    those without a Kampung KB last.
    """
    picked = asked.chosen if asked else ()
    known = formed_parts(room.look)
    return sorted([*known, *(p for p in room.look.parts if not p.terbentuk)], key=lambda p: p.code not in picked)


def targets_of(room: Room) -> Mapping[str, Judged]:
    """The areas below that have a target, each against its own, by code."""
    return cache.part_targets(room.version, room.look.area, room.look.asked)


def changes_of(room: Room, asked: Comparison) -> Mapping[str, PartChange]:
    """What changed area by area since the day asked for; nothing without one."""
    if asked.since is None:
        return {}
    before = cache.look(room.version, room.look.area, asked.since).rows
    return part_changes(before, room.look.rows, room.look.level + 1, room.desk.scheme.reached)


def level_places(room: Room) -> dict[str, Place]:
    """The place of every area with Kampung KB by its share, by code."""
    known = [part for part in room.look.parts if part.terbentuk]
    return dict(zip([p.code for p in known], places_by_level([p.share_a for p in known]), strict=True)) if known else {}


def change_places(changes: Mapping[str, PartChange]) -> dict[str, Place]:
    """The place of every area with villages at both dates by the change of these, by code."""
    known = {code: one for code, one in changes.items() if one.same_before.total}
    found = places_by_change([(one.entered, one.left) for one in known.values()]) if known else ()
    return dict(zip(known, found, strict=True))


def comparison_frame(room: Room, asked: Comparison | None = None) -> pd.DataFrame:
    """One row per area below; villages have a list of their own kind."""
    asked = asked or default_comparison(room)
    if room.look.level >= 3:
        return comparison_villages.village_frame(room, asked)
    changes, depth = changes_of(room, asked), room.look.level + 1
    table = item_table(room.look.rows, depth)
    means = {(code, item): mean for code, item, mean in table[["kode", "item", "rata"]].itertuples(index=False)}
    verdicts = verdicts_of(formed_parts(room.look), asked.benchmark) if asked.benchmark else {}
    indices = mean_indices(room.look.rows, depth)
    targets = targets_of(room)
    known = _Known(changes, level_places(room), change_places(changes), means, indices, verdicts, targets)
    return pd.DataFrame([_row(room, part, asked, known) for part in ordered(room, asked)])


def _row(room: Room, part: Tally, asked: Comparison, known: _Known) -> dict[str, object]:
    span, judged, share = wilson(part.share_a), known.targets.get(part.code), part.share_a
    change, own = known.changes.get(part.code), known.indices
    same = f"{change.same_before.n} → {change.same_after.n} / {change.same_after.total}" if change else None
    short = judged.short if judged else None
    months = months_between(room.look.on, judged.target.due) if judged else 0
    return {
        "nama": part_names(room)[part.code],
        "desa": part.desa or None,
        "terbentuk": part.terbentuk,
        "kurang": short,
        "pangsa": share.percent,
        "hitung": room.counts(share.n, share.total),
        "selang": f"{room.number(span[0])}–{room.number(span[1])} %" if span else None,
        "peringkat": known.level[part.code].rank if part.code in known.level else None,
        "rentang": _place(room, known.level.get(part.code)),
        "acuan": room.text(f"banding.vonis_{known.verdicts[part.code]}") if part.code in known.verdicts else None,
        "laju": short / months if short is not None and months > 0 else None,
        "ubah": change.raw if change else None,
        "kohort": change.cohort if change else None,
        "kohort_hitung": same,
        "peringkat_ubah": known.change[part.code].rank if part.code in known.change else None,
        "rentang_ubah": _place(room, known.change.get(part.code)),
        "baru": change.formed if change else None,
        "lapor": room.counts(part.terbentuk - part.belum_lapor, part.terbentuk),
        "target": _target(room, judged),
        "tercapai": judged is not None and judged.status == MET,
        **shown_counts(counts_of(part)),
        **{name: float(own.loc[part.code, name]) if part.code in own.index else None for name in INDICES},
        **{item: known.items.get((part.code, item)) for item in ITEMS},
    }


def comparison_columns(room: Room, asked: Comparison) -> dict[str, Column]:
    """The columns of `comparison_frame` in the order they are shown, with what each heading means."""
    if room.look.level >= 3:
        return comparison_villages.village_columns(room)
    whole, points, two = room.number, lambda v: room.signed(v, 1), lambda v: room.number(v, 2)
    wide = {"desa": whole, "terbentuk": whole, "kurang": whole, "target": None,
            "pangsa": room.percent, "hitung": None, "acuan": None,
            "selang": None, "peringkat": whole, "rentang": None, "laju": two, "ubah": points, "kohort": points,
            "kohort_hitung": None, "peringkat_ubah": whole, "rentang_ubah": None, "baru": room.signed,
            "lapor": None}  # fmt: skip
    names = {"nama": Column(room.part_word.capitalize(), pinned=True)}
    names |= {key: _column(room, key, write) for key, write in wide.items()}
    shown = [key for key in SHOWN if key != "tidak_dikenal" or room.look.tally.tidak_dikenal]
    names |= {key: _column(room, key, whole) for key in shown}
    return names | score_columns(room, lambda v: room.number(v, 1))


def score_columns(room: Room, write: Write) -> dict[str, Column]:
    """The columns of the three indices and the twelve items."""
    english = room.words.lang == "en"
    indices = {name: Column(room.text(f"peta.{name}"), lambda v: room.number(v, 2)) for name in INDICES}
    return indices | {i.key: Column(i.name_en if english else i.name, write) for i in room.desk.scheme.items}


def _column(room: Room, key: str, write: Write | None) -> Column:
    if key == "hitung":
        return Column("n/N")
    explained = f"banding.kolom_{key}_bantu"
    return Column(room.text(f"banding.kolom_{key}"), write, room.text(explained) if room.words.has(explained) else None)


def counts_of(tally: Tally) -> dict[str, int]:
    """The stratum counts of a tally by key."""
    names = ("dasar", "belum_lapor", "berkembang", "mandiri", "berkelanjutan", "tidak_dikenal")
    return {name: getattr(tally, name) for name in names}


def _target(room: Room, judged: Judged | None) -> str | None:
    """The target an area is held against, and how it was met when it has passed."""
    if judged is None:
        return None
    told = f"{room.percent(judged.target.percent, 0)}, {room.short_day(judged.target.due)}"
    return f"{told}: {room.text(f'target.status_{judged.status}').lower()}" if judged.is_past else told


def _place(room: Room, place: Place | None) -> str | None:
    if place is None:
        return None
    return room.text("banding.rentang_pendek", awal=place.best, akhir=place.worst, dari=place.of)
