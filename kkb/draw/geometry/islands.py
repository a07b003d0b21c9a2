"""Islands of a tile map: what nearly touches belongs together, and what lies far off is brought nearer.

A tile map has no scale; an island 180 km out would leave the rest of the district as small as a stamp.
"""

from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.affinity import translate

JOIN = 3.0
"""A part this near (tile widths) gives its villages to the part where most of their kecamatan lies."""
FARTHEST = 5.0
"""Parts are brought at most this far (tile widths) from the largest."""
APART = 2.0
"""Moved parts keep this distance (tile widths) from all others."""


@dataclass(frozen=True, slots=True)
class Islands:
    """The parts of a region (polygons, metres), the points of its villages (n, 2), and the part of each village."""

    parts: np.ndarray = field(repr=False)
    points: np.ndarray = field(repr=False)
    home: np.ndarray = field(repr=False)


def islands(points: np.ndarray, kecamatan: np.ndarray, parts: np.ndarray, width: float) -> Islands:
    """The villages on their parts, kecamatan kept together across narrow gaps. `width` is a tile's, in metres."""
    home = np.argmin(shapely.distance(shapely.points(points)[:, None], parts[None]), axis=1)
    for name in np.unique(kecamatan):
        members = np.flatnonzero(kecamatan == name)
        main = np.bincount(home[members]).argmax()
        is_near = shapely.distance(parts[home[members]], parts[main]) <= JOIN * width
        home[members[is_near]] = main
    return Islands(parts, points, home)


def brought_near(region: Islands, width: float) -> Islands:
    """The same region with far parts moved straight towards the largest, never onto another."""
    parts, points = region.parts.copy(), region.points.copy()
    settled = [int(np.argmax(np.bincount(region.home, minlength=len(parts))))]
    away = shapely.distance(parts, parts[settled[0]])
    for part in sorted(set(region.home.tolist()) - set(settled), key=lambda p: (away[p], p)):
        whole = _move(parts[part], parts[settled[0]], width)
        for move in (whole * share for share in (1.0, 0.75, 0.5, 0.25)):
            moved = translate(parts[part], *move)
            if (shapely.distance(moved, parts[settled]) >= APART * width).all():
                parts[part] = moved
                points[region.home == part] += move
                break
        settled.append(part)
    return Islands(parts, points, region.home)


def _move(part: shapely.Geometry, main: shapely.Geometry, width: float) -> np.ndarray:
    """East and north in metres that bring the part to FARTHEST from the main one; nothing when it is nearer already."""
    (x0, y0), (x1, y1) = shapely.get_coordinates(shapely.shortest_line(part, main))
    gap = float(np.hypot(x1 - x0, y1 - y0))
    share = max(0.0, 1.0 - FARTHEST * width / gap) if gap else 0.0
    return np.array([x1 - x0, y1 - y0]) * share
