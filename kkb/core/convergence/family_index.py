"""iBangga, the family development index (0-100): its dimensions, its classes, published values.

Its class names exist in other schemes with other meanings, so a class is never named without the scheme.
"""

import math
from dataclasses import dataclass

from kkb.core.named import Named

INDEX = "indeks"


@dataclass(frozen=True, slots=True)
class IndexClass(Named):
    """A class from `low` upward (`including` it or not) to the next; the name carries the scheme's name."""

    low: int
    including: bool


@dataclass(frozen=True, slots=True)
class PublishedIndex:
    """An index value that was published, with its source."""

    area: str
    year: int
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class FamilyIndex:
    """The iBangga part of konvergensi.toml; classes from the lowest up."""

    source: str
    dimensions: tuple[Named, ...]
    classes: tuple[IndexClass, ...]
    published: tuple[PublishedIndex, ...]

    def class_of(self, value: float | None) -> IndexClass | None:
        """The class of an index; None without one. The value counts as it is, never as it is rounded for display."""
        if value is None or math.isnan(value):
            return None
        return next(c for c in reversed(self.classes) if value > c.low or (c.including and value == c.low))
