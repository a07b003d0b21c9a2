"""The honeycomb: regular hexagons by whole-number coordinates, their neighbours and their outlines."""

from dataclasses import dataclass, field

import numpy as np
import shapely

STEPS = np.array([(2, 0), (1, 1), (-1, 1), (-2, 0), (-1, -1), (1, -1)])
"""From a hexagon to its six neighbours: columns count half widths, rows count rows."""
_CORNERS = np.array([(0, 2), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1)])
_SPARE = 4


@dataclass(frozen=True, slots=True)
class Honeycomb:
    """Hexagons standing on a corner. `places` is (n, 2) whole numbers (column, row), `unit` metres per half width and
    per half side, so that corners of neighbours have exactly the same coordinates.
    """

    places: np.ndarray = field(repr=False)
    unit: tuple[float, float]

    @property
    def centres(self) -> np.ndarray:
        """The middles, (n, 2) metres."""
        return self.places * np.array([1, 3]) * np.array(self.unit)

    @property
    def polygons(self) -> np.ndarray:
        """The hexagons as shapely polygons in metres."""
        corners = (self.places * np.array([1, 3]))[:, None, :] + _CORNERS[None]
        return shapely.polygons(corners * np.array(self.unit))

    def chosen(self, rows: np.ndarray) -> "Honeycomb":
        """Only these hexagons, in this order."""
        return Honeycomb(self.places[rows], self.unit)


def honeycomb(outline: shapely.Geometry, area: float) -> Honeycomb:
    """All hexagons of `area` (m²) over the box of an outline (metres), with a margin."""
    side = float(np.sqrt(2 * area / (3 * np.sqrt(3))))
    unit = (side * np.sqrt(3) / 2, side / 2)
    west, south, east, north = outline.bounds
    columns = np.arange(int(west // unit[0]) - 2 * _SPARE, int(east // unit[0]) + 2 * _SPARE + 1)
    rows = np.arange(int(south // (3 * unit[1])) - _SPARE, int(north // (3 * unit[1])) + _SPARE + 1)
    places = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    return Honeycomb(places[(places.sum(axis=1) % 2) == 0], unit)


def neighbours(places: np.ndarray) -> list[tuple[int, ...]]:
    """For each hexagon the positions of its neighbours among the same places."""
    index = {tuple(place): n for n, place in enumerate(places.tolist())}
    around = places[:, None, :] + STEPS[None]
    return [tuple(index[p] for p in map(tuple, ring) if p in index) for ring in around.tolist()]
