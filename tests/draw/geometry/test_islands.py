"""Islands of a tile map: near ones are joined, far ones brought nearer, none onto another."""

import numpy as np
import pytest
import shapely

from kkb.draw.geometry.islands import APART, FARTHEST, Islands, brought_near, islands

WIDTH = 1000.0
MAIN = shapely.box(0, 0, 20_000, 20_000)


def _island(x: float, y: float = 8000.0) -> shapely.Geometry:
    return shapely.box(x, y, x + 3000, y + 3000)


def _region(*others: shapely.Geometry) -> Islands:
    parts = np.array([MAIN, *others], dtype=object)
    centres = shapely.get_coordinates(shapely.centroid(parts))
    points = np.concatenate([[[5000, 5000], [9000, 9000]], centres])
    return Islands(parts, points, np.array([0, 0, *range(len(parts))]))


def test_a_village_just_off_the_coast_goes_with_its_kecamatan() -> None:
    parts = np.array([MAIN, _island(21_000)], dtype=object)
    points = np.array([[5000.0, 5000], [6000, 5000], [22_000, 9000]])
    assert islands(points, np.array(["a", "a", "a"]), parts, WIDTH).home.tolist() == [0, 0, 0]


def test_a_kecamatan_of_its_own_stays_on_its_island() -> None:
    parts = np.array([MAIN, _island(21_000)], dtype=object)
    points = np.array([[5000.0, 5000], [6000, 5000], [22_000, 9000]])
    assert islands(points, np.array(["a", "a", "b"]), parts, WIDTH).home.tolist() == [0, 0, 1]


def test_a_village_far_out_stays_on_its_island() -> None:
    parts = np.array([MAIN, _island(60_000)], dtype=object)
    points = np.array([[5000.0, 5000], [6000, 5000], [61_000, 9000]])
    assert islands(points, np.array(["a", "a", "a"]), parts, WIDTH).home.tolist() == [0, 0, 1]


def test_a_far_island_is_brought_near_with_its_villages() -> None:
    before = _region(_island(200_000))
    after = brought_near(before, WIDTH)
    assert after.parts[1].distance(MAIN) == pytest.approx(FARTHEST * WIDTH)
    assert after.parts[1].contains(shapely.Point(after.points[after.home == 1][0]))
    assert after.points[after.home == 0].tolist() == before.points[before.home == 0].tolist()


def test_a_near_island_and_the_original_stay_as_they_are() -> None:
    before = _region(_island(22_000))
    assert brought_near(before, WIDTH).parts[1].equals(_island(22_000))
    far = _region(_island(200_000))
    brought_near(far, WIDTH)
    assert far.parts[1].equals(_island(200_000))


def test_islands_behind_one_another_are_not_piled_up() -> None:
    after = brought_near(_region(_island(40_000), _island(60_000), _island(200_000)), WIDTH)
    gaps = [a.distance(b) for n, a in enumerate(after.parts) for b in after.parts[n + 1 :]]
    assert min(gaps) >= APART * WIDTH
    assert after.parts[3].bounds[0] < 200_000
