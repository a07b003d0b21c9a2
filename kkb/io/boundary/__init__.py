"""Village boundaries as publishers hand them out: opened, recognised, checked, mended where that is safe."""

from kkb.io.boundary.build import DistrictBoundary
from kkb.io.boundary.reading import AskedBoundary, BoundaryReading, read_boundaries

__all__ = ["AskedBoundary", "BoundaryReading", "DistrictBoundary", "read_boundaries"]
