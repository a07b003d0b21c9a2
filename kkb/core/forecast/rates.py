"""Everything a store's snapshots say about movement, as one value that forecasts are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from kkb.core.forecast.clock import DAYS_OF_MONTH, months
from kkb.core.forecast.decree import Decree, decree
from kkb.core.forecast.flow import Calendar, Flow, flow, shared_pace
from kkb.core.forecast.formation import Formation, formation
from kkb.core.forecast.intensity import GROUPS, events, group_table, rates
from kkb.core.forecast.likelihood import Cells
from kkb.core.forecast.nation import Waves
from kkb.core.forecast.panel import GONE, SIZE, Panel, panel
from kkb.core.forecast.spread import Belief, flat
from kkb.core.target import Target
from kkb.core.wilayah import parent

REACHED = ("mandiri", "berkelanjutan")
RISES = ("masuk", "naik")
"""The groups that follow the reporting season."""
SEASONS = (0.0, 0.25, 0.5, 0.75, 1.0)
_SEASON, _WIDTH = 0.75, 0.3
"""The strength of the season held before data, and its width."""
_USUAL = (Belief(), Waves())
_RARE = (Belief(0.5, 6.0), Waves(1.0, 0.3))
_HELD = dict.fromkeys(GROUPS[:4], _USUAL) | dict.fromkeys(GROUPS[4:], _RARE)


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """What was learned: `moves` (7, 7) per village and month at the common pace, `table` their groups, `flows` of each.

    `formation` by whether the list is known; `entered` (districts, 6) new villages by state; `periods` per district,
    how many pairs of neighbouring snapshots it has; `watched` villages seen twice in a row, over all.
    """

    codes: tuple[str, ...]
    table: np.ndarray
    moves: np.ndarray
    flows: Mapping[str, Flow]
    formation: Mapping[bool, Formation]
    entered: np.ndarray
    periods: np.ndarray
    watched: float
    reached: tuple[str, ...]
    decree: Decree


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """A panel with its periods (pairs of dates that cells share), from `starts` to `ends`, and provinces."""

    panel: Panel
    calendar: Calendar
    starts: np.ndarray
    ends: np.ndarray
    province: np.ndarray
    table: np.ndarray


def fit(
    history: pd.DataFrame,
    listed: Mapping[str, int | None],
    reached: Sequence[str] = REACHED,
    coverage: Sequence[Target] = (),
) -> Rates:
    """Learn the rates of all kabupaten of a history (columns of the store's) at once.

    `listed`: villages in the official list per kabupaten, None or absent when unknown; `coverage`: dated targets of
    ratio C, which drive formation. A history without two snapshots of any kabupaten gives rates that say nothing:
    `periods` tells.
    """
    seen = _seen(panel(history, listed), group_table(tuple(reached)))
    _, cells = _cells(seen, _SEASON)
    season = _season(seen, [cells[name] for name in RISES])
    moves, cells = _cells(seen, season)
    flows = {n: flow(cells[n], seen.calendar, season if n in RISES else 0.0, _HELD[n]) for n in GROUPS}
    levels = np.array([flows[name].nation.level for name in GROUPS])
    return Rates(
        seen.panel.codes, seen.table, np.where(seen.table >= 0, moves * levels[seen.table], 0.0), flows,
        formation(seen.panel, seen.calendar, seen.province), _summed(seen.panel, seen.panel.entered),
        np.bincount(seen.panel.district, minlength=len(seen.panel.codes)), float(seen.panel.moved.sum()),
        tuple(reached), decree(coverage, seen.panel),
    )  # fmt: skip


def _seen(own: Panel, table: np.ndarray) -> _Seen:
    pairs, period = np.unique(np.stack([own.start, own.end], axis=1), axis=0, return_inverse=True)
    province = np.unique([parent(code) for code in own.codes], return_inverse=True)[1]
    calendar = Calendar(period.reshape(-1), pairs.sum(axis=1) / (2 * DAYS_OF_MONTH))
    return _Seen(own, calendar, pairs[:, 0], pairs[:, 1], province.reshape(-1).astype(int), table)


def _cells(seen: _Seen, season: float) -> tuple[np.ndarray, dict[str, Cells]]:
    """The common rates under a season, and what every group did by them."""
    time = np.stack([months(seen.starts, seen.ends, season if name in RISES else 0.0) for name in GROUPS], axis=1)
    moved = np.zeros((len(seen.starts), SIZE, SIZE))
    np.add.at(moved, seen.calendar.period, seen.panel.moved)
    found = rates(moved, time, seen.table)
    what = events(seen.panel.moved, seen.calendar.period, found, time, seen.table)
    felt, place = time[seen.calendar.period], (seen.panel.district, seen.province)
    return found, {
        name: Cells(what.seen[:, g], what.risk[:, g], what.due[:, g], felt[:, g], *place)
        for g, name in enumerate(GROUPS)
    }


def _season(seen: _Seen, cells: Sequence[Cells]) -> float:
    """The strength of the season under which the common pace of the rises is steadiest from period to period."""
    usual = months(seen.starts, seen.ends, _SEASON)
    scores = []
    for season in SEASONS:
        scale = (months(seen.starts, seen.ends, season) / usual)[seen.calendar.period]
        scaled = [replace(own, due=own.due * scale, time=own.time * scale) for own in cells]
        fits = [shared_pace(own, seen.calendar, flat(len(own.province), 2.0), Waves()).fit for own in scaled]
        scores.append(sum(fits) - (season - _SEASON) ** 2 / (2 * _WIDTH**2))
    return SEASONS[int(np.argmax(scores))]


def _summed(own: Panel, values: np.ndarray) -> np.ndarray:
    total = np.zeros((len(own.codes), GONE))
    np.add.at(total, own.district, values)
    return total
