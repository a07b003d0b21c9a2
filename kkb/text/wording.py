"""Wording by key, in every language."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.text.format import number

COUNTS = ("n", "total", "belum", "gagal")
"""Places of sentences that hold a count, never a number that is a name (a row, a snapshot, a year)."""


class Noun(str):
    """A word that a sentence may begin with: "{satuan:awal}" is the word with a capital."""

    def __format__(self, spec: str) -> str:
        return self[:1].upper() + self[1:] if spec == "awal" else str(self)


@dataclass(frozen=True)
class Wording:
    """The sentences of one language by `room.key`."""

    lang: str
    texts: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """The sentence with its places filled. Raises KeyError for a key or place that does not exist.

        A whole number that counts something (COUNTS) gets the thousands mark of the language.
        """
        counted = {name: number(value, self.lang) for name in COUNTS if type(value := values.get(name)) is int}
        return self.texts[key].format(**values | counted)

    def has(self, key: str) -> bool:
        """Whether there is a sentence under this key."""
        return key in self.texts
