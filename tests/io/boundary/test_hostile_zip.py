"""Archives of boundaries made to write or read elsewhere: nothing leaves the folder of the reading."""

import stat
import zipfile
from pathlib import Path

import pytest

from tests.io.made_hostile import openings, packed, refused, secret_file


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return secret_file(tmp_path_factory.mktemp("s"))


def test_a_link_in_a_zip_is_a_text_and_nothing_more(tmp_path: Path, secret: Path) -> None:
    link = zipfile.ZipInfo("desa.gpkg")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "desa.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, str(secret))
    with openings(secret) as opened:
        assert refused(path).key == "perbatasan.jenis"
    assert not opened


def test_a_zip_in_a_zip_stays_closed(tmp_path: Path) -> None:
    inner = packed(tmp_path / "dalam.zip", {"desa.geojson": b"{}"}).read_bytes()
    assert refused(packed(tmp_path / "a.zip", {"dalam.zip": inner})).key == "perbatasan.zip_kosong"
    assert refused(packed(tmp_path / "b.zip", {"desa.geojson": inner})).key == "perbatasan.jenis"


def test_a_name_that_stands_twice_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desa.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("desa.geojson", "{}")
        archive.writestr("DESA.geojson", "{}")
    assert refused(path).key == "perbatasan.zip_kembar"


@pytest.mark.parametrize(
    "name", ["../luar.geojson", "/tmp/kkb-luar.geojson", "C:\\luar.geojson", "..\\luar.geojson",
             "\\\\server\\bagi\\a.geojson",
             "desa.geojson:aliran", "CON.geojson", "nul.shp", "a/./../../b.geojson"]
)  # fmt: skip
def test_nothing_is_written_outside_the_folder_of_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    home = tmp_path / "a" / "b"
    home.mkdir(parents=True)
    monkeypatch.chdir(home)
    path = packed(home / "desa.zip", {name: "{}", "desa.shx": "x"})
    refused(path)
    kept = {p.relative_to(home).parts[0] for p in tmp_path.rglob("*") if p.is_file()}
    assert kept <= {"desa.zip", "kerja-desa.zip"} and not Path("/tmp/kkb-luar.geojson").exists()
