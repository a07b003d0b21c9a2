"""The plane: metres and degrees are two names of the same place."""

import numpy as np
import pytest
import shapely

from kkb.draw.geometry.plane import Plane, plane_round


def test_there_and_back_is_within_a_metre() -> None:
    lon, lat = np.array([101.21346, 103.71239]), np.array([-2.41357, -5.32468])
    plane = plane_round(lon, lat)
    assert plane.degrees(plane.metres(lon, lat)) == pytest.approx(np.column_stack([lon, lat]), abs=1e-5)


def test_one_degree_of_latitude_is_about_111_kilometres() -> None:
    points = Plane(-3.0, 103.0).metres(np.array([103.0, 103.0]), np.array([-3.0, -4.0]))
    assert points[0] == pytest.approx([0, 0], abs=1e-6)
    assert np.hypot(*(points[1] - points[0])) == pytest.approx(110_600, rel=0.01)


def test_corners_shared_by_two_shapes_stay_shared() -> None:
    left, right = Plane(-3.0, 103.0).to_degrees(np.array([shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]))
    assert left.touches(right)
    assert set(left.exterior.coords) & set(right.exterior.coords)
