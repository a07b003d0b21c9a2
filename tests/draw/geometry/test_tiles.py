"""Ubin: one equal hexagon per village, kecamatan whole, near the true place, always the same."""

import numpy as np
import pandas as pd
import pytest
import shapely

from kkb.app import resources
from kkb.draw.geometry import tiles as geometry_tiles
from kkb.draw.geometry.islands import Islands
from kkb.draw.geometry.outlines import Shapes, TooManyVillagesError
from kkb.draw.geometry.tiles import tile_shapes
from tests.draw.made_places import grid, place


def _at(shapes: Shapes, level: int) -> list[int]:
    return [n for n, code in enumerate(shapes.codes) if code.count(".") == level - 1]


@pytest.fixture(scope="module", params=["16.05", "16.73", "18.04", "17.03"])
def tiles(request: pytest.FixtureRequest) -> Shapes:
    return tile_shapes(resources.gazetteer(), request.param)


def test_there_is_one_equal_hexagon_per_village(tiles: Shapes) -> None:
    hexagons = tiles.outlines[_at(tiles, 4)]
    assert (shapely.get_num_coordinates(hexagons) == 7).all()
    widths = shapely.bounds(hexagons)[:, 2] - shapely.bounds(hexagons)[:, 0]
    assert widths == pytest.approx(np.median(widths), rel=0.01)


def test_no_two_villages_share_a_place(tiles: Shapes) -> None:
    centres = shapely.points(tiles.labels[_at(tiles, 4)])
    hexagons = tiles.outlines[_at(tiles, 4)]
    assert len(shapely.STRtree(hexagons).query(centres, predicate="within")[0]) == len(hexagons)


def test_every_kecamatan_is_in_one_piece(tiles: Shapes) -> None:
    kecamatan = _at(tiles, 3)
    torn = [tiles.names[n] for n in kecamatan if shapely.get_num_geometries(tiles.outlines[n]) > 1]
    assert torn == []


@pytest.mark.slow
def test_every_kecamatan_of_a_province_is_in_one_piece() -> None:
    shapes = tile_shapes(resources.gazetteer(), "17")
    assert [shapes.names[n] for n in _at(shapes, 3) if shapely.get_num_geometries(shapes.outlines[n]) > 1] == []
    assert len(_at(shapes, 4)) == 1513


def test_tiles_stay_near_their_true_places() -> None:
    listed = resources.gazetteer()
    listed = listed[listed["kode_kab"] == "18.04"].sort_values("kode")
    shapes = tile_shapes(resources.gazetteer(), "18.04")
    villages = _at(shapes, 4)
    off = shapes.labels[villages] - listed[["lon", "lat"]].to_numpy()
    width = np.ptp(shapely.get_coordinates(shapes.outlines[villages[0]])[:, 0])
    assert np.hypot(*off.T).mean() < 1.5 * width


def test_west_stays_west_and_north_stays_north() -> None:
    shapes = tile_shapes(grid(8, 6), "91.01")
    of = dict(zip(shapes.codes, shapes.labels, strict=True))
    assert of["91.01.01"][0] < of["91.01.02"][0] < of["91.01.03"][0] < of["91.01.04"][0]
    assert of["91.01.01.2001"][1] > of["91.01.01.2006"][1]


def test_an_island_keeps_its_villages() -> None:
    island = pd.DataFrame([place(f"91.01.09.{2001 + n}", 104.5 + 0.05 * n, -3.0, area=60.0) for n in range(3)])
    shapes = tile_shapes(pd.concat([grid(), island], ignore_index=True), "91.01")
    on_island = [n for n, code in enumerate(shapes.codes) if code.startswith("91.01.09.")]
    assert len(on_island) == 3
    assert (shapes.labels[on_island][:, 0] > 103.3).all()
    mainland = [n for n in _at(shapes, 4) if n not in on_island]
    assert (shapes.labels[mainland][:, 0] < 103.3).all()


def test_a_crowded_island_and_its_mainland_never_claim_one_hexagon() -> None:
    parts = np.array([shapely.box(0, 0, 10_000, 10_000), shapely.box(10_500, 4000, 11_500, 5000)], dtype=object)
    home = np.array([0] * 25 + [1] * 12)
    points = np.concatenate([np.full((25, 2), 5000.0), np.full((12, 2), 11_000.0)])
    comb = geometry_tiles.honeycomb(shapely.multipolygons(parts), 4_000_000.0)
    chosen = geometry_tiles._filled(comb, Islands(parts, points, home))
    assert [len(chosen[part]) for part in (0, 1)] == [25, 12]
    assert not set(chosen[0]) & set(chosen[1])


def test_the_same_list_gives_the_same_tiles() -> None:
    first, second = (tile_shapes(frame, "91.01") for frame in (grid(), grid().sample(frac=1, random_state=7)))
    assert first.codes == second.codes
    assert (first.labels == second.labels).all()


@pytest.mark.parametrize("n", [1, 2])
def test_a_region_of_one_or_two_villages_has_tiles(n: int) -> None:
    assert len(_at(tile_shapes(grid(n, 1), "91.01"), 4)) == n


def test_more_villages_than_tiles_can_show_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geometry_tiles, "MOST_TILES", 10)
    with pytest.raises(TooManyVillagesError) as caught:
        tile_shapes(grid(), "91.01")
    assert caught.value.values == {"wilayah": "91.01", "n": 24, "paling_banyak": 10}
