"""Everything a store's snapshots say about movement, as one value that forecasts are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.core.area.wilayah import parent
from kkb.core.forecast.clock import DAYS_OF_MONTH, loads, months
from kkb.core.forecast.decree import Decree, decree
from kkb.core.forecast.flow import Calendar, Flow, flow
from kkb.core.forecast.formation import Formation, formation
from kkb.core.forecast.intensity import GROUPS, events, group_table, rates
from kkb.core.forecast.likelihood import Cells
from kkb.core.forecast.nation import Waves
from kkb.core.forecast.panel import Panel, panel
from kkb.core.forecast.spread import Belief
from kkb.core.rule.ladder import Ladder
from kkb.core.target.targets import Target

RISES = ("masuk", "naik")
"""The groups that follow the reporting season."""
_SEASON = (6, 6, 4, 2, 2, 2, 1, 2, 2)
"""Weights of SEASONS before data: December is a deadline in most years, July and August in some."""
_USUAL = (Belief(), Waves())
_RARE = (Belief(0.5, 6.0), Waves((1, 1, 2, 3, 2), (3, 3, 2, 1), (6, 1, 1)))
_HELD = dict.fromkeys(GROUPS[:4], _USUAL) | dict.fromkeys(GROUPS[4:], _RARE)
"""The pace of rises grows before data say otherwise: the programme is young, and wherever figures of two years are
published its pace has grown (data/terbit.csv); the doubt is wide enough for a fall."""
_HELD |= dict.fromkeys(RISES, (Belief(), Waves(season=_SEASON, growth=0.05, doubt=0.12)))


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """What was learned: `moves` (n + 1, n + 1) over the n classes of the `ladder` and gone, per village and month at
    the common pace, `table` their groups, `flows` of each.

    `formation` by whether the list is known; `entered` (districts, n) new villages by state; `periods` per district,
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
    ladder: Ladder
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
    ladder: Ladder,
    coverage: Sequence[Target] = (),
) -> Rates:
    """Learn the rates of all kabupaten of a history (columns of the store's) at once.

    `listed`: villages in the official list per kabupaten, None or absent when unknown; `coverage`: dated targets of
    ratio C, which drive formation. A history without two snapshots of any kabupaten gives rates that say nothing:
    `periods` tells.
    """
    seen = _seen(panel(history, listed, ladder), group_table(ladder))
    moves, cells = _cells(seen)
    flows = {name: flow(cells[name], seen.calendar, _HELD[name]) for name in GROUPS}
    return Rates(
        seen.panel.codes, seen.table, moves, flows,
        formation(seen.panel, seen.calendar, seen.province), _summed(seen.panel, seen.panel.entered),
        np.bincount(seen.panel.district, minlength=len(seen.panel.codes)), float(seen.panel.moved.sum()),
        ladder, decree(coverage, seen.panel),
    )  # fmt: skip


def _seen(own: Panel, table: np.ndarray) -> _Seen:
    pairs, period = np.unique(np.stack([own.start, own.end], axis=1), axis=0, return_inverse=True)
    province = np.unique([parent(code) for code in own.codes], return_inverse=True)[1]
    calendar = Calendar(period.reshape(-1), pairs.sum(axis=1) / (2 * DAYS_OF_MONTH), loads(pairs[:, 0], pairs[:, 1]))
    return _Seen(own, calendar, pairs[:, 0], pairs[:, 1], province.reshape(-1).astype(int), table)


def _cells(seen: _Seen) -> tuple[np.ndarray, dict[str, Cells]]:
    """The common rates, and what every group did by them."""
    time = np.repeat(months(seen.starts, seen.ends)[:, None], len(GROUPS), axis=1)
    moved = np.zeros((len(seen.starts), *seen.table.shape))
    np.add.at(moved, seen.calendar.period, seen.panel.moved)
    found = rates(moved, time, seen.table)
    what = events(seen.panel.moved, seen.calendar.period, found, time, seen.table)
    felt, place = time[seen.calendar.period], (seen.panel.district, seen.province)
    return found, {
        name: Cells(what.seen[:, g], what.risk[:, g], what.due[:, g], felt[:, g], *place)
        for g, name in enumerate(GROUPS)
    }


def _summed(own: Panel, values: np.ndarray) -> np.ndarray:
    total = np.zeros((len(own.codes), values.shape[1]))
    np.add.at(total, own.district, values)
    return total
