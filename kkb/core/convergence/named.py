"""Anything with a key and a name in two languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A key, and what it is called in Indonesian and in English."""

    key: str
    name: str
    name_en: str

    def label(self, lang: str) -> str:
        """The name in a language."""
        return self.name if lang == "id" else self.name_en
