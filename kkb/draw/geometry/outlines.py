"""Outlines of one region at every level, as values: what a map draws, whatever they were made from."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from kkb.core.area import wilayah
from kkb.core.errors import KkbError
from kkb.draw.geometry.plane import Plane

SCHEMATIC = "skematik"
TILES = "ubin"
OFFICIAL = "resmi"
KINDS = (TILES, SCHEMATIC, OFFICIAL)
INDONESIA_LON = (94.0, 142.0)
INDONESIA_LAT = (-12.0, 7.0)
MOST_VILLAGES = 3000
"""A region with more villages than this is compared by kabupaten/kota: nobody could tell its villages apart."""
SMALLEST_PART = 1e-6
"""Parts of an outline smaller than this share of its largest part are crumbs of the arithmetic."""
CRACK_METRES = 20.0
"""A hole narrower than about twice this is a crack between neighbours, not an enclave."""
_LEVELS = (("kode", "nama"), ("kode_kec", "nama_kec"), ("kode_kab", "nama_kab"), ("kode_prov", "nama_prov"))


class NoPointsError(KkbError):
    """No village of the region has a usable point, so nothing can be drawn."""

    def __init__(self, region: str) -> None:
        super().__init__("peta.galat_tanpa_titik", wilayah=region)


class TooManyVillagesError(KkbError):
    """The region has more villages than this kind of map can show one by one."""

    def __init__(self, region: str, n: int, most: int) -> None:
        super().__init__("peta.galat_terlalu_banyak", wilayah=region, n=n, paling_banyak=most)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Villages, kecamatan, kabupaten and (of several) provinces of one region: parallel arrays, villages first, each
    level by code. A region with very many villages has kabupaten and provinces only.

    `outlines` are shapely polygons in degrees (WGS84), `labels` one (lon, lat) inside each outline.
    """

    kind: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    outlines: np.ndarray = field(repr=False)
    labels: np.ndarray = field(repr=False)


def located(villages: pd.DataFrame) -> pd.DataFrame:
    """The villages (gazetteer columns) whose point lies in Indonesia, by code; the others cannot be drawn."""
    is_inside = villages["lon"].between(*INDONESIA_LON) & villages["lat"].between(*INDONESIA_LAT)
    return villages[is_inside].sort_values("kode", ignore_index=True)


def nested_shapes(kind: str, villages: pd.DataFrame, cells: np.ndarray, plane: Plane) -> Shapes:
    """The shapes of a region from one polygon per village (metres in the plane), wider areas their unions.

    `villages` has the gazetteer's columns and the order of `cells`; it may be kabupaten instead, with the columns of
    kabupaten and provinces. A kecamatan's outline is the union of its cells. One province alone has no outline.
    """
    codes, names, outlines = [], [], []
    for code, name in _levels(villages):
        groups = villages.groupby(code, sort=True)
        codes += list(groups.groups)
        names += groups[name].first().to_list()
        outlines += [_union(cells[rows]) for rows in groups.indices.values()]
    shapes = polygons_only(np.array(outlines, dtype=object))
    return Shapes(
        kind,
        tuple(codes),
        tuple(names),
        _valid(plane.to_degrees(shapes)),
        plane.degrees(label_points(shapes)),
    )


def _levels(units: pd.DataFrame) -> list[tuple[str, str]]:
    is_one = units["kode_kab"].str.split(".").str[0].nunique() == 1
    return [(code, name) for code, name in _LEVELS if code in units and not (is_one and code == "kode_prov")]


def label_points(outlines: np.ndarray) -> np.ndarray:
    """The middle of the widest part of each outline, as an (n, 2) array in the outlines' units (metres)."""
    size = np.sqrt(np.maximum(shapely.area(outlines), 1.0))
    circles = [shapely.maximum_inscribed_circle(o, tolerance=s / 40) for o, s in zip(outlines, size, strict=True)]
    return shapely.get_coordinates(shapely.get_point(np.array(circles, dtype=object), 0))


def within_region(codes: pd.Series, region: str) -> pd.Series:
    """Which codes lie in a region (bool, same index)."""
    if region == wilayah.INDONESIA:
        return pd.Series(True, index=codes.index)
    return codes.eq(region) | codes.str.startswith(region + ".")


def polygons_only(shapes: np.ndarray) -> np.ndarray:
    """The shapes without the points, lines and crumbs that cutting leaves behind: a Polygon or MultiPolygon each."""
    kept = shapes.copy()
    is_simple = shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON
    kept[~is_simple] = [_without_crumbs(shape) for shape in shapes[~is_simple]]
    return kept


def _without_crumbs(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    area = shapely.area(parts)
    return shapely.union_all(parts[area > area.max(initial=0) * SMALLEST_PART])


def _valid(shapes: np.ndarray) -> np.ndarray:
    """The same shapes; where rounding made a border cross itself, the border untied."""
    is_broken = ~shapely.is_valid(shapes)
    shapes[is_broken] = polygons_only(shapely.make_valid(shapes[is_broken]))
    return shapes


def _union(cells: np.ndarray) -> shapely.Geometry:
    if len(cells) == 1:
        return cells[0]
    parts = shapely.get_parts(shapely.union_all(cells, grid_size=1.0))
    return shapely.union_all([_without_cracks(part) for part in parts if part.area > 0])


def _without_cracks(part: shapely.Polygon) -> shapely.Polygon:
    """The polygon without the hairline holes that rounding leaves between neighbours; true enclaves stay."""
    holes = [ring for ring in part.interiors if shapely.Polygon(ring).area > CRACK_METRES * ring.length]
    return shapely.Polygon(part.exterior, holes)
