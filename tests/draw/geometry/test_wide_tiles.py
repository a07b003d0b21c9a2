"""Ubin of wide regions: one equal hexagon per kabupaten, provinces whole, islands side by side, always the same."""

import numpy as np
import pytest
import shapely

from kkb.draw.geometry.outlines import Shapes
from kkb.draw.geometry.wide_tiles import wide_tile_shapes
from tests.draw.made_nation import nation


@pytest.fixture(scope="module")
def tiles() -> Shapes:
    return wide_tile_shapes(nation(), "00")


def _at(shapes: Shapes, level: int) -> list[int]:
    return [n for n, code in enumerate(shapes.codes) if code.count(".") == level - 1]


def test_there_is_one_equal_hexagon_per_kabupaten(tiles: Shapes) -> None:
    hexagons = tiles.outlines[_at(tiles, 2)]
    assert len(hexagons) == 17 and (shapely.get_num_coordinates(hexagons) == 7).all()
    widths = shapely.bounds(hexagons)[:, 2] - shapely.bounds(hexagons)[:, 0]
    assert widths == pytest.approx(np.median(widths), rel=0.01)


def test_no_two_kabupaten_share_a_place(tiles: Shapes) -> None:
    centres = shapely.points(tiles.labels[_at(tiles, 2)])
    assert len(shapely.STRtree(tiles.outlines[_at(tiles, 2)]).query(centres, predicate="within")[0]) == 17


def test_every_province_is_in_one_piece(tiles: Shapes) -> None:
    assert (shapely.get_num_geometries(tiles.outlines[_at(tiles, 1)]) == 1).all()


def test_the_far_island_is_brought_near_and_stays_in_the_east(tiles: Shapes) -> None:
    provinces = dict(zip(tiles.codes, tiles.outlines, strict=True))
    width = np.ptp(shapely.get_coordinates(tiles.outlines[0])[:, 0])
    assert 0 < provinces["93"].distance(provinces["92"]) < 3.5 * width
    assert provinces["93"].centroid.x > provinces["92"].centroid.x > provinces["91"].centroid.x


def test_the_same_list_gives_the_same_tiles(tiles: Shapes) -> None:
    again = wide_tile_shapes(nation().sample(frac=1, random_state=1), "00")
    assert shapely.equals_exact(shapely.normalize(again.outlines), shapely.normalize(tiles.outlines)).all()
