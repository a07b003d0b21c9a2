"""Wilayah resmi of wide regions: the kabupaten/kota dissolved one after another, so that memory stays bounded."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from kkb.draw.geometry.file import WIDE, GeometryFile, kept_file, program_bytes
from kkb.draw.geometry.official import NoBoundariesError, in_metres
from kkb.draw.geometry.outlines import OFFICIAL, Shapes, nested_shapes, polygons_only, within_region
from kkb.draw.geometry.plane import plane_round
from kkb.draw.geometry.wide import AREAS, light

Outlines = Callable[[str], pd.DataFrame]
"""From the code of a kabupaten to kode and bentuk (WKB, degrees) of its villages."""
GRID = 1e-6
"""Degrees, a tenth of a metre: corners nearer than this are one where villages do not quite share a border."""


def wide_official_file(
    gazetteer: pd.DataFrame, region: str, versions: Mapping[str, str], outlines: Outlines, folder: Path
) -> GeometryFile:
    """The file for the official boundaries of a region's kabupaten; made when it is not there yet.

    `versions` tells by kabupaten what is stored, so that another file of boundaries makes another outline. Raises
    NoBoundariesError when none of them is in the list.
    """
    listed = gazetteer[within_region(gazetteer["kode"], region) & gazetteer["kode_kab"].isin(list(versions))]
    if listed.empty:
        raise NoBoundariesError(region)
    path = folder / f"{OFFICIAL}-{WIDE}-{region}-{_key(listed, versions)}.geojson"
    return kept_file(path, region, lambda: wide_official_shapes(listed, region, outlines))


def wide_official_shapes(listed: pd.DataFrame, region: str, outlines: Outlines) -> Shapes:
    """The shapes of the kabupaten of a list (gazetteer columns) and of their provinces, when several.

    Raises NoBoundariesError when no village of the list has a boundary.
    """
    districts = listed.groupby("kode_kab", sort=True)[AREAS].first().reset_index(drop=True)
    found = [_dissolved(outlines(code), set(codes)) for code, codes in listed.groupby("kode_kab")["kode"]]
    is_there = np.array([shape is not None for shape in found])
    if not is_there.any():
        raise NoBoundariesError(region)
    shapes = np.array(found, dtype=object)[is_there]
    west, south, east, north = shapely.total_bounds(shapes)
    plane = plane_round(np.array([west, east]), np.array([south, north]))
    return nested_shapes(
        OFFICIAL, districts[is_there], light(polygons_only(shapely.transform(shapes, in_metres(plane)))), plane
    )


def _dissolved(outlines: pd.DataFrame, listed: set[str]) -> shapely.Geometry | None:
    """The land of the listed villages of one kabupaten in degrees; None when none has a boundary.

    Stored villages share their borders: dropping what is shared is far quicker than a union.
    """
    own = outlines[outlines["kode"].isin(listed)]
    if own.empty:
        return None
    villages = shapely.from_wkb(own["bentuk"].to_numpy())
    if shapely.coverage_is_valid(villages):
        return shapely.coverage_union_all(villages)
    return shapely.union_all(villages, grid_size=GRID)


def _key(listed: pd.DataFrame, versions: Mapping[str, str]) -> str:
    digest = hashlib.sha256(program_bytes())
    for name in ("kode", "nama_kab", "nama_prov"):
        digest.update("\n".join(listed[name]).encode("utf-8", "replace"))
    digest.update(repr(sorted(versions.items())).encode("utf-8", "replace"))
    return digest.hexdigest()[:16]
