"""Outlines with every known fault: what is safe is mended and said, what is not is left out and said."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.affinity import translate

from kkb.io.boundary import BoundaryReading
from tests.io.made_boundaries import cells, issue, only, outlines, read_frame

FIRST, SECOND = 0, 1


def changed(at: int, shape: shapely.Geometry) -> gpd.GeoDataFrame:
    frame = cells()
    shapes = frame.geometry.to_numpy().copy()
    shapes[at] = shape
    return frame.set_geometry(gpd.GeoSeries(shapes, crs=4326))


def shape(at: int = FIRST) -> shapely.Geometry:
    return cells().geometry.iloc[at]


def code(at: int = FIRST) -> str:
    return cells()["kode"].iloc[at]


def extra(frame: gpd.GeoDataFrame, geometry: shapely.Geometry, **values: object) -> gpd.GeoDataFrame:
    row = gpd.GeoDataFrame([values], geometry=[geometry], crs=4326)
    return pd.concat([frame, row], ignore_index=True)


def is_coverage(reading: BoundaryReading) -> bool:
    kept = outlines(reading)
    return bool(shapely.coverage_is_valid(kept.to_numpy())) and bool(kept.is_valid.all())


def test_what_is_kept_shares_its_borders(tmp_path: Path) -> None:
    wobbly = cells()
    nudge = np.random.default_rng(5)
    wobbly.geometry = [translate(s, *nudge.normal(0, 3e-5, 2)) for s in wobbly.geometry]
    reading = read_frame(wobbly, tmp_path)
    assert is_coverage(reading)
    assert issue(only(reading), "serpih").severity == "catatan"
    before, after = cells().to_crs(32748).area.to_numpy(), outlines(reading).to_crs(32748).area.to_numpy()
    assert np.allclose(after, before, rtol=0.05)


def test_a_ring_that_crosses_itself_is_straightened(tmp_path: Path) -> None:
    x, y = shape().centroid.coords[0]
    ring = [*shape().exterior.coords][:-1]
    spiked = shapely.Polygon([*ring, (x, y), (x + 1e-5, y), ring[0]][::-1])
    bow = shapely.Polygon([(x, y), (x + 0.01, y + 0.01), (x + 0.01, y), (x, y + 0.01)])
    district = only(read_frame(changed(FIRST, bow), tmp_path, "a.geojson"))
    assert district.villages == 72 and issue(district, "cincin_berubah").allowed[0].endswith(f"({code()})")
    assert spiked.is_valid or issue(only(read_frame(changed(FIRST, spiked), tmp_path, "b.geojson")), "cincin")


def test_heights_collections_and_holes_come_in(tmp_path: Path) -> None:
    first = shapely.force_3d(shape(), 12.5)
    line = shapely.LineString([shape().centroid, shape().exterior.coords[0]])
    frame = changed(FIRST, shapely.GeometryCollection([first, line, shape().centroid]))
    island = shape(SECOND).centroid.buffer(0.001)
    frame.loc[SECOND, "geometry"] = shape(SECOND).difference(island)
    reading = read_frame(frame, tmp_path)
    kept = outlines(reading)
    assert only(reading).villages == 72 and not kept.has_z.any() and is_coverage(reading)
    assert issue(only(reading), "celah").value == "1"
    assert len(kept[code(SECOND)].interiors) == 1


def test_several_polygons_of_one_village_become_one(tmp_path: Path) -> None:
    west, south, east, north = shape().bounds
    middle = (west + east) / 2
    frame = changed(FIRST, shape().intersection(shapely.box(west, south, middle, north)))
    frame = extra(frame, shape().intersection(shapely.box(middle, south, east, north)), kode=code())
    district = only(read_frame(frame, tmp_path))
    assert district.villages == 72 and issue(district, "bagian").allowed[0].endswith(f"({code()})")


def test_forest_and_lakes_are_no_villages(tmp_path: Path) -> None:
    frame = extra(cells(), shapely.box(102.95, -3.5, 103.0, -3.45), nama="Hutan Lindung")
    frame = extra(frame, shapely.box(103.0, -3.5, 103.05, -3.45), kode="16.73.01.9999", nama="Danau Aur")
    frame = extra(frame, shapely.box(103.05, -3.5, 103.1, -3.45))
    reading = read_frame(frame, tmp_path)
    assert issue(reading, "tambahan").value == "3" and only(reading).villages == 72


def test_a_code_that_is_in_no_list_is_told_by_name(tmp_path: Path) -> None:
    frame = extra(cells(), shapely.box(102.95, -3.5, 103.0, -3.45), kode="16.73.01.2099", nama="Suka Baru")
    assert issue(read_frame(frame, tmp_path), "tak_dikenal").allowed == ("Suka Baru (16.73.01.2099)",)


def test_missing_villages_are_named(tmp_path: Path) -> None:
    found = issue(only(read_frame(cells().iloc[2:], tmp_path)), "tanpa_batas")
    assert (found.value, found.hint) == ("2", "72") and found.allowed[0].endswith(f"({code()})")


def test_a_village_inside_another_without_a_hole_keeps_its_ground(tmp_path: Path) -> None:
    frame = cells()
    small = frame.geometry.iloc[SECOND].centroid.buffer(0.004)
    frame.loc[FIRST, "geometry"] = shape(FIRST).union(shape(SECOND))
    frame.loc[SECOND, "geometry"] = small
    reading = read_frame(frame, tmp_path)
    assert issue(only(reading), "tumpang").value == "1" and is_coverage(reading)
    kept = outlines(reading).to_crs(32748).area
    assert kept[code(SECOND)] == pytest.approx(gpd.GeoSeries([small], crs=4326).to_crs(32748).area[0], rel=0.05)


def test_one_outline_under_two_codes_belongs_to_nobody(tmp_path: Path) -> None:
    reading = read_frame(changed(FIRST, shape(SECOND)), tmp_path)
    assert issue(only(reading), "kembar").severity == "tolak"
    assert not {code(FIRST), code(SECOND)} & set(outlines(reading).index)


def test_a_polygon_far_from_its_village_is_left_out(tmp_path: Path) -> None:
    district = only(read_frame(changed(FIRST, translate(shape(), 0.5, 0.5)), tmp_path))
    assert issue(district, "jauh").allowed[0].endswith(f"({code()})") and district.villages == 71


def test_an_empty_outline_is_told(tmp_path: Path) -> None:
    district = only(read_frame(changed(FIRST, None), tmp_path))
    assert issue(district, "kosong").allowed[0].endswith(f"({code()})") and district.villages == 71


def test_a_narrow_gap_is_closed_and_a_wide_one_stays(tmp_path: Path) -> None:
    frame = cells().to_crs(32748)
    inner = [n for n in range(len(frame)) if frame.union_all().buffer(-50).contains(frame.geometry.iloc[n])]
    frame.loc[inner[0], "geometry"] = frame.geometry.iloc[inner[0]].buffer(-15, join_style="mitre")
    reading = read_frame(frame.drop(index=inner[-1]), tmp_path, "desa.gpkg")
    assert issue(only(reading), "celah_kecil") and is_coverage(reading)
    assert issue(only(reading), "celah").value == "1"
