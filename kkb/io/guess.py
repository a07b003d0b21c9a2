"""The name that was perhaps meant. Only ever said, never acted upon."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from kkb.io.names import name_key

LIKELY = 75.0
NEARLY_CERTAIN = 85.0


def guess(text: str, names: Iterable[str], at_least: float = LIKELY) -> str | None:
    """The most similar of the names (similarity 0-100 of the compared names), or None when none comes near.

    >>> guess("AIR BELIT", ["Air Lesing", "Air Beliti"])
    'Air Beliti'
    """
    best = process.extractOne(text, list(names), scorer=fuzz.ratio, processor=name_key, score_cutoff=at_least)
    return best[0] if best else None
