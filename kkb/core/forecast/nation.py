"""What all districts share in a period: the common pace, which drifts over the years, and short waves on top of it.

The logarithm of the common pace of a period is a level, a drift that forgets itself within about a year, and a wave of
its own; all are normal, so what the periods say about the time to come is one small matrix computation. The sizes of
drift and wave are those of highest marginal likelihood, held by a belief: few stores have many periods.
"""

from dataclasses import dataclass

import numpy as np

MEMORY = 12.0
"""Months within which a drift is forgotten to about a third."""
_WAVES = np.geomspace(0.03, 12.0, 14)
_DRIFTS = np.geomspace(0.01, 4.0, 10)
_LEVEL = 1.0
"""Variance of the level before data."""
_MOST = 60
"""Periods beyond which those with their middle in the same month are joined."""


@dataclass(frozen=True, slots=True)
class Waves:
    """What is held before data: median sizes of wave (months) and drift (variance), log-normal with this width.

    A wave of size v makes the pace of t months vary by v / t (relative variance): at 0.6 neighbouring months differ by
    a factor of five now and then.
    """

    wave: float = 0.6
    drift: float = 0.1
    width: float = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Nation:
    """`level` of the common pace now, with the variance `doubt` of its logarithm, of which `away` is passing drift.

    `wave` in months, `drift` variance; `pace` of every period seen; `fit` tells two clocks apart: higher is better.
    """

    level: float
    doubt: float
    away: float
    wave: float
    drift: float
    pace: np.ndarray
    fit: float


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """Per period: moves seen over moves due `ratio`, the `noise` of its logarithm (variance), `time` and `middle`.

    `time` in months as the movement feels them, `middle` in calendar months from any day.
    """

    ratio: np.ndarray
    noise: np.ndarray
    time: np.ndarray
    middle: np.ndarray


def nation(periods: Periods, belief: Waves) -> Nation:
    """The common pace of every period, and what it says of the time after the last. No period: the belief alone."""
    joined, place = _joined(periods)
    wave, drift = (sizes.ravel() for sizes in np.meshgrid(_WAVES, _DRIFTS, indexing="ij"))
    doubt = np.log(wave / belief.wave) ** 2 + np.log(drift / belief.drift) ** 2
    fits = _fits(joined, wave, drift) - doubt / (2 * belief.width**2)
    best = int(fits.argmax())
    return _known(joined, place, (float(fits[best]), float(wave[best]), float(drift[best])))


def _known(joined: Periods, place: np.ndarray, best: tuple[float, float, float]) -> Nation:
    fit, wave, drift = best
    seen, total, own = _normal(joined, np.float64(wave), np.float64(drift))
    weights = np.linalg.solve(total, seen)
    passing = drift * np.exp((joined.middle - joined.middle.max(initial=0.0)) / MEMORY)
    level, told = float((_LEVEL + passing) @ weights), (_LEVEL + passing) @ np.linalg.solve(total, _LEVEL + passing)
    doubt = _LEVEL + drift - float(told)
    signal = (total - np.diag(joined.noise)) @ weights - own
    return Nation(
        float(np.exp(np.clip(level, -4, 4))), max(doubt, 0.01), float(passing @ weights), wave, drift,
        np.exp(np.clip(signal, -4, 4))[place], fit,
    )  # fmt: skip


def _normal(joined: Periods, wave: np.ndarray, drift: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Logarithms seen, their covariance, and half the variance of the wave: the mean of a log-normal lies above.

    Of every pair of sizes at once; the pairs come first in each answer.
    """
    own = np.log1p(wave[..., None] / joined.time)
    apart = np.abs(joined.middle[:, None] - joined.middle[None, :])
    total = _LEVEL + drift[..., None, None] * np.exp(-apart / MEMORY)
    each = np.arange(len(joined.time))
    total[..., each, each] += own + joined.noise
    return np.log(joined.ratio) + own / 2, total, own / 2


def _fits(joined: Periods, wave: np.ndarray, drift: np.ndarray) -> np.ndarray:
    """Log likelihood of every pair of sizes."""
    seen, total, _ = _normal(joined, wave, drift)
    weights = np.linalg.solve(total, seen[..., None])[..., 0]
    return -(seen * weights).sum(axis=-1) / 2 - np.linalg.slogdet(total)[1] / 2


def _joined(periods: Periods) -> tuple[Periods, np.ndarray]:
    """The periods, joined by month when there are too many, and where each of them went."""
    count = len(periods.ratio)
    if count <= _MOST:
        return periods, np.arange(count)
    _, place = np.unique(np.floor(periods.middle), return_inverse=True)
    place = place.reshape(-1)
    weight = 1 / periods.noise
    total = np.bincount(place, weight)
    values = (np.log(periods.ratio), periods.time, periods.middle)
    ratio, time, middle = (np.bincount(place, weight * value) / total for value in values)
    return Periods(np.exp(ratio), 1 / total, time, middle), place
