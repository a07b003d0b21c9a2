"""The forecast of one area of any level: the futures of its kabupaten added up, draw by draw."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from kkb.core.errors import KkbError
from kkb.core.forecast.fan import Fan
from kkb.core.forecast.futures import StartCounts, futures, standing
from kkb.core.forecast.rates import Rates
from kkb.core.forecast.readiness import MOST_YEARS

DRAWS = 2000
_MOST_CELLS = 250_000
"""District-draws at a time: a forecast of all kabupaten of the nation draws fewer futures."""
_REACHED_YEAR = 366


def forecast(
    rates: Rates, state: pd.DataFrame, days: Sequence[date], listed: Mapping[str, int | None], draws: int = DRAWS
) -> Fan:
    """Draw futures of the Kampung KB of a state (kode_kab, strata, lapor, tanggal; one row each) to each of the days.

    `days` may start before the newest data: what stands then stands. `listed`: villages of the official list per
    kabupaten that belong to the area (None or absent = unknown). The same input gives the same draws on every machine.
    Raises KkbError "ramalan.lampau" when the last day is not after the newest data, "ramalan.jauh" when it
    is more than MOST_YEARS later.
    """
    start = standing(state, listed, rates.ladder)
    newest = date.fromordinal(int(start.day.max()))
    asked = sorted({day for day in days if day > newest})
    if not asked:
        raise KkbError("ramalan.lampau", tanggal=max(days, default=newest), data=newest)
    if (asked[-1] - newest).days > MOST_YEARS * _REACHED_YEAR:
        raise KkbError("ramalan.jauh", tanggal=asked[-1], tahun=MOST_YEARS)
    count = max(200, min(draws, _MOST_CELLS // len(start.codes)))
    rng = np.random.default_rng(_seed(start, asked[-1], count))
    hits = [rates.ladder.classes.index(name) for name in rates.ladder.reached]
    sums = [(now[:, :, hits].sum(axis=(0, 2)), now.sum(axis=(0, 2)))
            for now in futures(rates, start, [day.toordinal() for day in asked], count, rng)]  # fmt: skip
    sums.insert(0, (np.full(count, start.counts[:, hits].sum()), np.full(count, start.counts.sum())))
    reached, formed = (np.stack(values) for values in zip(*sums, strict=True))
    return Fan((newest, *asked), reached, formed)


def with_plan(state: pd.DataFrame, goals: Mapping[str, str]) -> pd.DataFrame:
    """The state when every Kampung KB of a plan (unit: stratum) has reached its goal; `state` stays as it is."""
    goal = state["unit"].map(goals)
    strata = goal.where(goal.notna(), state["strata"])
    return state.assign(strata=strata, lapor=state["lapor"].astype(bool) | goal.notna())


def fan_days(start: date, until: date, marks: Sequence[date] = ()) -> tuple[date, ...]:
    """The ends of the months after `start`, the `marks` between, and `until`; quarters when it is more than 3 years.

    >>> [str(day) for day in fan_days(date(2024, 10, 15), date(2024, 12, 10))]
    ['2024-10-31', '2024-11-30', '2024-12-10']
    """
    step = 1 if (until - start).days <= 3 * _REACHED_YEAR else 3
    ends = pd.date_range(start, until, freq="ME")
    chosen = {day.date() for day in ends if day.month % step == 0}
    return tuple(sorted(day for day in {*chosen, *marks, until} if start < day <= until))


def _seed(start: StartCounts, until: date, draws: int) -> int:
    """The same luck for the same districts and dates, so that a plan is compared with itself undone."""
    parts = (*start.codes, *start.day.tolist(), until.isoformat(), draws)
    return int.from_bytes(hashlib.sha256(repr(parts).encode("utf-8")).digest()[:8], "big")
