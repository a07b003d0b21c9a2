"""Boundary files of every allowed kind come in the same; what cannot be placed or trusted is refused."""

import json
import zipfile
from pathlib import Path

import pytest
import shapely

from kkb.core.errors import KkbError
from tests.io.made_boundaries import cells, issue, only, outlines, read, read_frame, to_file, written


@pytest.mark.parametrize("name", ["desa.geojson", "desa.gpkg", "desa.zip"])
def test_every_allowed_kind_gives_the_same_villages(tmp_path: Path, name: str) -> None:
    reading = read_frame(cells(), tmp_path, name)
    assert (only(reading).villages, only(reading).listed, only(reading).is_usable) == (72, 72, True)
    assert reading.system == "kemendagri"


def test_a_projected_system_is_brought_to_degrees(tmp_path: Path) -> None:
    kept = outlines(read_frame(cells().to_crs(32748), tmp_path, "desa.gpkg"))
    west, south, east, north = kept.total_bounds
    assert 102.7 < west < east < 103.1 and -3.5 < south < north < -3.1


def test_latitude_first_is_turned_and_told(tmp_path: Path) -> None:
    turned = cells()
    turned.geometry = shapely.transform(turned.geometry.to_numpy(), lambda points: points[:, ::-1])
    reading = read_frame(turned, tmp_path)
    assert issue(reading, "sumbu") and only(reading).villages == 72
    assert outlines(reading).total_bounds[0] > 102


def test_degrees_without_a_stated_system_come_in_and_are_told(tmp_path: Path) -> None:
    reading = read_frame(cells().set_crs(None, allow_override=True), tmp_path, "desa.zip")
    assert issue(reading, "tanpa_crs") and only(reading).villages == 72


def test_metres_without_a_stated_system_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KkbError, match=r"perbatasan.tanpa_sistem"):
        read_frame(cells().to_crs(32748).set_crs(None, allow_override=True), tmp_path, "desa.zip")


def test_geojson_with_metres_and_no_system_is_refused(tmp_path: Path) -> None:
    path = written(cells().to_crs(32748), tmp_path / "desa.geojson")
    content = json.loads(path.read_text(encoding="utf-8"))
    content.pop("crs")
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(KkbError, match=r"perbatasan.tanpa_sistem"):
        read(path)


def test_a_wrong_stated_system_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KkbError, match=r"perbatasan.bukan_indonesia"):
        read_frame(cells().to_crs(32748).set_crs(32733, allow_override=True), tmp_path, "desa.gpkg")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"kode,nama\n1,2\n", "jenis"),
        (b'{"type": "FeatureCollection", "features": [', "rusak"),
        (b'{"type": "FeatureCollection", "features": []}', "tanpa_poligon"),
        (b"PK\x03\x04rusak", "zip_rusak"),
        (b"SQLite format 3\x00" + b"x" * 200, "rusak"),
        (b"\x00\x00\x27\x0a" + b"\0" * 96, "shp_sendiri"),
    ],
)
def test_what_is_no_boundary_file_is_refused(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "desa.dat"
    path.write_bytes(content)
    with pytest.raises(KkbError, match=rf"perbatasan\.{key}"):
        read(path)


@pytest.mark.parametrize("name", ["../../luar.shp", "/etc/desa.shp", "C:\\desa.shp", "a\\..\\..\\desa.shp"])
def test_a_zip_with_a_tricky_path_is_refused_and_writes_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / "dalam" / "desa.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, b"x")
    with pytest.raises(KkbError, match=r"perbatasan.zip_jalan"):
        read(path)
    assert not list(tmp_path.rglob("*.shp"))


def test_a_zip_that_grows_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kkb.io.boundary.container.MOST_BYTES", 1000)
    with pytest.raises(KkbError, match=r"perbatasan.zip_besar"):
        read_frame(cells(), tmp_path, "desa.zip")


def test_a_zip_without_boundaries_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desa.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("catatan.txt", "tidak ada")
    with pytest.raises(KkbError, match=r"perbatasan.zip_kosong"):
        read(path)


def test_the_layer_with_most_polygons_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = written(cells(), tmp_path / "wilayah.gpkg")
    to_file(cells().dissolve("nama_kec").reset_index(), path, layer="kecamatan")
    reading = read(path)
    assert only(reading).villages == 72
    assert issue(reading, "lapis_lain").allowed == ("kecamatan",)


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    read_frame(cells(), tmp_path, progress=lambda *stage: told.append(stage))
    assert told[0] == ("baca", 72, 72) and told[-1] == ("olah", 1, 1)
