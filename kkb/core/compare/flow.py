"""Movement between two dates cell by cell: from which class to which, and which villages stand behind each cell."""

import pandas as pd

from kkb.core.counts.rows import STRATA

NOT_YET, GONE, UNKNOWN, SILENT = "belum_terbentuk", "hilang", "tidak_dikenal", "belum_lapor"
FROM = (NOT_YET, UNKNOWN, SILENT, *STRATA)
TO = (GONE, UNKNOWN, SILENT, *STRATA)
FLOW_COLUMNS = ("unit", "kode", "nama", "nama_kec", "kampung", "dari", "ke")
_PLACE = ["unit", "kode", "nama", "nama_kec", "kampung"]


def flow(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """One row per Kampung KB at either of two dates (FLOW_COLUMNS): its class then (FROM) and now (TO).

    A Dasar that never reported is a class of its own; so is a stratum that could not be read.
    """
    one, two = (frame[_PLACE].assign(kelas=classes(frame)) for frame in (before, after))
    both = one.merge(two, on="unit", how="outer", suffixes=("_1", "_2"))
    places = {name: both[f"{name}_2"].where(both[f"{name}_2"].notna(), both[f"{name}_1"]) for name in _PLACE[1:]}
    ends = {"dari": both["kelas_1"].fillna(NOT_YET), "ke": both["kelas_2"].fillna(GONE)}
    return pd.DataFrame({"unit": both["unit"], **places, **ends}, columns=list(FLOW_COLUMNS))


def classes(rows: pd.DataFrame) -> pd.Series:
    """The class of every row: its stratum, `belum_lapor` for a Dasar that never reported, or `tidak_dikenal`."""
    found = rows["strata"].astype(object).where(rows["strata"].notna(), UNKNOWN)
    return found.mask(found.eq(STRATA[0]) & ~rows["lapor"].astype(bool), SILENT).astype(object)


def flow_matrix(flowed: pd.DataFrame) -> pd.DataFrame:
    """Counts by class then (rows, FROM) and now (columns, TO); rows and columns that are empty throughout stay."""
    counts = flowed.groupby(["dari", "ke"]).size().unstack(fill_value=0)
    return counts.reindex(index=list(FROM), columns=list(TO), fill_value=0).astype("int64")


def in_cell(flowed: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """The villages behind one cell, by place."""
    inside = flowed[flowed["dari"].eq(start) & flowed["ke"].eq(end)]
    return inside.sort_values(["nama_kec", "nama", "unit"], ignore_index=True)
