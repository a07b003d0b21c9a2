"""Everything a decree could change, from its four files in `data/skema` to one value."""

from collections.abc import Mapping

from kkb.config.pages import parse_pages
from kkb.config.rule import parse_ruleset
from kkb.config.strata import parse_ladder
from kkb.config.targets import parse_targets
from kkb.core.scheme import Scheme


def parse_scheme(raw: Mapping[str, Mapping[str, object]]) -> Scheme:
    """The scheme from the parsed TOML files by name (`strata`, `aturan`, `target`, `halaman`).

    Raises SchemeError that names file, place, what was found and what is allowed.
    """
    strata, states = parse_ladder(raw["strata"])
    pages, default_area = parse_pages(raw["halaman"])
    targets, benchmark = parse_targets(raw["target"])
    return Scheme(strata, states, parse_ruleset(raw["aturan"], strata), targets, benchmark, pages, default_area)
