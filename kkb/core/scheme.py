"""Everything a decree could change, as one frozen value: strata, rule, targets, pages."""

from dataclasses import dataclass

from kkb.core.rule.ladder import Ladder
from kkb.core.rule.ruleset import Item, RuleSet
from kkb.core.rule.strata import Stratum
from kkb.core.target.targets import Target


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One page of the menu: its slug, its script and its (bundled Material) icon."""

    key: str
    script: str
    icon: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """The parsed `data/skema`. `strata` run from lowest to highest; `states` are classes that are no strata.

    `benchmark` is the target of another area that areas without one are held against.
    """

    strata: tuple[Stratum, ...]
    states: tuple[Stratum, ...]
    rule: RuleSet
    targets: tuple[Target, ...]
    benchmark: Target
    pages: tuple[MenuEntry, ...]
    default_area: str

    @property
    def items(self) -> tuple[Item, ...]:
        """The twelve items, in the order of the portal's export."""
        return self.rule.items

    @property
    def classes(self) -> tuple[Stratum, ...]:
        """The strata and the states, in the order legends show them."""
        return (*self.strata, *self.states)

    def stratum(self, key: str) -> Stratum:
        """The stratum or state with this key."""
        return next(s for s in self.classes if s.key == key)

    @property
    def ladder(self) -> Ladder:
        """The keys of the strata in their order, and which of them count."""
        return self.rule.ladder

    @property
    def reached(self) -> tuple[str, ...]:
        """Keys of the strata that count as reached."""
        return self.rule.reached
