"""Time as movement feels it: months before a reporting deadline may count for more than others."""

from functools import cache

import numpy as np

DAYS_OF_MONTH = 30.44
_MIDDLE, _END = 3.5, 5.5
"""By how much July and August, and December, outdo other months in a full season: neighbouring months differ by a
factor of five."""
SEASONS = tuple((middle, end) for middle in (0.0, 0.5, 1.0) for end in (0.0, 0.5, 1.0))
"""Strengths (July and August, December) between which the data of a store decide, 0 none to 1 full."""
EVEN = SEASONS.index((0.0, 0.0))
_FIRST, _LAST = np.datetime64("1990-01-01"), np.datetime64("2101-01-01")
_ORDINAL = 726468
"""date(1990, 1, 1).toordinal()"""


def months(start: np.ndarray, end: np.ndarray, season: int = EVEN) -> np.ndarray:
    """Months between ordinal days, each day weighted by the load of its month in one of SEASONS; a year stays a year.

    >>> from datetime import date
    >>> a, b = date(2022, 11, 30).toordinal(), date(2022, 12, 31).toordinal()
    >>> [round(float(months(a, b, SEASONS.index(s))), 1) for s in ((0, 0), (0, 1))]
    [1.0, 4.0]
    """
    total = _running(season)
    first, last = (np.clip(np.asarray(day) - _ORDINAL, 0, len(total) - 1) for day in (start, end))
    passed: np.ndarray = total[last] - total[first]
    return passed


def loads(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """How much more than an even month counts between ordinal days, in every season (..., SEASONS)."""
    even = np.maximum(months(start, end), 1e-9)
    felt = np.stack([months(start, end, n) for n in range(len(SEASONS))], axis=-1)
    load: np.ndarray = np.maximum(felt / even[..., None], 1e-3)
    return load


@cache
def _running(season: int) -> np.ndarray:
    middle, end = SEASONS[season]
    load = np.ones(12)
    load[6:8], load[11] = _MIDDLE**middle, _END**end
    days = np.arange(_FIRST, _LAST)
    weights = (load / load.mean())[days.astype("datetime64[M]").astype(int) % len(load)]
    return np.concatenate([[0.0], np.cumsum(weights)]) / DAYS_OF_MONTH
