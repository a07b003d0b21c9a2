"""How unequal areas are beyond chance, in one number: the standard deviation of their true shares, in points.

Few villages scatter by chance alone. The analysis of variance takes that part out: what is left is how far the areas
themselves lie apart (0 = no more than chance). Whether even that can be chance is told by dealing the same villages out
to the areas anew. Source of the estimate: Fleiss 1981, the intraclass correlation of yes/no counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kkb.core.counts.ratio import Share

DEALS, SEED, BY_CHANCE = 2000, 20221101, 0.05


@dataclass(frozen=True, slots=True)
class ShareSpread:
    """`points`: standard deviation beyond chance; `areas`, `villages`: of how many; `as_wide` of DEALS deals are."""

    points: float
    areas: int
    villages: int
    as_wide: int

    @property
    def is_real(self) -> bool:
        """Whether fewer than 5 in 100 deals scatter as wide."""
        return self.as_wide < BY_CHANCE * DEALS


def spread(shares: Sequence[Share]) -> ShareSpread | None:
    """The inequality between areas; None where it cannot be told (fewer than two areas, or one village in each).

    >>> spread([Share(5, 10), Share(5, 10)]).points, spread([Share(0, 1), Share(1, 1)])
    (0.0, None)
    """
    known = [s for s in shares if s.total]
    n, total = (np.array([getattr(s, name) for s in known], dtype=np.int64) for name in ("n", "total"))
    if len(known) < 2 or total.sum() <= len(known):
        return None
    between = _between(n[None], total)[0]
    variance = (between - _within(n, total)) / _mean_size(total)
    dealt = np.random.default_rng(SEED).multivariate_hypergeometric(total, n.sum(), size=DEALS)
    as_wide = int((_between(dealt, total) >= between - 1e-9).sum())
    return ShareSpread(100 * float(np.sqrt(max(0.0, variance))), len(known), int(total.sum()), as_wide)


def _between(n: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Mean square between areas, per row of counts."""
    middle = n.sum(axis=1, keepdims=True) / total.sum()
    squares: np.ndarray = (total * (n / total - middle) ** 2).sum(axis=1) / (len(total) - 1)
    return squares


def _within(n: np.ndarray, total: np.ndarray) -> float:
    return float((n * (1 - n / total)).sum() / (total.sum() - len(total)))


def _mean_size(total: np.ndarray) -> float:
    return float((total.sum() - (total**2).sum() / total.sum()) / (len(total) - 1))
