"""Borders between kabupaten of one file: the same corners on both sides, nothing uncovered, nothing covered twice."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from kkb.io.boundary import BoundaryReading, DistrictBoundary
from kkb.io.boundary.coverage import GAP
from kkb.io.boundary.projection import Flat
from tests.io.made_boundaries import all_drivers, issue, neighbours, outlines, read_frame
from tests.needs import require

AROUND, INSIDE = "16.05", "16.73"


@pytest.fixture(scope="module")
def made() -> gpd.GeoDataFrame:
    return neighbours()


def published(folder: Path) -> gpd.GeoDataFrame:
    paths = [folder / "batas" / f"{name}_desa.geojson" for name in ("lubuklinggau", "musi_rawas")]
    require(
        all(path.is_file() for path in paths), "berkas batas Lubuk Linggau dan Musi Rawas tidak ada di komputer ini"
    )
    all_drivers()
    return pd.concat([gpd.read_file(path) for path in paths], ignore_index=True)


def of(reading: BoundaryReading, region: str) -> DistrictBoundary:
    return next(district for district in reading.districts if district.code == region)


def both(reading: BoundaryReading) -> gpd.GeoSeries:
    return pd.concat([outlines(reading, district.code) for district in reading.usable])


def uncovered(shapes: gpd.GeoSeries) -> float:
    """Square metres of the narrow gaps that villages enclose."""
    land = shapely.get_parts(shapes.to_crs(32748).union_all())
    gaps = [shapely.Polygon(ring) for part in land for ring in part.interiors]
    return sum(gap.area for gap in gaps if gap.buffer(-GAP / 2).is_empty)


def covered_twice(shapes: gpd.GeoSeries) -> float:
    """Square metres that several villages cover."""
    flat = shapes.to_crs(32748)
    return float(flat.area.sum() - flat.union_all().area)


def border(shapes: gpd.GeoSeries, region: str, other: str) -> set[tuple[float, float]]:
    """The corners of a kabupaten's outer line that lie on the other's."""
    line, beside = (shapes[shapes.index.str.startswith(f"{code}.")].union_all().boundary for code in (region, other))
    points = shapely.points(shapely.get_coordinates(line))
    return {tuple(point) for point in shapely.get_coordinates(points[shapely.dwithin(points, beside, 1e-9)])}


def check_shared(before: gpd.GeoSeries, reading: BoundaryReading) -> None:
    kept = both(reading)
    assert uncovered(before) > 10_000 and covered_twice(before) > 10_000
    assert uncovered(kept) < 1 and covered_twice(kept) < 1
    assert shapely.coverage_is_valid(kept.to_numpy()) and kept.is_valid.all()
    ours = border(kept, AROUND, INSIDE)
    assert len(ours) > 100 and ours == border(kept, INSIDE, AROUND)
    assert len(kept) == len(before)
    change = kept.to_crs(32748).union_all().symmetric_difference(before.to_crs(32748).union_all()).area
    assert change < 0.005 * before.to_crs(32748).union_all().area


def test_two_kabupaten_of_one_file_share_their_border(tmp_path: Path, made: gpd.GeoDataFrame) -> None:
    reading = read_frame(made, tmp_path, "dua.gpkg")
    check_shared(made.geometry, reading)
    assert issue(of(reading, AROUND), "sempadan").allowed == ("Kota Lubuk Linggau",)


def test_published_boundaries_of_two_kabupaten_share_their_border(tmp_path: Path, shared_data: Path) -> None:
    frame = published(shared_data)
    check_shared(frame.geometry, read_frame(frame, tmp_path, "dua.gpkg"))


def at_border(made: gpd.GeoDataFrame) -> tuple[int, int]:
    """Positions of two villages that overlap, of the one kabupaten and of the other."""
    inside = made["kode"].str.startswith(f"{INSIDE}.").to_numpy()
    ours, theirs = np.flatnonzero(~inside), np.flatnonzero(inside)
    one, two = shapely.STRtree(made.geometry.to_numpy()[theirs]).query(
        made.geometry.to_numpy()[ours], predicate="overlaps"
    )
    return int(ours[one[0]]), int(theirs[two[0]])


def with_shape(made: gpd.GeoDataFrame, at: int, shape: shapely.Geometry) -> gpd.GeoDataFrame:
    shapes = made.geometry.to_numpy().copy()
    shapes[at] = shape
    return made.set_geometry(gpd.GeoSeries(shapes, crs=4326))


def test_a_piece_of_a_village_further_off_stays_where_it_lies(tmp_path: Path, made: gpd.GeoDataFrame) -> None:
    ours, theirs = at_border(made)
    piece = shapely.difference(
        made.geometry.iloc[ours], made.geometry.iloc[theirs].buffer(0.002)
    ).representative_point()
    piece = shapely.box(piece.x, piece.y, piece.x + 3e-4, piece.y + 2e-3)
    far = next(n for n in range(len(made)) if made.geometry.iloc[n].distance(made.geometry.iloc[theirs]) > 0.05)
    frame = with_shape(made, ours, made.geometry.iloc[ours].difference(piece))
    frame = with_shape(frame, far, frame.geometry.iloc[far].union(piece))
    kept = both(read_frame(frame, tmp_path, "dua.gpkg"))
    assert shapely.coverage_is_valid(kept.to_numpy()) and covered_twice(kept) < 1
    assert kept[made["kode"].iloc[far]].intersection(piece).area > 0.5 * piece.area


def test_a_large_overlap_between_kabupaten_is_told_to_both(tmp_path: Path, made: gpd.GeoDataFrame) -> None:
    ours, theirs = at_border(made)
    frame = with_shape(made, ours, made.geometry.iloc[ours].union(made.geometry.iloc[theirs]))
    reading = read_frame(frame, tmp_path, "dua.gpkg")
    for region in (AROUND, INSIDE):
        (pair,) = issue(of(reading, region), "tumpang_antar").allowed
        assert made["kode"].iloc[ours] in pair and made["kode"].iloc[theirs] in pair
    kept = both(reading)
    assert covered_twice(kept) < 1 and len(kept) == len(made)


def test_one_outline_under_codes_of_two_kabupaten_belongs_to_nobody(tmp_path: Path, made: gpd.GeoDataFrame) -> None:
    ours, theirs = at_border(made)
    reading = read_frame(with_shape(made, ours, made.geometry.iloc[theirs]), tmp_path, "dua.gpkg")
    for region in (AROUND, INSIDE):
        assert issue(of(reading, region), "kembar_antar").severity == "tolak"
        assert issue(of(reading, region), "tanpa_batas").value == "1"
    assert not {made["kode"].iloc[ours], made["kode"].iloc[theirs]} & set(both(reading).index)


def test_a_kabupaten_that_is_the_twin_of_its_neighbour_is_left_with_nothing(
    tmp_path: Path, made: gpd.GeoDataFrame
) -> None:
    ours, theirs = at_border(made)
    alone = with_shape(made, theirs, made.geometry.iloc[ours]).iloc[[ours, theirs]]
    reading = read_frame(alone, tmp_path, "dua.gpkg")
    assert not reading.usable and all(issue(district, "kembar_antar") for district in reading.districts)


def test_a_neighbour_that_is_not_stored_takes_no_ground(tmp_path: Path, made: gpd.GeoDataFrame) -> None:
    ours, theirs = at_border(made)
    frame = with_shape(made, theirs, made.geometry.iloc[ours].centroid.buffer(0.002))
    strip = frame[~frame["kode"].str.startswith(f"{INSIDE}.") | frame["kode"].eq(made["kode"].iloc[theirs])]
    reading = read_frame(strip, tmp_path, "dua.gpkg")
    assert [district.code for district in reading.usable] == [AROUND]
    kept = outlines(reading, AROUND)[made["kode"].iloc[ours]]
    assert kept.contains(made.geometry.iloc[ours].centroid)


def fails(*_: object) -> None:
    raise shapely.errors.GEOSException("TopologyException")


def test_a_border_that_cannot_be_fitted_is_told_and_the_kabupaten_stays(
    tmp_path: Path, made: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kkb.io.boundary.build.joined", fails)
    reading = read_frame(made, tmp_path, "dua.gpkg")
    assert len(both(reading)) == len(made)
    assert all(issue(district, "sempadan_gagal") for district in reading.districts)


def test_a_kabupaten_that_cannot_be_mended_is_refused_and_told(
    tmp_path: Path, made: gpd.GeoDataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kkb.io.boundary.build.fitted", fails)
    reading = read_frame(made, tmp_path, "dua.gpkg")
    assert not reading.usable and all(issue(d, "gagal").severity == "tolak" for d in reading.districts)


def test_outlines_that_the_grid_pinches_stay_valid() -> None:
    corners = np.array([(0, 0), (4e-3, 0), (4e-3, 3e-3), (2.0003e-3, 1e-7), (1.9e-3, 3e-3), (0, 2.9e-3)])
    outline = shapely.Polygon(corners + np.array([102.9 + 6e-7, -3.2 + 2.5e-7]))
    flat = Flat(-3.2)
    in_metres = flat.flattened(np.array([outline, None], dtype=object))
    assert outline.is_valid and not shapely.transform(in_metres[0], flat.degrees).is_valid
    kept, none = flat.unflattened(in_metres)
    assert kept.is_valid and kept.area == pytest.approx(outline.area, rel=0.01) and none is None
