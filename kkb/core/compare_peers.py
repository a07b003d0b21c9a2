"""Like with like: the areas of the same level with about as many Kampung KB, wherever they lie."""

from collections.abc import Sequence
from dataclasses import dataclass

from kkb.core.compare_chance import INNER, fisher
from kkb.core.ratio import Share
from kkb.core.tally import Tally

MOST, AS_LARGE = 8, 1.5
"""At most so many peers, none more than half as large again."""


@dataclass(frozen=True, slots=True)
class Peers:
    """An area beside its peers: who they are, their shares together, and whether the two surely differ."""

    own: Share
    codes: tuple[str, ...]
    share: Share
    differs: bool


def peers(area: Tally, others: Sequence[Tally], compared: int = 1) -> Peers:
    """The areas nearest in size to one area (its own code left out), of equal nearness by code.

    `compared`: how many areas are held against their peers at the same time; the more, the surer each must be.
    """
    size = area.terbentuk
    near = [t for t in others if t.code != area.code and _is_like(size, t.terbentuk)]
    near.sort(key=lambda t: (max(t.terbentuk, size) / min(t.terbentuk, size), t.code))
    chosen = near[:MOST]
    share = Share(sum(t.tercapai for t in chosen), sum(t.terbentuk for t in chosen))
    differs = bool(share.total) and fisher(area.share_a, share) < INNER / max(1, compared)
    return Peers(area.share_a, tuple(t.code for t in chosen), share, differs)


def _is_like(one: int, other: int) -> bool:
    return bool(one and other) and max(one, other) <= AS_LARGE * min(one, other)
