"""Names in every language: the Indonesian one stands with the thing itself, the others in the folder of a language."""

from dataclasses import dataclass

Translations = tuple[tuple[str, str], ...]
"""What a text is in other languages: (language, text) in the order of the languages."""


@dataclass(frozen=True, slots=True)
class Named:
    """A key, its name in Indonesian, and what it is called in other languages."""

    key: str
    name: str
    names: Translations

    def label(self, lang: str) -> str:
        """The name in a language; the Indonesian one where it has no other."""
        return in_language(self.name, self.names, lang)


def in_language(text: str, others: Translations, lang: str) -> str:
    """A text in a language; as it is where nobody translated it.

    >>> in_language("Dinas Kesehatan", (("en", "Health office"),), "en"), in_language("DPPKB", (), "en")
    ('Health office', 'DPPKB')
    """
    return dict(others).get(lang, text)
