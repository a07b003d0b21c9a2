"""Who stood in which class at two dates: one row per Kampung KB, and the counts as a table of from and to."""

from collections.abc import Sequence

import pandas as pd

ABSENT = "belum_terbentuk"


def transitions(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """One row per Kampung KB at either date: unit, kode, dari, ke. Both frames have unit, kode, kode_kab, kelas.

    Who is missing at a date is ABSENT then. A kabupaten without any row at the earlier date cannot be compared: its
    Kampung KB are left out.
    """
    known = after[after["kode_kab"].isin(set(before["kode_kab"]))]
    columns = ["unit", "kode", "kelas"]
    both = before[columns].merge(known[columns], on="unit", how="outer", suffixes=("_1", "_2"))
    return pd.DataFrame({
        "unit": both["unit"], "kode": both["kode_2"].fillna(both["kode_1"]),
        "dari": both["kelas_1"].fillna(ABSENT), "ke": both["kelas_2"].fillna(ABSENT),
    })  # fmt: skip


def transition_counts(moved: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    """How many went from each class (index `dari`) to each (columns), both in `order`; nobody is 0, never missing.

    >>> moved = pd.DataFrame({"dari": ["dasar", "dasar"], "ke": ["dasar", "mandiri"]})
    >>> transition_counts(moved, ("dasar", "mandiri")).to_numpy().tolist()
    [[1, 1], [0, 0]]
    """
    counts = moved.groupby(["dari", "ke"]).size().unstack(fill_value=0)
    return counts.reindex(index=list(order), columns=list(order), fill_value=0).astype("int64")
