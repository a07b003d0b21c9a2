"""Progress judged fairly: the pace needed to a target beside the pace so far.

Everything is counted in whole villages and villages per month. A quotient of two shares is never taken: from 1 % to 3 %
is two points, not "three times better". Beside the raw share stands the fixed cohort, which newly formed Kampung KB
cannot lower.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core.counts.ratio import Share
from kkb.core.counts.timeline import state_at
from kkb.core.forecast.clock import DAYS_OF_MONTH
from kkb.core.target.targets import Target

WINDOW = 365
"""Days over which the pace so far is taken, when the snapshots reach back that far."""


@dataclass(frozen=True, slots=True)
class PastPace:
    """Net change of the villages in the target classes from `since` until `on`."""

    since: date
    on: date
    gained: int

    @property
    def per_month(self) -> float:
        """Villages per month."""
        return self.gained / months_between(self.since, self.on)


@dataclass(frozen=True, slots=True)
class Course:
    """The way to the next target: `short` villages in `months`; `per_month` is the pace needed, None when overdue."""

    target: Target
    short: int
    months: float

    @property
    def per_month(self) -> float | None:
        """Villages per month, at the number formed today."""
        return self.short / self.months if self.months > 0 else None


@dataclass(frozen=True, slots=True)
class PaceReading:
    """What happened from `pace.since` to `pace.on` among all Kampung KB, or among those that stood at both days."""

    pace: PastPace
    before: Share
    after: Share


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an area stands `on` a date. `raw` is the way of all Kampung KB so far, `cohort` that of the same ones at
    both days; None with one snapshot.
    """

    on: date
    share: Share
    raw: PaceReading | None
    cohort: PaceReading | None


def progress(history: pd.DataFrame, on: date, reached: Sequence[str]) -> Progress:
    """The way of an area until a date. `history`: its rows (columns of the store's)."""
    now, since = state_at(history, on), _since(history, on)
    share = _share(now, reached)
    if since is None:
        return Progress(on, share, None, None)
    before = state_at(history, since)
    both = set(before["unit"]) & set(now["unit"])
    raw = _way((since, on), _share(before, reached), share)
    same = [_share(state[state["unit"].isin(both)], reached) for state in (before, now)]
    return Progress(on, share, raw, _way((since, on), *same))


def months_between(start: date, end: date) -> float:
    """Months from one day to another, not below 0."""
    return max(0.0, (end - start).days / DAYS_OF_MONTH)


def _since(history: pd.DataFrame, on: date) -> date | None:
    """The last snapshot date at least WINDOW days back, else the first date, else None."""
    days = sorted(day for day in history["tanggal"].unique() if day < on)
    back = [day for day in days if (on - day).days >= WINDOW]
    return back[-1] if back else next(iter(days), None)


def _way(days: tuple[date, date], before: Share, after: Share) -> PaceReading:
    return PaceReading(PastPace(*days, after.n - before.n), before, after)


def _share(state: pd.DataFrame, reached: Sequence[str]) -> Share:
    return Share(int(state["strata"].isin(list(reached)).sum()), len(state))
