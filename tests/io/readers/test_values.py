"""Scores, indices and strata: what is accepted, what is told, and what happens to a cell that cannot be read."""

from datetime import datetime

import pandas as pd
import pytest

from tests.io.made import ITEM_HEADINGS, cells, codes, delimited, found, reached, read, read_rows, village, villages

FOUR = ("1", "2", "3", "4")


@pytest.mark.parametrize("score", ["1 ", "1", "1,0", "1.0", " 1,00"])
def test_a_score_kept_as_text_counts_and_is_noted(score: str) -> None:
    reading = read_rows(village(Input_Pokja=score))
    assert [(i.code, i.severity, i.row, i.column, i.value) for i in reading.issues] == [
        ("skor_teks", "catatan", 2, "Input Pokja", score)
    ]
    assert reading.rows.at[0, "input_pokja"] == 1


@pytest.mark.parametrize(
    ("heading", "score", "allowed"),
    [
        ("Input Pokja", 0, FOUR), ("Input Pokja", 5, FOUR), ("Input Pokja", -1, FOUR), ("Input Pokja", 2.5, FOUR),
        ("Input Pokja", "baik", FOUR), ("Input Pokja", "2,5", FOUR), ("Input Pokja", "1.000", FOUR),
        ("Input Pokja", True, FOUR), ("Input Pokja", datetime(2023, 1, 1), FOUR), ("Input Pokja", "-", FOUR),
        ("Input Sarana", 4, FOUR[:3]), ("Input PKB/PLKB", 4, FOUR[:3]), ("Output Unmet Need", 1e300, FOUR),
    ],
)  # fmt: skip
def test_anything_else_is_no_score_and_becomes_blank(heading: str, score: object, allowed: tuple[str, ...]) -> None:
    reading = read_rows(village() | {heading: score})
    issue = reading.issues[0]
    assert codes(reading) == ["skor_tak_sah"]
    assert (issue.severity, issue.column, issue.allowed) == ("periksa", heading, allowed)
    assert issue.value and issue.value.startswith(str(score)[:5])
    assert reading.rows.iloc[0].isna().sum() == 1


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_score_stays_blank_and_counts_like_one(blank: object) -> None:
    reading = read_rows(village(Input_Pokja=blank))
    assert codes(reading) == []
    assert reading.rows.at[0, "input_pokja"] is pd.NA


def test_a_column_written_as_text_throughout_gives_one_note_with_its_count() -> None:
    reading = read_rows(*(row | {"Input Pokja": "1"} for row in villages(7)))
    assert [(i.code, i.row, i.value, i.hint) for i in reading.issues] == [("skor_teks_banyak", 2, "1", "7")]


def test_plain_numbers_of_a_csv_are_no_finding_but_commas_and_spaces_are() -> None:
    rows = cells([village("SURODADI"), village("WIDODO", Input_Pokja="1,0", Output_CPR="1 ", Index_Input="1,00")])
    reading = read(delimited(rows, ";").encode("utf-8"))
    assert [(i.code, i.value) for i in reading.issues] == [
        ("skor_teks", "1,0"),
        ("skor_teks", "1 "),
        ("indeks_teks", "1,00"),
    ]


def test_an_index_with_a_decimal_comma_counts_and_is_noted() -> None:
    reading = read_rows(reached(Index_Input="3,60"))
    assert [(i.code, i.severity) for i in reading.issues] == [("indeks_teks", "catatan")]
    assert reading.rows.at[0, "index_input"] == 3.6


@pytest.mark.parametrize("index", ["tinggi", "1,2,3", True, "1.234,5"])
def test_an_index_that_is_no_number_becomes_blank_and_is_told(index: object) -> None:
    reading = read_rows(village(Index_Input=index))
    assert [(i.code, i.severity, i.column) for i in reading.issues] == [("indeks_tak_sah", "periksa", "Index Input")]
    assert pd.isna(reading.rows.at[0, "index_input"])


@pytest.mark.parametrize("name", ["Berkelanjutan", "BERKELANJUTAN", " berkelanjutan ", "Ber kelanjutan"])
def test_a_stratum_is_known_in_any_case_and_spacing(name: str) -> None:
    reading = read_rows(reached(Klasifikasi=name))
    assert (codes(reading), reading.rows.at[0, "strata"]) == ([], "berkelanjutan")


def test_an_older_name_of_a_stratum_counts_and_is_noted() -> None:
    reading = read_rows(reached(Klasifikasi="PARIPURNA"))
    assert [(i.code, i.severity, i.value, i.hint) for i in reading.issues] == [
        ("klasifikasi_alias", "catatan", "PARIPURNA", "Berkelanjutan")
    ]
    assert reading.rows.at[0, "strata"] == "berkelanjutan"


@pytest.mark.parametrize(("name", "hint"), [("Mandri", "Mandiri"), ("xyz", None), (3, None)])
def test_an_unknown_stratum_leaves_the_row_in_without_one(name: object, hint: str | None) -> None:
    reading = read_rows(village(Klasifikasi=name))
    issue = found(reading, "klasifikasi_tak_dikenal")[0]
    assert (issue.severity, issue.row, issue.hint) == ("periksa", 2, hint)
    assert issue.allowed == ("Dasar", "Berkembang", "Mandiri", "Berkelanjutan")
    assert reading.rows.at[0, "strata"] is None


def test_a_blank_stratum_is_told() -> None:
    reading = read_rows(village(Klasifikasi=" "))
    assert (codes(reading), reading.rows.at[0, "strata"]) == (["klasifikasi_kosong"], None)


def test_a_village_with_all_scores_one_or_blank_never_reported() -> None:
    blank = village("WIDODO") | dict.fromkeys(ITEM_HEADINGS)
    rows = read_rows(village(), blank, village("NGADIREJO", Output_CPR=2)).rows
    assert list(rows["lapor"]) == [False, False, True]
