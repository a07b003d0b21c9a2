"""Rows that are no village: totals, blanks, repeated headings, remarks, and rows that forgot their name."""

from dataclasses import replace

import pytest

from kkb.app import resources
from kkb.config.file_specs import Aliases
from kkb.io.readers.classification import read_classification
from tests.io.made import FILE, HEADINGS, Row, cells, code_list, codes, found, read, read_rows, village, villages, xlsx

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
def test_a_row_without_its_village_counts_under_its_kampung_kb_and_is_matched_to_none(name: object) -> None:
    reading = read_rows(village(), village(name, Kampung_KB="Mawar"), village(name, Kampung_KB="KP. KB SURODADI"))
    assert reading.rows[["kode", "nama", "kode_kec", "strata"]].values.tolist()[1:] == [
        ["16.05.01.~kampung-kb-mawar", "Kampung KB Mawar", "16.05.01", "dasar"],
        ["16.05.01.~kp-kb-surodadi", "KP. KB SURODADI", "16.05.01", "dasar"],
    ]
    assert [(i.code, i.severity, i.row, i.column, i.value) for i in reading.issues] == [
        ("desa_kosong", "periksa", 3, "Desa", "Kampung KB Mawar"),
        ("desa_kosong", "periksa", 4, "Desa", "KP. KB SURODADI"),
    ]
    assert (reading.rows_found, len(reading.rows), reading.unmatched) == (3, 3, 2)


@pytest.mark.parametrize("kampung", [None, " ", "-"])
def test_a_row_without_village_and_kampung_kb_is_kept_out_and_counted_as_found(kampung: object) -> None:
    reading = read_rows(village(), village(None, Kampung_KB=kampung))
    issue = found(reading, "desa_kampung_kosong")[0]
    assert (issue.severity, issue.row, issue.column) == ("tolak", 3, "Desa")
    assert (reading.rows_found, len(reading.rows)) == (2, 1)


def test_a_confirmed_name_of_a_kampung_kb_gives_its_row_a_village() -> None:
    known = resources.known_files()
    codes = {**known.aliases.codes, ("16.05.01", "KAMPUNGKBMAWAR"): "16.05.01.2006"}
    data = xlsx(cells([village(None, Kampung_KB="Mawar")]))
    reading = read_classification(
        data, FILE, resources.gazetteer(), resources.scheme(), replace(known, aliases=Aliases(codes))
    )
    assert reading.rows["kode"].tolist() == ["16.05.01.2006"]


def test_a_remark_in_the_column_of_kampung_kb_is_no_village() -> None:
    assert codes(read_rows(village(), BLANK | {"Kampung KB": "Sumber: portal"})) == ["baris_bukan_data"]


@pytest.mark.parametrize(
    ("kampung", "code"),
    [
        ("KAMPUNG KB KELURAHAN SUKA MAJU", "16.05.01.1002"),
        ("DS SUKAMAJU", "16.05.01.2001"),
        ("Kp. KB Desa Suka Maju", "16.05.01.2001"),
    ],
)
def test_the_kampung_kb_says_which_of_two_villages_of_a_name_is_meant(kampung: str, code: str) -> None:
    place = ("Tugumulyo", "Kabupaten Musi Rawas", "Sumatera Selatan")
    listed = code_list(("16.05.01.2001", "Suka Maju", *place), ("16.05.01.1002", "Suka Maju", *place))
    reading = read_rows(village("SUKA MAJU", Kampung_KB=kampung), listed=listed)
    assert reading.rows["kode"].tolist() == [code]
    assert codes(reading) == ["desa_dari_kampung"]
    other = read_rows(village("SUKA MAJU", Kampung_KB="KAMPUNG KB KELURAHAN MELATI"), listed=listed)
    assert codes(other) == ["desa_senama"]


def test_a_village_with_a_number_for_a_name_is_a_village() -> None:
    assert list(read_rows(village(13)).rows["kode"]) == ["16.05.01.~13"]


def test_rows_longer_or_shorter_than_the_headings_do_no_harm() -> None:
    rows = cells(villages(2))
    reading = read(xlsx([rows[0], [*rows[1], "lebih", "lagi"], rows[2][:20]]))
    assert codes(reading) == ["klasifikasi_kosong"]
    assert len(reading.rows) == 2
