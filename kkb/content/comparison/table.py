"""Everything about the areas below in one table: level, change, gap, pace, reporting, place, each index and item."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.comparison.case import ComparisonCase, change_places, formed_parts
from kkb.content.page import ColumnKind, TableBlock, TableColumn, Value
from kkb.core.compare.change import PartChange
from kkb.core.compare.interval import wilson
from kkb.core.compare.items import item_table, mean_indices
from kkb.core.compare.rank import RankInterval
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.counts.tally import Tally
from kkb.core.rule.ladder import UNKNOWN
from kkb.core.target.progress import months_between
from kkb.core.target.targets import AHEAD, Judged
from kkb.text.answers import aim_text
from kkb.text.comparison_answers import verdicts_of
from kkb.text.strata_words import class_name

_COLUMNS: dict[str, tuple[ColumnKind, int]] = {
    "desa": ("count", 0), "terbentuk": ("count", 0), "kurang": ("count", 0), "target": ("text", 0),
    "pangsa": ("share", 1), "hitung": ("text", 0), "acuan": ("text", 0), "selang": ("text", 0),
    "peringkat": ("count", 0), "rentang": ("text", 0), "laju": ("number", 2), "ubah": ("signed", 1),
    "kohort": ("signed", 1), "kohort_hitung": ("text", 0), "peringkat_ubah": ("count", 0),
    "rentang_ubah": ("text", 0), "baru": ("signed", 0), "lapor": ("text", 0),
}  # fmt: skip
"""The columns behind the name, in order: how each is written, with how many digits."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known area by area, by code."""

    changes: Mapping[str, PartChange]
    level: Mapping[str, RankInterval]
    change: Mapping[str, RankInterval]
    items: Mapping[tuple[str, str], float]
    indices: pd.DataFrame
    verdicts: Mapping[str, str]


def comparison_table(case: ComparisonCase) -> TableBlock:
    """One row per area below, in the order of the first line."""
    columns = comparison_columns(case.basis)
    known = _known(case)
    rows = [_row(case, part, known) for part in case.ordered()]
    written = tuple(tuple(row[column.key] for column in columns) for row in rows)
    return TableBlock("banding", case.basis.text("banding.tabel"), columns, written)


def comparison_columns(basis: Basis) -> tuple[TableColumn, ...]:
    """The columns in the order they are shown, with what each heading means."""
    counts = basis.area_view.tally
    shown = [key for key in counts.ladder.from_the_top if key != UNKNOWN or counts.tidak_dikenal]
    names = {key: class_name(key, basis.scheme, basis.words) for key in shown}
    return (
        TableColumn("nama", basis.part_word.capitalize(), is_name=True),
        *(_column(basis, key, *how) for key, how in _COLUMNS.items()),
        *(TableColumn(key, name, "count") for key, name in names.items()),
        *score_columns(basis, "number", 1),
    )


def score_columns(basis: Basis, kind: ColumnKind, digits: int = 0) -> tuple[TableColumn, ...]:
    """The columns of the three indices and the twelve items."""
    indices = tuple(TableColumn(name, basis.text(f"peta.{name}"), "number", 2) for name in INDICES)
    items = (TableColumn(i.key, i.label(basis.words.lang), kind, digits) for i in basis.scheme.items)
    return (*indices, *items)


def _known(case: ComparisonCase) -> _Known:
    basis, view, benchmark = case.basis, case.basis.area_view, case.choice.benchmark
    changes, depth = case.changes(), view.level + 1
    table = item_table(view.rows, depth, basis.scheme.rule)
    means = {(code, item): mean for code, item, mean in table[["kode", "item", "rata"]].itertuples(index=False)}
    verdicts = verdicts_of(formed_parts(basis.area_view), benchmark) if benchmark else {}
    indices = mean_indices(view.rows, depth)
    return _Known(changes, case.level_places(), change_places(changes), means, indices, verdicts)


def _row(case: ComparisonCase, part: Tally, known: _Known) -> dict[str, Value]:
    basis, share = case.basis, part.share_a
    span, judged = wilson(share), case.inputs.part_targets.get(part.code)
    change, own = known.changes.get(part.code), known.indices
    same = f"{change.same_before.n} → {change.same_after.n} / {change.same_after.total}" if change else None
    return {
        "nama": case.names[part.code],
        "desa": part.desa or None,
        "terbentuk": part.terbentuk,
        "kurang": judged.short if judged else None,
        "pangsa": share.percent,
        "hitung": basis.counts(share.n, share.total),
        "selang": f"{basis.number(span[0])}–{basis.number(span[1])} %" if span else None,
        "peringkat": known.level[part.code].rank if part.code in known.level else None,
        "rentang": _place(basis, known.level.get(part.code)),
        "acuan": basis.text(f"banding.vonis_{known.verdicts[part.code]}") if part.code in known.verdicts else None,
        "laju": _pace(basis, judged),
        "ubah": change.raw if change else None,
        "kohort": change.cohort if change else None,
        "kohort_hitung": same,
        "peringkat_ubah": known.change[part.code].rank if part.code in known.change else None,
        "rentang_ubah": _place(basis, known.change.get(part.code)),
        "baru": change.formed if change else None,
        "lapor": basis.counts(part.terbentuk - part.belum_lapor, part.terbentuk),
        "target": _target(basis, judged),
        **part.by_class,
        **{name: float(own.loc[part.code, name]) if part.code in own.index else None for name in INDICES},
        **{item: known.items.get((part.code, item)) for item in ITEMS},
    }


def _pace(basis: Basis, judged: Judged | None) -> float | None:
    """Villages per month to the target; None without one or when its day is over."""
    months = months_between(basis.area_view.from_day, judged.target.due) if judged else 0
    return None if judged is None or judged.short is None or months <= 0 else judged.short / months


def _column(basis: Basis, key: str, kind: ColumnKind, digits: int) -> TableColumn:
    if key == "hitung":
        return TableColumn(key, "n/N")
    meaning = f"banding.kolom_{key}_bantu"
    explanation = basis.text(meaning) if basis.words.has(meaning) else None
    return TableColumn(key, basis.text(f"banding.kolom_{key}"), kind, digits, explanation)


def _target(basis: Basis, judged: Judged | None) -> str | None:
    """The target an area is held against, and how it was met when it has passed."""
    if judged is None:
        return None
    told = f"{aim_text(judged.target, basis.words)}, {basis.short_day(judged.target.due)}"
    if judged.status == AHEAD:
        return told
    return f"{told}: {basis.text(f'target.status_{judged.status}').lower()}"


def _place(basis: Basis, place: RankInterval | None) -> str | None:
    if place is None:
        return None
    return basis.text("banding.rentang_pendek", awal=place.best, akhir=place.worst, dari=place.of)
