"""Rows, words and files for the tests of map layers."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from kkb.app import resources
from kkb.config.map_style import parse_map_style
from kkb.core.counts.rows import ITEMS, typed_rows
from kkb.core.counts.tally import Tally
from kkb.draw.geometry.file import GeometryFile, geometry_file
from kkb.draw.map.kind import Marks
from kkb.text.wording import Wording
from tests.core.villages import LADDER
from tests.draw.made_places import grid

STYLE_FILE = resources.DATA / "skema" / "peta.toml"


def words(lang: str = "id") -> Wording:
    """The shipped wording."""
    return Wording(lang, resources.wording(lang))


def marks(lang: str = "id") -> Marks:
    """The shipped strata and style."""
    return Marks(resources.scheme(), parse_map_style(resources.read_toml(STYLE_FILE)), words(lang))


def rows(strata: dict[str, str | None], silent: tuple[str, ...] = (), index: float = 2.67) -> pd.DataFrame:
    """Snapshot rows: stratum by unit (village code, perhaps with "#2"); those in `silent` never reported."""
    frame = pd.DataFrame({"unit": list(strata), "strata": list(strata.values())})
    frame["kode"] = frame["unit"].str.split("#").str[0]
    frame["kode_kec"] = frame["kode"].str.rsplit(".", n=1).str[0]
    frame["kode_kab"] = frame["kode"].str.split(".").str[:2].str.join(".")
    frame = frame.assign(**dict.fromkeys(ITEMS, 2), index_input=3.2, index_proses=index, index_output=float("nan"))
    frame["lapor"] = ~frame["unit"].isin(silent)
    return typed_rows(frame)


def grid_file(folder: Path, kind: str = "skematik", frame: pd.DataFrame | None = None) -> GeometryFile:
    """The outlines of the grid."""
    return geometry_file(grid() if frame is None else frame, "91.01", kind, folder)


EMPTY_PART = Tally("91.01.01", 20, LADDER, dict.fromkeys(LADDER.keys, 0), *([0] * 7))


def part_with(code: str, reached: int, formed: int, listed: int = 20) -> Tally:
    """An area by its counts."""
    counts = {"terbentuk": formed, "tercapai": reached, "desa_terbentuk": formed, "desa_tercapai": reached}
    return replace(EMPTY_PART, code=code, desa=listed, **counts)
