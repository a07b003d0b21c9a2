"""Wilayah skematik: every village has its own land, no land twice, and the district looks like itself."""

from pathlib import Path

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kkb.app import resources
from kkb.draw.geometry import cells as geometry_cells
from kkb.draw.geometry.cells import apart, schematic_cells, schematic_shapes
from kkb.draw.geometry.outlines import NoPointsError, TooManyVillagesError
from tests.draw.made_places import grid, place


def _outline(shapes, code: str) -> shapely.Geometry:
    return shapes.outlines[shapes.codes.index(code)]


@pytest.mark.parametrize("region", ["16.05", "16.73", "18.04", "17.71"])
def test_each_point_lies_in_its_own_cell_and_cells_do_not_overlap(region: str) -> None:
    villages, plane, cells = schematic_cells(resources.gazetteer(), region)
    points = shapely.points(plane.metres(villages["lon"].to_numpy(), villages["lat"].to_numpy()))
    assert (shapely.distance(cells, points) < 3).all()
    assert shapely.union_all(cells).area == pytest.approx(shapely.area(cells).sum(), rel=1e-6)


@pytest.mark.parametrize("region", ["16.05", "17"])
def test_every_area_of_the_list_has_a_valid_outline(region: str) -> None:
    listed = resources.gazetteer()
    listed = listed[listed["kode"].str.startswith(region + ".")]
    shapes = schematic_shapes(resources.gazetteer(), region)
    assert set(shapes.codes) == {*listed["kode"], *listed["kode_kec"], *listed["kode_kab"]}
    assert shapely.is_valid(shapes.outlines).all()
    assert (shapely.area(shapes.outlines) > 0).all()


def test_kabupaten_shown_together_do_not_overlap() -> None:
    shapes = schematic_shapes(resources.gazetteer(), "17")
    districts = np.array(
        [shape for code, shape in zip(shapes.codes, shapes.outlines, strict=True) if code.count(".") == 1]
    )
    together = shapely.union_all(districts).area
    assert shapely.area(districts).sum() == pytest.approx(together, rel=1e-4)


def test_a_neighbour_in_the_list_limits_the_region() -> None:
    alone = grid(4, 4)
    neighbour = pd.DataFrame([place(f"91.02.01.{2001 + y}", 103.08, -3.0 - 0.02 * y) for y in range(4)])
    wide = _outline(schematic_shapes(alone, "91.01"), "91.01")
    both = pd.concat([alone, neighbour], ignore_index=True)
    narrow = _outline(schematic_shapes(both, "91.01"), "91.01")
    other = _outline(schematic_shapes(both, "91.02"), "91.02")
    assert narrow.bounds[2] < wide.bounds[2]
    assert narrow.intersection(other).area < 1e-7


def test_an_island_stays_an_island() -> None:
    island = pd.DataFrame([place(f"91.01.09.{2001 + n}", 104.5 + 0.02 * n, -3.0) for n in range(3)])
    shapes = schematic_shapes(pd.concat([grid(), island], ignore_index=True), "91.01")
    assert shapely.get_num_geometries(_outline(shapes, "91.01")) == 2


@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_region_of_a_few_villages_can_be_drawn(n: int) -> None:
    shapes = schematic_shapes(grid(n, 1), "91.01")
    assert shapely.is_valid(shapes.outlines).all()
    assert (shapely.area(shapes.outlines) > 0).all()


@pytest.mark.parametrize(("columns", "rows", "step"), [(12, 20, 0.02), (30, 30, 0.01), (1, 40, 0.02)])
def test_points_in_straight_rows_can_be_drawn(columns: int, rows: int, step: float) -> None:
    shapes = schematic_shapes(grid(columns, rows, step), "91.01")
    assert shapely.is_valid(shapes.outlines).all()
    assert (shapely.area(shapes.outlines) > 0).all()


def test_villages_at_one_point_get_a_cell_each() -> None:
    frame = pd.DataFrame([place(f"91.01.01.{2001 + n}", 103.0, -3.0) for n in range(5)])
    shapes = schematic_shapes(frame, "91.01")
    assert (shapely.area(shapes.outlines[:5]) > 0).all()


def test_a_list_without_areas_can_be_drawn() -> None:
    frame = grid().assign(luas_km2=float("nan"))
    assert (shapely.area(schematic_shapes(frame, "91.01").outlines) > 0).all()


def test_a_region_without_points_is_refused_with_its_code() -> None:
    with pytest.raises(NoPointsError) as caught:
        schematic_shapes(grid().assign(lat=float("nan")), "91.01")
    assert caught.value.values == {"wilayah": "91.01"}


def test_more_villages_than_can_be_drawn_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geometry_cells, "MOST_CELLS", 10)
    with pytest.raises(TooManyVillagesError):
        schematic_cells(grid(), "91.01")


def test_the_same_list_gives_the_same_shapes_in_any_order() -> None:
    frame = grid()
    first, second = schematic_shapes(frame, "91.01"), schematic_shapes(frame.sample(frac=1, random_state=1), "91.01")
    assert first.codes == second.codes
    assert shapely.equals_exact(shapely.normalize(first.outlines), shapely.normalize(second.outlines)).all()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=25))
def test_any_scatter_of_points_gives_valid_land_for_each(spots: list[tuple[int, int]]) -> None:
    frame = pd.DataFrame([place(f"91.01.01.{2001 + n}", 103 + x / 100, -3 - y / 100) for n, (x, y) in enumerate(spots)])
    shapes = schematic_shapes(frame, "91.01")
    assert shapely.is_valid(shapes.outlines).all()
    assert (shapely.area(shapes.outlines) > 0).all()


def test_points_move_a_step_at_most_and_twins_come_apart() -> None:
    points = np.array([(0.0, 0.0), (100.0, 0.0), (0.0, 0.0)])
    moved = apart(points)
    assert np.hypot(*(moved - points).T).max() < 30
    assert np.hypot(*(moved[2] - moved[0])) > 5


@pytest.mark.parametrize(
    ("region", "file", "least"),
    [
        ("16.05", "musi_rawas", 0.84),
        ("16.73", "lubuklinggau", 0.80),
        ("18.04", "lampung_barat", 0.86),
        ("17", "bengkulu", 0.88),
    ],
)
def test_the_outline_resembles_the_official_one(shared_data: Path, region: str, file: str, least: float) -> None:
    villages, plane, cells = schematic_cells(resources.gazetteer(), region)
    official = geopandas.read_file(shared_data / "batas" / f"{file}_desa.geojson").geometry
    flat = official.make_valid().to_crs(f"+proj=laea +lat_0={plane.lat} +lon_0={plane.lon} +ellps=WGS84").buffer(0)
    real, ours = shapely.union_all(flat.to_numpy()), shapely.union_all(cells, grid_size=1.0)
    assert ours.intersection(real).area / ours.union(real).area >= least
    assert len(villages) == len(official)
