"""Shares through time: the raw share at every date, and a fixed cohort beside it."""

from collections.abc import Sequence
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
    days = sorted(history["tanggal"].unique())
    rows = [_counts(state_at(history, day), reached).assign(tanggal=day) for day in days]
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=["tanggal", "terbentuk", "tercapai"])


def cohort(history: pd.DataFrame, start: date, reached: Sequence[str]) -> pd.DataFrame:
    """The fixed cohort of the Kampung KB that stood at `start`: the same counts at `start` and every later date."""
    members = set(state_at(history, start)["unit"])
    same = history[history["unit"].isin(members) & (history["tanggal"] >= start)]
    before = state_at(history, start)
    return timeline(pd.concat([before[before["tanggal"] < start].assign(tanggal=start), same]), reached)


def _counts(state: pd.DataFrame, reached: Sequence[str]) -> pd.DataFrame:
    return count_frame(state, pd.Series(0, index=state.index), reached).reset_index(drop=True)
