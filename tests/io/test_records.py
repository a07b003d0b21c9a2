"""Rows that are no village: totals, blanks, repeated headings, remarks, and rows that forgot their name."""

import pytest

from tests.io.made import HEADINGS, Row, cells, codes, found, read, read_rows, village, villages, xlsx

BLANK: Row = dict.fromkeys(HEADINGS)


@pytest.mark.parametrize(
    "total",
    [
        BLANK | {"No": "Total", "Input Pokja": 99},
        BLANK | {"Kampung KB": "GRAND TOTAL", "Klasifikasi": "3"},
        BLANK | {"Kabupaten": "MUSI RAWAS Total", "Input Pokja": 99},
        BLANK | {"Desa": "Jumlah", "Input Pokja": 99},
        village() | {"Kecamatan": "Sub Total", "Desa": "17"},
    ],
)
def test_rows_of_totals_are_skipped_and_told(total: Row) -> None:
    reading = read_rows(*villages(2), total)
    assert [(i.code, i.severity, i.row) for i in reading.issues] == [("baris_jumlah", "catatan", 4)]
    assert (reading.rows_found, len(reading.rows)) == (2, 2)


def test_blank_rows_are_skipped_silently_also_when_they_are_numbered() -> None:
    reading = read_rows(BLANK, village(), BLANK | {"Desa": "  "}, BLANK | {"No": 3})
    assert codes(reading) == []
    assert reading.row_numbers == (3,)


def test_repeated_headings_and_column_numbers_are_skipped_and_told() -> None:
    numbers = {heading: f"({n})" for n, heading in enumerate(HEADINGS, 1)}
    reading = read_rows(numbers, village(), {h: h.upper() for h in HEADINGS}, village("WIDODO"))
    assert [(i.code, i.row) for i in reading.issues] == [("baris_nomor", 2), ("baris_kepala", 4)]
    assert len(reading.rows) == 2


def test_a_remark_below_the_table_is_no_village() -> None:
    reading = read_rows(village(), BLANK | {"No": "Sumber: portal, 30 Agustus 2023"})
    assert [(i.code, i.severity) for i in reading.issues] == [("baris_bukan_data", "catatan")]


@pytest.mark.parametrize("name", [None, "  ", "-", "?"])
def test_a_row_with_values_but_no_village_is_kept_out_and_counted_as_found(name: object) -> None:
    reading = read_rows(village(), village(name, Kampung_KB="Kampung KB Mawar"))
    issue = found(reading, "desa_kosong")[0]
    assert (issue.severity, issue.row, issue.column, issue.hint) == ("tolak", 3, "Desa", "Kampung KB Mawar")
    assert (reading.rows_found, len(reading.rows)) == (2, 1)


def test_a_village_with_a_number_for_a_name_is_a_village() -> None:
    assert list(read_rows(village(13)).rows["kode"]) == ["16.05.01.~13"]


def test_rows_longer_or_shorter_than_the_headings_do_no_harm() -> None:
    rows = cells(villages(2))
    reading = read(xlsx([rows[0], [*rows[1], "lebih", "lagi"], rows[2][:20]]))
    assert codes(reading) == ["klasifikasi_kosong"]
    assert len(reading.rows) == 2
