"""The outlook of one area: forecast or the reason why there is none, progress so far, and arithmetic in any case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.ratio import Share, gap, meets
from kkb.core.counts.state import whole_states
from kkb.core.counts.tally import cut_codes, within
from kkb.core.errors import KkbError
from kkb.core.forecast import UNTESTED, Earned, Fan, Rates, chance, fan_days, fit, forecast, obstacle, with_plan
from kkb.core.forecast.backtest import USUAL, Trying, backtest
from kkb.core.forecast.backtest_scores import BacktestReport
from kkb.core.scheme import Scheme
from kkb.core.target.progress import Course, Progress, months_between, progress
from kkb.core.target.targets import Target, target_path

_TIE = 1e-6


Aim = tuple[date, int | None]
"""Until when, and which share of ratio A in whole percent; None: none."""


@dataclass(frozen=True, slots=True, eq=False)
class ForecastContext:
    """What outlooks are made from: the history of the whole store, the codes of the official list, the scheme."""

    history: pd.DataFrame
    listed: pd.Series
    scheme: Scheme


@dataclass(frozen=True, slots=True)
class ScenarioPace:
    """Scenario arithmetic: at so many net rises a month, the share at the end if nothing is newly formed, and whether
    it meets what is aimed at (None without an aim).
    """

    per_month: float
    share: Share
    meets: bool | None


@dataclass(frozen=True, slots=True, eq=False)
class ForecastSummary:
    """The answer for one area: `fan` and `probability` (0 to 1), or the `obstacle` to them; the arithmetic always.

    `course` is the way to the share asked for by `until`; `planned` the probability when a plan is carried out besides.
    Without a share asked for there is neither a course nor a probability.
    What may be said of extreme ones, `earned` tells.
    """

    area_view: AreaView
    obstacle: str | None
    fan: Fan | None
    probability: float | None
    planned: float | None
    progress: Progress
    until: date
    course: Course | None
    steps: tuple[ScenarioPace, ...]

    @property
    def is_late(self) -> bool:
        """Whether it ends on the date of a target that has come since the data: only newer data tells how it went."""
        seen = self.area_view
        return seen.day is not None and self.until <= seen.day and self.until in {target.due for target in seen.path}


def learned_rates(known: ForecastContext, seen: AreaView) -> Rates:
    """The rates learned from every kabupaten up to the date of a view; the example never teaches real districts, and
    a state in which a part speaks teaches nothing: the villages that were not asked did not stay.
    """
    history = known.history
    history = whole_states(history)
    own = history["contoh"].astype(bool) == (seen.example == "semua")
    past = history[own & (history["tanggal"] <= seen.on)]
    return fit(past, villages(known), known.scheme.ladder, _coverage(known.scheme))


def outlook(
    known: ForecastContext, seen: AreaView, aim: Aim, rates: Rates | None = None, plan: Mapping[str, str] | None = None
) -> ForecastSummary:
    """Where an area goes from a view (with data) until a day, against a share of ratio A: `aim` (day, whole percent, or
    None where nobody set a target and none is tried out).

    `plan`: unit to stratum it reaches, for what a plan adds. Raises KkbError when the day is not after the data or is
    too far off.
    """
    if aim[0] <= seen.data_date:
        raise KkbError("ramalan.lampau", tanggal=aim[0], data=seen.on)
    rates = rates or learned_rates(known, seen)
    inside = known.history[within(known.history["kode"], seen.area)]
    judged, course = progress(inside, seen.data_date, known.scheme.reached), _course(seen, aim)
    steps = _steps(judged, aim[0], course)
    why = obstacle(rates, seen.rows)
    if why:
        return ForecastSummary(seen, why, None, None, None, judged, aim[0], course, steps)
    days, listed = fan_days(seen.data_date, aim[0], [t.due for t in seen.path]), villages(known, seen.area)
    fan = forecast(rates, seen.rows, days, listed)
    if aim[1] is None:
        return ForecastSummary(seen, None, fan, None, None, judged, aim[0], course, steps)
    planned = chance(forecast(rates, with_plan(seen.rows, plan), days, listed), aim[1]) if plan else None
    return ForecastSummary(seen, None, fan, chance(fan, aim[1]), planned, judged, aim[0], course, steps)


def store_backtest(known: ForecastContext, area: str = wilayah.INDONESIA, trying: Trying = USUAL) -> BacktestReport:
    """The backtest on an area; on the example only when there is nothing else."""
    inside = whole_states(known.history[within(known.history["kode"], area)])
    own = ~inside["contoh"].astype(bool)
    used = inside[own] if own.any() else inside
    return backtest(used, villages(known), known.scheme.ladder, _coverage(known.scheme), trying)


def backtest_example(known: ForecastContext, area: str = wilayah.INDONESIA) -> str:
    """Whether what `store_backtest` tries is made up: "semua" or "tidak", never both."""
    inside = known.history[within(known.history["kode"], area)]
    return "semua" if len(inside) and inside["contoh"].all() else "tidak"


def earned(report: BacktestReport | None, seen: AreaView, until: date) -> Earned:
    """Which extreme chances may be said of an area until a day: a backtest judges kabupaten and kota, nothing else."""
    if report is None or wilayah.level(seen.area) != Level.KABUPATEN:
        return UNTESTED
    return report.earned((until - seen.data_date).days)


def villages(known: ForecastContext, area: str = wilayah.INDONESIA) -> dict[str, int]:
    """Villages of the official list per kabupaten, within an area."""
    counts = cut_codes(known.listed[within(known.listed, area)], Level.KABUPATEN).value_counts()
    return {str(code): int(count) for code, count in counts.items()}


def default_aim(seen: AreaView) -> Aim:
    """The day and share meant when none is given: the target in force; when all have passed the share of the last by
    the end of the coming year. Without a target no share is meant: nobody is measured by the target of another area.
    """
    if seen.target:
        return seen.target.due, seen.target.percent
    return date(seen.data_date.year + 1, 12, 31), seen.path[-1].percent if seen.path else None


def _coverage(scheme: Scheme) -> tuple[Target, ...]:
    return target_path(scheme.targets, wilayah.INDONESIA, "C")


def _course(seen: AreaView, aim: Aim) -> Course | None:
    until, percent = aim
    if percent is None:
        return None
    return Course(
        Target(seen.area, "A", until, percent, ""),
        gap(seen.tally.share_a, percent),
        months_between(seen.data_date, until),
    )


def _steps(judged: Progress, until: date, course: Course | None) -> tuple[ScenarioPace, ...]:
    """Nobody moves; the pace so far goes on; the pace needed, where there is an aim."""
    paces = [0.0, *([judged.raw.pace.per_month] if judged.raw else [])]
    paces += [course.per_month or 0.0] if course else []
    months = months_between(judged.on, until)
    return tuple(_step(judged.share, months, course, pace) for pace in dict.fromkeys(paces))


def _step(share: Share, months: float, course: Course | None, pace: float) -> ScenarioPace:
    whole = int(share.n + pace * months + _TIE)
    end = replace(share, n=min(max(0, whole), share.total))
    return ScenarioPace(pace, end, meets(end, course.target.percent) if course else None)
