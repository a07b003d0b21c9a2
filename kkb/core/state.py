"""Which snapshot speaks for which kabupaten at a date: the state rule, in one place."""

from datetime import date

import pandas as pd

PAIR_COLUMNS = ("kode_kab", "snapshot", "tanggal", "contoh")


def pairs_in_rule(pairs: pd.DataFrame) -> pd.DataFrame:
    """The live (snapshot, kabupaten) pairs that count: of one kabupaten and date the highest id, and no example
    snapshot of a kabupaten that has a snapshot of its own. `pairs` has PAIR_COLUMNS.
    """
    own = set(pairs.loc[~pairs["contoh"].astype(bool), "kode_kab"])
    kept = pairs[~(pairs["contoh"].astype(bool) & pairs["kode_kab"].isin(own))]
    return kept.sort_values(["kode_kab", "tanggal", "snapshot"]).drop_duplicates(["kode_kab", "tanggal"], keep="last")


def pairs_at(pairs: pd.DataFrame, on: date | None = None) -> pd.DataFrame:
    """Per kabupaten the newest pair in rule at or before a date (None = newest of all)."""
    kept = pairs_in_rule(pairs)
    if on is not None:
        kept = kept[kept["tanggal"] <= on]
    return kept.drop_duplicates("kode_kab", keep="last")
