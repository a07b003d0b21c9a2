"""The honeycomb: equal hexagons that share corners exactly."""

import numpy as np
import pytest
import shapely

from kkb.draw.geometry.hexagons import Honeycomb, honeycomb, neighbours

OUTLINE = shapely.box(-30_000, 12_000, 25_000, 48_000)


@pytest.fixture
def comb() -> Honeycomb:
    return honeycomb(OUTLINE, 4_000_000.0)


def test_every_hexagon_has_the_area_asked_for(comb: Honeycomb) -> None:
    assert shapely.area(comb.polygons) == pytest.approx(4_000_000.0)


def test_hexagons_cover_the_outline_once(comb: Honeycomb) -> None:
    whole = shapely.union_all(comb.polygons)
    assert whole.contains(OUTLINE)
    assert whole.area == pytest.approx(shapely.area(comb.polygons).sum())


def test_centres_are_the_middles(comb: Honeycomb) -> None:
    assert shapely.get_coordinates(shapely.centroid(comb.polygons)) == pytest.approx(comb.centres, abs=1e-6)


def test_neighbours_share_an_edge_with_the_same_corners(comb: Honeycomb) -> None:
    around = neighbours(comb.places)
    inner = max(range(len(around)), key=lambda n: len(around[n]))
    assert len(around[inner]) == 6
    corners = set(comb.polygons[inner].exterior.coords)
    assert all(len(corners & set(comb.polygons[n].exterior.coords)) == 2 for n in around[inner])


def test_neighbours_are_mutual_and_only_among_those_given(comb: Honeycomb) -> None:
    some = comb.chosen(np.arange(0, len(comb.places), 3))
    around = neighbours(some.places)
    assert all(n in around[m] for n, ring in enumerate(around) for m in ring)
    assert len(around) == len(some.places)
