"""Shares as whole counts, the three ratios A, B and C, and the gap to a target in whole villages.

A = (mandiri + berkelanjutan) / Kampung KB terbentuk; B = the same villages / all desa and kelurahan; C = terbentuk /
all desa and kelurahan. They never share a label.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Share:
    """`n` of `total`, as whole counts. A share of nothing has no percentage."""

    n: int
    total: int

    @property
    def percent(self) -> float | None:
        """For display only: 0-100, or None when there is nothing to take a share of.

        >>> Share(12, 25).percent, Share(0, 0).percent
        (48.0, None)
        """
        return 100 * self.n / self.total if self.total else None


def points(before: Share, after: Share) -> Fraction | None:
    """The change of a share in percentage points, exact; None when one of the two is a share of nothing.

    The one place where two shares are subtracted: from whole counts, never from percentages that were rounded.

    >>> float(points(Share(1, 4), Share(3, 6))), round(float(points(Share(40, 72), Share(44, 72))), 4)
    (25.0, 5.5556)
    """
    if not before.total or not after.total:
        return None
    return 100 * (Fraction(after.n, after.total) - Fraction(before.n, before.total))


@dataclass(frozen=True, slots=True)
class ShareRange:
    """A share whose n is at least that of `least` and at most that of `most`, of the same total.

    `names` Kampung KB stand under names that no list confirms, and of `unknown` villages nothing is known: each may
    add one village, or be a duplicate, or not be in the list.
    """

    least: Share
    most: Share
    names: int
    unknown: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether there is nothing between the two."""
        return self.least.n == self.most.n


def needed(percent: int, total: int) -> int:
    """Whole villages that make at least `percent` of `total`, in integer arithmetic.

    >>> needed(28, 25), needed(60, 25), needed(60, 28), needed(60, 72), needed(60, 199), needed(60, 1513)
    (7, 15, 17, 44, 120, 908)
    """
    return -(-percent * total // 100)


def gap(share: Share, percent: int) -> int:
    """Villages short of the target; 0 when it is met.

    >>> gap(Share(12, 25), 60), gap(Share(12, 25), 50), gap(Share(15, 25), 60)
    (3, 1, 0)
    """
    return max(0, needed(percent, share.total) - share.n)


def meets(share: Share, percent: int) -> bool:
    """Whether the share is at least the target; a share of nothing meets nothing.

    >>> meets(Share(3, 5), 60), meets(Share(0, 0), 60)
    (True, False)
    """
    return share.total > 0 and share.n * 100 >= percent * share.total
