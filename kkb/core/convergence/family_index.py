"""iBangga, the family development index (0-100): its dimensions, its classes, published values.

Its class names exist in other schemes with other meanings, so a class is never named without the scheme.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.named import Named, Translations, translatable, translations
from kkb.core.strict import REQUIRED, SchemeError, check_unique, parse_list, parse_table

INDEX = "indeks"
_CLASS = {
    "kunci": (str, REQUIRED), "nama": (str, REQUIRED), "dari": (int, REQUIRED), "termasuk": (bool, REQUIRED),
} | translatable("nama")  # fmt: skip
_DIMENSION = {"kunci": (str, REQUIRED), "nama": (str, REQUIRED)} | translatable("nama")
_PUBLISHED = {"kode": (str, REQUIRED), "tahun": (int, REQUIRED), "indeks": ((int, float), REQUIRED),
              "acuan": (str, REQUIRED)}  # fmt: skip


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


def parse_family_index(raw: Mapping[str, object], where: str) -> FamilyIndex:
    """The iBangga part. Raises SchemeError: unknown keys, classes that do not rise from 0, values beyond 0-100."""
    table = parse_table(
        raw, where, {"acuan": (str, REQUIRED), "dimensi": (list, REQUIRED), "kelas": (list, REQUIRED),
                     "terbit": (list, [])},
    )  # fmt: skip
    dimensions = [
        Named(*_named(parse_table(t, f"{where}, dimensi {n}", _DIMENSION)))
        for n, t in enumerate(parse_list(raw, "dimensi", where), 1)
    ]
    classes = [
        IndexClass(*_named(table), table["dari"], table["termasuk"])
        for table in (
            parse_table(t, f"{where}, kelas {n}", _CLASS) for n, t in enumerate(parse_list(raw, "kelas", where), 1)
        )
    ]
    published = [
        PublishedIndex(*parse_table(t, f"{where}, terbit {n}", _PUBLISHED).values())
        for n, t in enumerate(table["terbit"], 1)
    ]
    check_unique([d.key for d in dimensions], f"{where}, dimensi")
    lows = [c.low for c in classes]
    if lows != sorted(set(lows)) or lows[0] != 0 or not classes[0].including or lows[-1] >= 100:
        raise SchemeError(f"{where}, kelas", lows, "batas naik mulai 0 (termasuk) dan di bawah 100")
    wrong = [p.value for p in published if not 0 <= p.value <= 100]
    if wrong:
        raise SchemeError(f"{where}, terbit", wrong[0], "0 sampai 100")
    return FamilyIndex(table["acuan"], tuple(dimensions), tuple(classes), tuple(published))


def _named(table: Mapping[str, object]) -> tuple[str, str, Translations]:
    return table["kunci"], table["nama"], translations(table, "nama")
