"""Shares through time: the raw share at every date, and a fixed cohort beside it."""

from collections.abc import Sequence, Set
from datetime import date

import pandas as pd

from kkb.core.state import PAIR_COLUMNS, pairs_at
from kkb.core.tally import count_frame


def state_at(history: pd.DataFrame, on: date) -> pd.DataFrame:
    """The rows of a history in force at a date: of each kabupaten its newest snapshot at or before it."""
    pairs = history[list(PAIR_COLUMNS)].drop_duplicates()
    wanted = pairs_at(pairs, on)[["kode_kab", "snapshot"]]
    return history.merge(wanted, on=["kode_kab", "snapshot"])


def timeline(history: pd.DataFrame, reached: Sequence[str]) -> pd.DataFrame:
    """One row per snapshot date with `tanggal`, `terbentuk` and the counts of tally.COUNTS for the whole history."""
    return _through(history, sorted(history["tanggal"].unique()), reached)


def cohort(history: pd.DataFrame, start: date, reached: Sequence[str]) -> pd.DataFrame:
    """The fixed cohort of the Kampung KB that stood at `start`: the same counts at `start` and every later date."""
    members = set(state_at(history, start)["unit"])
    later = sorted(day for day in history["tanggal"].unique() if day > start)
    return _through(history, [start, *later], reached, members)


def _through(
    history: pd.DataFrame, days: Sequence[date], reached: Sequence[str], members: Set[str] | None = None
) -> pd.DataFrame:
    rows = []
    for day in days:
        state = state_at(history, day)
        inside = state if members is None else state[state["unit"].isin(members)]
        counts = count_frame(inside, pd.Series(0, index=inside.index), reached)
        rows.append(counts.reset_index(drop=True).assign(tanggal=day))
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=["tanggal", "terbentuk", "tercapai"])
