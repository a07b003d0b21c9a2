"""What did we agree, and what happened to the score since."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core.actions.action import Action
from kkb.core.counts.rows import ITEMS

RESULTS = ("tercapai", "naik", "tetap", "turun", "menunggu", "tanpa_skor")
"""Reached its step; rose, but not so far; did not move; fell; no data newer than the agreement; without a score."""
JUDGED = ("tercapai", "naik", "tetap", "turun")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The score of an action's item when it was agreed and now (`measured`: the date of the newer data)."""

    action: Action
    before: int | None
    after: int | None
    measured: date | None
    result: str


@dataclass(frozen=True, slots=True)
class OutcomeGroup:
    """The outcomes of one kecamatan or instansi, counted."""

    key: str
    total: int
    judged: int
    reached: int
    late: int


def follow_up(actions: Iterable[Action], now: pd.DataFrame, then: Mapping[date, pd.DataFrame]) -> tuple[Outcome, ...]:
    """The outcome of every action that was not called off, in the order given.

    `now` and the frames of `then` (by date of agreement) are states: unit, tanggal, scores. A blank score counts as 1,
    as in the rule; without a state at the agreement the step's own start is what it was.
    """
    today = now.set_index("unit") if len(now) else now
    starts = {day: rows.set_index("unit") if len(rows) else rows for day, rows in then.items()}
    return tuple(_outcome(a, today, starts.get(a.disepakati)) for a in actions if a.status != "batal")


def grouped(outcomes: Sequence[Outcome], key: Callable[[Action], str], on: date) -> tuple[OutcomeGroup, ...]:
    """Outcomes counted by a key of their actions, most still to be reached first."""
    names = dict.fromkeys(key(o.action) for o in outcomes)
    groups = [_group(name, [o for o in outcomes if key(o.action) == name], on) for name in names]
    return tuple(sorted(groups, key=lambda g: (g.reached - g.judged, -g.total, g.key)))


def _group(key: str, outcomes: Sequence[Outcome], on: date) -> OutcomeGroup:
    judged = [o for o in outcomes if o.result in JUDGED]
    reached = sum(o.result == "tercapai" for o in judged)
    return OutcomeGroup(key, len(outcomes), len(judged), reached, sum(o.action.days_late(on) > 0 for o in outcomes))


def _outcome(action: Action, now: pd.DataFrame, then: pd.DataFrame | None) -> Outcome:
    if action.tugas not in ITEMS or action.ke is None:
        return Outcome(action, None, None, None, "tanpa_skor")
    before = _score(action, then)
    before = action.dari if before is None else before
    after = _score(action, now)
    if after is None:
        return Outcome(action, before, None, None, "menunggu")
    measured = now.at[action.unit, "tanggal"]
    if measured <= action.disepakati:
        return Outcome(action, before, after, measured, "menunggu")
    return Outcome(action, before, after, measured, _result(action.ke, before, after))


def _score(action: Action, rows: pd.DataFrame | None) -> int | None:
    if rows is None or action.unit not in rows.index:
        return None
    value = rows.at[action.unit, action.tugas]
    return 1 if pd.isna(value) else int(value)


def _result(goal: int, before: int | None, after: int) -> str:
    if after >= goal:
        return "tercapai"
    start = after if before is None else before
    return "naik" if after > start else "tetap" if after == start else "turun"
