"""Like with like: the areas of the same level with about as many Kampung KB, wherever they lie."""

from collections.abc import Sequence
from dataclasses import dataclass

from kkb.core.compare.chance import ChanceTest
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import Tally

MOST, AS_LARGE = 8, 1.5
"""At most so many peers, none more than half as large again."""
FEWEST_PEERS = 3
"""Fewer peers are no benchmark: their own share is as uncertain as the area's."""


@dataclass(frozen=True, slots=True)
class Peers:
    """An area beside its peers: who they are, their shares together, and how the area lies against them (VERDICTS)."""

    own: Share
    codes: tuple[str, ...]
    share: Share
    verdict: str


def peers(area: Tally, others: Sequence[Tally], judged: int = 1) -> Peers:
    """The areas nearest in size to one area (its own code left out), of equal nearness by code.

    Judged by the test of every comparison, with the peers' share as the benchmark; `judged`: how many areas at once.
    """
    size = area.terbentuk
    near = [t for t in others if t.code != area.code and _is_like(size, t.terbentuk)]
    near.sort(key=lambda t: (max(t.terbentuk, size) / min(t.terbentuk, size), t.code))
    chosen = near[:MOST]
    share = Share(sum(t.tercapai for t in chosen), sum(t.terbentuk for t in chosen))
    known = share.percent is not None and len(chosen) >= FEWEST_PEERS
    verdict = ChanceTest(share.percent or 0, max(1, judged)).verdict(area.share_a) if known else "sedikit"
    return Peers(area.share_a, tuple(t.code for t in chosen), share, verdict)


def _is_like(one: int, other: int) -> bool:
    return bool(one and other) and max(one, other) <= AS_LARGE * min(one, other)
