"""Names become codes only when they are certain; everything else is kept under its own name and told."""

import pandas as pd
import pytest

from kkb.app import resources
from tests.io.made import code_list, codes, found, reached, read_rows, village, villages

TWINS = code_list(
    ("32.04.01.2001", "Sukajadi", "Soreang", "Kabupaten Bandung", "Jawa Barat"),
    ("32.04.02.2001", "Cihampelas", "Cicendo", "Kabupaten Bandung", "Jawa Barat"),
    ("32.73.01.1001", "Pasteur", "Sukajadi", "Kota Bandung", "Jawa Barat"),
    ("32.73.02.1001", "Arjuna", "Cicendo", "Kota Bandung", "Jawa Barat"),
    ("63.02.01.2001", "Semayap", "Pulau Laut Utara", "Kabupaten Kotabaru", "Kalimantan Selatan"),
    ("71.74.01.1001", "Gogagoman", "Kotamobagu Barat", "Kota Kotamobagu", "Sulawesi Utara"),
    ("12.01.10.1001", "Sorkam Kanan", "Sorkam Barat", "Kabupaten Tapanuli Tengah", "Sumatera Utara"),
    ("12.01.10.2018", "Sorkam Kanan", "Sorkam Barat", "Kabupaten Tapanuli Tengah", "Sumatera Utara"),
    ("71.02.11.2003", "Tounelet Satu", "Sonder", "Kabupaten Minahasa", "Sulawesi Utara"),
    ("71.02.11.2018", "Tounelet Satu", "Sonder", "Kabupaten Minahasa", "Sulawesi Utara"),
    ("12.07.28.1007", "Lubuk Pakam I,II", "Lubuk Pakam", "Kabupaten Deli Serdang", "Sumatera Utara"),
    ("12.07.28.1008", "Lubuk Pakam III", "Lubuk Pakam", "Kabupaten Deli Serdang", "Sumatera Utara"),
)


def _code(kabupaten: str, kecamatan: str, desa: str, provinsi: object, listed: pd.DataFrame | None = TWINS) -> str:
    row = village(desa, Provinsi=provinsi, Kabupaten=kabupaten, Kecamatan=kecamatan)
    return read_rows(row, listed=listed).rows.at[0, "kode"]


@pytest.mark.parametrize(
    "name",
    ["SURODADI", "surodadi", " Surodadi", "SURO DADI", "“SURODADI”", "Suródadi", "DESA SURODADI", "Ds. Surodadi"],
)
def test_spelling_that_leaves_no_doubt_matches(name: str) -> None:
    assert list(read_rows(village(name)).rows["kode"]) == ["16.05.01.2002"]


@pytest.mark.parametrize("name", ["B. SRIKATON", "B SRIKATON", "B.SRIKATON", "KEL. B. SRIKATON"])
def test_abbreviations_of_the_official_list_match(name: str) -> None:
    assert list(read_rows(village(name)).rows["kode"]) == ["16.05.01.1001"]


@pytest.mark.parametrize("name", ["KEC. TUGUMULYO", "Kecamatan Tugumulyo", "TUGU MULYO", "TUGUMULYO "])
def test_a_kecamatan_matches_with_its_word_and_odd_spaces_and_that_is_told_once(name: str) -> None:
    reading = read_rows(village("SURODADI", Kecamatan=name), village("WIDODO", Kecamatan=name))
    assert list(reading.rows["kode_kec"]) == ["16.05.01", "16.05.01"]
    assert [(i.code, i.row, i.value, i.hint) for i in reading.issues] == [("nama_dibaca", 2, name, "Tugumulyo")]


@pytest.mark.parametrize("name", ["MEGANG SAKTI 6", "MEGANG SAKTI VI", "MEGANG SAKTI I I", "MEGANG SAKTI"])
def test_numerals_are_never_taken_for_each_other(name: str) -> None:
    reading = read_rows(village(name, Kecamatan="MEGANG SAKTI"))
    assert reading.unmatched == 1
    assert codes(reading) == ["desa_tak_dikenal"]


def test_villages_that_differ_by_a_numeral_keep_apart() -> None:
    names = [f"MEGANG SAKTI {n}" for n in ("I", "II", "III", "IV", "V")]
    rows = read_rows(*(village(name, Kecamatan="MEGANG SAKTI") for name in names)).rows
    assert [code[-4:] for code in rows["kode"]] == ["1001", "2003", "2004", "2005", "2013"]


def test_numerals_pulled_apart_do_not_become_another_numeral() -> None:
    assert _code("DELI SERDANG", "LUBUK PAKAM", "LUBUK PAKAM I,II", "SUMATERA UTARA") == "12.07.28.1007"
    only_three = TWINS[TWINS["kode"] == "12.07.28.1008"]
    code = _code("DELI SERDANG", "LUBUK PAKAM", "LUBUK PAKAM I,II", "SUMATERA UTARA", only_three)
    assert code == "12.07.28.~lubuk-pakam-i-ii"


def test_a_misspelt_village_stays_under_its_own_name_with_a_guess_that_is_not_acted_upon() -> None:
    reading = read_rows(village("AIR BELIT", Kecamatan="TUAH NEGERI"))
    issue = found(reading, "desa_tak_dikenal")[0]
    assert (issue.severity, issue.row, issue.column, issue.value, issue.hint) == (
        "periksa", 2, "Desa", "AIR BELIT", "Air Beliti",
    )  # fmt: skip
    row = reading.rows.iloc[0]
    assert (row["kode"], row["nama"], row["nama_kec"]) == ("16.05.20.~air-belit", "AIR BELIT", "Tuah Negeri")
    assert reading.unmatched == 1


def test_a_village_of_another_kecamatan_is_told_and_not_moved() -> None:
    reading = read_rows(village("AIR BELITI"))
    assert [(i.code, i.hint) for i in reading.issues] == [("desa_di_kecamatan_lain", "Tuah Negeri")]
    assert list(reading.rows["kode"]) == ["16.05.01.~air-beliti"]


def test_a_name_that_several_kecamatan_have_is_not_pointed_to() -> None:
    reading = read_rows(village("MEKAR SARI"))
    assert [(i.code, i.hint) for i in reading.issues] == [("desa_tak_dikenal", None)]


def test_an_unknown_kecamatan_keeps_its_villages_under_its_name() -> None:
    reading = read_rows(village("SURODADI", Kecamatan="TUGUMULIO"), village("TIDAK ADA", Kecamatan="ENTAH"))
    assert [(i.code, i.row, i.hint) for i in reading.issues] == [
        ("kecamatan_tak_dikenal", 2, "Tugumulyo"),
        ("kecamatan_tak_dikenal", 3, None),
        ("desa_tak_dikenal", 3, None),
    ]
    assert list(reading.rows["kode"]) == ["16.05.~tugumulio.~surodadi", "16.05.~entah.~tidak-ada"]


def test_a_blank_kecamatan_is_told_and_the_row_kept() -> None:
    reading = read_rows(village("SURODADI", Kecamatan=None), village("WIDODO"))
    assert [(i.code, i.value) for i in reading.issues] == [("kecamatan_kosong", None)]
    assert reading.unmatched == 1


@pytest.mark.parametrize("name", ["SUKU TENGAH LAKITAN ULU TERAWAS", "Kec. Suku Tengah Lakitan Ulu Terawas"])
def test_known_aliases_match_and_are_told(name: str) -> None:
    reading = read_rows(village("TERAWAS", Kecamatan=name))
    assert list(reading.rows["kode"]) == ["16.05.10.1017"]
    assert [(i.code, i.severity, i.hint) for i in reading.issues] == [("nama_dibaca", "catatan", "STL Ulu Terawas")]


def test_an_alias_of_a_village_holds_only_in_its_kecamatan() -> None:
    place = {"Provinsi": "LAMPUNG", "Kabupaten": "LAMPUNG BARAT"}
    inside = read_rows(village("TEBA LIYOKH") | place | {"Kecamatan": "BATU BRAK"})
    outside = read_rows(village("TEBA LIYOKH") | place | {"Kecamatan": "SUKAU"})
    assert (inside.rows.at[0, "kode"], inside.unmatched, outside.unmatched) == ("18.04.10.2011", 0, 1)


@pytest.mark.parametrize(
    "name", ["LUBUKLINGGAU", "LUBUK LINGGAU", "Kota Lubuklinggau", "KOTA LUBUK LINGGAU", "KODYA LUBUKLINGGAU"]
)
def test_lubuk_linggau_is_known_in_every_spelling(name: str) -> None:
    row = village("TABA JEMEKEH", Kabupaten=name, Kecamatan="LUBUKLINGGAU TIMUR I")
    reading = read_rows(row)
    assert (reading.region, reading.unmatched) == ("16.73", 0)


@pytest.mark.parametrize("name", ["MUSI RAWAS", "KAB. MUSI RAWAS", "Kabupaten Musi Rawas", "KAB MUSI  RAWAS"])
def test_a_kabupaten_is_known_with_and_without_its_word(name: str) -> None:
    reading = read_rows(village(Kabupaten=name))
    assert (reading.region, codes(reading)) == ("16.05", [])


def test_a_kota_written_without_its_word_is_told() -> None:
    row = village("TABA JEMEKEH", Kabupaten="LUBUK LINGGAU", Kecamatan="LUBUK LINGGAU TIMUR I")
    reading = read_rows(row)
    assert [(i.code, i.column, i.hint) for i in reading.issues] == [("nama_dibaca", "Kabupaten", "Kota Lubuk Linggau")]


def test_kota_bengkulu_is_not_one_of_the_kabupaten_bengkulu() -> None:
    def region(name: str, kecamatan: str) -> str:
        return read_rows(village("X", Provinsi="BENGKULU", Kabupaten=name, Kecamatan=kecamatan)).region

    assert region("KOTA BENGKULU", "GADING CEMPAKA") == "17.71"
    assert region("BENGKULU SELATAN", "KOTA MANNA") == "17.01"
    assert region("KAB. BENGKULU", "GADING CEMPAKA") == "17.~bengkulu"


@pytest.mark.parametrize(
    ("kabupaten", "kecamatan", "desa", "code"),
    [
        ("BANDUNG", "SOREANG", "SUKAJADI", "32.04.01.2001"),
        ("KAB. BANDUNG", "CICENDO", "CIHAMPELAS", "32.04.02.2001"),
        ("KOTA BANDUNG", "CICENDO", "ARJUNA", "32.73.02.1001"),
        ("BANDUNG", "CICENDO", "CIHAMPELAS", "32.04.02.2001"),
        ("BANDUNG", "SUKAJADI", "PASTEUR", "32.73.01.1001"),
    ],
)
def test_kabupaten_and_kota_of_one_name_keep_apart(kabupaten: str, kecamatan: str, desa: str, code: str) -> None:
    assert _code(kabupaten, kecamatan, desa, "JAWA BARAT") == code
    assert _code(kabupaten, kecamatan, desa, None) == code


def test_the_word_kota_inside_a_name_is_no_kind_word() -> None:
    assert _code("KOTA BARU", "PULAU LAUT UTARA", "SEMAYAP", "KALIMANTAN SELATAN") == "63.02.01.2001"
    assert _code("KOTAMOBAGU", "KOTAMOBAGU BARAT", "GOGAGOMAN", "SULAWESI UTARA") == "71.74.01.1001"


def test_a_bare_name_is_no_kota_of_the_list_unless_its_kecamatan_say_so() -> None:
    kota_only = TWINS[TWINS["kode_kab"] == "32.73"]
    row = village("SUKAJADI", Provinsi="JAWA BARAT", Kabupaten="BANDUNG", Kecamatan="SOREANG")
    reading = read_rows(row, listed=kota_only)
    assert reading.rows.at[0, "kode"] == "32.~bandung.~soreang.~sukajadi"
    assert codes(reading) == ["tanpa_daftar"]


def test_a_bare_name_that_only_a_kota_has_is_that_kota_also_with_a_misspelt_kecamatan_and_is_asked_about() -> None:
    city = {"Kabupaten": "LUBUKLINGGAU", "Kecamatan": "LUBUK LINGAU TIMR SATU"}
    reading = read_rows(*villages(3), village("TABA JEMEKEH") | city)
    asked = found(reading, "kota_diduga")
    assert [(i.severity, i.allowed, i.hint) for i in asked] == [("periksa", ("1", "0", "1"), "Kota Lubuk Linggau")]
    assert (reading.region, sorted(set(reading.rows["kode_kab"]))) == ("16", ["16.05", "16.73"])
    assert reading.unmatched == 1


def test_a_bare_name_whose_kecamatan_stand_in_another_kabupaten_is_not_made_a_kota() -> None:
    reading = read_rows(village("SURODADI", Kabupaten="LUBUKLINGGAU"))
    assert set(reading.rows["kode_kab"]) == {"16.~lubuklinggau"}


@pytest.mark.parametrize(
    ("province", "written", "meant"),
    [
        ("SUMATERA SELATAN", "MURATARA", "Kabupaten Musi Rawas Utara"),
        ("SUMATERA SELATAN", "OKU TIMUR", "Kabupaten Ogan Komering Ulu Timur"),
        ("SUMATERA SELATAN", "O. ILIR", "Kabupaten Ogan Ilir"),
        ("SUMATERA UTARA", "LABURA", "Kabupaten Labuhanbatu Utara"),
        ("SUMATERA UTARA", "TOBA SAMOSIR", "Kabupaten Toba"),
        ("BENGKULU", "BENGKULU UT", "Kabupaten Bengkulu Utara"),
        ("SULAWESI SELATAN", "SIDRAP", "Kabupaten Sidenreng Rappang"),
        ("BENGKULU", "KAB. BENGKULU", None),
        ("SUMATERA SELATAN", "ENTAH", None),
    ],
)
def test_a_kabupaten_drawn_together_or_renamed_is_named_out_of_the_national_list(
    province: str, written: str, meant: str | None
) -> None:
    row = village("X", Provinsi=province, Kabupaten=written, Kecamatan="ENTAH")
    hints = [i.hint for i in read_rows(row, listed=resources.villages()).issues if i.column == "Kabupaten"]
    assert hints == ([meant] if meant else [])


def test_a_kabupaten_of_another_province_counts_only_when_its_kecamatan_fit_and_is_told() -> None:
    moved = read_rows(village(Provinsi="BENGKULU"))
    assert [(i.code, i.severity, i.hint) for i in moved.issues] == [
        ("provinsi_berbeda", "periksa", "Kabupaten Musi Rawas, Sumatera Selatan")
    ]
    assert moved.region == "16.05"
    other = read_rows(village(Provinsi="BENGKULU", Kecamatan="ENTAH"))
    assert other.region == "17.~musi-rawas"


def test_villages_that_share_their_name_are_told_apart_by_desa_and_kelurahan_or_not_at_all() -> None:
    place = ("TAPANULI TENGAH", "SORKAM BARAT")
    assert _code(*place, "DESA SORKAM KANAN", "SUMATERA UTARA") == "12.01.10.2018"
    assert _code(*place, "KELURAHAN SORKAM KANAN", "SUMATERA UTARA") == "12.01.10.1001"
    row = village("SORKAM KANAN", Provinsi="SUMATERA UTARA", Kabupaten=place[0], Kecamatan=place[1])
    reading = read_rows(row, row, listed=TWINS)
    assert codes(reading) == ["desa_senama", "desa_senama"]
    assert list(reading.rows["unit"]) == ["12.01.10.~sorkam-kanan", "12.01.10.~sorkam-kanan#2"]


@pytest.mark.parametrize("name", ["DESA TOUNELET SATU", "KELURAHAN TOUNELET SATU"])
def test_two_desa_of_one_name_stay_unconfirmed_whatever_word_stands_before(name: str) -> None:
    place = {"Provinsi": "SULAWESI UTARA", "Kabupaten": "MINAHASA", "Kecamatan": "SONDER"}
    assert codes(read_rows(village(name) | place, listed=TWINS)) == ["desa_senama"]


def test_a_region_without_a_list_is_built_from_the_files_names_and_told_once() -> None:
    place = {"Provinsi": "JAWA BARAT", "Kabupaten": "KOTA BOGOR", "Kecamatan": "BOGOR UTARA"}
    reading = read_rows(village("BANTARJATI") | place, reached("TEGALLEGA") | place)
    assert [(i.code, i.severity, i.allowed) for i in reading.issues] == [("tanpa_daftar", "catatan", ("KOTA BOGOR",))]
    assert (reading.region, reading.unmatched) == ("~jawa-barat.~kota-bogor", 2)
    row = reading.rows.iloc[0]
    assert row["kode"] == "~jawa-barat.~kota-bogor.~bogor-utara.~bantarjati"
    assert (row["nama"], row["nama_kec"], row["nama_kab"], row["nama_prov"]) == (
        "BANTARJATI", "BOGOR UTARA", "KOTA BOGOR", "JAWA BARAT",
    )  # fmt: skip


def test_no_code_list_at_all_still_reads_everything() -> None:
    reading = read_rows(*villages(3), listed=code_list())
    assert (len(reading.rows), reading.unmatched, reading.region) == (3, 3, "~sumatera-selatan.~musi-rawas")


def test_names_without_latin_letters_keep_apart() -> None:
    rows = read_rows(village("村"), village("町")).rows
    assert list(rows["kode"]) == ["16.05.01.~u6751", "16.05.01.~u753a"]


def test_only_spelling_beyond_capitals_is_told() -> None:
    reading = read_rows(village("surodadi"), village("TEGAL  REJO"), village("WIDODO "))
    assert [(i.code, i.severity, i.value, i.hint) for i in reading.issues] == [
        ("nama_dibaca", "catatan", "TEGAL  REJO", "Tegal Rejo"),
        ("nama_dibaca", "catatan", "WIDODO ", "Widodo"),
    ]


def test_a_name_drawn_together_is_decided_by_its_kecamatan_where_no_province_is_written() -> None:
    """LAMBAR has no BARAT of its own, and must not be held against Lampung Barat for that."""
    listed = resources.villages()
    own = listed.within("18.04")
    rows = [
        village(v.nama, Provinsi=None, Kabupaten="LAMBAR", Kecamatan=v.nama_kec) for v in own.itertuples(index=False)
    ]
    reading = read_rows(*rows, listed=listed)
    assert reading.region == "18.04"
    assert [i.hint for i in found(reading, "kabupaten_dari_kecamatan")] == ["Kabupaten Lampung Barat"]
