"""Shares and gaps in whole villages: exact for every number of villages and every target."""

import math
from fractions import Fraction

import pytest

from kkb.core.counts.ratio import Share, gap, meets, needed

PUBLISHED = [
    # villages, then what 30 / 50 / 60 % of them need
    (25, 8, 13, 15),
    (28, 9, 14, 17),
    (72, 22, 36, 44),
    (136, 41, 68, 82),
    (199, 60, 100, 120),
    (1513, 454, 757, 908),
]


@pytest.mark.parametrize(("villages", "at_30", "at_50", "at_60"), PUBLISHED)
def test_the_worked_numbers(villages: int, at_30: int, at_50: int, at_60: int):
    assert [needed(percent, villages) for percent in (30, 50, 60)] == [at_30, at_50, at_60]


def test_needed_is_the_ceiling_for_every_number_of_villages_up_to_300_and_every_percent():
    for total in range(301):
        for percent in range(101):
            assert needed(percent, total) == math.ceil(Fraction(percent * total, 100)), (percent, total)


def test_gap_and_meets_agree_with_exact_fractions_everywhere():
    """All shares n of N up to 40 against all percents: met exactly when n/N >= p/100, and then nothing is missing."""
    for total in range(1, 41):
        for n in range(total + 1):
            for percent in range(101):
                is_met = Fraction(n, total) >= Fraction(percent, 100)
                short = gap(Share(n, total), percent)
                assert meets(Share(n, total), percent) == is_met, (n, total, percent)
                assert (short == 0) == is_met, (n, total, percent)
                assert is_met or Fraction(n + short - 1, total) < Fraction(percent, 100) <= Fraction(n + short, total)


def test_floats_would_have_asked_one_village_too_many():
    assert math.ceil(0.28 * 25) == 8
    assert needed(28, 25) == 7
    assert meets(Share(7, 25), 28)


def test_musi_rawas_in_november_2022():
    share = Share(12, 25)
    assert (gap(share, 50), gap(share, 60)) == (1, 3)
    assert share.percent == 48.0
    assert round(Share(12, 199).percent, 1) == 6.0
    assert round(Share(25, 199).percent, 1) == 12.6


def test_a_share_of_nothing_has_no_percent_meets_nothing_and_misses_nothing():
    nothing = Share(0, 0)
    assert nothing.percent is None
    assert not meets(nothing, 0)
    assert gap(nothing, 60) == 0


def test_more_than_the_target_leaves_no_negative_gap():
    assert gap(Share(25, 25), 60) == 0


def test_a_share_that_only_looks_like_the_target_when_rounded_does_not_meet_it():
    almost = Share(59_999, 100_000)
    assert round(almost.percent, 1) == 60.0
    assert not meets(almost, 60)
    assert gap(almost, 60) == 1
