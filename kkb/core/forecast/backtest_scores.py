"""How a backtest is scored: errors, how often the interval held, by horizon and size, ranks, and extreme chances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from kkb.core.forecast.fan import RARE, UNTESTED, Earned, quantiles

HORIZONS = (31, 92, 183, 274)
"""Days up to which a forecast belongs to a class of horizon: within 1, 3, 6 and 9 months; the rest lies beyond."""
SIZES = (10, 20, 40, 80)
"""Kampung KB on the day of the forecast from which a kabupaten belongs to the next class of size."""
BINS = 10
"""Bars of the histogram of ranks (PIT)."""
ASKED = tuple(range(5, 100, 5))
"""Shares in percent whose chances are tried."""
FEWEST_CHANCES, FEWEST_TRIALS = 100, 3
"""Extreme chances, and pairs of days, below which nothing is earned: districts of one pair share their luck."""
_TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Score:
    """How forecasts did against what happened; errors and CRPS of ratio A in percentage points.

    `coverage80`: part of the outcomes inside p10 to p90, `above90` and `below10` those outside, 0 to 1; the `_naive`
    ones are those of "nothing changes".
    """

    n: int
    mae: float
    mae_naive: float
    crps: float
    crps_naive: float
    coverage80: float
    above90: float
    below10: float

    @property
    def ratio(self) -> float | None:
        """CRPS over that of "nothing changes"; None when nothing changed at all."""
        return self.crps / self.crps_naive if self.crps_naive > 0 else None


@dataclass(frozen=True, slots=True)
class Trial:
    """The forecasts made on one day for another, one per kabupaten."""

    origin: date
    target: date
    score: Score


@dataclass(frozen=True, slots=True)
class ClassScore:
    """The forecasts of one class: from `least` (included) up to `most` (None: no end), in days ahead or Kampung KB."""

    least: int
    most: int | None
    score: Score


@dataclass(frozen=True, slots=True)
class Extremes:
    """Extreme chances of one class of horizon (days, from `least` to `most`), from so many `trials` (pairs of days).

    `low` were below 1 in 20 and `low_came` of them came true; `high` were above 19 in 20, `high_failed` did not. Only
    chances that some draw contradicts count, and all that went wrong.
    """

    least: int
    most: int | None
    trials: int
    low: int
    low_came: int
    high: int
    high_failed: int

    @property
    def earned(self) -> Earned:
        """Earned by enough chances of which at most 1 in 20 went wrong."""
        enough = self.trials >= FEWEST_TRIALS
        return Earned(
            enough and self.low >= FEWEST_CHANCES and self.low_came <= RARE * self.low,
            enough and self.high >= FEWEST_CHANCES and self.high_failed <= RARE * self.high,
        )


@dataclass(frozen=True, slots=True)
class BacktestReport:
    """The whole backtest: `total`, `trials` by origin and target, and the same `by_horizon` and `by_size`.

    `ranks`: part of the outcomes in each tenth of their forecast, lowest first (a flat PIT histogram is right);
    `extremes` by class of horizon; `longest` days ahead that were judged. `obstacle` says why there is none.
    """

    total: Score | None
    trials: tuple[Trial, ...]
    districts: int
    draws: int
    obstacle: str | None = None
    by_horizon: tuple[ClassScore, ...] = ()
    by_size: tuple[ClassScore, ...] = ()
    ranks: tuple[float, ...] = ()
    extremes: tuple[Extremes, ...] = ()
    longest: int = 0

    def earned(self, days: int) -> Earned:
        """Which extreme chances so many days ahead the backtest earned; none further ahead than it judged."""
        own = (each for each in self.extremes if each.least <= days and (each.most is None or days <= each.most))
        return next((each.earned for each in own), UNTESTED) if days <= self.longest else UNTESTED


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The forecasts of one origin for one target day: of every kabupaten (`codes`) its `size` and `values` by name.

    `ranks` (kabupaten, BINS): the part of each outcome in each tenth of its forecast; `extremes` (4): chances below 1
    in 20, those that came true, chances above 19 in 20, those that did not.
    """

    origin: date
    target: date
    codes: tuple[str, ...]
    size: np.ndarray
    values: dict[str, np.ndarray]
    ranks: np.ndarray
    extremes: np.ndarray


def judge(when: tuple[date, date], codes: Sequence[str], forecasts: tuple[np.ndarray, ...]) -> Judged:
    """Hold forecasts made on one day for another against what came.

    `forecasts`: ratio A in percent drawn (kabupaten, draws), on the day of the forecast and on the day judged, and
    Kampung KB on the day of the forecast.
    """
    drawn, before, after, size = forecasts
    low, middle, high = quantiles(drawn).T
    above, below = after > high + _TIE, after < low - _TIE
    values = {
        "mae": np.abs(middle - after), "naive": np.abs(before - after), "crps": crps(drawn, after),
        "held": ~(above | below), "above": above, "below": below,
    }  # fmt: skip
    return Judged(*when, tuple(codes), size, values, ranks(drawn, after), _extremes(drawn, after))


def report(found: Sequence[Judged], draws: int) -> BacktestReport:
    """All that was judged (at least one), as one report."""
    trials = tuple(Trial(own.origin, own.target, _score(own.values)) for own in found)
    whole = {name: np.concatenate([own.values[name] for own in found]) for name in found[0].values}
    ahead, edges = np.array([(own.target - own.origin).days for own in found]), tuple(day + 1 for day in HORIZONS)
    each = np.repeat(ahead, [len(own.codes) for own in found])
    size = np.concatenate([own.size for own in found])
    return BacktestReport(
        _score(whole), trials, len({code for own in found for code in own.codes}), draws, None,
        _by_class(whole, each, edges), _by_class(whole, size, SIZES),
        tuple(np.concatenate([own.ranks for own in found]).mean(axis=0).tolist()),
        _by_horizon([own.extremes for own in found], ahead, edges), int(ahead.max()),
    )  # fmt: skip


def _by_horizon(counts: Sequence[np.ndarray], ahead: np.ndarray, edges: Sequence[int]) -> tuple[Extremes, ...]:
    place = np.searchsorted(edges, ahead, side="right")
    return tuple(
        Extremes(*_bounds(edges, n), int((place == n).sum()), *np.array(counts)[place == n].sum(axis=0).tolist())
        for n in range(len(edges) + 1) if (place == n).any()
    )  # fmt: skip


def _extremes(drawn: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Extreme chances of the shares ASKED, and those that went wrong (4, as in Judged)."""
    asked = np.array(ASKED) - _TIE
    chance = np.stack([(drawn >= percent).mean(axis=1) for percent in asked], axis=1)
    came = after[:, None] >= asked
    low, high = (chance < RARE) & ((chance > 0) | came), (chance > 1 - RARE) & ((chance < 1) | ~came)
    return np.array([low.sum(), (low & came).sum(), high.sum(), (high & ~came).sum()])


def _by_class(values: Mapping[str, np.ndarray], number: np.ndarray, edges: Sequence[int]) -> tuple[ClassScore, ...]:
    """The scores of the classes that have any forecast, from the lowest to the highest."""
    place = np.searchsorted(edges, number, side="right")
    return tuple(
        ClassScore(*_bounds(edges, n), _score({name: each[place == n] for name, each in values.items()}))
        for n in range(len(edges) + 1) if (place == n).any()
    )  # fmt: skip


def _bounds(edges: Sequence[int], n: int) -> tuple[int, int | None]:
    """The lowest and highest whole number of class `n` (None: no end)."""
    return edges[n - 1] if n else 0, edges[n] - 1 if n < len(edges) else None


def crps(draws: np.ndarray, outcome: np.ndarray) -> np.ndarray:
    """CRPS of draws (cases, draws) against outcomes (cases), in the unit of the draws.

    >>> crps(np.array([[1.0, 1.0], [0.0, 2.0]]), np.array([3.0, 1.0])).tolist()
    [2.0, 0.5]
    """
    ordered, count = np.sort(draws, axis=1), draws.shape[1]
    weights = (2 * np.arange(1, count + 1) - count - 1) / count**2
    score: np.ndarray = np.abs(ordered - outcome[:, None]).mean(axis=1) - (ordered * weights).sum(axis=1)
    return score


def ranks(draws: np.ndarray, outcome: np.ndarray) -> np.ndarray:
    """Where outcomes (cases) lie among their draws (cases, draws): the part in each of BINS equal parts (cases, BINS).

    An outcome that many draws share lies in all the parts that these fill. Source: Czado, Gneiting and Held 2009.

    >>> ranks(np.array([[1, 1, 2, 3]]), np.array([1])).round(1).tolist()
    [[0.2, 0.2, 0.2, 0.2, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0]]
    """
    below = (draws < outcome[:, None] - _TIE).mean(axis=1)[:, None]
    until = (draws <= outcome[:, None] + _TIE).mean(axis=1)[:, None]
    edges = np.linspace(0, 1, BINS + 1)
    reached = np.where(until > below, (edges - below) / np.maximum(until - below, _TIE), edges > below)
    reached[:, -1] = 1.0
    return np.diff(np.clip(reached, 0, 1), axis=1)


def _score(values: Mapping[str, np.ndarray]) -> Score:
    mean = {name: float(own.mean()) for name, own in values.items()}
    return Score(
        len(values["mae"]), mean["mae"], mean["naive"], mean["crps"], mean["naive"], mean["held"], mean["above"],
        mean["below"],
    )  # fmt: skip
