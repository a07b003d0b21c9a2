"""Which target is in force when, whose it is, and which areas borrow it."""

from datetime import date
from itertools import pairwise

import pytest

from kkb import shipped
from kkb.core.target import Target, target_in_force, target_path

TARGETS = shipped.scheme().targets


def percents(area: str, ratio: str = "A") -> list[int]:
    return [t.percent for t in target_path(TARGETS, area, ratio)]


@pytest.mark.parametrize(
    ("on", "percent"),
    [
        (date(2021, 6, 30), 30), (date(2022, 12, 31), 30), (date(2023, 1, 1), 50), (date(2023, 11, 29), 50),
        (date(2023, 12, 31), 50), (date(2024, 1, 1), 60), (date(2024, 12, 31), 60), (date(2031, 1, 1), 60),
    ],
)  # fmt: skip
def test_the_first_target_not_yet_due_is_in_force_and_the_last_one_stays(on: date, percent: int):
    assert target_in_force(target_path(TARGETS, "16.73"), on).percent == percent


def test_no_path_has_no_target():
    assert target_in_force((), date(2024, 1, 1)) is None
    assert target_path((), "16.73") == ()


def test_lubuk_linggau_has_its_own_path_and_the_others_borrow_the_yardstick():
    assert percents("16.73") == [30, 50, 60]
    for area in ("16.05", "16", "17", "17.01", "18.04", "00", "~jawa-barat.~kota-bogor"):
        assert percents(area) == [60]
        assert all(t.borrowed for t in target_path(TARGETS, area))
    assert not any(t.borrowed for t in target_path(TARGETS, "16.73"))


@pytest.mark.parametrize("area", ["16.73.01", "16.73.01.1001", "16.73.08.~kelurahan-baru"])
def test_a_kecamatan_and_a_kelurahan_have_the_path_of_their_kabupaten(area: str):
    assert target_path(TARGETS, area) == target_path(TARGETS, "16.73")


def test_a_district_whose_code_only_begins_alike_borrows():
    assert percents("16.7") == [60]


def test_an_own_target_of_one_ratio_does_not_stand_for_another():
    assert percents("16.73", "C") == [30, 75, 100]
    assert percents("16.73", "B") == []


def test_the_nearest_own_path_wins_over_that_of_the_province():
    def made(area: str, percent: int) -> Target:
        return Target(area, "A", date(2024, 12, 31), percent, "SK")

    every = (made("16", 40), made("16.05", 55), made("*", 60))
    assert [target_path(every, area)[0].percent for area in ("16.05.01", "16.05", "16.73", "16", "18.04")] == [
        55, 55, 40, 40, 60,
    ]  # fmt: skip


def test_the_path_is_in_order_of_date():
    for area in ("16.73", "*"):
        days = [t.due for t in target_path(TARGETS, area)]
        assert all(day < later for day, later in pairwise(days))


def test_every_target_names_its_source():
    assert all(len(t.source) > 10 for t in TARGETS)
