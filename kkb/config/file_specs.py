"""What is known about officials' files before one is opened: their layouts, and other spellings of area names.

The layouts say which columns there are, which other headings, and which of them are personal. An alias is valid only
inside one area, and always said aloud when used.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.area.spelling import compact, name_key
from kkb.core.convergence.scheme import Convergence

KINDS = ("", "jumlah", "angka", "ya_tidak", "jumlah_atau_ya", "teks")
"""What stands in a column: "" = read by its own reader; a count; a number; yes or no; a count or yes; free text."""
PLACES = ("no", "kampung", "nama_prov", "nama_kab", "nama_kec", "nama")
"""The columns that say which place a row is about."""


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """One column of a layout: our key, the heading the portal gives it, other headings, whether it must be there.

    `kind` is one of KINDS; a count above `most` (0 = no bound) is none that can be.
    """

    key: str
    heading: str
    aliases: tuple[str, ...]
    required: bool
    kind: str = ""
    most: int = 0


@dataclass(frozen=True, slots=True)
class FileLayout:
    """One kind of file. `personal` are words that mark a column as personal data, `points` as coordinates, in any
    layout.

    At least `fewest` of the columns with a kind must be there; `keeps_others`: unknown columns of numbers are kept.
    """

    key: str
    title: str
    columns: tuple[LayoutColumn, ...]
    personal: tuple[str, ...]
    fewest: int = 0
    keeps_others: bool = False
    points: tuple[str, ...] = ()

    @property
    def required(self) -> tuple[LayoutColumn, ...]:
        """The columns without which the file cannot be read."""
        return tuple(c for c in self.columns if c.required)

    @property
    def valued(self) -> tuple[LayoutColumn, ...]:
        """The columns with a kind: what the file says of its places."""
        return tuple(c for c in self.columns if c.kind)

    def keys_by_heading(self) -> dict[str, str]:
        """Our key by heading as compared; a heading of the portal's own wins over another column's alias."""
        own = {heading_key(c.heading): c.key for c in self.columns}
        return {heading_key(a): c.key for c in self.columns for a in c.aliases} | own

    def is_personal(self, heading: str) -> bool:
        """Whether a heading names personal data (officers' names, NIP, phone numbers)."""
        return _names_any(heading, self.personal)

    def is_point(self, heading: str) -> bool:
        """Whether a heading names a coordinate, which is never a number about a place."""
        return _names_any(heading, self.points)


def _names_any(heading: str, words: tuple[str, ...]) -> bool:
    padded = f" {name_key(heading)} "
    return any(f" {word} " in padded for word in words)


def heading_key(heading: str) -> str:
    """A heading as it is compared.

    >>> heading_key("Input PKB / PLKB ")
    'INPUTPKBPLKB'
    """
    return compact(name_key(heading))


@dataclass(frozen=True, slots=True)
class Aliases:
    """`codes` maps (code of the area above, compared name without spaces) to a code."""

    codes: Mapping[tuple[str, str], str]

    def code(self, above: str, keys: tuple[str, ...]) -> str | None:
        """The code meant by one of the compared names inside an area, or None."""
        found = (self.codes.get((above, compact(key))) for key in keys)
        return next((code for code in found if code), None)


@dataclass(frozen=True, slots=True)
class FileSpecs:
    """Layouts by key, the known aliases of area names, and the programmes and instansi that files may name."""

    layouts: Mapping[str, FileLayout]
    aliases: Aliases
    convergence: Convergence
