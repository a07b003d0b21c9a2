"""What all districts share in a period: a common pace that grows or shrinks, wanders, swings, follows a season or none,
and has short waves on top of it.

The logarithm of the common pace is a Gaussian process: a level, growth that is spent within a year, a slow wandering
that is hardly pulled back within the horizon of a forecast, a smooth swing that goes on for months, a season, and a
wave of every period on its own. How large each is cannot be known from a dozen periods, so nothing is chosen: every
combination keeps the weight that the data and a wide belief give it, and every future draws one. (Rasmussen and
Williams 2006, ch. 2 and 5.)
"""

from dataclasses import dataclass, replace
from itertools import product

import numpy as np

WANDER, SWING = 36.0, 7.0
"""Months within which the wandering is forgotten to a third, and the reach of a swing."""
_LEVEL = 1.0
"""Variance of the level before data."""
_LASTS = 9.0
"""Months within which growth is spent to a third."""
_WAVES = (0.05, 0.15, 0.4, 0.9, 2.0)
"""Sizes of waves in months: one of size v makes the pace of t months vary by v / t (relative variance)."""
_WANDERS = (0.1, 0.5, 1.5, 4.0)
_SWINGS = (0.0, 0.25, 1.0)
_MOST = 60
"""Periods beyond which those with their middle in the same month are joined."""
_KEPT = 32
"""Combinations kept for futures, drawn evenly by weight."""
_JITTER = 1e-6
_LOWEST, _HIGHEST = -4.0, 2.3
"""Logarithms between which a pace to come stays: ten times the mean of all that was seen is more than any file showed.
"""


@dataclass(frozen=True, slots=True)
class Waves:
    """What is held before data: weights of _WAVES, _WANDERS and _SWINGS, and of every season (none: even time).

    `growth` of the logarithm of the pace per month, and its deviation `doubt`.
    """

    wave: tuple[float, ...] = (1, 2, 3, 2, 1)
    wander: tuple[float, ...] = (1, 2, 3, 2)
    swing: tuple[float, ...] = (2, 2, 2)
    season: tuple[float, ...] = (1,)
    growth: float = 0.0
    doubt: float = 0.03


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """Per period: moves seen over moves due `ratio`, the `noise` of its logarithm (variance), `time` and `middle`.

    `time` in months, `middle` in months from any day, `load` (periods, seasons) how much more than an even month
    counts; `growth` and its `doubt` as held before data.
    """

    ratio: np.ndarray
    noise: np.ndarray
    time: np.ndarray
    middle: np.ndarray
    load: np.ndarray
    growth: float = 0.0
    doubt: float = 0.03


@dataclass(frozen=True, slots=True, eq=False)
class Nation:
    """What the periods say: `weights` (sizes, seasons) of every combination, and the common `pace` of every period.

    `level`: the pace expected just after the last period, without a season.
    """

    level: float
    pace: np.ndarray
    weights: np.ndarray
    periods: Periods


@dataclass(frozen=True, slots=True, eq=False)
class Common:
    """Paces to come, one possible world per draw: `pace` (days, draws), its `season` and the size of its `wave`."""

    pace: np.ndarray
    season: np.ndarray
    wave: np.ndarray


_SIZES = np.array(list(product(_WAVES, _WANDERS, _SWINGS)))


def nation(periods: Periods, belief: Waves) -> Nation:
    """The common pace of every period, and what is to be believed of the sizes. No period: the belief alone."""
    joined, place = _joined(replace(periods, growth=belief.growth, doubt=belief.doubt))
    held = np.einsum("a,b,c->abc", belief.wave, belief.wander, belief.swing).reshape(-1, 1) * np.array(belief.season)
    total, seen = _covariance(joined), _seen(joined)[:, :, : held.shape[1]]
    solved = np.linalg.solve(total, seen)
    fits = -np.einsum("hks,hks->hs", seen, solved) / 2 - np.linalg.slogdet(total)[1][:, None] / 2
    weights = np.exp(fits - fits.max()) * held
    weights /= weights.sum()
    own = _own(joined)
    signal = np.einsum("hkj,hjs->hks", total - _diagonal(joined.noise), solved) - own[:, :, None] / 2
    signal += (np.log(joined.load) + _grown(joined, joined.middle)[:, None])[:, : held.shape[1]]
    pace = np.einsum("hs,hks->k", weights, signal)
    last = np.array([joined.middle.max(initial=0.0)])
    level = np.einsum("hs,hnk,hks->n", weights, _kernel(joined, last, joined.middle), solved)[0]
    return Nation(float(np.exp(level)), np.exp(np.clip(pace, _LOWEST, -_LOWEST))[place], weights, joined)


def ahead(known: Nation, middles: np.ndarray, draws: int, rng: np.random.Generator) -> Common:
    """Common paces at `middles` (months from the same day as those of the periods), with their seasons and waves.

    Later middles change nothing about earlier ones under the same luck.
    """
    luck, flat = rng.spawn(1)[0], known.weights.ravel()
    places = (luck.random() + np.arange(min(_KEPT, draws))) / min(_KEPT, draws)
    kept = np.minimum(np.searchsorted(np.cumsum(flat), places), len(flat) - 1)
    chosen = luck.permutation(np.resize(kept, draws))
    pace = luck.standard_normal((len(middles), draws))
    combinations, place = np.unique(chosen, return_inverse=True)
    means, roots = _conditional(known.periods, np.divmod(combinations, known.weights.shape[1]), middles)
    for n, (mean, root) in enumerate(zip(means, roots, strict=True)):
        own = np.flatnonzero(place == n)
        pace[:, own] = mean[:, None] + root @ pace[:, own]
    size, season = np.divmod(chosen, known.weights.shape[1])
    return Common(np.exp(np.clip(pace, _LOWEST, _HIGHEST)), season, _SIZES[size, 0])


def _conditional(
    seen: Periods, which: tuple[np.ndarray, np.ndarray], middles: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Mean and a root of the covariance of the logarithms at some middles, given the periods, for each of several
    combinations (their sizes and seasons). The level is the mean of the pace: doubt alone does not make it grow.
    """
    size, season = which
    sizes = _SIZES[size]
    total, across = _covariance(seen, sizes), _kernel(seen, middles, seen.middle, sizes)
    past = _seen(seen, sizes)[np.arange(len(size)), :, season]
    mean = _grown(seen, middles) + (across @ np.linalg.solve(total, past[:, :, None]))[:, :, 0]
    left = _kernel(seen, middles, middles, sizes) - across @ np.linalg.solve(total, np.swapaxes(across, 1, 2))
    mean = mean - np.diagonal(left, axis1=1, axis2=2) / 2
    return mean, np.linalg.cholesky(left + _JITTER * np.eye(len(middles)))


def _kernel(seen: Periods, one: np.ndarray, two: np.ndarray, sizes: np.ndarray = _SIZES) -> np.ndarray:
    """Covariance (sizes, one, two) of level, growth, wandering (Ornstein-Uhlenbeck) and swing (Matérn 3/2)."""
    apart = np.abs(one[:, None] - two[None, :])
    near = np.sqrt(3) * apart / SWING
    wander, swing = np.exp(-apart / WANDER), (1 + near) * np.exp(-near)
    grown = seen.doubt**2 * np.outer(_growing(seen, one), _growing(seen, two))
    covariance: np.ndarray = _LEVEL + grown + sizes[:, 1, None, None] * wander + sizes[:, 2, None, None] * swing
    return covariance


def _grown(seen: Periods, middles: np.ndarray) -> np.ndarray:
    grown: np.ndarray = seen.growth * _growing(seen, middles)
    return grown


def _growing(seen: Periods, middles: np.ndarray) -> np.ndarray:
    """Months of growth since the last period; those to come are spent by and by, those long past counted no further."""
    since = middles - seen.middle.max(initial=0.0)
    months: np.ndarray = np.where(
        since > 0, _LASTS * -np.expm1(-np.maximum(since, 0) / _LASTS), np.maximum(since, -2 * WANDER)
    )
    return months


def _covariance(seen: Periods, sizes: np.ndarray = _SIZES) -> np.ndarray:
    covariance: np.ndarray = _kernel(seen, seen.middle, seen.middle, sizes) + _diagonal(_own(seen, sizes) + seen.noise)
    return covariance


def _own(seen: Periods, sizes: np.ndarray = _SIZES) -> np.ndarray:
    """Variance (sizes, periods) of the logarithm of a period's wave."""
    variance: np.ndarray = np.log1p(sizes[:, :1] / seen.time)
    return variance


def _seen(seen: Periods, sizes: np.ndarray = _SIZES) -> np.ndarray:
    """Logarithms of the common pace (sizes, periods, seasons): the mean of a log-normal wave lies above its middle."""
    even = (np.log(seen.ratio) - _grown(seen, seen.middle))[:, None] - np.log(seen.load)
    pace: np.ndarray = even + _own(seen, sizes)[:, :, None] / 2
    return pace


def _diagonal(values: np.ndarray) -> np.ndarray:
    return values[..., :, None] * np.eye(values.shape[-1])


def _joined(periods: Periods) -> tuple[Periods, np.ndarray]:
    """The periods, joined by month when there are too many, and where each of them went."""
    count = len(periods.ratio)
    if count <= _MOST:
        return periods, np.arange(count)
    _, place = np.unique(np.floor(periods.middle), return_inverse=True)
    place = place.reshape(-1)
    weight = 1 / periods.noise
    total = np.bincount(place, weight)
    values = (np.log(periods.ratio), periods.time, periods.middle, *np.log(periods.load).T)
    ratio, time, middle, *load = (np.bincount(place, weight * value) / total for value in values)
    kept = replace(periods, ratio=np.exp(ratio), noise=1 / total, time=time, middle=middle)
    return replace(kept, load=np.exp(np.stack(load, axis=1))), place
