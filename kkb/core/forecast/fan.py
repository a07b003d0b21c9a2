"""A forecast as many equally likely outcomes of one area: quantiles by date, and the chance of a target in words."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from kkb.core.counts.ratio import Share

LEVELS = (0.1, 0.5, 0.9)
"""p10, p50, p90: the middle 80 % lie between the first and the last."""


@dataclass(frozen=True, slots=True, eq=False)
class Fan:
    """Outcomes on `days`, the first of which is the start: `reached` and `formed` are whole villages (days, draws)."""

    days: tuple[date, ...]
    reached: np.ndarray
    formed: np.ndarray

    @property
    def draws(self) -> int:
        """How many outcomes were drawn."""
        return int(self.reached.shape[1])

    @property
    def start(self) -> Share:
        """The share the forecast starts from."""
        return Share(int(self.reached[0, 0]), int(self.formed[0, 0]))

    @property
    def share(self) -> np.ndarray:
        """Ratio A in percent at LEVELS (days, 3)."""
        return quantiles(100 * self.reached / np.maximum(self.formed, 1))

    @property
    def reached_levels(self) -> np.ndarray:
        """Kampung KB mandiri or berkelanjutan at LEVELS (days, 3), whole villages."""
        levels: np.ndarray = np.quantile(self.reached, LEVELS, axis=1, method="inverted_cdf").T
        return levels

    @property
    def formed_levels(self) -> np.ndarray:
        """Kampung KB formed at LEVELS (days, 3), whole villages."""
        levels: np.ndarray = np.quantile(self.formed, LEVELS, axis=1, method="inverted_cdf").T
        return levels


@dataclass(frozen=True, slots=True)
class Earned:
    """Whether a backtest earned the saying of chances below 1 in 20 (`low`) and above 19 in 20 (`high`)."""

    low: bool = False
    high: bool = False


UNTESTED = Earned()


@dataclass(frozen=True, slots=True)
class Odds:
    """A probability as people say it: about `n` of `total`.

    `beyond` -1 = less than that, 1 = more; `untested` the same where no backtest earned the saying of it.
    """

    n: int
    total: int
    beyond: int = 0
    untested: int = 0


_SAID = (Odds(1, 20), Odds(1, 10), Odds(1, 5), Odds(1, 4), Odds(1, 3), Odds(2, 5), Odds(1, 2), Odds(3, 5), Odds(2, 3),
         Odds(3, 4), Odds(4, 5), Odds(9, 10), Odds(19, 20))  # fmt: skip
RARE = 0.05
"""A chance below this, or above 1 less this, is extreme."""


def quantiles(draws: np.ndarray, levels: tuple[float, ...] = LEVELS) -> np.ndarray:
    """Mid-distribution quantiles of every row (rows, levels).

    Whole villages give a share few possible values; the usual quantiles would make the interval hold too often. Source:
    Ma, Genton and Parzen 2011.

    >>> quantiles(np.array([[0, 0, 0, 0, 1, 1, 1, 2, 2, 3]]), (0.5,)).round(2).tolist()
    [[0.86]]
    """
    found = np.empty((len(draws), len(levels)))
    for n, row in enumerate(draws):
        values, counts = np.unique(row, return_counts=True)
        found[n] = np.interp(levels, (np.cumsum(counts) - counts / 2) / len(row), values)
    return found


def chance(fan: Fan, percent: int, on: date | None = None) -> float:
    """The probability (0 to 1) that the share is at least `percent` on a day of the fan (default: its last).

    Counted in whole villages; it never rises with the target.
    """
    place = len(fan.days) - 1 if on is None else fan.days.index(on)
    reached, formed = fan.reached[place], fan.formed[place]
    return float(np.mean((formed > 0) & (reached * 100 >= percent * formed)))


def sayable(probability: float, earned: Earned = UNTESTED) -> float:
    """The probability that may be given as a number: an extreme one only where it was earned.

    >>> sayable(0.001), sayable(0.001, Earned(low=True)), sayable(0.3)
    (0.05, 0.001, 0.3)
    """
    return min(max(probability, 0.0 if earned.low else RARE), 1.0 if earned.high else 1 - RARE)


def in_words(probability: float, earned: Earned = UNTESTED) -> Odds:
    """The nearest way of saying a probability.

    >>> in_words(0.21), in_words(0.001).untested, in_words(1.0, Earned(high=True)).beyond
    (Odds(n=1, total=5, beyond=0, untested=0), -1, 1)
    """
    if probability < RARE:
        return Odds(1, 20, beyond=-1) if earned.low else Odds(1, 20, untested=-1)
    if probability > 1 - RARE:
        return Odds(19, 20, beyond=1) if earned.high else Odds(19, 20, untested=1)
    return min(_SAID, key=lambda odds: abs(_logit(odds.n / odds.total) - _logit(probability)))


def _logit(p: float) -> float:
    return float(np.log(p / (1 - p)))
