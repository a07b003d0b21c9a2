"""The ladder of strata and the states beside it, as read from `data/skema/strata.toml`."""

from dataclasses import dataclass

from kkb.core.named import Translations, in_language
from kkb.core.rule.ladder import NOT_FORMED, SILENT, UNKNOWN

STATES = (SILENT, UNKNOWN, NOT_FORMED)
PATTERNS = ("polos", "titik", "mendatar", "tegak", "miring", "silang")
"""What a surface can be filled with beside its colour."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """One class of the classification; `reached` = counts in ratios A and B; `mark` is its second cue beside colour.

    `entering`: how often, of each other 100, newly formed ones are thought to enter here before data say so;
    `short`: its name in a narrow column.
    """

    key: str
    name: str
    names: Translations
    color: str
    pattern: str
    mark: str
    meaning: str
    meanings: Translations
    reached: bool = False
    aliases: tuple[str, ...] = ()
    rises_to: str | None = None
    entering: int = 10
    short: str = ""

    def label(self, lang: str) -> str:
        """The name in a language."""
        return in_language(self.name, self.names, lang)

    def meaning_in(self, lang: str) -> str:
        """What the class means, in a language."""
        return in_language(self.meaning, self.meanings, lang)
