"""Forward: any ratio after a scenario is what counting the outcome gives, and the waterfall adds up exactly."""

from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.counts.ratio import Share
from kkb.core.counts.rows import empty_rows
from kkb.core.scenario import Moves, Scenario, chosen, share_after, steps, ways_to_move
from kkb.core.scenario.steps import exact_percent
from tests.core.scenarios import CODES, LIST, baseline, landed, moves, ratio_of, ratios, scenarios, states
from tests.core.villages import FEW, RULE, state

MIXED = state(f"""
    {CODES[0]}    berkembang
    {CODES[0]}#2  mandiri
    {CODES[1]}    dasar
    {CODES[2]}    diam
    {CODES[5]}    berkelanjutan
    {CODES[6]}    berkembang
    16.05.01.~desa-lain  berkembang 333333333332
""")


def share_of(scenario: Scenario, rows: pd.DataFrame) -> Share:
    first = baseline(rows)
    return share_after(first, chosen(first.queue, scenario), scenario.ratio)


@FEW
@given(rows=states, scenario=scenarios)
def test_the_share_after_a_scenario_is_what_counting_the_outcome_gives(rows: pd.DataFrame, scenario: Scenario):
    first = baseline(rows)
    moved = chosen(first.queue, scenario)
    for ratio in "ABC":
        assert share_after(first, moved, ratio) == ratio_of(landed(rows, moved), ratio)


@FEW
@given(rows=states, scenario=scenarios)
def test_the_parts_of_the_waterfall_add_up_to_the_whole_change_exactly(rows: pd.DataFrame, scenario: Scenario):
    first = baseline(rows)
    moved = chosen(first.queue, scenario)
    found = steps(first, moved, scenario.ratio)
    before, after = found[0].before, found[-1].after
    assert before == ratio_of(first.counts, scenario.ratio)
    assert after == share_after(first, moved, scenario.ratio)
    assert sum(step.points for step in found) == exact_percent(after) - exact_percent(before)
    assert sum(step.villages for step in found) == len(moved)
    assert all(one.after == two.before for one, two in pairwise(found))


@FEW
@given(rows=states, moved=moves, ratio=ratios, name=st.sampled_from(ways_to_move(RULE)))
def test_one_more_rise_or_report_never_lowers_a_share_and_one_more_fall_never_raises_it(rows, moved, ratio, name):
    fewer = Scenario(60, moved, ratio=ratio)
    more = replace(fewer, moves=Moves(**{**moved, name: moved[name] + 1}))
    change = exact_percent(share_of(more, rows)) - exact_percent(share_of(fewer, rows))
    if name == "jatuh":
        assert change <= 0
    elif name == "baru":
        assert (change <= 0) if ratio == "A" else change >= 0
    else:
        assert change >= 0 or (name == "mandiri" and change == 0)


def test_forming_lowers_a_raises_c_and_leaves_b():
    forming = [share_of(Scenario(60, Moves(baru=3), ratio=ratio), MIXED) for ratio in "ABC"]
    assert forming == [Share(2, 10), Share(2, 15), Share(8, 15)]


def test_for_ratio_b_the_first_to_rise_are_those_whose_village_is_not_counted_yet():
    """The nearest has a name nobody confirmed, another a Mandiri beside it: neither adds a village."""
    assert share_of(Scenario(60, Moves(berkembang=1), ratio="A"), MIXED) == Share(3, 7)
    assert share_of(Scenario(60, Moves(berkembang=1), ratio="B"), MIXED) == Share(3, 15)
    assert share_of(Scenario(60, Moves(berkembang=3), ratio="B"), MIXED) == Share(3, 15)


def test_of_two_kampung_kb_in_one_village_the_second_to_rise_waits_for_the_other_villages():
    """Both of the first village miss one point and the other village four, but only its rise adds a village."""
    rows = state(f"{CODES[0]} berkembang 333333333332\n{CODES[0]}#2 berkembang 333333333332\n{CODES[1]} berkembang")
    assert share_of(Scenario(60, Moves(berkembang=2), ratio="B"), rows) == Share(2, 15)


def test_a_waterfall_tells_each_cause_apart():
    first = baseline(MIXED)
    found = steps(first, chosen(first.queue, Scenario(60, Moves(dasar=1, berkembang=2, jatuh=1, baru=3))))
    assert {step.key: (step.villages, step.after) for step in found} == {
        "naik": (3, Share(5, 7)), "turun": (1, Share(4, 7)), "lapor": (0, Share(4, 7)), "baru": (3, Share(4, 10)),
    }  # fmt: skip


@pytest.mark.parametrize("ratio", "ABC")
def test_a_district_in_which_nothing_is_formed_has_a_waterfall_of_forming_alone(ratio: str):
    first = baseline(empty_rows())
    found = steps(
        first, chosen(first.queue, Scenario(60, Moves(**dict.fromkeys(ways_to_move(RULE), 5)), ratio=ratio)), ratio
    )
    assert [step.key for step in found if step.villages] == ["baru"]
    assert float(sum(step.points for step in found)) == pytest.approx(100 * 5 / 15 if ratio == "C" else 0)


def test_without_a_code_list_b_and_c_have_no_share_and_a_has():
    first = baseline(MIXED, LIST.iloc[:0])
    moved = chosen(first.queue, Scenario(60, Moves(berkembang=1)))
    assert share_after(first, moved) == Share(3, 7)
    assert share_after(first, moved, "C").percent is None
