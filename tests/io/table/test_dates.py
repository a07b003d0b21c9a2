"""Dates: from the file's name in all the ways people write them, or given; never guessed, never in the future."""

from datetime import date, timedelta

import pytest

from kkb.core.errors import KkbError
from kkb.io.table.dates import date_in_name, snapshot_date, today
from tests.io.made import cells, read, villages, xlsx

NOW = date(2025, 3, 10)
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


def test_a_given_date_wins_over_the_name() -> None:
    assert read(DATA, "classification-table_20220630140000.xlsx", on=date(2022, 7, 1)).date == date(2022, 7, 1)


def test_a_file_of_tomorrow_is_refused() -> None:
    with pytest.raises(KkbError) as refusal:
        read(DATA, f"rekap {today() + timedelta(days=1)}.xlsx")
    assert refusal.value.key == "berkas.tanggal_depan"
