"""Two Kampung KB in one village: each is the one of its own name, whatever the order of the rows."""

from datetime import date

import pandas as pd
import pytest

from kkb.io.names.identity import KNOWN_COLUMNS, identified

CODE = "16.05.01.2002"
JAN, FEB, MAR = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)
TWO = ((CODE, "Kampung KB Melati", JAN), (f"{CODE}#2", "Kenanga", JAN))


def keys(*names: str, known: tuple[tuple[str, str, date], ...] = TWO, on: date = FEB) -> list[str]:
    """The number of each Kampung KB (1 = the village's own code) in a file with these names, in this order."""
    rows = pd.DataFrame({"kode": CODE, "unit": CODE, "kampung": list(names), "nama": "Anyar"}, dtype=object)
    stored = [(CODE, unit, name, "Anyar", day) for unit, name, day in known]
    found = identified(rows, pd.DataFrame(stored, columns=list(KNOWN_COLUMNS), dtype=object), on)
    assert found.is_unique
    return [unit.removeprefix(CODE) or "#1" for unit in found]


def test_the_order_of_the_rows_says_nothing() -> None:
    assert keys("Melati", "Kenanga") == ["#1", "#2"]
    assert keys("Kenanga", "Melati") == ["#2", "#1"]


def test_without_anything_stored_the_names_alone_give_the_order() -> None:
    assert keys("Melati", "Kenanga", known=()) == keys("Kenanga", "Melati", known=())[::-1] == ["#2", "#1"]
    assert keys("Zamrud", "", known=()) == ["#2", "#1"]


@pytest.mark.parametrize(
    "name",
    ["  KENANGA ", "“Kenanga”", "KP. KB Kenanga", "KKB KENANGA", "Kampung Keluarga Berkualitas Kenanga", "Kenangga"],
)
def test_a_name_that_is_written_a_little_otherwise_is_the_same(name: str) -> None:
    assert keys(name, "MELATI") == ["#2", "#1"]


def test_another_numeral_is_another_kampung_kb() -> None:
    known = ((CODE, "Mawar 1", JAN), (f"{CODE}#2", "Mawar 2", JAN))
    assert keys("Mawar 2", "Mawar 3", known=known) == ["#2", "#3"]
    known = ((CODE, "Mekar Sari Indah Satu", JAN), (f"{CODE}#2", "Mekar Sari Indah II", JAN))
    assert keys("Mekar Sari Indah Dua", "Mekar Sari Indah III", known=known) == ["#3", "#4"]


def test_one_that_is_gone_leaves_its_key_to_nobody() -> None:
    assert keys("Kenanga") == ["#2"]
    assert keys("Anggrek", "Kenanga") == ["#3", "#2"]
    known = (*TWO, (f"{CODE}#2", "Kenanga", FEB))
    assert keys("Kenanga", "Melati", known=known, on=MAR) == ["#2", "#1"]


def test_a_second_one_that_is_formed_leaves_the_first_its_key() -> None:
    one = ((CODE, "Melati", JAN),)
    assert keys("Anggrek", "Melati", known=one) == ["#2", "#1"]
    assert keys("Kenanga", "Anggrek", known=((CODE, "", JAN),)) == ["#2", "#1"]


def test_the_only_one_of_a_village_may_change_its_name() -> None:
    assert keys("Anggrek", known=((CODE, "Melati", JAN),)) == ["#1"]


def test_a_blank_name_is_the_one_that_is_left() -> None:
    assert keys("", "Melati") == ["#2", "#1"]
    assert keys("Kenanga", "Kampung KB") == ["#2", "#1"]


def test_equal_names_stay_two() -> None:
    known = ((CODE, "Mawar", JAN), (f"{CODE}#2", "Mawar", JAN))
    assert sorted(keys("Mawar", "Mawar", known=known)) == ["#1", "#2"]


def test_the_state_nearest_in_time_speaks() -> None:
    swapped = (
        (CODE, "Melati", JAN),
        (f"{CODE}#2", "Kenanga", JAN),
        (CODE, "Kenanga", FEB),
        (f"{CODE}#2", "Melati", FEB),
    )
    assert keys("Melati", "Kenanga", known=swapped, on=MAR) == ["#2", "#1"]
    assert keys("Melati", "Kenanga", known=swapped, on=date(2023, 12, 1)) == ["#1", "#2"]
