"""A flat map of one kabupaten in metres: degrees stretched, so that borders shared in degrees stay shared."""

from dataclasses import dataclass

import numpy as np
import shapely

from kkb.io.boundary.rings import polygons, straightened

METRES_PER_DEGREE = 111_195.0
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Flat:
    """Equidistant cylindrical projection, true along latitude `lat`; lengths within a kabupaten are true to 1 %."""

    lat: float

    def metres(self, points: np.ndarray) -> np.ndarray:
        """(n, 2) lon, lat as metres."""
        return points * self._scale

    def degrees(self, points: np.ndarray) -> np.ndarray:
        """(n, 2) metres as lon, lat, rounded to about 0.1 metre."""
        return np.round(points / self._scale, _DIGITS)

    def flattened(self, shapes: np.ndarray) -> np.ndarray:
        """Shapes in degrees as shapes in metres."""
        return shapely.transform(shapes, self.metres)

    def unflattened(self, shapes: np.ndarray) -> np.ndarray:
        """Polygons in metres as valid polygons in degrees (rounding may pinch a ring); None stays None."""
        placed = straightened(shapely.transform(shapes, self.degrees))
        is_there = ~shapely.is_missing(placed)
        placed[is_there] = polygons(placed[is_there])
        return placed

    @property
    def _scale(self) -> np.ndarray:
        return np.array([METRES_PER_DEGREE * np.cos(np.radians(self.lat)), METRES_PER_DEGREE])
