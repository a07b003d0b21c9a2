"""How well every pace of a district explains what was seen there, when bursts of movement of some size are allowed.

A village at risk moves with probability 1 - exp(-hazard x pace x burst). The burst is a gamma process of the district's
own: over t months it has mean 1 and variance `burst` / t. Pace and burst live on one grid of logarithms, so that their
product does too and the burst can be summed out exactly.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammainc

STEP = 0.25
LOG_PACES = np.arange(-5.0, 3.51, STEP)
PACES = np.exp(LOG_PACES)
"""The grid of lasting paces of a district, 1 = common."""
SHORTEST = 0.02
"""Months below which a period is not taken for shorter."""
_LOG_BURSTS = np.arange(-8.0, 4.01, STEP)
_PARTS = 4
"""Points per grid cell over which a likelihood is averaged: with many villages it is narrower than the cell."""


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Moves `seen` of villages at `risk` (infinite = a plain count), which bear the hazard `due` together, per cell.

    `time` in months; `district` of every cell; `province` of every district. A cell with `due` 0 says nothing.
    """

    seen: np.ndarray
    risk: np.ndarray
    due: np.ndarray
    time: np.ndarray
    district: np.ndarray
    province: np.ndarray

    @property
    def counted(self) -> np.ndarray:
        """Which cells are plain counts, without a number of villages at risk."""
        is_count: np.ndarray = ~np.isfinite(self.risk)
        return is_count

    @property
    def hazard(self) -> np.ndarray:
        """The hazard of one village, or the count due."""
        return np.maximum(self.due / np.where(self.counted, 1, np.maximum(self.risk, 1)), 1e-12)


def by_intensity(cells: Cells) -> np.ndarray:
    """Likelihood of every cell at every intensity = pace x burst (cells, PACES + bursts - 1); the largest is 1."""
    count = len(LOG_PACES) + len(_LOG_BURSTS) - 1
    middles = LOG_PACES[0] + _LOG_BURSTS[0] + STEP * np.arange(count)
    points = (middles[:, None] + STEP * ((np.arange(_PARTS) + 0.5) / _PARTS - 0.5)).ravel()
    hazard, counted = cells.hazard[:, None] * np.exp(points), cells.counted[:, None]
    moved = np.log(np.where(counted, hazard, -np.expm1(-hazard)))
    stayed = np.where(counted, 1.0, (np.where(cells.counted, 0, cells.risk) - cells.seen)[:, None])
    value = cells.seen[:, None] * moved - stayed * hazard
    value = np.exp(value - value.max(axis=1, keepdims=True))
    middle: np.ndarray = value.reshape(len(value), count, _PARTS).mean(axis=2)
    return middle


def by_pace(cells: Cells, intensities: np.ndarray, burst: float) -> np.ndarray:
    """Log-likelihood (districts, PACES) of all cells of a district, up to a constant per district."""
    used = np.flatnonzero(cells.due > 0)
    time, place = np.unique(np.round(np.maximum(cells.time[used], SHORTEST), 2), return_inverse=True)
    chances = _burst_chances(time, burst)[place.reshape(-1)]
    windows = np.lib.stride_tricks.sliding_window_view(intensities[used], chances.shape[1], axis=1)
    value = np.log(np.einsum("cij,cj->ci", windows, chances) + 1e-300)
    total = np.zeros((len(cells.province), len(PACES)))
    np.add.at(total, cells.district[used], value)
    return total


def mean_seen(cells: Cells, weights: np.ndarray, burst: float) -> np.ndarray:
    """Moves expected per cell, given the chances of every pace of every district (districts, PACES)."""
    time = np.maximum(cells.time, SHORTEST)[:, None]
    stays = (1 + cells.hazard[:, None] * PACES * burst / time) ** (-time / burst)
    own = weights[cells.district]
    expected: np.ndarray = np.where(
        cells.counted, cells.due * (own @ PACES), _finite(cells.risk) * ((1 - stays) * own).sum(axis=1)
    )
    return expected


def _burst_chances(time: np.ndarray, burst: float) -> np.ndarray:
    shape = time[:, None] / burst
    below = gammainc(shape, shape * np.exp(_LOG_BURSTS[:-1] + STEP / 2))
    return np.diff(below, axis=1, prepend=0.0, append=1.0)


def _finite(risk: np.ndarray) -> np.ndarray:
    return np.where(np.isfinite(risk), risk, 0.0)
