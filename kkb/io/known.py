"""What is known about officials' files before one is opened: their layouts and the spellings of area names."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.io.aliases import Aliases, parse_aliases
from kkb.io.layout import Layout, parse_layouts


@dataclass(frozen=True, slots=True)
class Known:
    """Layouts by key, and the known aliases of area names."""

    layouts: Mapping[str, Layout]
    aliases: Aliases


def parse_known(raw: Mapping[str, Mapping[str, object]]) -> Known:
    """From the parsed TOML files by name (`berkas`, `alias`). Raises SchemeError that names file and place."""
    return Known(parse_layouts(raw["berkas"]), parse_aliases(raw["alias"]))
