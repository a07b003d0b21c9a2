"""Boundary sets with codes behind ID are of BPS; sets of kecamatan or kabupaten are told what they are."""

from pathlib import Path

import geopandas as gpd
import pytest

from kkb.app import resources
from kkb.core.errors import KkbError
from tests.io.made_boundaries import cells, issue, only, read_frame

COD = {"nama": "ADM4_EN", "nama_kec": "ADM3_EN", "nama_kab": "ADM2_EN"}


def wider(level: str) -> gpd.GeoDataFrame:
    """The cells of Kota Lubuk Linggau as areas one or two levels up, with names and dotted codes."""
    frame = cells()[["kode", "nama_kec", "nama_kab", "geometry"]]
    frame["kode"] = frame["kode"].str[: 8 if level == "kecamatan" else 5]
    return frame.dissolve("kode", as_index=False)


@pytest.mark.parametrize("prefix", ["ID", "id", "ID-"])
def test_codes_behind_id_are_of_bps_and_need_no_word_of_it(tmp_path: Path, prefix: str) -> None:
    frame = cells().drop(columns="kode").rename(columns=COD)
    frame["ADM4_PCODE"] = prefix + frame.pop("kode_bps")
    reading = read_frame(frame, tmp_path)
    assert (reading.system, reading.columns, only(reading).villages) == ("bps", ("ADM4_PCODE",), 72)


def test_codes_behind_id_of_villages_elsewhere_are_refused_all_the_same(tmp_path: Path) -> None:
    frame = cells("16.05").head(60)[["geometry"]]
    frame["ADM4_PCODE"] = "ID" + cells("16.73")["kode_bps"].head(60).to_numpy()
    with pytest.raises(KkbError):
        read_frame(frame, tmp_path)


def test_kemendagri_codes_behind_id_are_told_by_the_ground(tmp_path: Path) -> None:
    frame = cells()[["kode", "geometry"]]
    frame["kode"] = "ID" + frame["kode"].str.replace(".", "", regex=False)
    assert read_frame(frame, tmp_path).system == "kemendagri"


def test_the_headings_of_such_a_set_are_names_where_it_has_no_codes(tmp_path: Path) -> None:
    reading = read_frame(cells().drop(columns=["kode", "kode_bps"]).rename(columns=COD), tmp_path)
    assert reading.columns == ("ADM2_EN", "ADM3_EN", "ADM4_EN") and only(reading).villages == 72


@pytest.mark.parametrize("keys", [["kode"], ["nama_kec", "nama_kab"], ["kode", "nama_kec", "nama_kab"]])
def test_a_file_of_kecamatan_is_told_what_it_is(tmp_path: Path, keys: list[str]) -> None:
    with pytest.raises(KkbError, match=r"perbatasan.tingkat_kecamatan") as refused:
        read_frame(wider("kecamatan")[[*keys, "geometry"]], tmp_path)
    assert refused.value.values["n"] == 8


def test_a_file_of_kecamatan_with_their_names_twice_is_told_what_it_is(tmp_path: Path) -> None:
    frame = wider("kecamatan").assign(NAMOBJ=lambda f: f["nama_kec"]).drop(columns="kode")
    with pytest.raises(KkbError, match=r"perbatasan.tingkat_kecamatan"):
        read_frame(frame, tmp_path)


def test_a_file_of_kecamatan_with_codes_of_bps_is_told_what_it_is(tmp_path: Path) -> None:
    frame = cells()[["kode_bps", "geometry"]]
    frame["ADM3_PCODE"] = "ID" + frame.pop("kode_bps").str[:7]
    for name, system in (("a.geojson", None), ("b.geojson", "bps")):
        with pytest.raises(KkbError, match=r"perbatasan.tingkat_kecamatan"):
            read_frame(frame.dissolve("ADM3_PCODE", as_index=False), tmp_path, name, system=system)


def test_a_file_of_kabupaten_is_told_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(KkbError, match=r"perbatasan.tingkat_kabupaten"):
        read_frame(wider("kabupaten")[["nama_kab", "geometry"]], tmp_path)


def test_a_renamed_kabupaten_is_known_by_its_kecamatan_and_named(tmp_path: Path) -> None:
    frame = cells()[["nama", "nama_kec", "nama_kab", "geometry"]]
    frame = frame.drop(columns="nama_kab").assign(WADMKK="KOTA SAMPIRAN")
    reading = read_frame(frame, tmp_path)
    assert only(reading).code == "16.73" and only(reading).villages == 72
    assert issue(reading, "kabupaten_ganti_nama").allowed == ("KOTA SAMPIRAN → Kota Lubuk Linggau",)


def test_a_shipped_list_has_the_codes_these_tests_need() -> None:
    listed = resources.gazetteer()
    assert listed[listed["kode_kab"].eq("16.73")]["kode_bps"].ne("").all()
