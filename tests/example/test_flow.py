"""How many villages move: the rates and seasons hold on average, fixed counts are met exactly."""

import datetime as dt
from collections import Counter
from fractions import Fraction

import pytest

from kkb.app import resources
from kkb.config.recipe import RecipeStep, parse_recipe
from kkb.example.draw import rolls
from kkb.example.flow import chances, fitted_flow, is_rise, months, usual_flow

RECIPE = parse_recipe(resources.read_toml(resources.DATA / "contoh" / "resep.toml"))
EVEN = (100,) * 12
JUNE, DECEMBER = dt.date(2023, 6, 30), dt.date(2023, 12, 31)


def step(*tally: int, is_steady: bool = False) -> RecipeStep:
    return RecipeStep(DECEMBER, sum(tally), tally or None, is_steady, None)


@pytest.mark.parametrize(
    ("after", "until", "expected"),
    [
        (dt.date(2022, 6, 30), dt.date(2022, 12, 31), 6),
        (dt.date(2022, 12, 31), dt.date(2023, 6, 30), 6),
        (dt.date(2022, 6, 30), dt.date(2022, 11, 1), 4),
        (dt.date(2022, 11, 1), dt.date(2022, 12, 31), 2),
        (dt.date(2023, 11, 29), dt.date(2023, 12, 31), 1),
        (dt.date(2023, 12, 31), dt.date(2024, 5, 12), 4),
        (JUNE, JUNE, 0),
    ],
)
def test_a_month_counts_when_its_middle_lies_between_the_dates(after: dt.date, until: dt.date, expected: int):
    assert months(EVEN, after, until) == expected


def test_the_second_half_of_a_year_weighs_more_than_twice_the_first():
    first = months(RECIPE.month_weights, dt.date(2022, 12, 31), JUNE)
    assert months(RECIPE.month_weights, JUNE, DECEMBER) > 2 * first


def test_the_chances_of_fourteen_even_months_are_the_national_rates():
    even = chances(RECIPE, RECIPE.regions[0], dt.date(2022, 6, 30), step())
    pace = Fraction(RECIPE.regions[0].pace, 100)
    season = months(RECIPE.month_weights, dt.date(2022, 6, 30), DECEMBER) / 14
    assert even["dasar", "berkembang"] == Fraction(13, 100) * pace * season
    assert even["berkelanjutan", "berkembang"] == Fraction(7, 100) * season


def test_in_a_steady_step_nobody_falls():
    steady = chances(RECIPE, RECIPE.regions[0], JUNE, step(is_steady=True))
    assert all((chance == 0) == (not is_rise(edge) or RECIPE.rates[edge] == 0) for edge, chance in steady.items())


def test_the_usual_flow_holds_on_average_and_in_whole_villages():
    by_edge = {("dasar", "mandiri"): Fraction(8, 100)}
    counts = [usual_flow({"dasar": 30}, by_edge, rolls(str(n)))["dasar", "mandiri"] for n in range(500)]
    assert set(counts) == {2, 3}
    assert abs(sum(counts) / 500 - 2.4) < 0.1


def test_no_more_villages_move_than_there_are():
    by_edge = {("mandiri", "berkelanjutan"): Fraction(9, 10), ("mandiri", "dasar"): Fraction(9, 10)}
    assert usual_flow({"mandiri": 3}, by_edge, lambda: 0.5).total() == 3


def test_a_fitted_flow_ends_in_the_fixed_counts():
    now = {"dasar": 10, "berkembang": 6, "mandiri": 1, "berkelanjutan": 4}
    flow = fitted_flow(Counter(), now, now, step(6, 8, 2, 5))
    after = Counter(now)
    for (source, target), count in flow.items():
        after[source] -= count
        after[target] += count
    assert after == Counter(dasar=6, berkembang=8, mandiri=2, berkelanjutan=5)


def test_the_way_from_dasar_to_the_top_goes_through_berkembang_villages():
    now = {"dasar": 5, "berkembang": 1}
    flow = fitted_flow(Counter(), now, now, step(3, 1, 0, 2))
    assert flow == Counter(
        {("dasar", "berkembang"): 1, ("berkembang", "berkelanjutan"): 1, ("dasar", "berkelanjutan"): 1}
    )


def test_too_many_rises_become_fewer_and_falls_stay():
    now = {"dasar": 5, "berkembang": 5}
    usual = Counter({("dasar", "berkembang"): 3, ("berkembang", "dasar"): 1})
    assert +fitted_flow(usual, now, now, step(5, 5, 0, 0)) == Counter(
        {("dasar", "berkembang"): 1, ("berkembang", "dasar"): 1}
    )


def test_missing_rises_are_added_beside_the_falls():
    now = {"dasar": 5, "berkembang": 5}
    flow = fitted_flow(Counter({("berkembang", "dasar"): 1}), now, now, step(4, 6, 0, 0))
    assert flow == Counter({("dasar", "berkembang"): 2, ("berkembang", "dasar"): 1})


def test_fixed_counts_that_cannot_be_met_are_refused():
    new = {"dasar": 5}
    with pytest.raises(ValueError, match="dari dasar ke berkembang"):
        fitted_flow(Counter(), new, {}, step(4, 1, 0, 0))
