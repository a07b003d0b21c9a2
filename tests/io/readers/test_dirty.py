"""The dirt of real files, one kind each: what is counted, what is said. Nothing is guessed, nothing is lost."""

import pytest

from kkb.app import resources
from kkb.text.issues import issue_sentence
from kkb.text.wording import Wording
from tests.io.made import Row, cells, reached, read, read_rows, village, villages, xlsx

WORDS = Wording("id", resources.wording("id"))
BASE = [row for row in villages(14) if row["Desa"] not in ("SITI HARJO", "MATARAM")]
ONE_OF = {"Kecamatan": "LUBUK LINGGAU BARAT I", "Provinsi": "SUMATERA SELATAN"}


def told(reading) -> str:
    """Every finding as a person reads it."""
    return "\n".join(issue_sentence(issue, WORDS) for issue in reading.issues)


CASES: dict[str, tuple[Row, int, int, str]] = {
    # kind: (the dirty row, rows counted, rows not matched, a part of the sentence)
    "spasi": (village("  MATARAM   "), 13, 0, "dibaca sebagai “Mataram”"),
    "spasi tak terputus": (village("SITI\u00a0HARJO"), 13, 0, "dibaca sebagai “Siti Harjo”"),
    "kutip miring": (village("`MATARAM’"), 13, 0, "dibaca sebagai “Mataram”"),
    "kata desa": (village("DS. MATARAM"), 13, 0, "dibaca sebagai “Mataram”"),
    "spasi hilang": (village("SITIHARJO"), 13, 0, "dibaca sebagai “Siti Harjo”"),
    "salah eja": (village("MATARRAM"), 13, 1, "Mungkin maksudnya “Mataram”?"),
    "kecamatan panjang": (
        village("PASENAN", Kecamatan="SUKU TENGAH LAKITAN ULU TERAWAS"), 13, 0, "dibaca sebagai “STL Ulu Terawas”",
    ),
    "kecamatan tak dikenal": (village("MATARAM", Kecamatan="TUGUMULIO"), 13, 1, "Mungkin maksudnya “Tugumulyo”?"),
    "kecamatan kosong": (village("MATARAM", Kecamatan=" "), 13, 1, "nama kecamatan kosong"),
    "kecamatan lain": (village("MATARAM", Kecamatan="PURWODADI"), 13, 1, "nama itu ada di Kecamatan Tugumulyo"),
    "desa kabupaten lain": (
        village("CURUP", Kabupaten="REJANG LEBONG", Provinsi="BENGKULU", Kecamatan="CURUP"), 12, 0, "tidak dihitung",
    ),
    "baris ganda": (village("SURODADI"), 12, 0, "sama persis dengan baris 2"),
    "dua isi": (reached("SURODADI"), 12, 0, "dengan isi lain"),
    "dua kampung": (village("SURODADI", Kampung_KB="Mekar Jaya"), 13, 0, "Kampung KB lain di desa yang sama"),
    "total": ({"Kampung KB": "Grand Total", "Input Pokja": 12}, 12, 0, "baris jumlah"),
    "desa kosong": (village(None, Kampung_KB="Mawar"), 13, 1, "nama desa/kelurahan kosong"),
    "desa dan kampung kosong": (village(None, Kampung_KB=None), 12, 0, "Baris ini tidak dihitung"),
    "strata salah tulis": (village("MATARAM", Klasifikasi="Mandri"), 13, 0, "“Mandri” tidak dikenal"),
    "paripurna": (reached("MATARAM", Klasifikasi="PARIPURNA"), 13, 0, "tulisan lain untuk strata yang sama"),
    "skor teks": (village("MATARAM", Input_Pokja="1 "), 13, 0, "tertulis sebagai teks"),
    "skor mustahil": (village("MATARAM", Input_Pokja=7), 13, 0, "“7” bukan skor"),
    "desimal koma": (village("MATARAM", Index_Input="1,00"), 13, 0, "tertulis sebagai teks"),
    "galat excel": (village("MATARAM", Index_Input="#DIV/0!"), 13, 0, "“#DIV/0!” bukan angka"),
    "strata bertentangan": (village("MATARAM", Klasifikasi="Mandiri"), 13, 0, "tidak sesuai skornya"),
    "indeks bertentangan": (village("MATARAM", Index_Input=3.4), 13, 0, "tidak sesuai skornya"),
    "markup": (village("<img src=x onerror=alert(1)>"), 13, 1, "tidak ada dalam daftar resmi"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASES)
def test_every_kind_of_dirt_has_its_rule_and_its_sentence(kind: str):
    row, counted, unmatched, sentence = CASES[kind]
    reading = read_rows(*BASE, row)
    assert (len(reading.rows), reading.unmatched) == (counted, unmatched)
    assert sentence in told(reading)
    assert reading.region == "16.05"


@pytest.mark.parametrize(
    "name", ["LUBUKLINGGAU", "LUBUK LINGGAU", "KOTA LUBUKLINGGAU", "Kota Lubuk Linggau", "KOTA. LUBUK  LINGGAU"]
)
def test_lubuklinggau_in_every_spelling_is_one_kota(name: str):
    reading = read_rows(
        village("KAYU ARA", Kabupaten=name, **ONE_OF), village("TANJUNG INDAH", Kabupaten=name, **ONE_OF)
    )
    assert (reading.region, reading.unmatched) == ("16.73", 0)


@pytest.mark.parametrize("name", ["SUMSEL", "PROV. SUMATERA SELATAN", "Sumatera  Selatan"])
def test_a_province_by_its_short_name_is_the_same(name: str):
    reading = read_rows(*(row | {"Provinsi": name} for row in BASE))
    assert (reading.region, reading.issues) == ("16.05", ())


def test_everything_at_once_loses_no_row_without_a_word():
    rows = [row for row, *_ in CASES.values()]
    reading = read_rows(*villages(17), *rows)
    silent = set(range(2, 19 + len(rows))) - set(reading.row_numbers) - {i.row for i in reading.issues}
    assert silent == set()


def test_a_table_below_a_title_between_other_columns_and_sheets_is_found():
    head, *body = cells(BASE)
    title = [["REKAPITULASI KLASIFIKASI KAMPUNG KB"], ["Periode: 30 Agustus 2023"], [], ["", *head, "Keterangan"]]
    sheet = [*title, *([n, *row, "x"] for n, row in enumerate(body, 1)), ["", "", "TOTAL", "", "", "", "", 12]]
    reading = read(xlsx([["Catatan"], ["bukan tabel"]], sheet), "rekap terbaru.xlsx")
    assert (str(reading.date), len(reading.rows), reading.row_numbers[0]) == ("2023-08-30", 12, 5)
