"""What chance explains: the one test that tells whether an area differs from a benchmark, for every front.

An area is "higher" or "lower" only where exact binomial chances leave no doubt, and the more areas are judged at the
same time the surer each must be: were all of them like the benchmark, the chance that even one is singled out is at
most 5 in 100 (Bonferroni). Of all counts the least likely are left unexplained first (Sterne 1954).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binom

from kkb.core.counts.ratio import Share

MISTAKEN = 0.05
"""How often any area at all is singled out by chance, when all are like the benchmark."""
FEWEST = 6
"""With fewer Kampung KB no area is singled out, whatever the limits say."""
VERDICTS = ("bawah", "wajar", "atas", "sedikit")
_WINDOW, _ALIKE = 12, 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class FunnelLimits:
    """Per number of Kampung KB (`totals`) the least and the most that chance explains, as whole counts."""

    totals: np.ndarray
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True, slots=True)
class ChanceTest:
    """The test of areas against a benchmark (percent, 0-100); `judged` areas are held against it at the same time."""

    percent: float
    judged: int = 1

    def limits(self, totals: Sequence[int]) -> FunnelLimits:
        """What chance explains for areas of these sizes; a count at a limit is still explained.

        >>> found = ChanceTest(60).limits([5, 40])
        >>> found.low.tolist(), found.high.tolist()
        ([1, 18], [5, 30])
        """
        found = [self._explained(int(total)) for total in totals]
        low, high = (np.array([pair[n] for pair in found], dtype=np.int64) for n in (0, 1))
        return FunnelLimits(np.asarray(totals, dtype=np.int64), low, high)

    def verdict(self, share: Share) -> str:
        """Where a share lies against the benchmark (VERDICTS): only "atas" and "bawah" are more than chance.

        >>> [ChanceTest(60).verdict(share) for share in (Share(0, 5), Share(1, 30), Share(12, 25))]
        ['sedikit', 'bawah', 'wajar']
        """
        if share.total < FEWEST:
            return "sedikit"
        low, high = self._explained(share.total)
        return "bawah" if share.n < low else "atas" if share.n > high else "wajar"

    def _explained(self, total: int) -> tuple[int, int]:
        p = self.percent / 100
        if p <= 0 or p >= 1:  # nothing but the benchmark itself is explained; one village more or less is no news
            exact = total if p >= 1 else 0
            return max(0, exact - 1), min(total, exact + 1)
        wide = _WINDOW * np.sqrt(total * p * (1 - p)) + _WINDOW
        counts = np.arange(max(0, int(total * p - wide)), min(total, int(total * p + wide)) + 1)
        chances = binom.pmf(counts, total, p)
        order = np.argsort(chances, kind="stable")
        as_rare = np.cumsum(chances[order])[np.searchsorted(chances[order], chances * (1 + _ALIKE), side="right") - 1]
        explained = counts[as_rare > MISTAKEN / self.judged]
        return int(explained[0]), int(explained[-1])


def chance_test(shares: Sequence[Share], percent: float) -> ChanceTest:
    """The test for areas that are judged together; those too small to be judged make nobody else less sure."""
    return ChanceTest(percent, max(1, sum(share.total >= FEWEST for share in shares)))
