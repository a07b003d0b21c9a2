"""What chance explains: limits of a funnel round a benchmark, and which areas surely differ from each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln
from scipy.stats import binom

from kkb.core.ratio import Share

INNER, OUTER = 0.05, 0.002
"""What lies outside the limits by chance: 5 in 100 (95 %) and 2 in 1.000 (99.8 %). Source: Spiegelhalter 2005."""
FEWEST = 6
"""With fewer Kampung KB no area is singled out, whatever the limits say."""
VERDICTS = ("bawah", "lihat_bawah", "wajar", "lihat_atas", "atas", "sedikit")


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Per number of Kampung KB (`totals`) the least and the most that chance explains, as whole counts."""

    totals: np.ndarray
    low: np.ndarray
    high: np.ndarray


def funnel_limits(totals: Sequence[int], percent: float, beyond: float = OUTER) -> Limits:
    """Exact binomial limits round a benchmark (percent, 0-100); a count at a limit is still explained.

    >>> found = funnel_limits([5, 40], 60)
    >>> found.low.tolist(), found.high.tolist()
    ([0, 14], [5, 33])
    """
    sizes, p = np.asarray(totals, dtype=np.int64), percent / 100
    if p <= 0 or p >= 1:  # nothing but the benchmark itself is explained; one village more or less is no news
        exact = np.round(p * sizes).astype(np.int64)
        return Limits(sizes, np.maximum(0, exact - 1), np.minimum(sizes, exact + 1))
    low = binom.ppf(beyond / 2, sizes, p).astype(np.int64)
    high = sizes - binom.ppf(beyond / 2, sizes, 1 - p).astype(np.int64)
    return Limits(sizes, np.clip(low, 0, sizes), np.clip(high, 0, sizes))


def verdict(share: Share, percent: float) -> str:
    """Where a share lies against a benchmark (VERDICTS): only "atas" and "bawah" are more than chance.

    >>> verdict(Share(0, 5), 60), verdict(Share(1, 30), 60), verdict(Share(12, 25), 60)
    ('sedikit', 'bawah', 'wajar')
    """
    if share.total < FEWEST:
        return "sedikit"
    outer, inner = (funnel_limits([share.total], percent, beyond) for beyond in (OUTER, INNER))
    if share.n < outer.low[0] or share.n > outer.high[0]:
        return "bawah" if share.n < outer.low[0] else "atas"
    if share.n < inner.low[0] or share.n > inner.high[0]:
        return "lihat_bawah" if share.n < inner.low[0] else "lihat_atas"
    return "wajar"


def apart(shares: Sequence[Share], beyond: float = INNER) -> np.ndarray:
    """Which pairs surely differ (bool, symmetric): Fisher's exact test on every pair, held together by Holm.

    If all areas were alike, the chance that even one pair is called different is at most `beyond`.
    """
    n = len(shares)
    found = np.zeros((n, n), dtype=bool)
    pairs = [(i, j) for i in range(n) for j in range(i + 1, n) if shares[i].total and shares[j].total]
    chances = sorted((fisher(shares[i], shares[j]), i, j) for i, j in pairs)
    for done, (chance, i, j) in enumerate(chances):
        if chance > beyond / (len(pairs) - done):
            break
        found[i, j] = found[j, i] = True
    return found


def fisher(one: Share, other: Share) -> float:
    """How often chance alone parts two shares at least this far (Fisher's exact test, two-sided).

    >>> round(fisher(Share(1, 9), Share(8, 9)), 4)
    0.0034
    """
    total, reached = one.total + other.total, one.n + other.n
    counts = np.arange(max(0, reached - other.total), min(reached, one.total) + 1)
    logs = _choose(one.total, counts) + _choose(other.total, reached - counts) - _choose(total, reached)
    own = logs[one.n - counts[0]]
    return float(min(1.0, np.exp(logs[logs <= own + 1e-7]).sum()))


def _choose(n: int, k: np.ndarray | int) -> np.ndarray:
    return gammaln(n + 1) - gammaln(np.asarray(k) + 1) - gammaln(n - np.asarray(k) + 1)
