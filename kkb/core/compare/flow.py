"""Movement between two dates cell by cell: from which class to which, and which villages stand behind each cell."""

import pandas as pd

from kkb.core.rule.ladder import NOT_FORMED, SILENT, UNKNOWN, Ladder

NOT_YET, GONE = NOT_FORMED, "hilang"
FLOW_COLUMNS = ("unit", "kode", "nama", "nama_kec", "kampung", "dari", "ke")
_PLACE = ["unit", "kode", "nama", "nama_kec", "kampung"]


def starts(ladder: Ladder) -> tuple[str, ...]:
    """The classes a Kampung KB may have come from, from lowest to highest."""
    return (NOT_YET, UNKNOWN, *ladder.classes[:-1])


def ends(ladder: Ladder) -> tuple[str, ...]:
    """The classes a Kampung KB may have come to, from lowest to highest."""
    return (GONE, UNKNOWN, *ladder.classes[:-1])


def flow(before: pd.DataFrame, after: pd.DataFrame, ladder: Ladder) -> pd.DataFrame:
    """One row per Kampung KB at either of two dates (FLOW_COLUMNS): its class then (`starts`) and now (`ends`).

    One at entry that never reported is a class of its own; so is a stratum that could not be read.
    """
    one, two = (frame[_PLACE].assign(kelas=classes(frame, ladder)) for frame in (before, after))
    both = one.merge(two, on="unit", how="outer", suffixes=("_1", "_2"))
    places = {name: both[f"{name}_2"].where(both[f"{name}_2"].notna(), both[f"{name}_1"]) for name in _PLACE[1:]}
    classed = {"dari": both["kelas_1"].fillna(NOT_YET), "ke": both["kelas_2"].fillna(GONE)}
    return pd.DataFrame({"unit": both["unit"], **places, **classed}, columns=list(FLOW_COLUMNS))


def classes(rows: pd.DataFrame, ladder: Ladder) -> pd.Series:
    """The class of every row: its stratum, SILENT for one at entry that never reported, or UNKNOWN."""
    found = rows["strata"].astype(object).where(rows["strata"].isin(ladder.keys), UNKNOWN)
    return found.mask(found.eq(ladder.entry) & ~rows["lapor"].astype(bool), SILENT).astype(object)


def flow_matrix(flowed: pd.DataFrame, ladder: Ladder) -> pd.DataFrame:
    """Counts by class then (rows, `starts`) and now (columns, `ends`); empty rows and columns stay."""
    counts = flowed.groupby(["dari", "ke"]).size().unstack(fill_value=0)
    return counts.reindex(index=list(starts(ladder)), columns=list(ends(ladder)), fill_value=0).astype("int64")


def in_cell(flowed: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """The villages behind one cell, by place."""
    inside = flowed[flowed["dari"].eq(start) & flowed["ke"].eq(end)]
    return inside.sort_values(["nama_kec", "nama", "unit"], ignore_index=True)
