"""Coverage targets as a force: when most villages must have a Kampung KB by a day, districts form them by decree.

How far districts obey is uncertain: not at all, or some part of what the target asks for. Where they were watched under
a target already, what they did stands in the fitted pace of formation, and in half of the draws nothing is added to
that: to count it twice made forecasts worse than without any target, and to add nothing misses a late rush. Bengkulu
went from 258 to 1,322 of its 1,513 villages in the 22 months in which the targets asked for 30, 75 and 100 % (sources
in data/terbit.csv); its pace of the years before would not have led to 300.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kkb.core.forecast.panel import Panel
from kkb.core.target.targets import Target

IGNORED = 0.4
"""Chance, before data, that districts form as if there were no target."""
_AS_SEEN = 0.5
"""Chance that districts which were watched under a target go on forming as they were seen to."""
_NOTICE = 365
"""Days before its own day from which a target is taken to be known, when no target stands before it."""
_FULL = 0.97
"""A target of 100 % counts as met at this part: the last few villages cannot be asked of a rate."""


@dataclass(frozen=True, slots=True)
class Decree:
    """Targets of ratio C: `since` (ordinal) each asks for its `part` (0 to 1) by its `due`; `watched`: whether any
    district was seen while one of them asked something of it.
    """

    since: tuple[int, ...] = ()
    due: tuple[int, ...] = ()
    part: tuple[float, ...] = ()
    watched: bool = False


def decree(targets: Sequence[Target], seen: Panel) -> Decree:
    """The targets of ratio C, and whether they asked anything of the districts whose list is known."""
    path = sorted((t for t in targets if t.ratio == "C"), key=lambda t: t.due)
    due = tuple(t.due.toordinal() for t in path)
    since = tuple(due[n - 1] if n else day - _NOTICE for n, day in enumerate(due))
    known = Decree(since, due, tuple(min(t.percent / 100, _FULL) for t in path))
    if not path or not len(seen.end):
        return known
    room = np.nan_to_num(seen.room)
    asked = room * -np.expm1(-hazard(known, seen.formed, room, (seen.start, seen.end)))
    return replace(known, watched=bool(asked.sum() >= 1))


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
    """The part of what is asked that districts do at least, per draw."""
    held = np.where(rng.random(draws) < IGNORED, 0.0, rng.random(draws))
    return np.where(rng.random(draws) < _AS_SEEN, 0.0, held) if known.watched else held
