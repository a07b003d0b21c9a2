"""Ubin of wide regions: one equal hexagon per kabupaten/kota, provinces in one piece wherever possible.

Java has a quarter of the kabupaten on a fifteenth of the land. So every island is first stretched or shrunk to the room
its kabupaten need and set beside its nearest neighbour again (`geometry_spread`); then the hexagons of each are dealt
out as for villages (`geometry_tiles`). Deterministic.
"""

import numpy as np
import pandas as pd
import shapely

from kkb.draw.geometry.islands import Islands, islands
from kkb.draw.geometry.outlines import TILES, Shapes, nested_shapes
from kkb.draw.geometry.spread import spread
from kkb.draw.geometry.tiles import dealt_out, solid
from kkb.draw.geometry.wide import wide_cells

RIM, BAY = 0.3, 0.5
"""Tile widths of land added round every island, and half the width of the bays that are filled."""


def wide_tile_shapes(gazetteer: pd.DataFrame, region: str) -> Shapes:
    """One hexagon per kabupaten/kota that has a located village. Raises NoPointsError."""
    districts, plane, cells = wide_cells(gazetteer, region)
    points, provinces = districts[["x", "y"]].to_numpy(), districts["kode_prov"].to_numpy()
    groups = provinces if len(set(provinces)) > 1 else districts["kode_kab"].to_numpy()
    land = _homes(points, groups, _thickened(solid(cells), len(points)))
    area = float(shapely.area(land.parts).sum()) / len(points)
    tiles = dealt_out(spread(land, area), (provinces,), area)
    return nested_shapes(TILES, districts, tiles.polygons, plane)


def _thickened(parts: np.ndarray, n: int) -> np.ndarray:
    """The parts with a rim and without narrow bays: no arm of land is lost between tiles, and no hole is left."""
    width = float(np.sqrt(shapely.area(parts).sum() / n))
    closed = shapely.buffer(shapely.buffer(parts, (RIM + BAY) * width, quad_segs=4), -BAY * width, quad_segs=4)
    largest = [max(shapely.get_parts(part), key=shapely.area) for part in closed]
    return shapely.polygons(shapely.get_exterior_ring(np.array(largest, dtype=object)))


def _homes(points: np.ndarray, groups: np.ndarray, parts: np.ndarray) -> Islands:
    """The parts that hold kabupaten; those of one group (a province) all live where most of them lie."""
    land = islands(points, groups, parts, np.inf)
    kept, home = np.unique(land.home, return_inverse=True)
    return Islands(parts[kept], points.copy(), home)
