"""Regions of very many villages (a large province, Indonesia): kabupaten/kota and provinces only, from the same points.

The land is worked out as for single villages (`geometry_cells`): Voronoi cells of the official points, here joined by
kabupaten, cut to an outline of discs as large as the villages' official areas. Indonesia takes about ten seconds.
"""

import numpy as np
import pandas as pd
import shapely

from kkb.draw.geometry.cells import CLOSING, DISC, apart, nearest_land, neighbourhood, radii
from kkb.draw.geometry.outlines import SCHEMATIC, Shapes, nested_shapes, polygons_only, within_region
from kkb.draw.geometry.plane import Plane, plane_round

DETAIL = 4000
"""The outlines may be simplified by this part of the region's longer side: a quarter of a pixel."""
_ARC = 4
AREAS = ["kode_kab", "nama_kab", "kode_prov", "nama_prov"]


def wide_schematic_shapes(gazetteer: pd.DataFrame, region: str) -> Shapes:
    """The schematic shapes of the kabupaten/kota (and provinces, when several) of a region. Raises NoPointsError."""
    districts, plane, cells = wide_cells(gazetteer, region)
    return nested_shapes(SCHEMATIC, districts, cells, plane)


def wide_cells(gazetteer: pd.DataFrame, region: str) -> tuple[pd.DataFrame, Plane, np.ndarray]:
    """The kabupaten/kota of a region by code (AREAS, and `x`, `y`: the mean place of its villages in metres), the
    plane, and one (multi)polygon each, which meet without gaps.
    """
    near = neighbourhood(gazetteer, region)
    is_own = within_region(near["kode"], region).to_numpy()
    own = near[is_own].reset_index(drop=True)
    plane = plane_round(own["lon"].to_numpy(), own["lat"].to_numpy())
    points = apart(plane.metres(near["lon"].to_numpy(), near["lat"].to_numpy()))
    places = own.assign(x=points[is_own, 0], y=points[is_own, 1]).groupby("kode_kab", sort=True)
    nearest = nearest_land(points)[is_own]
    land = np.array([shapely.coverage_union_all(nearest[rows]) for rows in places.indices.values()], dtype=object)
    cut = shapely.intersection(land, _outline(points[is_own], radii(own["luas_km2"].to_numpy(float), points[is_own])))
    districts = places[AREAS].first().assign(**places[["x", "y"]].mean()).reset_index(drop=True)
    return districts, plane, light(polygons_only(cut))


def light(cells: np.ndarray) -> np.ndarray:
    """Cells that meet without gaps, simplified together to what can be seen at the size of the whole."""
    west, south, east, north = shapely.total_bounds(cells)
    return polygons_only(shapely.coverage_simplify(cells, max(east - west, north - south) / DETAIL))


def _outline(points: np.ndarray, radius: np.ndarray) -> shapely.Geometry:
    """The land of the region: discs joined, bays and holes filled.

    A union that is grown is the union of what is grown: the wider discs are joined at once, which is far quicker.
    """
    closing = CLOSING * float(np.median(radius))
    grown = shapely.union_all(shapely.buffer(shapely.points(points), DISC * radius + closing, quad_segs=_ARC))
    joined = shapely.buffer(grown, -closing, quad_segs=_ARC)
    return shapely.union_all(shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(joined))))
