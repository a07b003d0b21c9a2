"""Wilayah skematik: a plausible outline for every village where no official boundary is at hand.

Every village gets the land that is nearer to its official point than to any other (a Voronoi cell), cut to an outline
of the region that is itself made from points only: discs as large as the villages' official areas, joined and smoothed.
Held against the official boundaries of the four regions it covers the same land to 0.81-0.92 (intersection over union).
"""

import numpy as np
import pandas as pd
import shapely

from kkb.draw.geometry.outlines import (
    SCHEMATIC,
    NoPointsError,
    Shapes,
    TooManyVillagesError,
    located,
    nested_shapes,
    polygons_only,
    within_region,
)
from kkb.draw.geometry.plane import Plane, plane_round

DISC = 1.2
"""Radius of a village's disc, in radii of a circle of its official area."""
CLOSING = 2.0
"""Bays and gaps up to this wide are filled, in radii of the median village."""
SMOOTHING = 0.5
"""Spikes narrower than this are taken off, in radii of the median village."""
DETAIL = 0.04
"""The outline may be simplified by this much, in radii of the median village."""
NEIGHBOUR_DEGREES = 0.3
"""Villages of other regions within about 30 km limit the cells."""
MOST_CELLS = 12_000
"""More villages than this (a province has up to 9,000) would take minutes."""
_NUDGE = 1.5
_ARC = 6


def schematic_shapes(gazetteer: pd.DataFrame, region: str) -> Shapes:
    """The schematic shapes of a region. Raises NoPointsError, or TooManyVillagesError above MOST_CELLS."""
    own, plane, cells = schematic_cells(gazetteer, region)
    return nested_shapes(SCHEMATIC, own, cells, plane)


def schematic_cells(gazetteer: pd.DataFrame, region: str) -> tuple[pd.DataFrame, Plane, np.ndarray]:
    """The located villages of a region by code, the plane, and one (multi)polygon per village in metres."""
    near = neighbourhood(gazetteer, region)
    is_own = within_region(near["kode"], region).to_numpy()
    own = near[is_own].reset_index(drop=True)
    if len(own) > MOST_CELLS:
        raise TooManyVillagesError(region, len(own), MOST_CELLS)
    plane = plane_round(own["lon"].to_numpy(), own["lat"].to_numpy())
    points = apart(plane.metres(near["lon"].to_numpy(), near["lat"].to_numpy()))
    land = nearest_land(points)[is_own]
    radius = radii(own["luas_km2"].to_numpy(float), points[is_own])
    outline = _outline(shapely.points(points[is_own]), land, radius)
    return own, plane, polygons_only(shapely.intersection(land, outline))


def neighbourhood(gazetteer: pd.DataFrame, region: str) -> pd.DataFrame:
    """The located villages of a region and those of others close by, by code. Raises NoPointsError."""
    places = located(gazetteer)
    own = places[within_region(places["kode"], region)]
    if own.empty:
        raise NoPointsError(region)
    box = {axis: (own[axis].min() - NEIGHBOUR_DEGREES, own[axis].max() + NEIGHBOUR_DEGREES) for axis in ("lat", "lon")}
    return places[places["lat"].between(*box["lat"]) & places["lon"].between(*box["lon"])].reset_index(drop=True)


def apart(points: np.ndarray) -> np.ndarray:
    """The same points (metres), each moved by a step or two, always the same way.

    Points at one place come to lie apart, and none lie in the exact rows that defeat the arithmetic of cells.
    """
    twin = pd.DataFrame(points).round(1).groupby([0, 1]).cumcount().to_numpy()
    angle = np.arange(len(points)) * 2.399963  # golden angle: no two directions alike
    length = _NUDGE + 15.0 * np.sqrt(twin)
    return points + length[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])


def nearest_land(points: np.ndarray) -> np.ndarray:
    """The Voronoi cell of each point (metres), far beyond the outermost ones."""
    low, high = points.min(axis=0) - 200_000, points.max(axis=0) + 200_000
    cells = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=shapely.box(*low, *high), ordered=True)
    return shapely.get_parts(cells)


def radii(area_km2: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Radius in metres of each village as a disc; a village without an area counts as the median one."""
    known = np.where(area_km2 > 0, area_km2, np.nan)
    if np.isnan(known).all():
        known = np.full(len(points), _spacing_km(points) ** 2)
    return 1000.0 * np.sqrt(np.where(np.isnan(known), np.nanmedian(known), known) / np.pi)


def _spacing_km(points: np.ndarray) -> float:
    """Median distance to the nearest other point; 2 km for a single point."""
    if len(points) < 2:
        return 2.0
    places = shapely.points(points)
    tree = shapely.STRtree(places)
    _, distance = tree.query_nearest(places, exclusive=True, return_distance=True, all_matches=False)
    return max(float(np.median(distance)) / 1000.0, 0.1)


def _outline(points: np.ndarray, land: np.ndarray, radius: np.ndarray) -> shapely.Geometry:
    """The land of the region: discs joined, bays filled, spikes taken off, never over a neighbour's land."""
    typical = float(np.median(radius))
    discs = shapely.intersection(shapely.buffer(points, DISC * radius, quad_segs=_ARC), land)
    joined = _grown(_grown(shapely.union_all(discs), CLOSING * typical), -CLOSING * typical)
    filled = shapely.union_all(shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(joined))))
    own = shapely.intersection(filled, shapely.union_all(land))
    smooth = _grown(_grown(own, -SMOOTHING * typical), SMOOTHING * typical)
    # No village may be smoothed away: each keeps at least a small disc.
    small = shapely.buffer(points, np.minimum(radius, typical) / 2, quad_segs=_ARC)
    kept = shapely.intersection(small, land)
    return shapely.simplify(shapely.union_all([smooth, *kept]), DETAIL * typical)


def _grown(shape: shapely.Geometry, by: float) -> shapely.Geometry:
    return shapely.buffer(shape, by, quad_segs=_ARC)
