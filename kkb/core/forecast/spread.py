"""How districts differ: in a pace that lasts, round the pace of their province, and in bursts.

The pace of a district is gamma round that of its province, which lies log-normally round that of all; sizes are those
of highest marginal likelihood, held by a weak belief where there are few data (empirical Bayes).
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import gammainc

from kkb.core.forecast.likelihood import LOG_PACES, STEP, Cells, by_intensity, by_pace

_BURSTS = np.geomspace(0.05, 80.0, 17)
_LASTING = np.geomspace(0.02, 5.0, 12)
_PROVINCES = np.array([0.05, 0.2, 0.4, 0.7])
_REACH = 4
"""Grid steps by which the common level, and a province round it, may be off 1: a factor of e either way."""
_SHIFTS = np.arange(-2 * _REACH, 2 * _REACH + 1)
_NEAR = np.arange(-_REACH, _REACH + 1)


@dataclass(frozen=True, slots=True)
class Belief:
    """What is held before data: medians of `lasting` and `burst`, log-normal with this `width`."""

    lasting: float = 0.3
    burst: float = 2.0
    width: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class DistrictSpread:
    """`burst` in months (relative variance over one month), `lasting` relative variance between districts, `province`
    standard deviation of logarithms between provinces.

    `weights` (districts, PACES): how likely each lasting pace of a district is; rows add up to 1.
    """

    burst: float
    lasting: float
    province: float
    weights: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class _Try:
    """The best explanation at one size of bursts: indices of the other sizes, and the likelihood by pace."""

    score: float
    burst: float
    place: tuple[int, int, int]
    fits: np.ndarray


def spread(cells: Cells, belief: Belief) -> DistrictSpread:
    """The most likely sizes, and every district's lasting pace under them."""
    columns, intensities = _pace_table(), by_intensity(cells)
    tried: dict[int, _Try] = {}
    for steps in (range(1, len(_BURSTS), 4), range(-2, 3, 2), range(-1, 2)):
        centre = max(tried, key=lambda n: tried[n].score) if tried else 0
        for n in sorted({min(max(0, centre + step), len(_BURSTS) - 1) for step in steps} - tried.keys()):
            own = by_pace(cells, intensities, float(_BURSTS[n]))
            tried[n] = _try(own, float(_BURSTS[n]), columns, (cells.province, belief))
    return _settled(max(tried.values(), key=lambda each: each.score), cells.province)


def flat(districts: int, burst: float) -> DistrictSpread:
    """The spread before anything is known: every district at the common pace."""
    weights = np.zeros((districts, len(LOG_PACES)))
    weights[:, int(np.argmin(np.abs(LOG_PACES)))] = 1.0
    return DistrictSpread(burst, 0.0, 0.0, weights)


@cache
def _pace_table() -> np.ndarray:
    """The chance of every pace (PACES, lasting x shifts)."""
    return np.stack([_pace_chances(v, int(n)) for v in _LASTING for n in _SHIFTS], axis=1)


def _pace_chances(lasting: float, shift: int) -> np.ndarray:
    """Gamma with mean exp(shift x STEP) and relative variance `lasting`, in the cells of the grid."""
    below = gammainc(1 / lasting, np.exp(LOG_PACES[:-1] + STEP / 2 - shift * STEP) / lasting)
    return np.diff(below, prepend=0.0, append=1.0)


def _try(own: np.ndarray, burst: float, columns: np.ndarray, held: tuple[np.ndarray, Belief]) -> _Try:
    province, belief = held
    top = own.max(axis=1, keepdims=True)
    fits = np.exp(own - top)
    each = np.log(fits @ columns + 1e-300).reshape(len(own), len(_LASTING), len(_SHIFTS))
    scores = _scores(_by_province(each, province), belief)
    lasting, level, deviation = (int(n) for n in np.unravel_index(int(scores.argmax()), scores.shape))
    place = lasting, level, deviation
    doubt = np.log(burst / belief.burst) ** 2 / (2 * belief.width**2)
    return _Try(float(scores[place] + top.sum() - doubt), burst, place, fits)


def _scores(fits: np.ndarray, belief: Belief) -> np.ndarray:
    """Log posterior (lasting, level, province) from the fits of every province (provinces, lasting, shifts)."""
    scores = np.zeros((len(_LASTING), len(_NEAR), len(_PROVINCES)))
    for m, deviation in enumerate(_PROVINCES):
        chances = np.log(_province_chances(deviation))
        for n in range(len(_NEAR)):
            scores[:, n, m] = _logsum(fits[:, :, n : n + len(_NEAR)] + chances).sum(axis=0)
    scores -= (np.log(_LASTING / belief.lasting) ** 2 / (2 * belief.width**2))[:, None, None]
    scores -= ((_NEAR * STEP) ** 2 / 2)[None, :, None]
    return scores - (np.log(_PROVINCES / 0.2) ** 2 / 2)[None, None, :]


def _settled(best: _Try, province: np.ndarray) -> DistrictSpread:
    lasting, level, deviation = best.place
    shifts = _SHIFTS[level : level + len(_NEAR)]
    chances = np.stack([_pace_chances(_LASTING[lasting], n) for n in shifts], axis=1)
    each = best.fits @ chances + 1e-300
    joined = _by_province(np.log(each), province) + np.log(_province_chances(_PROVINCES[deviation]))
    lies = np.exp(joined - _logsum(joined)[:, None])[province]
    weights = best.fits * ((lies / each) @ chances.T)
    weights /= weights.sum(axis=1, keepdims=True)
    return DistrictSpread(best.burst, float(_LASTING[lasting]), float(_PROVINCES[deviation]), weights)


def _province_chances(deviation: float) -> np.ndarray:
    """Log-normal with mean 1, on the steps a province may be off."""
    density = np.exp(-((_NEAR * STEP + deviation**2 / 2) ** 2) / (2 * deviation**2))
    chances: np.ndarray = np.maximum(density / density.sum(), 1e-12)
    return chances


def _by_province(fits: np.ndarray, province: np.ndarray) -> np.ndarray:
    total = np.zeros((int(province.max(initial=-1)) + 1, *fits.shape[1:]))
    np.add.at(total, province, fits)
    return total


def _logsum(values: np.ndarray) -> np.ndarray:
    top = values.max(axis=-1, keepdims=True)
    total: np.ndarray = np.log(np.exp(values - top).sum(axis=-1)) + top[..., 0]
    return total
