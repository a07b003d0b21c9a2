"""Dates: from the file's name in all the ways people write them, or given; never guessed, never in the future."""

from datetime import date, timedelta

import pytest

from kkb.core.errors import KkbError
from kkb.io.table.dates import date_in_name, day_of_cell, snapshot_date, today
from tests.io.made import cells, read, villages, xlsx

NOW = date(2025, 3, 20)
DATA = xlsx(cells(villages(2)))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("classification-table_20220630140000.xlsx", date(2022, 6, 30)),
        ("classification-table_20220630140000_lubuklinggau (1).xlsx", date(2022, 6, 30)),
        ("20230131.csv", date(2023, 1, 31)),
        ("rekap 2022-06-30.xlsx", date(2022, 6, 30)),
        ("rekap_2022_6_3.xlsx", date(2022, 6, 3)),
        ("klasifikasi 30-06-2022.csv", date(2022, 6, 30)),
        ("klasifikasi 30.06.2022.csv", date(2022, 6, 30)),
        ("Klasifikasi 30 Juni 2022.xlsx", date(2022, 6, 30)),
        ("Klasifikasi_1_Agustus_2023.xlsx", date(2023, 8, 1)),
        ("klasifikasi 5 Okt 2023.xlsx", date(2023, 10, 5)),
        ("KLASIFIKASI JUNI 2022.xlsx", date(2022, 6, 30)),
        ("klasifikasi-februari-2024.xlsx", date(2024, 2, 29)),
        ("klasifikasi Desember2023.xlsx", date(2023, 12, 31)),
        ("klasifikasi Maret 2025.xlsx", NOW),
        ("table_20220630140000 unduhan 2023-01-05.xlsx", date(2022, 6, 30)),
        ("30 Juni 2022 (2022-06-30).xlsx", date(2022, 6, 30)),
        ("rekap 16.05 2022-11-01.csv", date(2022, 11, 1)),
        ("16 05 2022-11-01.csv", date(2022, 11, 1)),
        ("triwulan III 2024.xlsx", date(2024, 9, 30)),
        ("2023_TW-II.xlsx", date(2023, 6, 30)),
        ("TW I 2025.xlsx", NOW),
        ("semester 2 2024.xlsx", date(2024, 12, 31)),
        ("rekap TW4 2022.xlsx", date(2022, 12, 31)),
        ("rekap 2022-11.xlsx", date(2022, 11, 30)),
        ("rekap 11-2022 (1).xlsx", date(2022, 11, 30)),
        ("rekap_202211.xlsx", date(2022, 11, 30)),
        ("Des'22.xlsx", date(2022, 12, 31)),
        ("rekap Nov-22.xlsx", date(2022, 11, 30)),
        ("Mrt 2022.xlsx", date(2022, 3, 31)),
        ("1 Djuni 2022.xlsx", date(2022, 6, 1)),
        ("bulan 11 tahun 2022.xlsx", date(2022, 11, 30)),
        ("01112022.xlsx", date(2022, 11, 1)),
        ("rekap 12-03-2025.xlsx", date(2025, 3, 12)),
        ("11-01-2022 (2022-01-11).xlsx", date(2022, 1, 11)),
    ],
)  # fmt: skip
def test_the_name_tells_the_date(name: str, day: date) -> None:
    assert date_in_name(name, NOW) == day


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("rekap.xlsx", "berkas.tanggal_tidak_ada"),
        ("rekap 31-02-2022.xlsx", "berkas.tanggal_tidak_ada"),
        ("rekap 20221399.xlsx", "berkas.tanggal_tidak_ada"),
        ("desa 1605012002.xlsx", "berkas.tanggal_tidak_ada"),
        ("rekap 2022-06-30 sampai 2022-12-31.xlsx", "berkas.tanggal_ganda"),
        ("rekap 11-01-2022.xlsx", "berkas.tanggal_dua_arti"),
        ("11.05 2022.xlsx", "berkas.tanggal_tidak_ada"),
        ("rekap TW5 2022.xlsx", "berkas.tanggal_tidak_ada"),
    ],
)
def test_no_date_or_several_must_be_given(name: str, key: str) -> None:
    with pytest.raises(KkbError) as refusal:
        date_in_name(name, NOW)
    assert refusal.value.key == key
    assert snapshot_date(name, date(2023, 1, 1), NOW) == date(2023, 1, 1)


@pytest.mark.parametrize(
    ("given", "key"),
    [(NOW + timedelta(days=1), "berkas.tanggal_depan"), (date(2015, 12, 31), "berkas.tanggal_lampau")],
)
def test_a_date_in_the_future_or_before_there_were_kampung_kb_is_refused(given: date, key: str) -> None:
    with pytest.raises(KkbError) as refusal:
        snapshot_date("rekap.xlsx", given, NOW)
    assert refusal.value.key == key


def test_today_and_the_first_day_of_2016_are_allowed() -> None:
    assert [snapshot_date("x", day, NOW) for day in (NOW, date(2016, 1, 1))] == [NOW, date(2016, 1, 1)]


@pytest.mark.parametrize(
    ("name", "told"),
    [("rekap TW4 2022.xlsx", ("TW4 2022", "2022-12-31")), ("rekap 2022-11.xlsx", ("2022-11", "2022-11-30"))],
)
def test_what_a_period_in_the_name_was_taken_for_is_said(name: str, told: tuple[str, str]) -> None:
    notes = [i for i in read(DATA, name).issues if i.code == "tanggal_dari_periode"]
    assert [(i.severity, i.value, i.hint) for i in notes] == [("catatan", *told)]
    assert not [i for i in read(DATA, name, on=date(2022, 11, 5)).issues if i.code == "tanggal_dari_periode"]


@pytest.mark.parametrize("cell", [44866, 44866.0, "44866", "1 Nov 2022", "01/11/2022", date(2022, 11, 1)])
def test_a_day_in_a_cell_is_read_however_it_is_kept(cell: object) -> None:
    assert day_of_cell(cell, NOW) == date(2022, 11, 1)


def test_a_number_that_is_no_day_is_none() -> None:
    assert [day_of_cell(cell, NOW) for cell in (4, 1234567, "desa", None)] == [None] * 4


def test_a_given_date_wins_over_the_name() -> None:
    assert read(DATA, "classification-table_20220630140000.xlsx", on=date(2022, 7, 1)).date == date(2022, 7, 1)


def test_a_file_of_tomorrow_is_refused() -> None:
    with pytest.raises(KkbError) as refusal:
        read(DATA, f"rekap {today() + timedelta(days=1)}.xlsx")
    assert refusal.value.key == "berkas.tanggal_depan"
