"""Wilayah resmi: official boundaries that somebody brought in; kecamatan and kabupaten are dissolved from villages."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from kkb.core.errors import KkbError
from kkb.draw.geometry.file import GeometryFile, kept_file, program_bytes
from kkb.draw.geometry.outlines import OFFICIAL, NoPointsError, Shapes, nested_shapes, polygons_only, within_region
from kkb.draw.geometry.plane import Plane, plane_round

MOST_CORNERS = 150_000
"""Above this a region is simplified further: about 3 MB on the wire."""
_COARSER = (60.0, 120.0, 240.0, 480.0)


class NoBoundariesError(NoPointsError):
    """No village of the region has an official boundary."""

    def __init__(self, region: str) -> None:
        KkbError.__init__(self, "peta.galat_tanpa_batas", wilayah=region)


def official_file(gazetteer: pd.DataFrame, region: str, outlines: pd.DataFrame, folder: Path) -> GeometryFile:
    """The file for the boundaries of a region (kode, bentuk as WKB in degrees); made when it is not there yet.

    Raises NoBoundariesError when no village of the list has one.
    """
    own = _with_boundary(gazetteer, region, outlines)
    path = folder / f"{OFFICIAL}-{region}-{_key(own)}.geojson"
    return kept_file(path, region, lambda: official_shapes(own))


def official_shapes(own: pd.DataFrame) -> Shapes:
    """The shapes of villages with a boundary (gazetteer columns and `bentuk`, ordered by kode)."""
    shapes = shapely.from_wkb(own["bentuk"].to_numpy())
    west, south, east, north = shapely.total_bounds(shapes)
    plane = plane_round(np.array([west, east]), np.array([south, north]))
    return nested_shapes(OFFICIAL, own, _light_enough(shapely.transform(shapes, in_metres(plane))), plane)


def _with_boundary(gazetteer: pd.DataFrame, region: str, outlines: pd.DataFrame) -> pd.DataFrame:
    listed = gazetteer[within_region(gazetteer["kode"], region)]
    own = listed.merge(outlines, on="kode").sort_values("kode", ignore_index=True)
    if own.empty:
        raise NoBoundariesError(region)
    return own


def _light_enough(cells: np.ndarray) -> np.ndarray:
    """The cells, simplified with their shared borders as far as a browser can take them."""
    light = cells
    for detail in _COARSER:
        if int(shapely.get_num_coordinates(light).sum()) <= MOST_CORNERS:
            break
        light = polygons_only(shapely.coverage_simplify(cells, detail))
    return light


def in_metres(plane: Plane) -> Callable[[np.ndarray], np.ndarray]:
    def metres(points: np.ndarray) -> np.ndarray:
        return plane.metres(points[:, 0], points[:, 1])

    return metres


def _key(own: pd.DataFrame) -> str:
    digest = hashlib.sha256(program_bytes())
    for name in ("kode", "nama", "nama_kec", "nama_kab"):
        digest.update("\n".join(own[name]).encode("utf-8", "replace"))
    for shape in own["bentuk"]:
        digest.update(shape)
    return digest.hexdigest()[:16]
