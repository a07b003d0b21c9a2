"""A file is read by what stands in it, whatever it is called and however it is dressed."""

import openpyxl
import pytest

from kkb.core.errors import KkbError
from kkb.io.readers.classification import Reading
from kkb.io.readers.mapping import Mapped, heading_shape
from kkb.io.readers.supporting import DatasetReading
from tests.io.made import cells, delimited, saved, village, villages, xlsx
from tests.io.made_side import html, ods, read_file, rekap, siga, statistics

STRATA = cells(villages(3))
REKAP = rekap({"Desa": "SURODADI", "Pus": 300, "Pokja Pengurusan": True})
SIGA = siga(("TUGUMULYO", "0012", "SURODADI", 1, 1, 0, 1, 0, 1))
STATISTICS = statistics("Kabupaten - MUSI RAWAS", [("TUGUMULYO", *["1", "25,00"] * 4, "4")])
KINDS = [("profil", REKAP), ("siga_kampung", SIGA), ("statistik", STATISTICS)]
DRESSES = [xlsx, ods, lambda table: delimited(table, ";").encode("cp1252"), lambda t: delimited(t).encode("utf-16")]


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(("kind", "table"), KINDS)
def test_each_kind_is_known_by_its_content_in_every_dress(kind: str, table: list, dress) -> None:
    reading = read_file(dress(table), "salah nama 2022-11-30.dat")
    assert isinstance(reading, DatasetReading)
    assert (reading.jenis, reading.region) == (kind, "16.05")


@pytest.mark.parametrize("dress", DRESSES)
def test_a_classification_is_still_one(dress) -> None:
    reading = read_file(dress(STRATA), "rekap-kampung-table_20221101000000.xlsx")
    assert isinstance(reading, Reading)
    assert len(reading.rows) == 3


def test_a_table_of_a_portal_page_is_read_under_the_name_xls() -> None:
    reading = read_file(html(STATISTICS), "statistik-klasifikasi.xls")
    assert (reading.jenis, len(reading.rows), str(reading.date)) == ("statistik", 1, "2022-11-30")


def test_titles_blank_rows_and_a_second_sheet_do_not_hide_the_table() -> None:
    moved = [["DINAS PPKB"], [], [None, "Keadaan: 2023-08-30"], [], *([None, *row] for row in REKAP)]
    reading = read_file(xlsx([["Petunjuk"]], moved), "unduhan.xlsx")
    assert (reading.jenis, str(reading.date)) == ("profil", "2023-08-30")
    assert [issue.code for issue in reading.issues] == ["tanggal_dari_judul"]


@pytest.mark.parametrize(
    ("sheets", "kind", "unread"),
    [
        ((STATISTICS, STATISTICS, STATISTICS), "statistik", {"Lembar2", "Lembar3"}),
        ((STRATA, REKAP, STATISTICS), "profil", {"Worksheet", "Lembar3"}),
        ((REKAP, REKAP, [["Keterangan"]]), "profil", {"Lembar2"}),
    ],
)
def test_sheets_with_tables_that_are_not_read_are_named(sheets: tuple[list, ...], kind: str, unread: set[str]) -> None:
    reading = read_file(xlsx(*sheets), "a_2022-11-01.xlsx")
    assert reading.jenis == kind
    assert {issue.value for issue in reading.issues if issue.code == "lembar_lain"} == unread


def test_hidden_rows_are_read_and_said_so() -> None:
    book = openpyxl.Workbook()
    for row in cells(villages(4)):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    reading = read_file(saved(book), "a_2022-11-01.xlsx")
    assert [(i.code, i.row, i.value, i.allowed) for i in reading.issues] == [("baris_tersembunyi", 3, "1", ("3",))]
    assert len(reading.rows) == 4
    told = read_file(ods(REKAP, hidden=frozenset({2}))).issues
    assert [issue.code for issue in told] == ["baris_tersembunyi"]


def test_a_table_that_stands_only_on_a_hidden_sheet_is_read_and_said_so() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Sampul"])
    hidden = book.create_sheet("Data lama")
    hidden.sheet_state = "hidden"
    for row in STRATA:
        hidden.append(row)
    reading = read_file(saved(book), "a_2022-11-01.xlsx")
    assert [(issue.code, issue.value) for issue in reading.issues] == [("lembar_tersembunyi", "Data lama")]


def test_a_name_that_is_merged_over_its_rows_is_filled_down() -> None:
    rows = cells(villages(6))
    for row in rows[2:]:
        row[2] = row[3] = row[4] = None
    reading = read_file(xlsx(rows), "a_2022-11-01.xlsx")
    assert set(reading.rows["kode_kec"]) == {"16.05.01"}
    assert [issue.code for issue in reading.issues] == ["sel_gabung"] * 3


def test_a_single_forgotten_name_is_not_taken_for_a_merged_cell() -> None:
    rows = cells(villages(6))
    rows[3][4] = None
    assert "kecamatan_kosong" in [i.code for i in read_file(xlsx(rows), "a_2022-11-01.xlsx").issues]


def test_headings_in_two_rows_are_read_together() -> None:
    parts = [("Pokja", h.removeprefix("Pokja ")) if h.startswith("Pokja ") else (h, None) for h in REKAP[0]]
    upper = [above if at == 0 or parts[at - 1][0] != above else None for at, (above, _) in enumerate(parts)]
    lower = [below for _, below in parts]
    reading = read_file(xlsx([upper, lower, *REKAP[1:]]))
    assert reading.rows["pokja"].tolist() == ["ada"]
    assert {"pokja_sk", "pokja_anggota"} <= set(reading.rows)


def test_index_columns_of_tools_are_left_aside_without_a_word() -> None:
    table = [["Unnamed: 0", *STRATA[0]], *([n, *row] for n, row in enumerate(STRATA[1:]))]
    assert read_file(delimited(table).encode("utf-8"), "a_2022-11-01.csv").issues == ()


def test_an_unknown_table_is_refused_with_what_was_found_and_what_is_accepted() -> None:
    table = [["Nama Desa", "Hasil", "NIP"], ["SURODADI", "Baik", "1987"]]
    with pytest.raises(KkbError) as refusal:
        read_file(xlsx(table), "a_2022-11-01.xlsx")
    assert refusal.value.key == "berkas.tak_dikenal"
    assert refusal.value.values["ditemukan"] == "Nama Desa, Hasil"
    assert "Rekap Kampung" in refusal.value.values["berkas"]


def test_a_classification_that_lacks_a_column_is_told_which() -> None:
    table = [row[:-1] for row in cells([village()])]
    with pytest.raises(KkbError) as refusal:
        read_file(xlsx(table), "a_2022-11-01.xlsx")
    assert (refusal.value.key, refusal.value.values["kurang"]) == ("berkas.kolom_kurang", "Klasifikasi")


@pytest.mark.parametrize(
    ("head", "kept"),
    [(["Kabupaten", "2019", "2020", "2021"], "2019"), (["Kabupaten", "Kode", "Jumlah Desa"], "jumlah_desa")],
)
def test_a_table_that_only_resembles_a_recap_is_not_taken_for_one(head: list[str], kept: str) -> None:
    reading = read_file(xlsx([head, ["MUSI RAWAS", *["1"] * (len(head) - 1)]]), "a_2022-11-01.xlsx")
    assert (reading.jenis, reading.rows[kept].tolist()) == ("lain", [1])


def test_a_column_called_klasifikasi_is_for_a_person_to_map() -> None:
    head = ["Kabupaten", "Kecamatan", "Desa", "Klasifikasi", "BKB", "BKR", "BKL"]
    with pytest.raises(KkbError, match=r"berkas\.tak_dikenal"):
        read_file(xlsx([head, ["MUSI RAWAS", *["1"] * 6]]), "a_2022-11-01.xlsx")


def test_what_a_person_said_of_a_table_comes_before_what_it_looks_like() -> None:
    columns = {"nama_kab": "Kabupaten", "nama_kec": "Kecamatan", "nama": "Desa", "strata": "Pus"}
    known = Mapped(heading_shape(REKAP[0]), "klasifikasi", columns)
    reading = read_file(xlsx(rekap({"Desa": "SURODADI", "Pus": "Mandiri"})), mappings=(known,))
    assert isinstance(reading, Reading)
    assert reading.rows["strata"].tolist() == ["mandiri"]


@pytest.mark.parametrize("heading", ["Kapanewon", "Kemantren", "Kapanewon/Kemantren", "Distrik"])
def test_a_kecamatan_may_be_called_as_its_province_calls_it(heading: str) -> None:
    table = cells([village()])
    table[0][table[0].index("Kecamatan")] = heading
    assert read_file(xlsx(table), "a_2022-11-01.xlsx").rows["kode"].tolist() == ["16.05.01.2002"]
