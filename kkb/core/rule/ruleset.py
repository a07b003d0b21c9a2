"""The classification rule as data: items with their bands, variables with their pass sums, the decision."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.named import Translations, in_language
from kkb.core.rule.ladder import Ladder
from kkb.core.rule.strata import Stratum

VARIABLES = ("input", "proses", "output")
MEASURES = {
    "bertahap": ("kolom",), "jumlah": ("kolom",), "hitung_ada": ("kolom",),
    "persen": ("pembilang", "penyebut"), "rata_persen": ("pasangan",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Band:
    """Whole measures from `low` to `high` (None = no upper end) get `score`; `meaning` says it in words."""

    score: int
    low: int
    high: int | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of the twelve items: how its measure is taken from a profile and which score each measure gets."""

    key: str
    header: str
    name: str
    names: Translations
    variable: str
    measure: str
    columns: tuple[str, ...]
    over: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    at_most: int | None
    agency: str
    bands: tuple[Band, ...]

    @property
    def max_score(self) -> int:
        """The best score the item can have (3 for Sarana and PKB/PLKB, else 4)."""
        return max(band.score for band in self.bands)

    def label(self, lang: str) -> str:
        """The name in a language."""
        return in_language(self.name, self.names, lang)

    def meaning(self, score: int) -> str:
        """What a score of this item means, in words."""
        return next((band.meaning for band in self.bands if band.score == score), "")


@dataclass(frozen=True, slots=True)
class Variable:
    """Input, Proses or Output: passes when the sum of its items is at least `pass_sum`."""

    key: str
    name: str
    pass_sum: int
    items: tuple[str, ...]
    report: tuple[str, ...]

    @property
    def pass_index(self) -> float:
        """The index (mean of the items, two decimals) at which it passes."""
        return round(self.pass_sum / len(self.items), 2)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One dated version of the classification rule. `decision` maps the set of passed variables to a stratum."""

    version: str
    source: str
    items: tuple[Item, ...]
    variables: tuple[Variable, ...]
    decision: Mapping[frozenset[str], str]
    otherwise: str
    strata: tuple[Stratum, ...]

    @property
    def ladder(self) -> Ladder:
        """The strata in their order; whoever has nothing to show stands where the rule puts it."""
        keys, entering = (tuple(getattr(s, name) for s in self.strata) for name in ("key", "entering"))
        return Ladder(keys, self.reached, self.stratum(frozenset()), entering)

    @property
    def reached(self) -> tuple[str, ...]:
        """The keys of the strata that count."""
        return tuple(s.key for s in self.strata if s.reached)

    def stratum(self, passed: frozenset[str]) -> str:
        """The stratum of a set of variables that pass."""
        return self.decision.get(passed, self.otherwise)

    def variable(self, key: str) -> Variable:
        """The variable with this key."""
        return next(variable for variable in self.variables if variable.key == key)

    def mark(self, item: Item) -> int:
        """The score below which an item holds its variable back: the mean it takes, rounded up, as far as it goes."""
        own = self.variable(item.variable)
        return min(-(-own.pass_sum // len(own.items)), item.max_score)

    def item(self, key: str) -> Item:
        """The item with this key."""
        return next(item for item in self.items if item.key == key)
