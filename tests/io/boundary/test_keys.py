"""Villages are recognised by the content of columns; codes of another system are refused, never joined by digits."""

from pathlib import Path

import pandas as pd
import pytest
import shapely

from kkb.app import resources
from kkb.core.errors import KkbError
from tests.io.made_boundaries import cells, issue, only, outlines, read_frame


@pytest.mark.parametrize("column", ["KDEPUM", "kode_desa", "id_desa", "KODE", "aneh"])
@pytest.mark.parametrize("dotted", [True, False])
def test_the_code_column_is_known_by_its_content(tmp_path: Path, column: str, dotted: bool) -> None:
    frame = cells()[["kode", "nama", "geometry"]].rename(columns={"kode": column, "nama": "WADMKD"})
    if not dotted:
        frame[column] = frame[column].str.replace(".", "", regex=False).astype("int64")
    frame.insert(0, "OBJECTID", range(1_000_000_000, 1_000_000_000 + len(frame)))
    reading = read_frame(frame, tmp_path)
    assert (reading.system, reading.columns, only(reading).villages) == ("kemendagri", (column,), 72)


def test_bps_codes_are_refused_unless_the_system_is_stated(tmp_path: Path) -> None:
    frame = cells().drop(columns="kode").rename(columns={"kode_bps": "KODE_DESA"})
    with pytest.raises(KkbError, match=r"perbatasan.kode_bps") as refused:
        read_frame(frame, tmp_path, "a.geojson")
    assert refused.value.values["kolom"] == "KODE_DESA"
    reading = read_frame(frame, tmp_path, "b.geojson", system="bps")
    assert (reading.system, only(reading).code, only(reading).villages) == ("bps", "16.73", 72)


def test_kemendagri_codes_stated_as_bps_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KkbError, match=r"perbatasan.bukan_bps"):
        read_frame(cells().drop(columns="kode_bps"), tmp_path, system="bps")


def test_codes_that_name_villages_elsewhere_are_refused(tmp_path: Path) -> None:
    frame = cells("16.05").head(60)[["geometry"]]
    frame["kode"] = cells("16.73")["kode"].head(60).to_numpy()
    with pytest.raises(KkbError, match=r"perbatasan.kode_lain_tempat") as refused:
        read_frame(frame, tmp_path)
    assert refused.value.values["letak"] == "Kabupaten Musi Rawas"


def test_codes_whose_names_disagree_are_not_stored(tmp_path: Path) -> None:
    frame = cells()
    frame["kode"] = frame["kode"].sample(frac=1, random_state=7).to_numpy()
    district = only(read_frame(frame, tmp_path))
    assert not district.is_usable and issue(district, "nama_lain").severity == "tolak"


@pytest.mark.parametrize("headings", [("WADMKD", "WADMKC", "WADMKK"), ("DESA", "KECAMATAN", "KABUPATEN"), "abc"])
def test_villages_are_found_by_names_inside_kecamatan_and_kabupaten(tmp_path: Path, headings: str) -> None:
    frame = cells()[["nama", "nama_kec", "nama_kab", "geometry"]]
    frame.columns = [*headings, "geometry"]
    frame[headings[0]] = frame[headings[0]].str.upper()
    frame[headings[2]] = frame[headings[2]].str.replace("Kota Lubuk Linggau", "KOTA LUBUKLINGGAU")
    reading = read_frame(frame, tmp_path)
    assert (reading.system, only(reading).villages) == ("nama", 72)
    place = resources.gazetteer().set_index("kode").loc["16.73.01.1001", ["lon", "lat"]]
    assert outlines(reading)["16.73.01.1001"].distance(shapely.Point(*place)) < 0.001


def test_names_without_a_kabupaten_take_the_one_they_all_lie_in_and_say_so(tmp_path: Path) -> None:
    frame = cells()[["nama", "nama_kec", "geometry"]]
    for number, region in enumerate((None, "16")):
        reading = read_frame(frame, tmp_path, f"a{number}.geojson", region=region)
        assert only(reading).villages == 72
        assert issue(reading, "kabupaten_dari_letak").value == "Kota Lubuk Linggau"
    stated = read_frame(frame, tmp_path, "b.geojson", region="16.73")
    assert (only(stated).villages, issue(stated, "kabupaten_dari_letak")) == (72, None)


def test_names_without_a_kabupaten_that_lie_in_two_need_the_region(tmp_path: Path) -> None:
    frame = pd.concat([cells("16.73"), cells("16.05").head(60)])[["nama", "nama_kec", "geometry"]]
    for number, region in enumerate((None, "16")):
        with pytest.raises(KkbError, match=r"perbatasan.tanpa_kabupaten"):
            read_frame(frame, tmp_path, f"a{number}.geojson", region=region)


def test_a_file_without_codes_and_names_is_refused_naming_its_columns(tmp_path: Path) -> None:
    frame = cells()[["geometry"]].assign(luas=1.5, ket="batas")
    with pytest.raises(KkbError, match=r"perbatasan.tanpa_kunci") as refused:
        read_frame(frame, tmp_path)
    assert "ket" in refused.value.values["kolom"]


def test_a_region_without_a_list_asks_for_the_list(tmp_path: Path) -> None:
    listed = resources.gazetteer()
    with pytest.raises(KkbError, match=r"perbatasan.tanpa_daftar"):
        read_frame(cells(), tmp_path, listed=listed[listed["kode_kab"] != "16.73"])


def test_a_kabupaten_without_a_list_beside_one_with_a_list_is_told(tmp_path: Path) -> None:
    listed = resources.gazetteer()
    frame = pd.concat([cells("16.73"), cells("16.05")])
    reading = read_frame(frame, tmp_path, listed=listed[listed["kode_kab"] != "16.73"])
    assert [d.code for d in reading.usable] == ["16.05"]
    assert issue(reading, "tanpa_daftar").value == "72"


def test_only_the_area_asked_for_is_used_and_the_rest_is_told(tmp_path: Path) -> None:
    reading = read_frame(pd.concat([cells("16.73"), cells("16.05")]), tmp_path, region="16.73")
    assert only(reading).code == "16.73"
    assert issue(reading, "luar").value == "199"


def test_a_kabupaten_that_a_file_only_brushes_is_not_stored(tmp_path: Path) -> None:
    frame = pd.concat([cells("16.73"), cells("16.05").head(5)])
    reading = read_frame(frame, tmp_path, "a.geojson")
    assert [d.code for d in reading.usable] == ["16.73"]
    assert issue(reading.districts[0], "sebagian").hint == "199"
    assert only(read_frame(frame, tmp_path, "b.geojson", region="16.05")).villages == 5


def test_features_without_a_code_are_found_by_their_names(tmp_path: Path) -> None:
    frame = cells()[["kode", "nama", "nama_kec", "nama_kab", "geometry"]]
    missing = frame["kode"].iloc[4]
    frame.loc[4, "kode"] = None
    reading = read_frame(frame, tmp_path)
    assert only(reading).villages == 72 and issue(reading, "dari_nama").allowed == (missing,)


def test_a_village_named_like_land_is_not_taken_for_land(tmp_path: Path) -> None:
    frame = cells()[["kode", "nama", "geometry"]]
    frame.loc[4, ["kode", "nama"]] = ["16.73.01.2099", "Sungai Pinang"]
    assert issue(read_frame(frame, tmp_path), "tak_dikenal").allowed == ("Sungai Pinang (16.73.01.2099)",)
