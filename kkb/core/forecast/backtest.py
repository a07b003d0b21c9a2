"""The forecast held against what happened: fitted on earlier snapshots, judged on later ones.

"Nothing changes" is the yardstick: the share of the day of the forecast, kept. CRPS is the continuous ranked
probability score (Gneiting and Raftery 2007), in percentage points; for a single number it is the absolute error.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from kkb.core.counts.timeline import state_at
from kkb.core.forecast.backtest_scores import BacktestReport, Judged, judge, report
from kkb.core.forecast.futures import StartCounts, futures, standing
from kkb.core.forecast.rates import Rates, fit
from kkb.core.forecast.readiness import FEWEST_VILLAGES, FEWEST_WATCHED
from kkb.core.rule.ladder import Ladder
from kkb.core.target.targets import Target

DRAWS = 400
MOST_ORIGINS = 12
MOST_LATER = 12
NEAR = 15
"""Days by which a kabupaten's own snapshot may lie off the day that is judged."""
_MOST_DAYS = 26


def _unheard(day: date, number: int, total: int) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Trying:
    """How to test: futures per forecast, and who hears from which day forecasts are made (day, its number, of all)."""

    draws: int = DRAWS
    heard: Callable[[date, int, int], None] = _unheard


USUAL = Trying()


@dataclass(frozen=True, slots=True, eq=False)
class _Origin:
    """What was known on the day of a forecast, and how many futures are drawn from it."""

    day: date
    rates: Rates
    start: StartCounts
    hits: list[int]
    draws: int


def backtest(
    history: pd.DataFrame,
    listed: Mapping[str, int | None],
    ladder: Ladder,
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
        rates = fit(past, listed, ladder, coverage)
        if rates.watched >= FEWEST_WATCHED:
            start, hits = _able(rates, past, listed), [ladder.classes.index(name) for name in ladder.reached]
            later = _spaced([later for later in days if later > day], MOST_LATER)
            found += _judged(history, _Origin(day, rates, start, hits, draws), later)
    if not found:
        return BacktestReport(None, (), 0, draws, "tiga_potret" if len(days) < 3 else "sedikit_data")
    return report(found, draws)


def _able(rates: Rates, past: pd.DataFrame, listed: Mapping[str, int | None]) -> StartCounts:
    """Where the kabupaten stand that would get a forecast of their own."""
    start = standing(state_at(past, max(past["tanggal"])), listed, rates.ladder)
    return _part(start, (start.counts.sum(axis=1) >= FEWEST_VILLAGES) & (rates.periods > 0))


def _judged(history: pd.DataFrame, origin: _Origin, later: Sequence[date]) -> list[Judged]:
    """One entry per later day near which some kabupaten has a snapshot of its own."""
    start, found = origin.start, []
    rng = np.random.default_rng([origin.day.toordinal(), origin.draws, len(start.codes)])
    ahead = futures(origin.rates, start, [day.toordinal() for day in later], origin.draws, rng)
    for day, counts in zip(later, ahead, strict=True):
        last = _near(history, origin, day)
        if last is not None:
            place = np.searchsorted(np.array(start.codes), np.array(last.codes))
            shares = (_percent(each, origin.hits) for each in (counts[place], start.counts[place], last.counts))
            size = start.counts[place].sum(axis=1)
            found.append(judge((origin.day, day), last.codes, (*shares, size)))
    return found


def _near(history: pd.DataFrame, origin: _Origin, day: date) -> StartCounts | None:
    """Where the kabupaten stood by their own snapshots nearest the day, if there are any."""
    near = [d for d in history["tanggal"].unique() if d > origin.day and abs((d - day).days) <= NEAR]
    rows = history[history["tanggal"].isin(near) & history["kode_kab"].isin(set(origin.start.codes))]
    return standing(state_at(rows, max(near)), {}, origin.rates.ladder) if len(rows) else None


def _percent(counts: np.ndarray, hits: list[int]) -> np.ndarray:
    """Ratio A in percent from counts by state, the last axis."""
    percent: np.ndarray = 100 * counts[..., hits].sum(axis=-1) / np.maximum(counts.sum(axis=-1), 1)
    return percent


def _part(start: StartCounts, chosen: np.ndarray) -> StartCounts:
    codes = tuple(code for code, own in zip(start.codes, chosen, strict=True) if own)
    return StartCounts(codes, start.counts[chosen], start.day[chosen], start.room[chosen])


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
