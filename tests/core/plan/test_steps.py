"""The cheapest steps of one village: hand-reckoned cases, ties, what blanks and limits do."""

import numpy as np
import pytest

from kkb.core.counts.rows import ITEMS
from kkb.core.plan import Steps, cheapest_steps
from kkb.core.plan.menus import menus
from kkb.core.plan.prices import price_book
from kkb.core.plan.ways import village_ways
from kkb.core.rule.paths import passing_sets
from tests.core.made_plans import BEST, EFFORT, RULE

FLAT = EFFORT
for _item in EFFORT.items:
    for _rung in _item.rungs:
        FLAT = FLAT.repriced(_item.key, _rung.to, 1)


def steps(scores: list[int | None], goal: str = "mandiri", effort=EFFORT, years: int = 1) -> Steps | None:
    return cheapest_steps(dict(zip(ITEMS, scores, strict=True)), RULE, effort, goal, years)


def words(found: Steps | None) -> list[str]:
    return [f"{s.item} {s.start}>{s.end}" for s in found.steps] if found else ["-"]


@pytest.mark.parametrize(
    ("scores", "goal", "expected"),
    [
        # Output and Input pass already: nothing to do for Mandiri, Proses (sum 8) for Berkelanjutan
        ([3, 3, 3, 3, 3, 3, 3, 2, 3, 3, 3, 3], "mandiri", []),
        ([3, 3, 3, 3, 3, 3, 3, 2, 3, 3, 3, 3], "berkelanjutan", ["proses_operasional 3>4"]),
        # Berkembang: only Output misses, one point, and MKJP is the cheapest of its items
        ([3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2], "mandiri", ["output_mkjp 3>4"]),
        ([3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2], "berkelanjutan", ["output_mkjp 3>4"]),
        # only Output passes: Proses misses 3 points (1 + 3 + 2), Input 5
        ([2, 2, 2, 2, 2, 2, 1, 3, 4, 4, 4, 4], "mandiri",
         ["proses_penggunaan_data 2>3", "proses_operasional 1>2", "proses_operasional 2>3"]),
    ],
)  # fmt: skip
def test_steps_reckoned_by_hand(scores: list[int], goal: str, expected: list[str]):
    assert words(steps(scores, goal)) == expected


def test_the_way_to_berkelanjutan_is_never_cheaper_than_the_way_to_mandiri():
    for n in range(1, 4):
        scores = [min(n, best) for best in BEST]
        assert steps(scores).effort <= steps(scores, "berkelanjutan").effort


def test_blank_and_missing_scores_count_as_one():
    assert steps([None] * 12) == steps([1] * 12) == cheapest_steps({}, RULE, EFFORT)


def test_within_two_steps_a_year_even_a_village_without_any_report_gets_there():
    found = steps([1] * 12)
    assert found.stratum == "mandiri"
    assert found.effort == (14 + 18 + 11 + 12) + (4 + 4 + 7)
    assert [w for w in words(found) if w.startswith("proses")] == [
        "proses_penggunaan_data 1>2", "proses_penggunaan_data 2>3", "proses_operasional 1>2", "proses_operasional 2>3",
        "proses_lintas_sektor 1>2", "proses_lintas_sektor 2>3",
    ]  # fmt: skip


def test_of_equal_sets_the_one_with_fewest_steps_counts():
    free = FLAT.repriced("input_pokja", 2, 0).repriced("input_pokja", 3, 0)
    assert words(steps([1, 4, 4, 3, 2, 1, 1, 1, 4, 4, 4, 4], effort=free)) == ["input_pokja 1>2"]


def test_of_equal_sets_the_one_that_touches_fewest_items_counts_and_then_the_first_item():
    assert words(steps([3, 2, 4, 3, 1, 1, 1, 1, 4, 4, 4, 4], effort=FLAT)) == [
        "input_sumber_dana 2>3", "input_sumber_dana 3>4"
    ]  # fmt: skip
    assert words(steps([4, 3, 3, 2, 2, 2, 2, 4, 4, 4, 4, 4], effort=FLAT)) == ["input_sumber_dana 3>4"]


def test_a_dear_first_step_does_not_hide_the_cheap_one_after_it():
    prices = FLAT.repriced("input_pokja", 2, 5).repriced("input_pokja", 3, 0)
    prices = prices.repriced("input_sumber_dana", 3, 3).repriced("input_sumber_dana", 4, 3)
    for item in ("proses_penggunaan_data", "proses_operasional", "proses_lintas_sektor"):
        prices = prices.limited(item, 0)
    scores = [1, 2, 4, 3, 3, 1, 1, 1, 4, 4, 4, 4]
    assert words(steps(scores, effort=prices)) == ["input_pokja 1>2", "input_pokja 2>3"]


def test_a_limit_per_year_and_an_item_that_is_fixed_narrow_the_ways():
    low = [4, 4, 4, 3, 3, 4, 4, 4, 4, 4, 1, 1]
    assert words(steps(low)) == ["output_mkjp 1>2", "output_mkjp 2>3"]
    assert "output_unmet 1>2" in words(steps(low, effort=EFFORT.limited("output_mkjp", 1)))
    fixed = EFFORT.limited("output_mkjp", None, fixed=True)
    assert words(steps(low, effort=fixed)) == ["output_unmet 1>2", "output_unmet 2>3"]
    assert steps(low, effort=fixed.limited("output_unmet", 1)) is None
    assert words(steps(low, effort=fixed.limited("output_unmet", 1), years=2)) == words(steps(low, effort=fixed))


def test_what_must_pass_is_read_from_the_rule():
    assert passing_sets(RULE) == ((0, 2), (1, 2))
    assert passing_sets(RULE, ["berkelanjutan"]) == ((0, 1, 2),)


def test_a_village_has_a_way_for_each_balance_between_agencies_and_no_way_that_another_beats():
    book = price_book(RULE, EFFORT, "mandiri", watched=("bappeda", "dppkb", "hukum", "kecamatan"))
    ways = village_ways(book, np.array([3, 3, 2, 3, 3, 2, 2, 3, 3, 3, 3, 3]))
    assert len(ways) > 2
    for n, one in enumerate(ways.efforts):
        assert not any((other <= one).all() for m, other in enumerate(ways.efforts) if m != n)


def test_the_whole_district_at_once_finds_what_each_village_finds_alone():
    scores = np.array([[1 + (n * (i + 3) + i * i) % best for i, best in enumerate(BEST)] for n in range(60)])
    for watched in ((), ("dppkb",), ("dppkb", "dinkes", "kecamatan")):
        book = price_book(RULE, EFFORT, "mandiri", watched=watched)
        found = menus(book, scores)
        for n, row in enumerate(scores):
            alone = village_ways(book, row)
            assert found.efforts[found.menu[n]].tolist() == alone.efforts.tolist()
            assert [found.raised(n, way).tolist() for way in range(len(alone))] == alone.raises.tolist()
