"""Wide regions: kabupaten and provinces from all villages' points, with shared borders, in a small file."""

from pathlib import Path

import pandas as pd
import pytest
import shapely

from kkb.app import resources
from kkb.draw.geometry.cells import schematic_shapes
from kkb.draw.geometry.file import geometry_file, wide_geometry_file
from kkb.draw.geometry.outlines import NoPointsError, Shapes
from kkb.draw.geometry.wide import wide_schematic_shapes
from tests.draw.made_nation import PROVINCES, nation


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return wide_schematic_shapes(nation(), "00")


def _at(shapes: Shapes, level: int) -> list[int]:
    return [n for n, code in enumerate(shapes.codes) if code.count(".") == level - 1]


def test_there_are_kabupaten_and_provinces_and_nothing_smaller(shapes: Shapes) -> None:
    assert {code.count(".") for code in shapes.codes} == {0, 1}
    assert [shapes.codes[n] for n in _at(shapes, 1)] == list(PROVINCES)
    assert len(_at(shapes, 2)) == 17


def test_neighbours_share_their_border_exactly(shapes: Shapes) -> None:
    assert shapely.coverage_is_valid(shapes.outlines[_at(shapes, 2)])


def test_a_province_is_the_land_of_its_kabupaten(shapes: Shapes) -> None:
    for n in _at(shapes, 1):
        inside = [m for m in _at(shapes, 2) if shapes.codes[m].startswith(shapes.codes[n] + ".")]
        land = shapely.union_all(shapes.outlines[inside], grid_size=1e-5)
        assert land.symmetric_difference(shapes.outlines[n]).area < 1e-3 * land.area


def test_one_province_alone_has_no_outline() -> None:
    assert {code.count(".") for code in wide_schematic_shapes(nation(), "91").codes} == {1}


def test_the_land_is_that_of_the_map_of_villages() -> None:
    listed = resources.gazetteer()
    wide, single = wide_schematic_shapes(listed, "17"), schematic_shapes(listed, "17")
    ours = shapely.union_all(wide.outlines, grid_size=1e-5)
    real = shapely.union_all(single.outlines[_at(single, 2)], grid_size=1e-5)
    assert ours.intersection(real).area / ours.union(real).area > 0.93


def test_the_same_list_gives_the_same_shapes_in_any_order(shapes: Shapes) -> None:
    again = wide_schematic_shapes(nation().sample(frac=1, random_state=1), "00")
    assert again.codes == shapes.codes
    assert shapely.equals_exact(shapely.normalize(again.outlines), shapely.normalize(shapes.outlines)).all()


def test_a_kabupaten_without_points_is_left_out_and_a_region_without_any_refused() -> None:
    blind = nation()
    blind.loc[blind["kode_kab"] == "92.01", "lat"] = float("nan")
    assert "92.01" not in wide_schematic_shapes(blind, "00").codes
    with pytest.raises(NoPointsError):
        wide_schematic_shapes(pd.DataFrame(blind).assign(lat=float("nan")), "00")


def test_the_kept_file_says_what_it_shows_one_by_one(tmp_path: Path) -> None:
    found = wide_geometry_file(nation(), "00", "ubin", tmp_path)
    assert found.unit == 2 and len(found.codes_at(2)) == 17 and found.codes_at(1) == PROVINCES
    assert found.torn == ()
    assert geometry_file(nation(), "91.01", "ubin", tmp_path).unit == 4
    written = found.path.stat().st_mtime_ns
    assert wide_geometry_file(nation(), "00", "ubin", tmp_path) == found
    assert found.path.stat().st_mtime_ns == written
