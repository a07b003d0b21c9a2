"""What is known about officials' files before one is opened: their layouts and the spellings of area names."""

from collections.abc import Mapping
from dataclasses import dataclass

from kkb.core.convergence.scheme import Convergence, parse_convergence
from kkb.io.names.aliases import Aliases, parse_aliases
from kkb.io.table.layout import FileLayout, parse_layouts


@dataclass(frozen=True, slots=True)
class FileSpecs:
    """Layouts by key, the known aliases of area names, and the programmes and instansi that files may name."""

    layouts: Mapping[str, FileLayout]
    aliases: Aliases
    convergence: Convergence


def parse_known(raw: Mapping[str, Mapping[str, object]]) -> FileSpecs:
    """From the parsed TOML files by name (`berkas`, `alias`, `konvergensi`). Raises SchemeError with file and place."""
    return FileSpecs(parse_layouts(raw["berkas"]), parse_aliases(raw["alias"]), parse_convergence(raw["konvergensi"]))
