"""One kind of movement learned whole: what the nation shares and how districts differ, in turns."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from kkb.core.forecast.likelihood import SHORTEST, Cells, mean_seen
from kkb.core.forecast.nation import Nation, Periods, Waves, nation
from kkb.core.forecast.spread import Belief, DistrictSpread, flat, spread

_ROUNDS = 6
_HELD = 0.5
"""Moves by which a period with few is held to the common pace."""


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Which `period` (pair of dates) every cell lies in; of every period its `middle` in months from day 0 of the
    ordinal count, and its `load` in every season (periods, SEASONS).
    """

    period: np.ndarray
    middle: np.ndarray
    load: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """How districts differ, and what they share."""

    spread: DistrictSpread
    nation: Nation


def flow(cells: Cells, calendar: Calendar, held: tuple[Belief, Waves]) -> Flow:
    """Learn one movement. `held`: what is believed before data."""
    belief, waves = held
    shared = shared_pace(cells, calendar, flat(len(cells.province), belief.burst), waves)
    own = spread(_at_pace(cells, shared, calendar), belief)
    shared = shared_pace(cells, calendar, own, waves)
    return Flow(spread(_at_pace(cells, shared, calendar), belief), shared)


def shared_pace(cells: Cells, calendar: Calendar, own: DistrictSpread, waves: Waves) -> Nation:
    """The common pace of every period, when districts differ as `own` says.

    A cell weighs less the more of its variation is its own burst, so that one large burst does not make a wave.
    """
    count, time = len(calendar.middle), np.maximum(cells.time, SHORTEST)
    ratio, sums = np.ones(count), partial(np.bincount, calendar.period, minlength=count)
    for _ in range(_ROUNDS):
        due = mean_seen(replace(cells, due=cells.due * ratio[calendar.period]), own.weights, own.burst)
        weight = 1 / (1 + due * own.burst / time)
        ratio = np.clip(
            ratio * (sums(weights=weight * cells.seen) + _HELD) / (sums(weights=weight * due) + _HELD * ratio), 0.01, 50
        )
    lasted = sums(weights=time) / np.maximum(sums(), 1)
    noise = 1 / (sums(weights=weight * due) + _HELD)
    return nation(Periods(ratio, noise, lasted, calendar.middle, calendar.load), waves)


def _at_pace(cells: Cells, shared: Nation, calendar: Calendar) -> Cells:
    return replace(cells, due=cells.due * shared.pace[calendar.period])
