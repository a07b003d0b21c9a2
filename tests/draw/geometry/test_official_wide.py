"""Official boundaries of wide regions: dissolved kabupaten by kabupaten, seams closed, no village sent."""

from pathlib import Path

import pandas as pd
import pytest
import shapely

from kkb.draw.geometry.official import NoBoundariesError
from kkb.draw.geometry.official_wide import wide_official_file
from tests.draw.made_nation import nation

STEP = 0.04
VERSIONS = {"91.01": "a", "91.02": "b", "92.01": "c"}


def outlines(district: str) -> pd.DataFrame:
    """A square round the point of each village of a kabupaten, side by side."""
    own = nation()[nation()["kode_kab"] == district]
    half = STEP / 2
    shapes = [shapely.to_wkb(shapely.box(x - half, y - half, x + half, y + half))
              for x, y in zip(own["lon"], own["lat"], strict=True)]  # fmt: skip
    return pd.DataFrame({"kode": own["kode"], "bentuk": shapes})


def test_a_file_has_the_kabupaten_that_are_stored_and_their_provinces(tmp_path: Path) -> None:
    found = wide_official_file(nation(), "00", VERSIONS, outlines, tmp_path)
    assert found.kind == "resmi" and found.unit == 2
    assert found.codes_at(2) == tuple(VERSIONS) and found.codes_at(1) == ("91", "92")


def test_a_kabupaten_is_the_land_of_its_villages(tmp_path: Path) -> None:
    found = wide_official_file(nation(), "91", VERSIONS, outlines, tmp_path)
    shape = shapely.from_geojson(found.path.read_text(encoding="utf-8")).geoms[0]
    land = shapely.union_all(shapely.from_wkb(outlines("91.01")["bentuk"].to_numpy()))
    assert shape.symmetric_difference(land).area < 0.01 * land.area


def test_only_one_kabupaten_is_read_at_a_time_and_a_kept_file_reads_none(tmp_path: Path) -> None:
    asked = []
    first = wide_official_file(nation(), "00", VERSIONS, lambda code: asked.append(code) or outlines(code), tmp_path)
    again = wide_official_file(nation(), "00", VERSIONS, lambda code: asked.append(code) or outlines(code), tmp_path)
    assert asked == list(VERSIONS) and first == again


def test_kabupaten_share_the_border_that_their_villages_share(tmp_path: Path) -> None:
    found = wide_official_file(nation(), "91", VERSIONS, outlines, tmp_path)
    shapes = shapely.get_parts(shapely.from_geojson(found.path.read_text(encoding="utf-8")))
    assert shapely.coverage_is_valid(shapes)
    assert shapely.get_num_geometries(shapely.union_all(shapes)) == 1


def test_villages_that_overlap_are_dissolved_all_the_same(tmp_path: Path) -> None:
    def wider(district: str) -> pd.DataFrame:
        frame = outlines(district)
        return frame.assign(bentuk=shapely.to_wkb(shapely.buffer(shapely.from_wkb(frame["bentuk"]), 0.002)))

    found = wide_official_file(nation(), "91", VERSIONS, wider, tmp_path)
    shapes = shapely.get_parts(shapely.from_geojson(found.path.read_text(encoding="utf-8")))
    assert len(shapes) == 2 and (shapely.get_num_interior_rings(shapes) == 0).all()


def test_other_boundaries_make_another_file_and_none_are_said(tmp_path: Path) -> None:
    first = wide_official_file(nation(), "00", VERSIONS, outlines, tmp_path)
    assert wide_official_file(nation(), "00", VERSIONS | {"91.01": "z"}, outlines, tmp_path).path != first.path
    with pytest.raises(NoBoundariesError):
        wide_official_file(nation(), "93", {"91.01": "a"}, outlines, tmp_path)
    with pytest.raises(NoBoundariesError):
        wide_official_file(nation(), "00", VERSIONS, lambda code: outlines(code).head(0), tmp_path / "lain")
