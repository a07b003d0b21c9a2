"""The languages of the product: one entry each, and a folder of the same key in `data/teks`."""

from dataclasses import dataclass

from babel.numbers import get_decimal_symbol, get_group_symbol


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its name in itself, the locale of its numbers and dates, and the word of "12 of 25"."""

    name: str
    locale: str
    of: str

    @property
    def decimal(self) -> str:
        """The decimal mark."""
        return get_decimal_symbol(self.locale)

    @property
    def thousands(self) -> str:
        """The mark between thousands."""
        return get_group_symbol(self.locale)


LANGUAGES = {
    "id": Language("Indonesia", "id", "dari"),
    "en": Language("English", "en", "of"),
}
"""By key, in the order in which they are offered."""
FIRST = "id"
"""The language of the product: that of whoever chose no other, and of the command line."""


def is_language(key: str) -> bool:
    """Whether there is a language of this key."""
    return key in LANGUAGES
