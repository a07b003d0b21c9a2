"""Progress judged fairly: this year's target first, then the pace needed beside the pace so far.

Everything is counted in whole villages and villages per month. A quotient of two shares is never taken: from 1 % to 3 %
is two points, not "three times better". Beside the raw share stands the fixed cohort, which newly formed Kampung KB
cannot lower.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core.forecast.clock import DAYS_OF_MONTH
from kkb.core.ratio import Share, gap, meets
from kkb.core.target import Target
from kkb.core.timeline import state_at

WINDOW = 365
"""Days over which the pace so far is taken, when the snapshots reach back that far."""
STATUSES = ("tercapai", "belum", "luput", "tanpa_target")


@dataclass(frozen=True, slots=True)
class Pace:
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
class Way:
    """What happened from `pace.since` to `pace.on` among all Kampung KB, or among those that stood at both days."""

    pace: Pace
    before: Share
    after: Share


@dataclass(frozen=True, slots=True)
class Progress:
    """`status` (STATUSES) against the target in force, `short` villages; the `course` to the next one not yet met.

    `raw` is the way of all Kampung KB so far, `cohort` that of the same ones at both days; None with one snapshot.
    """

    on: date
    share: Share
    target: Target | None
    status: str
    short: int
    course: Course | None
    raw: Way | None
    cohort: Way | None

    @property
    def keeps_up(self) -> bool | None:
        """Whether the pace so far is at least the pace needed; None when one of them is not known."""
        if self.course is None or self.raw is None or self.course.per_month is None:
            return None
        return self.raw.pace.per_month >= self.course.per_month


def progress(history: pd.DataFrame, on: date, path: Sequence[Target], reached: Sequence[str]) -> Progress:
    """Judge an area at a date. `history`: its rows (columns of the store's); `path`: its dated targets of ratio A."""
    now, since = state_at(history, on), _since(history, on)
    share = _share(now, reached)
    target, status = standing(share, path, on)
    short = gap(share, target.percent) if target else 0
    if since is None:
        return Progress(on, share, target, status, short, course(share, path, on), None, None)
    before = state_at(history, since)
    both = set(before["unit"]) & set(now["unit"])
    raw = _way((since, on), _share(before, reached), share)
    same = [_share(state[state["unit"].isin(both)], reached) for state in (before, now)]
    return Progress(on, share, target, status, short, course(share, path, on), raw, _way((since, on), *same))


def standing(share: Share, path: Sequence[Target], on: date) -> tuple[Target | None, str]:
    """The target in force (the first not yet due, past the last one the last) and the status against it."""
    target = next((t for t in path if t.due >= on), path[-1] if path else None)
    if target is None:
        return None, "tanpa_target"
    if meets(share, target.percent):
        return target, "tercapai"
    return target, "belum" if target.due >= on else "luput"


def course(share: Share, path: Sequence[Target], on: date) -> Course | None:
    """The way to the first target to come that is not met yet; to the last one when all are overdue; None when met."""
    ahead = [t for t in path if t.due >= on] or list(path[-1:])
    following = next((t for t in ahead if not meets(share, t.percent)), None)
    return Course(following, gap(share, following.percent), months_between(on, following.due)) if following else None


def months_between(start: date, end: date) -> float:
    """Months from one day to another, not below 0."""
    return max(0.0, (end - start).days / DAYS_OF_MONTH)


def _since(history: pd.DataFrame, on: date) -> date | None:
    """The last snapshot date at least WINDOW days back, else the first date, else None."""
    days = sorted(day for day in history["tanggal"].unique() if day < on)
    back = [day for day in days if (on - day).days >= WINDOW]
    return back[-1] if back else next(iter(days), None)


def _way(days: tuple[date, date], before: Share, after: Share) -> Way:
    return Way(Pace(*days, after.n - before.n), before, after)


def _share(state: pd.DataFrame, reached: Sequence[str]) -> Share:
    return Share(int(state["strata"].isin(list(reached)).sum()), len(state))
