"""The forecast held against what happened: fitted on earlier snapshots, judged on later ones.

"Nothing changes" is the yardstick: the share of the day of the forecast, kept. CRPS is the continuous ranked
probability score (Gneiting and Raftery 2007), in percentage points; for a single number it is the absolute error.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from kkb.core.forecast.fan import quantiles
from kkb.core.forecast.futures import Standing, futures, standing
from kkb.core.forecast.panel import STATES
from kkb.core.forecast.rates import REACHED, Rates, fit
from kkb.core.forecast.readiness import FEWEST_VILLAGES, FEWEST_WATCHED
from kkb.core.target import Target
from kkb.core.timeline import state_at

DRAWS = 400
MOST_ORIGINS = 5
MOST_LATER = 5
NEAR = 15
"""Days by which a kabupaten's own snapshot may lie off the day that is judged."""
_MOST_DAYS = 26
_TIE = 1e-9
_JUDGED = ("error", "naive", "crps", "held")


def _unheard(day: date, number: int, total: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Trying:
    """How to test: futures per forecast, and who hears from which day forecasts are made (day, its number, of all)."""

    draws: int = DRAWS
    heard: Callable[[date, int, int], None] = _unheard


USUAL = Trying()


@dataclass(frozen=True, slots=True)
class Score:
    """How forecasts did against what happened; errors and CRPS of ratio A in percentage points.

    `coverage80`: part of the outcomes inside p10 to p90, 0 to 1; the `_naive` ones are those of "nothing changes".
    """

    n: int
    mae: float
    mae_naive: float
    crps: float
    crps_naive: float
    coverage80: float

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
class BacktestReport:
    """The whole backtest: `total`, and `trials` by origin and target. `obstacle` says why there is none."""

    total: Score | None
    trials: tuple[Trial, ...]
    districts: int
    draws: int
    obstacle: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """The forecasts of one origin and target: per kabupaten (`codes`) a row of errors, or whether the interval held."""

    origin: date
    target: date
    codes: tuple[str, ...]
    error: np.ndarray
    naive: np.ndarray
    crps: np.ndarray
    held: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class _Origin:
    """What was known on the day of a forecast, and how many futures are drawn from it."""

    day: date
    rates: Rates
    start: Standing
    hits: list[int]
    draws: int


def backtest(
    history: pd.DataFrame,
    listed: Mapping[str, int | None],
    reached: Sequence[str] = REACHED,
    coverage: Sequence[Target] = (),
    trying: Trying = USUAL,
) -> BacktestReport:
    """Forecast from every earlier day of a history (columns of the store's) the later ones, and judge.

    Only kabupaten that would get a forecast are judged: two snapshots by then and FEWEST_VILLAGES formed. With very
    many dates, MOST_ORIGINS of them and MOST_LATER days after each.
    """
    days, found = _days(history), []
    origins, draws = _spaced(days[1:-1], MOST_ORIGINS), trying.draws
    for number, day in enumerate(origins, 1):
        trying.heard(day, number, len(origins))
        past = history[history["tanggal"] <= day]
        rates = fit(past, listed, reached, coverage)
        if rates.watched >= FEWEST_WATCHED:
            start, hits = _able(rates, past, listed), [STATES.index(name) for name in reached]
            later = _spaced([later for later in days if later > day], MOST_LATER)
            found += _judged(history, _Origin(day, rates, start, hits, draws), later)
    if not found:
        return BacktestReport(None, (), 0, draws, "tiga_potret" if len(days) < 3 else "sedikit_data")
    trials = tuple(Trial(own.origin, own.target, _score([own])) for own in found)
    return BacktestReport(_score(found), trials, len({code for own in found for code in own.codes}), draws)


def crps(draws: np.ndarray, outcome: np.ndarray) -> np.ndarray:
    """CRPS of draws (cases, draws) against outcomes (cases), in the unit of the draws.

    >>> crps(np.array([[1.0, 1.0], [0.0, 2.0]]), np.array([3.0, 1.0])).tolist()
    [2.0, 0.5]
    """
    ordered, count = np.sort(draws, axis=1), draws.shape[1]
    weights = (2 * np.arange(1, count + 1) - count - 1) / count**2
    return np.abs(ordered - outcome[:, None]).mean(axis=1) - (ordered * weights).sum(axis=1)


def _able(rates: Rates, past: pd.DataFrame, listed: Mapping[str, int | None]) -> Standing:
    """Where the kabupaten stand that would get a forecast of their own."""
    start = standing(state_at(past, max(past["tanggal"])), listed)
    return _part(start, (start.counts.sum(axis=1) >= FEWEST_VILLAGES) & (rates.periods > 0))


def _judged(history: pd.DataFrame, origin: _Origin, later: Sequence[date]) -> list[_Judged]:
    """One entry per later day near which some kabupaten has a snapshot of its own."""
    start, found = origin.start, []
    rng = np.random.default_rng([origin.day.toordinal(), origin.draws, len(start.codes)])
    ahead = futures(origin.rates, start, [day.toordinal() for day in later], origin.draws, rng)
    for day, counts in zip(later, ahead, strict=True):
        last = _near(history, origin, day)
        if last is not None:
            place = np.searchsorted(np.array(start.codes), np.array(last.codes))
            drawn = _percent(counts[place], origin.hits)
            found.append(_held(origin, day, last, (start.counts[place], drawn)))
    return found


def _near(history: pd.DataFrame, origin: _Origin, day: date) -> Standing | None:
    """Where the kabupaten stood by their own snapshots nearest the day, if there are any."""
    near = [d for d in history["tanggal"].unique() if d > origin.day and abs((d - day).days) <= NEAR]
    rows = history[history["tanggal"].isin(near) & history["kode_kab"].isin(set(origin.start.codes))]
    return standing(state_at(rows, max(near)), {}) if len(rows) else None


def _held(origin: _Origin, day: date, last: Standing, known: tuple[np.ndarray, np.ndarray]) -> _Judged:
    (counts, drawn), after = known, _percent(last.counts, origin.hits)
    low, middle, high = quantiles(drawn).T
    held = (low - _TIE <= after) & (after <= high + _TIE)
    naive = np.abs(_percent(counts, origin.hits) - after)
    return _Judged(origin.day, day, last.codes, np.abs(middle - after), naive, crps(drawn, after), held)


def _percent(counts: np.ndarray, hits: list[int]) -> np.ndarray:
    """Ratio A in percent from counts by state, the last axis."""
    return 100 * counts[..., hits].sum(axis=-1) / np.maximum(counts.sum(axis=-1), 1)


def _score(parts: Sequence[_Judged]) -> Score:
    mean = {name: float(np.concatenate([getattr(own, name) for own in parts]).mean()) for name in _JUDGED}
    return Score(
        sum(len(own.codes) for own in parts), mean["error"], mean["naive"], mean["crps"], mean["naive"], mean["held"]
    )


def _part(start: Standing, chosen: np.ndarray) -> Standing:
    codes = tuple(code for code, own in zip(start.codes, chosen, strict=True) if own)
    return Standing(codes, start.counts[chosen], start.day[chosen], start.room[chosen])


def _days(history: pd.DataFrame) -> list[date]:
    """The dates of the history; days of the same fortnight, when kabupaten have dates of their own, only once."""
    days = sorted(history["tanggal"].unique())
    if len(days) <= _MOST_DAYS:
        return days
    kept = [days[0]]
    for day in days[1:]:
        if day - kept[-1] >= timedelta(days=2 * NEAR):
            kept.append(day)
    return kept


def _spaced(days: Sequence[date], most: int) -> list[date]:
    """At most so many of the days, evenly, the first and the last among them.

    >>> _spaced([1, 2, 3, 4, 5, 6, 7], 3)
    [1, 4, 7]
    """
    if len(days) <= most:
        return list(days)
    return [days[round(n * (len(days) - 1) / (most - 1))] for n in range(most)]
