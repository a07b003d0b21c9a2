"""Progress judged fairly: villages a month, the same villages beside all of them."""

from datetime import date

from kkb.core.counts.ratio import Share
from kkb.core.target.progress import Course, months_between, progress
from kkb.core.target.targets import Target
from tests.core.forecast.made_panels import FIRST, SECOND, THIRD, history, row, snapshot

REACHED = ("mandiri", "berkelanjutan")


def test_newly_formed_villages_lower_the_raw_share_and_not_the_cohort() -> None:
    grown = history(
        snapshot("16.05", FIRST, row("LLDD")), snapshot("16.05", THIRD, row("LLLD" + "U" * 16))
    )  # fmt: skip
    found = progress(grown, THIRD, REACHED)
    assert (found.raw.before, found.raw.after) == (Share(2, 4), Share(3, 20))
    assert (found.cohort.before, found.cohort.after) == (Share(2, 4), Share(3, 4))
    assert found.raw.pace.gained == found.cohort.pace.gained == 1


def test_a_village_that_is_gone_is_not_in_the_cohort() -> None:
    shrunk = history(snapshot("16.05", FIRST, row("LLD")), snapshot("16.05", THIRD, row("LD", start=2)))
    found = progress(shrunk, THIRD, REACHED)
    assert (found.cohort.before, found.cohort.after) == (Share(1, 2), Share(1, 2))
    assert (found.raw.pace.gained, found.cohort.pace.gained) == (-1, 0)


def test_the_pace_is_that_of_the_last_twelve_months() -> None:
    days = (date(2021, 12, 31), FIRST, SECOND, THIRD)
    long = history(*(snapshot("16.05", day, row("L" * n + "D" * (9 - n))) for n, day in enumerate(days)))
    found = progress(long, THIRD, REACHED)
    assert found.raw.pace.since == FIRST
    assert abs(found.raw.pace.per_month - 2 / 12) < 0.01


def test_the_pace_needed_is_villages_a_month_and_none_when_its_date_is_over() -> None:
    target = Target("16.73", "A", date(2024, 12, 31), 60, "")
    assert Course(target, 12, 12.0).per_month == 1
    assert Course(target, 12, months_between(date(2025, 3, 1), target.due)).per_month is None


def test_one_snapshot_has_a_share_and_no_pace() -> None:
    alone = history(snapshot("16.05", THIRD, row("LD")))
    found = progress(alone, THIRD, REACHED)
    assert (found.share, found.raw, found.cohort) == (Share(1, 2), None, None)
