"""Which target is in force when, whose it is, and how those that have passed were met."""

from datetime import date
from itertools import pairwise

import pytest

from kkb.app import resources
from kkb.core.counts.ratio import Share
from kkb.core.target.targets import Judged, Target, judge, target_in_force, target_path

TARGETS = resources.scheme().targets


def percents(area: str, ratio: str = "A") -> list[int]:
    return [t.percent for t in target_path(TARGETS, area, ratio)]


@pytest.mark.parametrize(
    ("on", "percent"),
    [
        (date(2021, 6, 30), 30), (date(2022, 12, 30), 30), (date(2022, 12, 31), 50), (date(2023, 11, 29), 50),
        (date(2023, 12, 31), 60), (date(2024, 12, 30), 60),
    ],
)  # fmt: skip
def test_the_first_target_whose_date_is_still_to_come_is_in_force(on: date, percent: int):
    assert target_in_force(target_path(TARGETS, "16.73"), on).percent == percent


@pytest.mark.parametrize("on", [date(2024, 12, 31), date(2025, 1, 1), date(2031, 1, 1)])
def test_past_the_last_target_none_is_in_force(on: date):
    assert target_in_force(target_path(TARGETS, "16.73"), on) is None


STATES = {
    date(2022, 12, 31): (date(2022, 12, 31), Share(14, 44)),
    date(2023, 12, 31): (date(2023, 11, 29), Share(28, 72)),
    date(2024, 12, 31): (date(2024, 12, 31), Share(40, 72)),
}


def judged(on: date, share: Share) -> list[tuple[int, str, int | None]]:
    found = judge(target_path(TARGETS, "16.73"), on, (on, share), STATES.__getitem__)
    return [(one.target.percent, one.status, one.short) for one in found]


def test_a_target_that_has_passed_is_judged_at_its_date_and_the_next_one_leads():
    assert judged(date(2024, 6, 30), Share(34, 72)) == [(30, "tercapai", 0), (50, "luput", 8), (60, "belum", 10)]


def test_what_was_missed_stays_missed_when_it_is_reached_later():
    assert judged(date(2025, 6, 30), Share(50, 72))[-1] == (60, "luput", 4)


def test_a_target_ahead_that_is_met_already_says_so():
    assert judged(date(2024, 6, 30), Share(44, 72))[-1] == (60, "tercapai", 0)


def test_a_target_without_data_up_to_its_date_is_neither_met_nor_missed():
    one = Target("16.73", "A", date(2022, 12, 31), 30, "SK")
    found = judge((one,), date(2023, 6, 30), (date(2023, 6, 30), Share(3, 9)), lambda due: (None, Share(0, 0)))
    assert [(j.status, j.short, j.is_past) for j in found] == [("tanpa_data", None, True)]


def test_no_share_to_judge_is_no_miss():
    assert (
        Judged(Target("16.73", "A", date(2022, 12, 31), 30, "SK"), Share(0, 0), date(2022, 6, 30), True).short is None
    )


def test_no_path_has_no_target():
    assert target_in_force((), date(2024, 1, 1)) is None
    assert target_path((), "16.73") == ()


@pytest.mark.parametrize("area", ["16.05", "16", "17", "17.01", "18.04", "00", "16.7", "~jawa-barat.~kota-bogor"])
def test_lubuk_linggau_has_its_own_path_and_nobody_borrows_it(area: str):
    assert percents("16.73") == [30, 50, 60]
    assert percents(area) == []


def test_the_benchmark_is_the_target_of_lubuk_linggau():
    assert resources.scheme().benchmark == target_path(TARGETS, "16.73")[-1]


@pytest.mark.parametrize("area", ["00", "16", "16.05", "16.73", "16.73.01", "17.01"])
def test_the_national_targets_of_coverage_hold_everywhere(area: str):
    assert percents(area, "C") == [30, 75, 100]
    assert {t.area for t in target_path(TARGETS, area, "C")} == {"00"}


@pytest.mark.parametrize("area", ["16.73.01", "16.73.01.1001", "16.73.08.~kelurahan-baru"])
def test_a_kecamatan_and_a_kelurahan_have_the_path_of_their_kabupaten(area: str):
    assert target_path(TARGETS, area) == target_path(TARGETS, "16.73")


def test_an_own_target_of_one_ratio_does_not_stand_for_another():
    assert percents("16.73", "C") == [30, 75, 100]
    assert percents("16.73", "B") == []


def test_the_nearest_own_path_wins_over_that_of_the_province():
    def made(area: str, percent: int) -> Target:
        return Target(area, "A", date(2024, 12, 31), percent, "SK")

    every = (made("16", 40), made("16.05", 55), made("00", 60))
    assert [target_path(every, area)[0].percent for area in ("16.05.01", "16.05", "16.73", "16", "18.04")] == [
        55, 55, 40, 40, 60,
    ]  # fmt: skip


def test_the_path_is_in_order_of_date():
    for area, ratio in (("16.73", "A"), ("00", "C")):
        days = [t.due for t in target_path(TARGETS, area, ratio)]
        assert all(day < later for day, later in pairwise(days))


def test_every_target_names_its_source():
    assert all(len(t.source) > 10 for t in TARGETS)
