"""What is known about officials' files before one is opened: their layouts and the spellings of area names."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.convergence.scheme import Convergence, parse_convergence
from kkb.io.aliases import Aliases, parse_aliases
from kkb.io.layout import Layout, parse_layouts


@dataclass(frozen=True, slots=True)
class Known:
    """Layouts by key, the known aliases of area names, and the programmes and instansi that files may name."""

    layouts: Mapping[str, Layout]
    aliases: Aliases
    convergence: Convergence


def parse_known(raw: Mapping[str, Mapping[str, object]]) -> Known:
    """From the parsed TOML files by name (`berkas`, `alias`, `konvergensi`). Raises SchemeError with file and place."""
    return Known(parse_layouts(raw["berkas"]), parse_aliases(raw["alias"]), parse_convergence(raw["konvergensi"]))
