"""Everything a decree could change, as one frozen value: strata, rule, targets, pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.rule.ruleset import Item, RuleSet, parse_ruleset
from kkb.core.rule.strata import Stratum, parse_ladder
from kkb.core.strict import REQUIRED, check_unique, parse_list, parse_table
from kkb.core.target.targets import Target, parse_benchmark, parse_targets


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
    def reached(self) -> tuple[str, ...]:
        """Keys of the strata that count as reached (mandiri and berkelanjutan)."""
        return tuple(s.key for s in self.strata if s.reached)


def parse_scheme(raw: Mapping[str, Mapping[str, object]]) -> Scheme:
    """The scheme from the parsed TOML files by name (`strata`, `aturan`, `target`, `halaman`).

    Raises SchemeError that names file, place, what was found and what is allowed.
    """
    strata, states = parse_ladder(raw["strata"])
    pages, default_area = _pages(raw["halaman"], "halaman.toml")
    targets, benchmark = parse_targets(raw["target"]), parse_benchmark(raw["target"])
    return Scheme(strata, states, parse_ruleset(raw["aturan"]), targets, benchmark, pages, default_area)


def _pages(raw: Mapping[str, object], where: str) -> tuple[tuple[MenuEntry, ...], str]:
    table = parse_table(raw, where, {"wilayah_bawaan": (str, REQUIRED), "halaman": (list, REQUIRED)})
    spec = dict.fromkeys(("kunci", "berkas", "ikon"), (str, REQUIRED))
    tables = [parse_table(t, f"{where}, halaman {n}", spec) for n, t in enumerate(parse_list(raw, "halaman", where), 1)]
    check_unique([t["kunci"] for t in tables], where)
    return tuple(MenuEntry(t["kunci"], t["berkas"], t["ikon"]) for t in tables), table["wilayah_bawaan"]
