"""Geometry files: made once, named by their inputs, whole or not at all, names as data."""

import json
from pathlib import Path

import geopandas
import pandas as pd
import pytest

from kkb.draw.geometry import file as module
from kkb.draw.geometry.file import geometry_file, read_geometry
from tests.draw.made_places import HOSTILE, grid, hostile_grid


def test_the_file_is_geojson_that_others_can_read(tmp_path: Path) -> None:
    found = geometry_file(grid(), "91.01", "skematik", tmp_path)
    frame = geopandas.read_file(found.path)
    assert len(frame) == 24 + 3 + 1
    assert frame.geometry.is_valid.all()
    assert frame.total_bounds == pytest.approx([103.0, -3.06, 103.1, -3.0], abs=0.1)


def test_codes_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = geometry_file(grid(), "91.01", "ubin", tmp_path)
    features = json.loads(found.path.read_text(encoding="utf-8"))["features"]
    assert found.codes == tuple(feature["id"] for feature in features)
    assert found.codes_at(3) == ("91.01.01", "91.01.02", "91.01.03")
    assert len(found.codes_at(4)) == 24


def test_a_file_that_is_there_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = geometry_file(grid(), "91.01", "skematik", tmp_path)
    monkeypatch.setattr(module, "_MAKERS", {})
    assert geometry_file(grid(), "91.01", "skematik", tmp_path) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda frame: frame.assign(nama=["Baru", *frame["nama"][1:]]),
        lambda frame: frame.assign(lat=frame["lat"] + 0.001),
        lambda frame: frame.assign(luas_km2=9.0),
        lambda frame: frame.iloc[1:],
    ],
)
def test_another_list_has_another_address(tmp_path: Path, change) -> None:
    first = geometry_file(grid(), "91.01", "skematik", tmp_path)
    second = geometry_file(change(grid()), "91.01", "skematik", tmp_path)
    assert second.path != first.path
    assert second.address != first.address


def test_a_list_of_somewhere_else_changes_nothing(tmp_path: Path) -> None:
    far = grid().assign(lon=lambda f: f["lon"] + 10, kode=lambda f: f["kode"].str.replace("91.01", "92.01"))
    first = geometry_file(grid(), "91.01", "skematik", tmp_path)
    assert geometry_file(pd.concat([grid(), far], ignore_index=True), "91.01", "skematik", tmp_path) == first


def test_the_address_holds_the_content(tmp_path: Path) -> None:
    found = geometry_file(grid(), "91.01", "skematik", tmp_path)
    found.path.write_text(found.path.read_text(encoding="utf-8").replace("Desa 0-0", "Desa lain"), encoding="utf-8")
    assert read_geometry(found.path, "91.01").address != found.address


def test_hostile_names_survive_as_they_are(tmp_path: Path) -> None:
    found = geometry_file(hostile_grid(), "91.01", "ubin", tmp_path)
    features = json.loads(found.path.read_text(encoding="utf-8"))["features"]
    assert {f["properties"]["nama"] for f in features if f["id"].count(".") == 3} == set(HOSTILE)


def test_nothing_half_written_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, *_: object, **__: object) -> None:
        self.touch()
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        geometry_file(grid(), "91.01", "skematik", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_files_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 2)
    for lift in (0.0, 0.001, 0.002, 0.003):
        newest = geometry_file(grid(2, 2).assign(lat=lambda f, by=lift: f["lat"] + by), "91.01", "skematik", tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert newest.path.is_file()
