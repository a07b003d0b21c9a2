"""Time as movement feels it: months before a reporting deadline count for more than others."""

from functools import cache

import numpy as np

DAYS_OF_MONTH = 30.44
LOAD = (5 / 9, 5 / 9, 5 / 9, 5 / 9, 5 / 9, 5 / 9, 2.0, 2.0, 5 / 9, 5 / 9, 5 / 9, 3.0)
"""Pace from January to December in a full season, mean 1: bursts before the deadlines of July-August and December, so
that neighbouring months differ by a factor of five. How far a store's own data follow it is learned (`strength`)."""
_FIRST, _LAST = np.datetime64("1990-01-01"), np.datetime64("2101-01-01")
_ORDINAL = 726468
"""date(1990, 1, 1).toordinal()"""


def months(start: np.ndarray, end: np.ndarray, strength: float = 0.0) -> np.ndarray:
    """Months between ordinal days, each day weighted by its month's load to the power `strength` (0 even, 1 full).

    >>> from datetime import date
    >>> a, b = date(2022, 11, 30).toordinal(), date(2022, 12, 31).toordinal()
    >>> [round(float(months(a, b, s)), 1) for s in (0, 1)]
    [1.0, 3.0]
    """
    total = _running(round(strength, 3))
    first, last = (np.clip(np.asarray(day) - _ORDINAL, 0, len(total) - 1) for day in (start, end))
    return total[last] - total[first]


@cache
def _running(strength: float) -> np.ndarray:
    days = np.arange(_FIRST, _LAST)
    load = np.array(LOAD) ** strength
    weights = (load / load.mean())[days.astype("datetime64[M]").astype(int) % len(LOAD)]
    return np.concatenate([[0.0], np.cumsum(weights)]) / DAYS_OF_MONTH
