"""Which region a file speaks for, and the rows that stay out of it."""

import pytest

from kkb.core.errors import KkbError
from tests.io.made import Row, code_list, codes, found, read_rows, village, villages

STRAY = village("TABA JEMEKEH", Kabupaten="KOTA LUBUK LINGGAU", Kecamatan="LUBUK LINGGAU TIMUR I")
FAR = village("X", Provinsi="JAWA BARAT", Kabupaten="KOTA BOGOR", Kecamatan="BOGOR UTARA")


def test_stray_rows_of_another_kabupaten_stay_out_and_the_way_round_is_told() -> None:
    reading = read_rows(*villages(9), STRAY)
    issue = found(reading, "di_luar_wilayah")[0]
    assert (reading.region, len(reading.rows), reading.rows_found) == ("16.05", 9, 10)
    assert (issue.severity, issue.row, issue.value, issue.hint) == ("tolak", 11, "KOTA LUBUK LINGGAU", "16")


def test_under_nine_tenths_in_one_kabupaten_the_file_speaks_for_the_area_above() -> None:
    reading = read_rows(*villages(8), STRAY)
    assert (reading.region, len(reading.rows), codes(reading)) == ("16", 9, [])
    assert read_rows(village(), FAR).region == "00"


def test_a_given_region_wins_and_keeps_other_rows_out() -> None:
    reading = read_rows(*villages(9), STRAY, region="16.73")
    assert (reading.region, list(reading.rows["nama"])) == ("16.73", ["Taba Jemekeh"])
    assert {(i.severity, i.hint) for i in found(reading, "di_luar_wilayah_diminta")} == {("tolak", "16.73")}
    assert len(read_rows(*villages(9), STRAY, region="16").rows) == 10
    assert len(read_rows(*villages(9), STRAY, FAR, region="00").rows) == 11


@pytest.mark.parametrize(
    ("region", "key"), [("16.05.01", "wilayah_sempit"), ("17", "wilayah_lain"), ("x", "wilayah_lain")]
)
def test_a_region_too_narrow_or_not_in_the_file_is_refused(region: str, key: str) -> None:
    with pytest.raises(KkbError) as refusal:
        read_rows(village(), region=region)
    assert refusal.value.key == f"berkas.{key}"


def test_the_refusal_names_the_regions_the_file_has() -> None:
    with pytest.raises(KkbError) as refusal:
        read_rows(village(), STRAY, region="17")
    assert refusal.value.values["ditemukan"] == "16.05 Kabupaten Musi Rawas, 16.73 Kota Lubuk Linggau"


@pytest.mark.parametrize(("name", "code"), [("MUSI RAWS", "kabupaten_tak_dikenal"), (None, "kabupaten_kosong")])
def test_a_misspelt_or_blank_kabupaten_stays_in_unconfirmed_when_its_kecamatan_fits(name: object, code: str) -> None:
    reading = read_rows(*villages(4), village("WIDODO", Kabupaten=name))
    assert codes(reading) == [code]
    assert (reading.region, reading.unmatched, reading.rows.at[4, "kode"]) == ("16.05", 1, "16.05.01.~widodo")
    assert reading.rows.at[4, "nama_kab"] == "Kabupaten Musi Rawas"


@pytest.mark.parametrize("name", ["MUSI RAWS", None])
def test_a_misspelt_or_blank_kabupaten_with_an_unknown_kecamatan_stays_out(name: object) -> None:
    reading = read_rows(*villages(9), village("WIDODO", Kabupaten=name, Kecamatan="ENTAH"))
    assert "di_luar_wilayah" in codes(reading)
    assert reading.unmatched == 0


def test_a_kabupaten_misspelt_throughout_is_read_as_unconfirmed_with_a_guess() -> None:
    rows: list[Row] = [row | {"Kabupaten": "MUSI RAWS"} for row in villages(3)]
    reading = read_rows(*rows)
    assert (reading.region, reading.unmatched) == ("16.05", 3)
    assert {issue.hint for issue in reading.issues} == {"Kabupaten Musi Rawas"}


def test_a_kabupaten_that_only_sounds_like_a_listed_one_is_kept_as_itself() -> None:
    reading = read_rows(village(Kabupaten="MUSI RAWS", Kecamatan="ENTAH"))
    assert (reading.region, len(reading.rows)) == ("16.~musi-raws", 1)
    assert [(i.code, i.hint) for i in reading.issues] == [("kabupaten_tak_dikenal", "Kabupaten Musi Rawas")]


def test_the_main_kabupaten_may_be_one_without_a_list() -> None:
    far = [FAR | {"Desa": f"DESA {n}"} for n in range(9)]
    reading = read_rows(*far, village(), listed=code_list())
    assert (reading.region, len(reading.rows)) == ("~jawa-barat.~kota-bogor", 9)
