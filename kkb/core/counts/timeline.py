"""Shares through time: the raw share at every date, and a fixed cohort beside it."""

from collections.abc import Sequence, Set
from datetime import date

import pandas as pd

from kkb.core.counts.state import PAIR_COLUMNS, pairs_at, pairs_in_rule
from kkb.core.counts.tally import count_frame
from kkb.core.rule.ladder import Ladder


def state_at(history: pd.DataFrame, on: date) -> pd.DataFrame:
    """The rows of a history in force at a date: of each kabupaten its newest snapshot at or before it."""
    pairs = history[list(PAIR_COLUMNS)].drop_duplicates()
    wanted = pairs_at(pairs, on)[["kode_kab", "snapshot"]]
    return history.merge(wanted, on=["kode_kab", "snapshot"])


def timeline(history: pd.DataFrame, ladder: Ladder) -> pd.DataFrame:
    """One row per snapshot date with `tanggal`, `terbentuk`, the counts of tally.count_names for the whole history, and
    how many `kabupaten` have data by then.
    """
    return _through(history, sorted(history["tanggal"].unique()), ladder)


def timeline_of(counts: pd.DataFrame, until: date | None = None) -> pd.DataFrame:
    """The same timeline from counts per (snapshot, kabupaten): kode_kab, snapshot, tanggal, contoh, `terbentuk` and
    tally.count_names. Nothing of a kabupaten lies in another, so that counts add up. `until`: the last
    date that counts.
    """
    kept = pairs_in_rule(counts if until is None else counts[counts["tanggal"] <= until])
    names = [name for name in counts.columns if name not in PAIR_COLUMNS]
    rows = []
    for day in sorted(kept["tanggal"].unique()):
        state = kept[kept["tanggal"] <= day].drop_duplicates("kode_kab", keep="last")
        counted = state[names].sum().astype("int64").to_dict()
        rows.append(counted | {"tanggal": day, "kabupaten": len(state)})
    return pd.DataFrame(rows) if rows else pd.DataFrame(columns=["tanggal", "terbentuk", "tercapai"])


def cohort(history: pd.DataFrame, start: date, ladder: Ladder) -> pd.DataFrame:
    """The fixed cohort of the Kampung KB that stood at `start`: the same counts at `start` and every later date."""
    members = set(state_at(history, start)["unit"])
    later = sorted(day for day in history["tanggal"].unique() if day > start)
    return _through(history, [start, *later], ladder, members)


def _through(
    history: pd.DataFrame, days: Sequence[date], ladder: Ladder, members: Set[str] | None = None
) -> pd.DataFrame:
    rows = []
    for day in days:
        state = state_at(history, day)
        inside = state if members is None else state[state["unit"].isin(members)]
        counts = count_frame(inside, pd.Series(0, index=inside.index), ladder)
        rows.append(counts.reset_index(drop=True).assign(tanggal=day, kabupaten=state["kode_kab"].nunique()))
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=["tanggal", "terbentuk", "tercapai"])
