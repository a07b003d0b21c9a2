"""Progress judged fairly: this year's target first, villages a month, the same villages beside all of them."""

from datetime import date

import pytest

from kkb.core.progress import course, months_between, progress, standing
from kkb.core.ratio import Share
from kkb.core.target import Target
from tests.core.forecast.made_panels import FIRST, SECOND, THIRD, history, row, snapshot

REACHED = ("mandiri", "berkelanjutan")
PATH = tuple(
    Target("16.73", "A", date(year, 12, 31), percent, "") for year, percent in ((2022, 30), (2023, 50), (2024, 60))
)


@pytest.mark.parametrize(
    ("share", "on", "percent", "status"),
    [
        (Share(43, 72), date(2023, 11, 29), 50, "tercapai"),  # judged by 2023's target, not by that of 2024
        (Share(30, 72), date(2023, 11, 29), 50, "belum"),
        (Share(36, 72), date(2023, 12, 31), 50, "tercapai"),
        (Share(43, 72), date(2025, 3, 1), 60, "luput"),
        (Share(44, 72), date(2025, 3, 1), 60, "tercapai"),
        (Share(0, 0), date(2022, 1, 1), 30, "belum"),
    ],
)
def test_the_target_of_the_year_comes_first(share: Share, on: date, percent: int, status: str) -> None:
    target, found = standing(share, PATH, on)
    assert (target.percent, found) == (percent, status)


def test_without_a_path_there_is_no_status() -> None:
    assert standing(Share(1, 2), (), FIRST) == (None, "tanpa_target")


def test_when_this_year_is_met_the_way_leads_to_the_next() -> None:
    found = course(Share(40, 72), PATH, date(2023, 11, 29))
    assert (found.target.percent, found.short) == (60, 4)
    assert abs(found.per_month - 4 / months_between(date(2023, 11, 29), date(2024, 12, 31))) < 1e-9


def test_when_this_year_is_missed_the_way_leads_to_it() -> None:
    assert course(Share(30, 72), PATH, date(2023, 11, 29)).target.percent == 50


def test_an_overdue_target_asks_for_villages_but_for_no_pace() -> None:
    found = course(Share(43, 72), PATH, date(2025, 3, 1))
    assert (found.short, found.per_month) == (1, None)


def test_when_every_target_is_met_there_is_no_way_to_go() -> None:
    assert course(Share(44, 72), PATH, date(2024, 3, 1)) is None


def test_newly_formed_villages_lower_the_raw_share_and_not_the_cohort() -> None:
    grown = history(
        snapshot("16.05", FIRST, row("LLDD")), snapshot("16.05", THIRD, row("LLLD" + "U" * 16))
    )  # fmt: skip
    found = progress(grown, THIRD, PATH, REACHED)
    assert (found.raw.before, found.raw.after) == (Share(2, 4), Share(3, 20))
    assert (found.cohort.before, found.cohort.after) == (Share(2, 4), Share(3, 4))
    assert found.raw.pace.gained == found.cohort.pace.gained == 1


def test_a_village_that_is_gone_is_not_in_the_cohort() -> None:
    shrunk = history(snapshot("16.05", FIRST, row("LLD")), snapshot("16.05", THIRD, row("LD", start=2)))
    found = progress(shrunk, THIRD, PATH, REACHED)
    assert (found.cohort.before, found.cohort.after) == (Share(1, 2), Share(1, 2))
    assert (found.raw.pace.gained, found.cohort.pace.gained) == (-1, 0)


def test_the_pace_is_that_of_the_last_twelve_months() -> None:
    days = (date(2021, 12, 31), FIRST, SECOND, THIRD)
    long = history(*(snapshot("16.05", day, row("L" * n + "D" * (9 - n))) for n, day in enumerate(days)))
    found = progress(long, THIRD, PATH, REACHED)
    assert found.raw.pace.since == FIRST
    assert abs(found.raw.pace.per_month - 2 / 12) < 0.01


def test_keeping_up_compares_villages_a_month() -> None:
    start = snapshot("16.05", FIRST, row("D" * 20))
    ends = [snapshot("16.05", THIRD, row("L" * n + "D" * (20 - n))) for n in (8, 1)]
    fast, slow = (progress(history(start, end), THIRD, PATH, REACHED) for end in ends)
    assert fast.keeps_up
    assert not slow.keeps_up


def test_one_snapshot_has_a_status_and_no_pace() -> None:
    found = progress(history(snapshot("16.05", FIRST, row("LDDD"))), FIRST, PATH, REACHED)
    assert (found.status, found.raw, found.cohort, found.keeps_up) == ("belum", None, None, None)
