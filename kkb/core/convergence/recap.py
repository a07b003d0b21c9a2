"""SIGA's recap of Poktan beside the profiles: groups counted by area, over all villages and not Kampung KB alone."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.convergence.survey import BLANK, THERE, numbers, states
from kkb.core.counts.ratio import Share

MEMBERS = "anggota_"
"""Begins the recap's column with the members of a group."""
TOLD = "_ada"
"""Ends the recap's column that says of a group whether it is there, where it does not count."""


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
    villages = recap[recap["kode"].map(wilayah.level).eq(Level.DESA)].drop_duplicates("kode").set_index("kode")
    found = pd.Series([None] * len(profiles), index=profiles.index, dtype=object)
    known = profiles["kode"].isin(villages.index)
    there = villages.reindex(profiles.loc[known, "kode"])
    missed = [
        _has(there, group) & states(profiles.loc[known, group]).ne(THERE).to_numpy()
        for group in groups
        if group in there or f"{group}{TOLD}" in there
    ]
    found[known] = pd.DataFrame(missed).any().to_numpy() if missed else False
    return found


def presence(recap: pd.DataFrame, groups: Sequence[str]) -> dict[str, Share]:
    """By group of which the recap only says whether it is there: in how many of the rows that say so."""
    told = {group: states(recap[f"{group}{TOLD}"]) for group in groups if f"{group}{TOLD}" in recap}
    return {
        group: Share(int(found.eq(THERE).sum()), int(found.ne(BLANK).sum()))
        for group, found in told.items()
        if found.ne(BLANK).any()
    }


def _has(recap: pd.DataFrame, group: str) -> np.ndarray:
    """Which rows have a group, by their count or their word."""
    counted = numbers(recap[group]).to_numpy() > 0 if group in recap else np.zeros(len(recap), dtype=bool)
    word = f"{group}{TOLD}"
    return counted | states(recap[word]).eq(THERE).to_numpy() if word in recap else counted
