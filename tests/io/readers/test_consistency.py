"""A file held against its own scores: told, never overwritten."""

import pytest

from tests.io.made import codes, found, reached, read_rows, village, villages


def test_a_stratum_against_its_scores_is_told_in_every_row_and_kept() -> None:
    rows = [row | {"Klasifikasi": "Mandiri"} for row in villages(3)]
    reading = read_rows(*rows, reached("NGADIREJO"))
    issues = found(reading, "klasifikasi_tidak_sesuai")
    assert [(i.severity, i.row, i.value, i.hint) for i in issues] == [
        ("periksa", row, "Mandiri", "Dasar") for row in (2, 3, 4)
    ]
    assert list(reading.rows["strata"]) == ["mandiri", "mandiri", "mandiri", "berkelanjutan"]


def test_all_scores_blank_count_as_one() -> None:
    blank = dict.fromkeys([k for k in village() if k.startswith(("Input", "Proses", "Output"))])
    assert codes(read_rows(village() | blank)) == []
    assert codes(read_rows(reached() | blank | {"Klasifikasi": "Mandiri"})) == [
        "klasifikasi_tidak_sesuai", *["indeks_tidak_sesuai"] * 3,
    ]  # fmt: skip


@pytest.mark.parametrize(("heading", "index", "hint"), [("Index Input", 3.5, "3.60"), ("Index Proses", 3, "4.00")])
def test_an_index_that_does_not_follow_from_the_scores_is_told_and_kept(heading: str, index: float, hint: str) -> None:
    reading = read_rows(reached() | {heading: index})
    assert [(i.code, i.severity, i.column, i.hint) for i in reading.issues] == [
        ("indeks_tidak_sesuai", "periksa", heading, hint)
    ]
    assert index in reading.rows.iloc[0].to_list()


@pytest.mark.parametrize("index", [1.67, 1.66, 1.7, "1,67", 1.6666666])
def test_an_index_rounded_or_cut_off_follows(index: object) -> None:
    row = village(Proses_Operasional=2, Proses_Lintas_Sektor=2, Index_Proses=index)
    assert found(read_rows(row), "indeks_tidak_sesuai") == []


def test_a_row_with_an_unreadable_score_is_not_judged_by_its_scores() -> None:
    assert codes(read_rows(reached(Output_CPR=9, Klasifikasi="Mandiri"))) == ["skor_tak_sah"]
