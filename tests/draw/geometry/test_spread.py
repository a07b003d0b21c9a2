"""Islands of a tile map: each with room for its tiles, none touching another, every one on its true side."""

import numpy as np
import pytest
import shapely

from kkb.draw.geometry.islands import Islands
from kkb.draw.geometry.spread import GAP, spread

AREA = 100.0
LAND = Islands(
    np.array([shapely.box(0, 0, 100, 100), shapely.box(103, 10, 143, 20), shapely.box(30, -60, 36, -54)], dtype=object),
    np.array([(50.0, 50.0)] * 20 + [(123.0, 15.0)] * 12 + [(33.0, -57.0)]),
    np.array([0] * 20 + [1] * 12 + [2]),
)


@pytest.fixture(scope="module")
def found() -> Islands:
    return spread(LAND, AREA)


def test_every_island_has_the_room_its_tiles_need(found: Islands) -> None:
    assert shapely.area(found.parts) == pytest.approx(AREA * np.bincount(LAND.home))


def test_no_two_islands_come_closer_than_the_gap(found: Islands) -> None:
    distances = [found.parts[a].distance(found.parts[b]) for a, b in ((0, 1), (0, 2), (1, 2))]
    assert min(distances) >= 0.98 * GAP * np.sqrt(AREA)


def test_an_island_stays_on_its_side(found: Islands) -> None:
    middles = shapely.get_coordinates(shapely.centroid(found.parts))
    assert middles[1, 0] > middles[0, 0] and middles[2, 1] < middles[0, 1]


def test_a_long_crowded_island_grows_thicker_rather_than_longer(found: Islands) -> None:
    west, south, east, north = found.parts[1].bounds
    assert (north - south) / 10 > (east - west) / 40 > 1


def test_points_move_with_their_island(found: Islands) -> None:
    assert shapely.contains(found.parts[LAND.home], shapely.points(found.points)).all()


def test_islands_that_lie_in_a_ring_all_find_a_place() -> None:
    ring = [shapely.box(x, y, x + 5, y + 5) for x in (0, 6, 12) for y in (0, 6, 12)]
    points = shapely.get_coordinates(shapely.centroid(np.array(ring, dtype=object)))
    placed = spread(Islands(np.array(ring, dtype=object), points, np.arange(9)), 25.0).parts
    close = [a.distance(b) for n, a in enumerate(placed) for b in placed[:n]]
    assert min(close) >= 0.98 * GAP * 5.0
