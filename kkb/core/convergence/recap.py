"""SIGA's recap of Poktan beside the profiles: groups counted by area, over all villages and not Kampung KB alone."""

from collections.abc import Sequence

import pandas as pd

from kkb.core import wilayah
from kkb.core.convergence.survey import THERE, numbers, states

MEMBERS = "anggota_"
"""Begins the recap's column with the members of a group."""
_VILLAGE = 4


def by_area(recap: pd.DataFrame, parts: Sequence[str], groups: Sequence[str]) -> pd.DataFrame:
    """Groups and members of each part (index: code; columns: groups, MEMBERS + group; NaN = nobody told).

    A recap that is coarser than the parts keeps its own areas.
    """
    columns = [column for group in groups for column in (group, f"{MEMBERS}{group}")]
    told = pd.DataFrame({column: numbers(recap[column]) for column in columns if column in recap}, index=recap.index)
    depth = min((wilayah.level(code) for code in (*recap["kode"], *parts)), default=0)
    area = recap["kode"].map(lambda code: wilayah.cut(code, depth))
    return told.groupby(area.to_numpy()).sum(min_count=1).reindex(columns=columns).sort_index()


def unseen(profiles: pd.DataFrame, recap: pd.DataFrame, groups: Sequence[str]) -> pd.Series:
    """Which Kampung KB (rows of `profiles`) say that a group is not there, or nothing, where SIGA counts one in their
    village; blank for those whose village the recap does not tell.
    """
    villages = recap[recap["kode"].map(wilayah.level).eq(_VILLAGE)].drop_duplicates("kode").set_index("kode")
    found = pd.Series([None] * len(profiles), index=profiles.index, dtype=object)
    known = profiles["kode"].isin(villages.index)
    there = villages.reindex(profiles.loc[known, "kode"])
    missed = [
        (numbers(there[group]).to_numpy() > 0) & states(profiles.loc[known, group]).ne(THERE).to_numpy()
        for group in groups
        if group in there
    ]
    found[known] = pd.DataFrame(missed).any().to_numpy() if missed else False
    return found
