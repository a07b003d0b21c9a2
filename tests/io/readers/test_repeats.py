"""The same village twice: one Kampung KB counts once, two Kampung KB count twice."""

import pytest

from tests.io.made import codes, reached, read_rows, village

NAMES = [
    "Kampung KB Anyar", "Anyar", "  ANYAR ", "Kampung Keluarga Berkualitas Anyar", "Kampung Keluarga Berencana “Anyar”",
    "KAMPUNG  KB ANYAR",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_same_kampung_kb_with_the_same_content_counts_once(name: str) -> None:
    reading = read_rows(village(Kampung_KB="Kampung KB Anyar"), village("surodadi", Kampung_KB=name))
    issue = reading.issues[0]
    assert (issue.code, issue.severity, issue.row, issue.hint) == ("baris_ganda", "tolak", 3, "2")
    assert (len(reading.rows), reading.rows_found, reading.row_numbers) == (1, 2, (2,))


def test_where_two_rows_of_a_kampung_kb_differ_neither_is_taken_and_both_values_are_said() -> None:
    reading = read_rows(
        village(Input_Pokja=2, Index_Input=1.2), village("WIDODO"), reached(Input_Pokja=2, Index_Input=3.2)
    )
    issue = reading.issues[0]
    assert (issue.code, issue.severity, issue.row, issue.hint) == ("baris_beda_isi", "tolak", 4, "2")
    assert issue.allowed[0] == "Input Sumber Dana 1 ≠ 4"
    assert issue.allowed[-2:] == ("Index Output 1 ≠ 4", "Klasifikasi Dasar ≠ Berkelanjutan")
    assert list(reading.rows["strata"]) == [None, "dasar"]
    first = reading.rows.iloc[0]
    assert (first["input_pokja"], first["lapor"]) == (2, True)
    assert first[["input_sumber_dana", "output_cpr", "index_output"]].isna().all()


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [
        village(Kampung_KB="Surodadi"), reached(Kampung_KB="Kampung KB Surodadi"), village(Kampung_KB="SURODADI"),
        village("ENTAH"), reached(" entah "), village("WIDODO", Output_CPR=None), village("WIDODO"),
    ]  # fmt: skip
    readings = [read_rows(*chosen).rows.sort_values("unit", ignore_index=True) for chosen in (rows, rows[::-1])]
    assert readings[0].equals(readings[1])
    assert readings[0]["strata"].tolist() == [None, "dasar", None]


def test_a_blank_against_a_value_is_other_content() -> None:
    reading = read_rows(village(), village(Output_CPR=None))
    assert [(i.code, i.allowed) for i in reading.issues] == [("baris_beda_isi", ("Output CPR 1 ≠ –",))]


def test_another_kampung_kb_in_the_village_is_a_second_unit() -> None:
    rows = [village(Kampung_KB=name) for name in ("Kampung KB Mawar", "Kampung KB Melati", "Mawar", "Kenanga")]
    reading = read_rows(*rows)
    assert list(reading.rows["unit"]) == ["16.05.01.2002", "16.05.01.2002#2", "16.05.01.2002#3"]
    assert list(reading.rows["kode"]) == ["16.05.01.2002"] * 3
    assert [(i.code, i.severity, i.row, i.hint) for i in reading.issues] == [
        ("baris_ganda", "tolak", 4, "2"), ("dua_kampung", "periksa", 3, "2"), ("dua_kampung", "periksa", 5, "2"),
    ]  # fmt: skip


@pytest.mark.parametrize("blank", [None, " ", "Kampung KB"])
def test_a_kampung_kb_without_a_name_is_that_of_its_village(blank: object) -> None:
    assert codes(read_rows(village(Kampung_KB=blank), village(Kampung_KB="Kampung KB Surodadi"))) == ["baris_ganda"]


def test_an_unmatched_village_is_the_same_by_its_name_too() -> None:
    reading = read_rows(village("ENTAH"), village(" entah ", Kampung_KB="Kampung KB ENTAH"))
    assert codes(reading) == ["baris_ganda", "desa_tak_dikenal", "desa_tak_dikenal"]
    assert list(reading.rows["unit"]) == ["16.05.01.~entah"]


def test_villages_of_one_name_in_two_kecamatan_are_not_the_same() -> None:
    rows = [village("JAJARAN BARU", Kecamatan="MEGANG SAKTI"), village("JAJARAN BARU", Kecamatan="TUAH NEGERI")]
    assert len(read_rows(*rows).rows) == 2
