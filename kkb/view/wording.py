"""Wording by key: Indonesian first, English as the second language."""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("id", "en")


@dataclass(frozen=True)
class Wording:
    """The sentences of one language by `room.key`."""

    lang: str
    texts: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """The sentence with its places filled. Raises KeyError for a key or place that does not exist."""
        return self.texts[key].format(**values)

    def has(self, key: str) -> bool:
        """Whether there is a sentence under this key."""
        return key in self.texts
