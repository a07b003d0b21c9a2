"""Geometry as a static file: written once, named by what it was made from, sent to each browser once."""

import contextlib
import hashlib
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from kkb.core.area import wilayah
from kkb.draw.geometry.cells import neighbourhood, schematic_shapes
from kkb.draw.geometry.outlines import SCHEMATIC, TILES, Shapes
from kkb.draw.geometry.plane import DEGREE_DIGITS
from kkb.draw.geometry.tiles import tile_shapes
from kkb.draw.geometry.wide import wide_schematic_shapes
from kkb.draw.geometry.wide_tiles import wide_tile_shapes

MOST_FILES = 600
"""Older files beyond this number are removed; they are made again when asked for."""
WIDE = "kab"
"""Part of the name of a file that has kabupaten/kota and provinces only."""
_Maker = Callable[[pd.DataFrame, str], Shapes]
_MAKERS: dict[str, _Maker] = {SCHEMATIC: schematic_shapes, TILES: tile_shapes}
_WIDE_MAKERS: dict[str, _Maker] = {SCHEMATIC: wide_schematic_shapes, TILES: wide_tile_shapes}
_INPUTS = ["kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov", "lat", "lon", "luas_km2"]


@dataclass(frozen=True, slots=True)
class GeometryFile:
    """A GeoJSON file with every outline of a region; `codes` are its features in order, `digest` its content.

    `torn` are the kecamatan (of a file without villages the provinces) whose outline is not in one piece.
    """

    kind: str
    region: str
    path: Path
    digest: str
    codes: tuple[str, ...] = field(repr=False)
    torn: tuple[str, ...] = field(default=(), repr=False)

    @property
    def address(self) -> str:
        """File name and content hash, as it stands in a link; other content never has the same address."""
        return f"{self.path.name}?v={self.digest}"

    @property
    def unit(self) -> int:
        """The level that is shown one by one: 4 desa, or 2 kabupaten in a file without villages."""
        return _deepest(self.codes)

    def codes_at(self, level: int) -> tuple[str, ...]:
        """The codes of one level (1 provinsi, 2 kabupaten, 3 kecamatan, 4 desa), in the order of the file."""
        return tuple(code for code in self.codes if wilayah.level(code) == level)


def geometry_file(gazetteer: pd.DataFrame, region: str, kind: str, folder: Path) -> GeometryFile:
    """The file for a region and kind ("skematik" or "ubin") in a folder; made when it is not there yet.

    Raises NoPointsError or TooManyVillagesError when it cannot be drawn, OSError when the folder is not writable.
    """
    path = folder / f"{kind}-{region}-{_key(gazetteer, region)}.geojson"
    return kept_file(path, region, lambda: _MAKERS[kind](gazetteer, region))


def wide_geometry_file(gazetteer: pd.DataFrame, region: str, kind: str, folder: Path) -> GeometryFile:
    """The file of the kabupaten/kota and provinces of a region, without villages; made when it is not there yet.

    Indonesia takes up to half a minute. Raises NoPointsError, OSError when the folder is not writable.
    """
    path = folder / f"{kind}-{WIDE}-{region}-{_key(gazetteer, region)}.geojson"
    return kept_file(path, region, lambda: _WIDE_MAKERS[kind](gazetteer, region))


def kept_file(path: Path, region: str, make: Callable[[], Shapes]) -> GeometryFile:
    """The file of a region at a path; its shapes are made when it is not there yet."""
    if not path.is_file():
        write_geometry(make(), path)
        _remove_old(path.parent)
    return read_geometry(path, region)


def write_geometry(shapes: Shapes, path: Path) -> None:
    """Write shapes as GeoJSON (RFC 7946: WGS84, lon before lat), whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    try:
        part.write_text(_geojson(shapes), encoding="utf-8", newline="\n")
        # On Windows a file that somebody is reading cannot be replaced; then it is there already, with this content.
        with contextlib.suppress(PermissionError):
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def read_geometry(path: Path, region: str) -> GeometryFile:
    """What a geometry file holds, without its outlines."""
    data = path.read_bytes()
    content = json.loads(data)
    codes = tuple(feature["id"] for feature in content["features"])
    in_parts = (f["id"] for f in content["features"] if f["geometry"]["type"] == "MultiPolygon")
    torn = tuple(code for code in in_parts if wilayah.level(code) == _deepest(codes) - 1)
    return GeometryFile(content["jenis"], region, path, hashlib.sha256(data).hexdigest()[:16], codes, torn)


def _deepest(codes: Iterable[str]) -> int:
    return max(map(wilayah.level, codes), default=4)


def _geojson(shapes: Shapes) -> str:
    outlines = shapely.to_geojson(shapely.normalize(shapes.outlines))
    labels = np.round(shapes.labels, DEGREE_DIGITS).tolist()
    properties_of = ({"nama": name, "label": label} for name, label in zip(shapes.names, labels, strict=True))
    features = [
        f'{{"type":"Feature","id":{_json(code)},"properties":{_json(properties)},"geometry":{outline}}}'
        for code, properties, outline in zip(shapes.codes, properties_of, outlines, strict=True)
    ]
    start = f'{{"type":"FeatureCollection","jenis":{_json(shapes.kind)},"features":[\n'
    return start + ",\n".join(features) + "\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _key(gazetteer: pd.DataFrame, region: str) -> str:
    """A hash of everything the outlines depend on: the points in and round the region, and the program itself."""
    near = neighbourhood(gazetteer, region)[_INPUTS]
    digest = hashlib.sha256(program_bytes())
    digest.update(region.encode())
    digest.update(pd.util.hash_pandas_object(near, index=False).to_numpy().tobytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def program_bytes() -> bytes:
    """The source of everything that shapes outlines: files made by another version are not used."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return b"".join(file.read_bytes() for file in files)


def _remove_old(folder: Path) -> None:
    files = sorted(folder.glob("*.geojson"), key=lambda f: f.stat().st_mtime)
    for file in files[:-MOST_FILES]:
        with contextlib.suppress(OSError):
            file.unlink()
