"""Shapes of one region: nested levels, valid outlines, labels that lie inside."""

import numpy as np
import pandas as pd
import pytest
import shapely

from kkb.core.area import wilayah
from kkb.draw.geometry.outlines import Shapes, label_points, located, nested_shapes, polygons_only, within_region
from kkb.draw.geometry.plane import Plane
from tests.draw.made_places import grid, place

PLANE = Plane(-3.0, 103.0)


@pytest.fixture
def shapes() -> Shapes:
    villages = grid(4, 2)
    cells = np.array(
        [shapely.box(x * 2000, -y * 2000, x * 2000 + 2000, 2000 - y * 2000) for x in range(4) for y in range(2)]
    )
    return nested_shapes("skematik", villages, cells, PLANE)


def test_villages_come_first_then_kecamatan_then_kabupaten_each_by_code(shapes: Shapes) -> None:
    levels = [wilayah.level(code) for code in shapes.codes]
    assert levels == [4] * 8 + [3] * 2 + [2]
    assert list(shapes.codes[:8]) == sorted(shapes.codes[:8])
    assert shapes.names[8:] == ("Kec 01", "Kec 02", "Kabupaten 01")


def test_a_kecamatan_is_the_union_of_its_villages(shapes: Shapes) -> None:
    outline = dict(zip(shapes.codes, shapes.outlines, strict=True))
    villages = [shape for code, shape in outline.items() if code.startswith("91.01.01.")]
    assert outline["91.01.01"].symmetric_difference(shapely.union_all(villages)).area < 1e-6
    assert outline["91.01"].geom_type == "Polygon"


def test_labels_lie_inside_their_outlines(shapes: Shapes) -> None:
    assert shapely.contains(shapes.outlines, shapely.points(shapes.labels)).all()


def test_the_label_of_a_bent_shape_lies_in_its_wide_part() -> None:
    bent = shapely.union_all([shapely.box(0, 0, 10_000, 500), shapely.box(9000, 0, 14_000, 5000)])
    assert label_points(np.array([bent]))[0] == pytest.approx([11_500, 2500], abs=300)


def test_villages_without_a_point_in_indonesia_are_not_located() -> None:
    frame = pd.DataFrame(
        [
            place("91.01.01.2001", 103, -3),
            place("91.01.01.2002", float("nan"), -3),
            place("91.01.01.2003", -3, 103),
            place("91.01.01.2004", 103, -30),
        ]
    )
    assert located(frame)["kode"].to_list() == ["91.01.01.2001"]


def test_a_region_is_not_its_neighbour_with_a_longer_number() -> None:
    codes = pd.Series(["16.05.01", "16.051.01", "16.05"])
    assert within_region(codes, "16.05").to_list() == [True, False, True]
    assert within_region(codes, "00").all()


def test_lines_and_crumbs_are_left_out_of_polygons() -> None:
    mixed = shapely.GeometryCollection([shapely.box(0, 0, 10, 10), shapely.LineString([(0, 0), (50, 50)])])
    crumbs = shapely.MultiPolygon([shapely.box(0, 0, 100, 100), shapely.box(200, 200, 200.001, 200.001)])
    first, second = polygons_only(np.array([mixed, crumbs], dtype=object))
    assert first.equals(shapely.box(0, 0, 10, 10))
    assert second.equals(shapely.box(0, 0, 100, 100))


def test_an_enclave_stays_a_hole_and_a_crack_does_not() -> None:
    villages = grid(2, 1)
    around = shapely.box(0, 0, 20_000, 20_000)
    enclave, crack = shapely.box(5000, 5000, 7000, 7000), shapely.box(10_000, 10_000, 10_004, 14_000)
    left = around.difference(enclave).difference(crack)
    cells = np.array(
        [
            left.intersection(shapely.box(0, 0, 10_002, 20_000)),
            left.intersection(shapely.box(10_002, 0, 20_000, 20_000)),
        ]
    )
    shapes = nested_shapes("skematik", villages, cells, PLANE)
    assert len(shapes.outlines[shapes.codes.index("91.01")].interiors) == 1
