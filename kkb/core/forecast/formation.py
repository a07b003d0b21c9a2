"""How new Kampung KB come: a few at a time, and on the day a district declares (nearly) all of its villages."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kkb.core.forecast.clock import months
from kkb.core.forecast.flow import Calendar, Flow, flow
from kkb.core.forecast.likelihood import Cells
from kkb.core.forecast.nation import Waves
from kkb.core.forecast.panel import Panel
from kkb.core.forecast.spread import Belief

FEWEST = 8
"""Villages below which nothing is called a declaration."""
FORMING = Waves((1, 1, 2, 2, 2), (1, 2, 3, 3), (3, 2, 2), (6, 3, 1, 1, 1, 1, 1, 1, 1), 0.02, 0.06)
"""Formation follows decrees: its common pace changes more from year to year than that of movement between strata."""
_PART = 0.5
"""What part of the villages left (without a list: of those formed) makes a declaration."""
_USUAL = {True: (0.85, 0.95, 1.0), False: (20.0, 60.0, 120.0)}
"""Sizes of declarations held before data."""
_TRICKLE = (Belief(0.5, 4.0), FORMING)
_DECLARE = (Belief(0.1, 0.5, 0.3), FORMING)


@dataclass(frozen=True, slots=True, eq=False)
class Formation:
    """`trickle`: new ones per month and unit of `base`; `declare`: declarations per month and district.

    `sizes` of declarations: parts of the villages left in the list, or without one numbers of villages. `declared`:
    districts (indices) that did so already; without a list they are taken not to do so again.
    """

    trickle: float
    trickling: Flow
    declare: float
    declaring: Flow
    sizes: np.ndarray
    declared: tuple[int, ...]


def formation(seen: Panel, calendar: Calendar, province: np.ndarray) -> Mapping[bool, Formation]:
    """Formation where the number of villages in the list is known (True) and where it is not (False)."""
    return {known: _formation(seen, known, (calendar, province)) for known in (True, False)}


def base(formed: np.ndarray, room: np.ndarray, *, known: bool) -> np.ndarray:
    """What a trickle draws from: the villages left in the list, or without a list the root of those formed."""
    return room if known else np.sqrt(formed + 1)


def _formation(seen: Panel, known: bool, groups: tuple[Calendar, np.ndarray]) -> Formation:
    own = np.isfinite(seen.room) == known
    new = np.where(own, seen.entered.sum(axis=1), 0.0)
    room = np.where(own, np.maximum(np.nan_to_num(seen.room), new), 0.0)
    large = own & (new >= FEWEST) & (new >= _PART * (room if known else seen.formed))
    able = own & ((room >= FEWEST) if known else ~_after(seen.district, large))
    declare, declaring = _declaring(seen, able, large, groups)
    trickle, trickling = _trickling(seen, own & ~large, (new, room), (known, *groups))
    sizes = new[large] / room[large] if known else new[large]
    return Formation(
        trickle, trickling, declare, declaring, np.concatenate([sizes, _USUAL[known]]),
        tuple(np.unique(seen.district[large]).tolist()),
    )  # fmt: skip


def _declaring(
    seen: Panel, able: np.ndarray, large: np.ndarray, groups: tuple[Calendar, np.ndarray]
) -> tuple[float, Flow]:
    time = months(seen.start, seen.end)
    rate = (large.sum() + 0.2) / ((time * able).sum() + 200)
    cells = Cells(large.astype(float), able.astype(float), rate * time * able, time, seen.district, groups[1])
    found = flow(cells, groups[0], _DECLARE)
    return rate, found


def _trickling(
    seen: Panel, quiet: np.ndarray, counts: tuple[np.ndarray, np.ndarray], groups: tuple[bool, Calendar, np.ndarray]
) -> tuple[float, Flow]:
    (new, room), (known, calendar, province) = counts, groups
    time = months(seen.start, seen.end)
    exposure = np.where(quiet, base(seen.formed, room, known=known) * time, 0.0)
    rate = (new[quiet].sum() + 0.1) / (exposure.sum() + 20)
    risk = np.where(quiet, room, 0.0) if known else np.full(len(new), np.inf)
    cells = Cells(np.where(quiet, new, 0.0), risk, exposure * rate, time, seen.district, province)
    found = flow(cells, calendar, _TRICKLE)
    return rate, found


def _after(district: np.ndarray, large: np.ndarray) -> np.ndarray:
    """Cells of a district after one of its declarations (cells are in order of district and date)."""
    before = np.cumsum(large) - large
    is_after: np.ndarray = before > before[np.searchsorted(district, district)]
    return is_after
