"""How sure a rank is: "place 2 to 6 of 8" instead of a league table that chance shuffles.

Every area has a share of its own that is unknown; what is seen of it are few villages. All shares together tell how
far areas differ at all (beta-binomial, its middle and its spread weighed over a grid). Where they hardly differ the
places run from first to last. Sources: Laird and Louis 1989; Goldstein and Spiegelhalter 1996.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betaln

from kkb.core.counts.ratio import Share

DRAWS, SEED, SURE = 4000, 20221101, 0.95
_MIDDLES = (np.arange(40) + 0.5) / 40
_ALIKE = (np.arange(40) + 0.5) / 40
"""How alike areas are: 1 = they share one share, 0 = what one has tells nothing of another."""


@dataclass(frozen=True, slots=True)
class RankInterval:
    """The place of an area (equal ones share the better place) and the span of places it may have in truth."""

    rank: int
    best: int
    worst: int
    of: int


def places_by_level(shares: Sequence[Share]) -> tuple[RankInterval, ...]:
    """The places of areas by their share, highest first; every share has a total. The order given does not matter.

    >>> places_by_level([Share(90, 90), Share(5, 90), Share(45, 90)])[0]
    RankInterval(rank=1, best=1, worst=1, of=3)
    """
    order = sorted(range(len(shares)), key=lambda n: (shares[n].n, shares[n].total))
    sorted_ = [shares[n] for n in order]
    return _back(order, _places([100 * s.n / s.total for s in sorted_], draws(sorted_), sorted_))


def places_by_change(ways: Sequence[tuple[Share, Share]]) -> tuple[RankInterval, ...]:
    """The places of areas by the change of their share in the same villages, highest first.

    `ways`: per area (entered of those not reached before, left of those reached before).
    """
    order = sorted(range(len(ways)), key=lambda n: tuple((one.n, one.total) for one in ways[n]))
    ways = [ways[n] for n in order]
    sizes = np.array([up.total + down.total for up, down in ways], dtype=float)
    seen = [(up.n - down.n) / size for (up, down), size in zip(ways, sizes, strict=True)]
    up, down = draws([up for up, _ in ways]), draws([down for _, down in ways])
    weights = (np.array([one.total for one, _ in ways]), np.array([other.total for _, other in ways]))
    return _back(order, _places(seen, (up * weights[0] - down * weights[1]) / sizes, ways))


def draws(shares: Sequence[Share]) -> np.ndarray:
    """Shares (0-1) that areas may have in truth, shape (DRAWS, areas); the same for the same counts."""
    rng = np.random.default_rng(SEED)
    n, total = (np.array([getattr(s, name) for s in shares], dtype=float) for name in ("n", "total"))
    middle, alike = (grid.ravel() for grid in np.meshgrid(_MIDDLES, _ALIKE))
    size = alike / (1 - alike)
    a, b = (middle * size)[:, None], ((1 - middle) * size)[:, None]
    logs = (betaln(a + n, b + total - n) - betaln(a, b)).sum(axis=1)
    weights = np.exp(logs - logs.max())
    at = rng.choice(len(weights), size=DRAWS, p=weights / weights.sum())
    drawn: np.ndarray = rng.beta(a[at] + n, b[at] + total - n)
    return drawn


def _back(order: Sequence[int], found: Sequence[RankInterval]) -> tuple[RankInterval, ...]:
    """Places in the order in which their areas were given."""
    return tuple(place for _, place in sorted(zip(order, found, strict=True), key=lambda pair: pair[0]))


def _places(seen: Sequence[float], drawn: np.ndarray, counts: Sequence[object]) -> tuple[RankInterval, ...]:
    """Places by what is seen, spans by what was drawn; areas of the very same `counts` share one span."""
    ranks = (-drawn).argsort(axis=1).argsort(axis=1) + 1
    tail = (1 - SURE) / 2
    best, worst = np.quantile(ranks, [tail, 1 - tail], axis=0, method="nearest").astype(int)
    for one in set(counts):
        alike = [n for n, other in enumerate(counts) if other == one]
        best[alike], worst[alike] = best[alike].min(), worst[alike].max()
    own = [1 + sum(other > one + 1e-12 for other in seen) for one in seen]
    return tuple(
        RankInterval(rank, min(rank, int(low)), max(rank, int(high)), len(seen))
        for rank, low, high in zip(own, best, worst, strict=True)
    )
