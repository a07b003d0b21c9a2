"""A flat map of one region in metres: where distances, areas and hexagons are worked out."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from pyproj import Transformer

DEGREE_DIGITS = 5
"""Decimals kept of a degree: about one metre."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Azimuthal equal-area projection round (lat, lon) in degrees WGS84; exact enough for a province (areas true)."""

    lat: float
    lon: float

    def metres(self, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
        """Points in the plane, as an (n, 2) array in metres east and north of the middle."""
        return np.column_stack(_transformer(self.lat, self.lon).transform(lon, lat))

    def degrees(self, points: np.ndarray) -> np.ndarray:
        """The (n, 2) lon, lat of points in the plane, rounded to DEGREE_DIGITS."""
        back = _transformer(self.lat, self.lon).transform(points[:, 0], points[:, 1], direction="INVERSE")
        return np.round(np.column_stack(back), DEGREE_DIGITS)

    def to_degrees(self, shapes: np.ndarray) -> np.ndarray:
        """Shapes of the plane in degrees; points shared by two shapes stay shared."""
        return shapely.transform(shapes, self.degrees)


def plane_round(lon: np.ndarray, lat: np.ndarray) -> Plane:
    """The plane round the middle of points given in degrees."""
    return Plane(round(float(np.min(lat) + np.max(lat)) / 2, 2), round(float(np.min(lon) + np.max(lon)) / 2, 2))


@lru_cache(maxsize=64)
def _transformer(lat: float, lon: float) -> Transformer:
    plane = f"+proj=laea +lat_0={lat} +lon_0={lon} +ellps=WGS84 +units=m"
    return Transformer.from_crs("EPSG:4326", plane, always_xy=True)
