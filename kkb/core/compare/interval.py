"""How sure a share on few villages is."""

from math import sqrt

from kkb.core.counts.ratio import Share

_Z95 = 1.959963984540054


def wilson(share: Share, z: float = _Z95) -> tuple[float, float] | None:
    """The Wilson score interval of a share, in percent (0-100); None for a share of nothing. Source: Wilson 1927.

    >>> [round(x) for x in wilson(Share(5, 9))], [round(x) for x in wilson(Share(43, 72))]
    ([27, 81], [48, 70])
    """
    if not share.total:
        return None
    n, p = share.total, share.n / share.total
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return max(0.0, 100 * (middle - half)), min(100.0, 100 * (middle + half))
