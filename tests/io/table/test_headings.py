"""Headings: wherever they stand, whatever they are called, and what is said about columns left aside."""

import openpyxl
import pytest

from kkb.core.errors import KkbError
from tests.io.made import HEADINGS, cells, codes, found, read, saved, village, villages, xlsx

BODY = cells(villages(2))


def _with_headings(changed: dict[str, str]) -> list[list[object]]:
    return [[changed.get(h, h) for h in HEADINGS], *map(list, BODY[1:])]


def _refusal(rows: list[list[object]]) -> KkbError:
    with pytest.raises(KkbError) as refusal:
        read(xlsx(rows))
    return refusal.value


def test_headings_below_titles_are_found_and_rows_keep_excels_numbers() -> None:
    rows = [["REKAPITULASI KLASIFIKASI"], [], ["Periode", "Agustus 2023"], *cells([village("SALAH")])]
    assert [issue.row for issue in read(xlsx(rows)).issues] == [5]


def test_headings_in_row_twenty_are_found_but_not_in_row_twenty_one() -> None:
    assert len(read(xlsx([["judul"]] * 19 + BODY)).rows) == 2
    assert _refusal([["judul"]] * 20 + BODY).key == "berkas.tanpa_kepala"


def test_headings_on_another_sheet_and_in_another_column_are_found() -> None:
    moved = [[None, None, *row] for row in BODY]
    assert len(read(xlsx([["Petunjuk"], ["isi"]], moved)).rows) == 2


def test_a_second_sheet_with_the_same_table_is_told_and_not_read() -> None:
    reading = read(xlsx(BODY, cells([village("WIDODO")])))
    assert [(i.code, i.severity, i.value) for i in reading.issues] == [("lembar_lain", "periksa", "Lembar2")]
    assert len(reading.rows) == 2


def test_a_hidden_sheet_comes_after_the_visible_one() -> None:
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    for row in cells([village("WIDODO")]):
        book.active.append(row)
    seen = book.create_sheet("Tampak")
    for row in BODY:
        seen.append(row)
    assert len(read(saved(book)).rows) == 2


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("Kabupaten", "KAB. / KOTA"), ("Kabupaten", "kabupaten/kota"), ("Desa", "Desa/Kelurahan"),
        ("Desa", " NAMA  DESA "),
        ("Kampung KB", "Nama Kampung KB"), ("Provinsi", "Propinsi"), ("Index Input", "Indeks Input"),
        ("Input PKB/PLKB", "Input PKB / PLKB"), ("Klasifikasi", "KLASIFIKASI"), ("Output Unmet Need", "Output Unmet"),
    ],
)  # fmt: skip
def test_other_headings_are_understood(heading: str, other: str) -> None:
    assert codes(read(xlsx(_with_headings({heading: other})))) == []


def test_findings_name_the_column_as_the_file_does() -> None:
    rows = _with_headings({"Desa": "Nama Desa/Kelurahan"})
    rows[1][5] = "SALAH"
    assert [issue.column for issue in read(xlsx(rows)).issues] == ["Nama Desa/Kelurahan"]


def test_the_portals_own_heading_wins_over_an_alias_further_left() -> None:
    rows = [["Kelurahan", *row] if n == 0 else [f"X{n}", *row] for n, row in enumerate(BODY)]
    reading = read(xlsx(rows))
    assert list(reading.rows["nama"]) == ["Surodadi", "Tegal Rejo"]
    assert found(reading, "kolom_tak_dipakai")[0].allowed == ("Kelurahan",)


@pytest.mark.parametrize("heading", ["No", "Kampung KB", "Provinsi", "Index Input", "Index Proses", "Index Output"])
def test_optional_columns_may_be_missing(heading: str) -> None:
    at = HEADINGS.index(heading)
    reading = read(xlsx([[*row[:at], *row[at + 1 :]] for row in BODY]))
    assert list(reading.rows["kode"]) == ["16.05.01.2002", "16.05.01.2003"]
    assert codes(reading) == []


@pytest.mark.parametrize("heading", ["Kabupaten", "Kecamatan", "Desa", "Klasifikasi", "Output MKJP"])
def test_a_missing_required_column_is_named_beside_what_was_found(heading: str) -> None:
    refusal = _refusal(_with_headings({heading: "Lain"}))
    assert refusal.key == "berkas.kolom_kurang"
    assert refusal.values["kurang"] == heading
    assert "Lain" in str(refusal.values["ditemukan"])
    assert refusal.values["baris"] == 1


@pytest.mark.parametrize(
    "heading",
    [
        "Nama Petugas",
        "NIP",
        "NIP PKB/PLKB",
        "No. HP",
        "Telepon",
        "No Telp. Ketua Pokja",
        "Nomor WhatsApp",
        "E-mail",
        "NIK",
    ],
)
def test_personal_columns_are_dropped_and_named_without_their_content(heading: str) -> None:
    rows = [[*BODY[0], heading], [*BODY[1], "rahasia-081234"], BODY[2]]
    reading = read(xlsx(rows))
    assert [(i.code, i.severity, i.allowed) for i in reading.issues] == [("kolom_pribadi", "catatan", (heading,))]
    assert "rahasia" not in reading.rows.to_csv()
    assert "rahasia" not in repr(reading.issues)


def test_unknown_columns_are_named_in_one_note() -> None:
    rows = [[*BODY[0], "Catatan", "Warna"], [*BODY[1], "a", "b"], BODY[2]]
    reading = read(xlsx(rows))
    assert [(i.code, i.allowed) for i in reading.issues] == [("kolom_tak_dipakai", ("Catatan", "Warna"))]
