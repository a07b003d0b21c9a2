"""Coverage targets as a force: when most villages must have a Kampung KB by a day, districts form them by decree.

How far districts obey is uncertain: not at all, or some part of what the target asks for; and what was seen lately in
the store counts for half. Bengkulu went from 258 to 1,322 of its 1,513 villages in the 22 months in which the targets
asked for 30, 75 and 100 % (sources in data/terbit.csv); its pace of the years before would not have led to 300.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kkb.core.forecast.panel import Panel
from kkb.core.target import Target

IGNORED = 0.4
"""Chance, before data, that districts form as if there were no target."""
_LATELY = 0.5
_WIDTH = 0.4
_RECENT = 400
"""Days back to which obedience is looked at."""
_NOTICE = 365
"""Days before its own day from which a target is taken to be known, when no target stands before it."""
_FULL = 0.97
"""A target of 100 % counts as met at this part: the last few villages cannot be asked of a rate."""


@dataclass(frozen=True, slots=True)
class Decree:
    """Targets of ratio C: `since` (ordinal) each asks for its `part` (0 to 1) by its `due`; `obeyed` lately, 0 to 1,
    None when there is nothing to tell it by.
    """

    since: tuple[int, ...] = ()
    due: tuple[int, ...] = ()
    part: tuple[float, ...] = ()
    obeyed: float | None = None


def decree(targets: Sequence[Target], seen: Panel) -> Decree:
    """The targets of ratio C, and how far the districts whose list is known obeyed them."""
    path = sorted((t for t in targets if t.ratio == "C"), key=lambda t: t.due)
    due = tuple(t.due.toordinal() for t in path)
    since = tuple(due[n - 1] if n else day - _NOTICE for n, day in enumerate(due))
    known = Decree(since, due, tuple(min(t.percent / 100, _FULL) for t in path))
    if not path or not len(seen.end):
        return known
    recent = np.isfinite(seen.room) & (seen.end > seen.end.max() - _RECENT)
    room, new = np.nan_to_num(seen.room), np.where(recent, seen.entered.sum(axis=1), 0.0)
    asked = np.where(recent, room * -np.expm1(-hazard(known, seen.formed, room, (seen.start, seen.end))), 0.0)
    if asked.sum() < 1:
        return known
    return Decree(known.since, known.due, known.part, float(min(1.0, new[asked > 0].sum() / asked.sum())))


def hazard(known: Decree, formed: np.ndarray, room: np.ndarray, when: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """What the target in force asks of a village not yet formed, between two ordinal days (arrays that broadcast)."""
    begin, end = when
    left = room / np.maximum(room + formed, 1)
    total = np.zeros(np.broadcast_shapes(left.shape, np.shape(begin)))
    for since, due, part in zip(known.since, known.due, known.part, strict=True):
        first, last = np.maximum(begin, since), np.minimum(end, due)
        asked = np.maximum(np.log(np.maximum(left, 1e-9) / (1 - part)), 0.0)
        total = total + asked * np.maximum(last - first, 0) / np.maximum(due - first, 1)
    return total


def obedience(known: Decree, draws: int, rng: np.random.Generator) -> np.ndarray:
    """The part of what is asked that districts do, per draw."""
    held = np.where(rng.random(draws) < IGNORED, 0.0, rng.random(draws))
    if known.obeyed is None:
        return held
    lately = np.minimum(known.obeyed * np.exp(_WIDTH * rng.standard_normal(draws)), 1.0)
    return np.where(rng.random(draws) < _LATELY, lately, held)
