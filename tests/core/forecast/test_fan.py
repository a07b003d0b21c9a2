"""A fan of outcomes, read as quantiles, as the chance of a target, and in words."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.counts.ratio import Share
from kkb.core.forecast.fan import Earned, Fan, chance, in_words, quantiles, sayable

DAYS = (date(2024, 6, 30), date(2024, 12, 31))


def made_fan(reached: list[int], formed: list[int]) -> Fan:
    return Fan(DAYS, np.array([[12] * len(reached), reached]), np.array([[25] * len(formed), formed]))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=60))
def test_the_chance_never_rises_with_the_target(pairs: list[tuple[int, int]]) -> None:
    fan = made_fan([min(a, b) for a, b in pairs], [max(a, b) for a, b in pairs])
    chances = [chance(fan, percent) for percent in range(101)]
    assert chances == sorted(chances, reverse=True)


def test_the_chance_is_counted_in_whole_villages() -> None:
    fan = made_fan([7, 6], [25, 25])
    assert chance(fan, 28) == 0.5
    assert chance(fan, 48, DAYS[0]) == 1.0


def test_nothing_formed_reaches_nothing() -> None:
    assert chance(made_fan([0], [0]), 0) == 0


def test_the_start_is_what_stands() -> None:
    fan = made_fan([13, 14], [25, 26])
    assert fan.start == Share(12, 25)
    assert fan.share[0].tolist() == [48, 48, 48]


def test_counts_are_whole_villages_in_order() -> None:
    fan = made_fan(list(range(21)), [40] * 21)
    assert fan.reached_levels[1].tolist() == [2, 10, 18]
    assert (np.diff(fan.share[1]) > 0).all()


def test_the_interval_of_few_villages_holds_about_as_often_as_it_says() -> None:
    rng = np.random.default_rng(1)
    held = []
    for chance_of_one in rng.uniform(0.05, 0.6, 400):
        low, _, high = quantiles(rng.binomial(8, chance_of_one, (1, 2000)))[0]
        outcome = rng.binomial(8, chance_of_one, 50)
        held.append(((low <= outcome) & (outcome <= high)).mean())
    assert 0.76 < np.mean(held) < 0.88


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.0, (1, 20, -1)), (0.05, (1, 20, 0)), (0.2, (1, 5, 0)), (0.26, (1, 4, 0)), (0.5, (1, 2, 0)), (0.66, (2, 3, 0)),
     (0.81, (4, 5, 0)), (0.95, (19, 20, 0)), (0.999, (19, 20, 1))],
)  # fmt: skip
def test_a_probability_is_said_as_people_say_it(probability: float, said: tuple[int, int, int]) -> None:
    odds, earned = in_words(probability), in_words(probability, Earned(low=True, high=True))
    assert (odds.n, odds.total, odds.untested) == said
    assert (earned.n, earned.total, earned.beyond) == said
    assert odds.beyond == earned.untested == 0


def test_a_chance_that_was_not_earned_is_given_as_no_smaller_number_either() -> None:
    assert (sayable(0.0), sayable(1.0), sayable(0.4)) == (0.05, 0.95, 0.4)
    assert (sayable(0.0, Earned(low=True)), sayable(1.0, Earned(low=True))) == (0.0, 0.95)


def test_words_rise_with_the_probability() -> None:
    values = [(o.untested, o.n / o.total) for o in map(in_words, np.linspace(0, 1, 500))]
    assert values == sorted(values)
