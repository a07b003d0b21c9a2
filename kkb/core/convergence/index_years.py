"""iBangga of an area through the years, beside what was published."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kkb.core.convergence.family_index import INDEX, FamilyIndex
from kkb.core.convergence.survey import numbers


@dataclass(frozen=True, slots=True)
class YearValue:
    """The index of one area in one year; `example` = made up, `source` where it was published ("" = from a file)."""

    year: int
    value: float
    example: bool
    source: str = ""


def index_years(rows: pd.DataFrame, area: str, scheme: FamilyIndex) -> tuple[YearValue, ...]:
    """The values of an area by year, oldest first. `rows` has kode, tahun, INDEX, contoh; a published value goes
    before one from a file only where that one is made up.
    """
    own = rows[rows["kode"].eq(area)] if len(rows) else rows
    found = {
        int(year): YearValue(int(year), float(value), bool(example))
        for year, value, example in zip(own.get("tahun", ()), numbers(_column(own)), own.get("contoh", ()), strict=True)
        if pd.notna(value)
    }
    for told in scheme.published:
        if told.area == area and (told.year not in found or found[told.year].example):
            found[told.year] = YearValue(told.year, told.value, False, told.source)
    return tuple(found[year] for year in sorted(found))


def merged_years(frames: Sequence[pd.DataFrame], scheme: FamilyIndex) -> pd.DataFrame:
    """One row per area and year (kode, nama, tahun, the dimensions, INDEX, contoh) of rows as known at several dates,
    oldest first: what was said last counts.
    """
    columns = ["kode", "nama", "tahun", *(d.key for d in scheme.dimensions), INDEX, "contoh"]
    told = [frame.reindex(columns=columns).astype(object) for frame in frames if len(frame)]
    if not told:
        return pd.DataFrame(columns=columns, dtype=object)
    return pd.concat(told, ignore_index=True).drop_duplicates(["kode", "tahun"], keep="last", ignore_index=True)


def newest_year(rows: pd.DataFrame, areas: Sequence[str]) -> int | None:
    """The newest year in which any of the areas has an index."""
    inside = rows[rows["kode"].isin(list(areas)) & numbers(_column(rows)).notna()] if len(rows) else rows
    return int(inside["tahun"].max()) if len(inside) else None


def _column(rows: pd.DataFrame) -> pd.Series:
    return rows[INDEX] if INDEX in rows else pd.Series(index=rows.index, dtype=float)
