"""Islands on a map of equal tiles: each gets the room its tiles need, and all are set beside each other again."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.affinity import affine_transform

from kkb.draw.geometry.islands import Islands

GAP = 1.6
"""Islands stand this far apart (tile widths), whatever the sea between them."""
LARGE = 0.1
"""Islands with this share of all tiles are set first: the others find their places between them."""
SHORT_SIDE = 0.75
"""How much of an island's growth goes to its shorter side: a long island keeps its length rather than its shape."""
STEP = 0.25
"""An island that would touch another is pushed away by steps of so many tile widths."""
TURNS = (0.0, 45.0, -45.0, 90.0, -90.0)
"""Ways an island is pushed, in degrees from the way it truly lies; of equal steps the first that is free."""
ALMOST = 0.99


@dataclass(frozen=True, slots=True)
class _Placed:
    """An island as it truly lies, and how it is drawn: grown about its middle, then moved (metres)."""

    true: shapely.Geometry = field(repr=False)
    grow: np.ndarray
    move: np.ndarray

    def at(self, points: np.ndarray) -> np.ndarray:
        """Where points of the island are drawn."""
        middle = _middle(self.true)
        return (points - middle) * self.grow + middle + self.move

    @property
    def drawn(self) -> shapely.Geometry:
        """The island as it is drawn."""
        (gx, gy), (x, y) = self.grow, self.at(np.zeros(2))
        return affine_transform(self.true, [gx, 0.0, 0.0, gy, x, y])

    def moved(self, by: np.ndarray) -> "_Placed":
        """The island drawn elsewhere."""
        return _Placed(self.true, self.grow, self.move + by)


def spread(land: Islands, area: float) -> Islands:
    """The same islands, each as large as `area` (m²) for every point on it, none touching another.

    The one with most points stays; of the others always the nearest to those already set follows, large ones before
    small ones, and is set beside the one it is truly nearest to, on the side where it truly lies.
    """
    count, width = np.bincount(land.home, minlength=len(land.parts)), float(np.sqrt(area))
    grown = [_grown(part, n * area) for part, n in zip(land.parts, count, strict=True)]
    first = int(np.argmax(count))
    settled, todo = {first: grown[first]}, set(range(len(grown))) - {first}
    while todo:
        large = {n for n in todo if count[n] >= LARGE * count.sum()}
        chosen, neighbour = _nearest(large or todo, settled, land.parts)
        settled[chosen] = _set_beside(grown[chosen], settled[neighbour], list(settled.values()), width)
        todo.remove(chosen)
    points = land.points.copy()
    for part, placed in settled.items():
        points[land.home == part] = placed.at(land.points[land.home == part])
    return Islands(np.array([settled[n].drawn for n in range(len(grown))], dtype=object), points, land.home)


def _nearest(todo: Iterable[int], settled: Iterable[int], parts: np.ndarray) -> tuple[int, int]:
    """The island of `todo` that truly lies nearest to one already set, and that one."""
    new, old = sorted(todo), sorted(settled)
    away = shapely.distance(parts[new][:, None], parts[old][None])
    n, m = np.unravel_index(np.argmin(away), away.shape)
    return new[n], old[m]


def _grown(part: shapely.Geometry, area: float) -> _Placed:
    west, south, east, north = part.bounds
    factor = area / part.area
    is_wide = east - west > north - south
    longer, shorter = factor ** (1 - SHORT_SIDE), factor**SHORT_SIDE
    if factor < 1:  # a large empty island shrinks as it is
        longer = shorter = factor**0.5
    return _Placed(part, np.array([longer, shorter] if is_wide else [shorter, longer]), np.zeros(2))


def _set_beside(island: _Placed, neighbour: _Placed, settled: Sequence[_Placed], width: float) -> _Placed:
    """The island moved next to its neighbour, and on, straight or aside, until it is clear of all others."""
    start, end = shapely.get_coordinates(shapely.shortest_line(neighbour.true, island.true))
    way = _unit(end - start if (end != start).any() else _middle(island.true) - _middle(neighbour.true))
    beside = island.moved(neighbour.at(start) + way * GAP * width - island.at(end))
    others = np.array([other.drawn for other in settled], dtype=object)
    tries = (beside.moved(_turned(way, turn) * n * STEP * width) for n in itertools.count() for turn in TURNS)
    return next(one for one in tries if shapely.distance(one.drawn, others).min() >= ALMOST * GAP * width)


def _turned(way: np.ndarray, degrees: float) -> np.ndarray:
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([cos * way[0] - sin * way[1], sin * way[0] + cos * way[1]])


def _middle(shape: shapely.Geometry) -> np.ndarray:
    return shapely.get_coordinates(shapely.centroid(shape))[0]


def _unit(way: np.ndarray) -> np.ndarray:
    length = float(np.hypot(*way))
    return way / length if length else np.array([1.0, 0.0])
