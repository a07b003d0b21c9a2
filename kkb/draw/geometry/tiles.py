"""Ubin: one equal hexagon per village, near its true place, kecamatan in one piece wherever possible.

The hexagons fill the region's schematic outline, as many as there are villages. Who gets which is an assignment problem
(least sum of squared distances). Before it is solved, villages are drawn towards the middle of their kecamatan: the
solution then divides the honeycomb into nearly convex kecamatan (a power diagram). What is still torn is mended by
exchanging hexagons, and within each kecamatan the villages are assigned once more by their true places.
Deterministic: the same list gives the same tiles.
"""

import numpy as np
import pandas as pd
import shapely
from scipy.optimize import linear_sum_assignment

from kkb.draw.geometry.cells import schematic_cells
from kkb.draw.geometry.hexagons import Honeycomb, honeycomb, neighbours
from kkb.draw.geometry.islands import Islands, brought_near, islands
from kkb.draw.geometry.mend import mended
from kkb.draw.geometry.outlines import MOST_VILLAGES, TILES, Shapes, TooManyVillagesError, nested_shapes

MOST_TILES = MOST_VILLAGES
"""More villages than this are not shown one by one; the assignment would take minutes and nobody could read it."""
PULL = 0.3
"""How much of a village's distance to the middle of its kecamatan is kept when hexagons are dealt out."""


def tile_shapes(gazetteer: pd.DataFrame, region: str) -> Shapes:
    """One hexagon per located village. Raises NoPointsError, or TooManyVillagesError above MOST_TILES."""
    villages, plane, cells = schematic_cells(gazetteer, region)
    if len(villages) > MOST_TILES:
        raise TooManyVillagesError(region, len(villages), MOST_TILES)
    points = plane.metres(villages["lon"].to_numpy(), villages["lat"].to_numpy())
    areas = (villages["kode_kab"].to_numpy(), villages["kode_kec"].to_numpy())
    tiles = _dealt(points, areas, solid(cells))
    return nested_shapes(TILES, villages, tiles.polygons, plane)


def solid(cells: np.ndarray) -> np.ndarray:
    """The parts of a region without holes, in metres."""
    land = shapely.get_parts(shapely.union_all(cells, grid_size=1.0))
    return shapely.get_parts(shapely.union_all(shapely.polygons(shapely.get_exterior_ring(land))))


def _dealt(points: np.ndarray, areas: tuple[np.ndarray, ...], parts: np.ndarray) -> Honeycomb:
    """A hexagon for each point, in the order of the points. `areas` names kabupaten and kecamatan of each point."""
    area = float(shapely.area(parts).sum()) / len(points)
    width = float(np.sqrt(area))
    return dealt_out(brought_near(islands(points, areas[-1], parts, width), width), areas, area)


def dealt_out(land: Islands, areas: tuple[np.ndarray, ...], area: float) -> Honeycomb:
    """A hexagon of `area` (m²) for each point of the islands, in their order; `areas` as above, the widest first."""
    comb = honeycomb(shapely.multipolygons(land.parts), area)
    place = np.empty(len(land.points), dtype=int)
    for part, hexes in _filled(comb, land).items():
        here = np.flatnonzero(land.home == part)
        place[here] = _settled(land.points[here], tuple(a[here] for a in areas), hexes, comb)
    return comb.chosen(place)


def _settled(points: np.ndarray, areas: tuple[np.ndarray, ...], hexes: np.ndarray, comb: Honeycomb) -> np.ndarray:
    """The hexagon of each point. The widest areas are dealt out and made whole first, then what lies inside each."""
    if not areas:
        return hexes[_assigned(points, comb.centres[hexes])]
    dealt = hexes[_assigned(_drawn_together(points, areas[-1]), comb.centres[hexes])]
    owner = mended(areas[0], neighbours(comb.places[dealt]), comb.centres[dealt])
    place = np.empty_like(dealt)
    for name in np.unique(areas[0]):
        inside = areas[0] == name
        place[inside] = _settled(points[inside], tuple(a[inside] for a in areas[1:]), dealt[owner == name], comb)
    return place


def _filled(comb: Honeycomb, land: Islands) -> dict[int, np.ndarray]:
    """For each part of the region as many hexagons as it has villages: those it covers most, smallest part first."""
    polygons, centres, home = comb.polygons, comb.centres, land.home
    middles, is_free = shapely.points(centres), np.ones(len(centres), dtype=bool)
    chosen = {}
    for part in sorted(np.unique(home), key=lambda p: (int((home == p).sum()), int(p))):
        mine, outline = land.points[home == part], land.parts[part]
        covered = np.round(shapely.area(shapely.intersection(polygons, outline)) / polygons[0].area, 4)
        off = np.round(shapely.distance(middles, outline))
        far = np.round(((centres - mine.mean(axis=0)) ** 2).sum(axis=1))
        order = np.lexsort((far, off, -covered))
        chosen[part] = order[is_free[order]][: len(mine)]
        is_free[chosen[part]] = False
    return chosen


def _drawn_together(points: np.ndarray, kecamatan: np.ndarray) -> np.ndarray:
    middle = pd.DataFrame(points).groupby(kecamatan).transform("mean").to_numpy()
    return middle + PULL * (points - middle)


def _assigned(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """For each point the position of its centre: all different, least sum of squared distances."""
    cost = ((points[:, None, :] - centres[None]) ** 2).sum(axis=2)
    return linear_sum_assignment(cost)[1]
