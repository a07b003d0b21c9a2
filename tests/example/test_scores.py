"""Scores drawn for a stratum have it by the rule; a change of stratum takes the fewest single steps."""

import pandas as pd
import pytest

from kkb.app import resources
from kkb.core.counts.rows import ITEMS
from kkb.core.rule import classify
from kkb.example.draw import rolls
from kkb.example.scores import BLANK, Scores, distance, drawn, drifted, pattern, shape, stepped, stratum
from tests.core.villages import LADDER

FORM = shape(resources.scheme().rule)
SEEDS = [str(n) for n in range(60)]


def by_the_rule(scores: list[Scores]) -> set[str]:
    return set(classify.stratum(pd.DataFrame(scores, columns=list(ITEMS)), resources.scheme().rule))


@pytest.mark.parametrize("target", LADDER.keys)
def test_drawn_scores_have_the_wanted_stratum_by_the_rule(target: str):
    drawn_scores = [drawn(target, FORM, rolls(target, seed)) for seed in SEEDS]
    assert by_the_rule(drawn_scores) == {target}
    assert BLANK not in drawn_scores
    assert all(1 <= s <= top for scores in drawn_scores for s, top in zip(scores, FORM.tops, strict=True))


def test_the_same_seed_draws_the_same_scores():
    assert drawn("mandiri", FORM, rolls("a")) == drawn("mandiri", FORM, rolls("a"))
    assert len({drawn("mandiri", FORM, rolls(seed)) for seed in SEEDS}) > 50


def test_a_mandiri_village_passes_output_and_exactly_one_other():
    for seed in SEEDS:
        is_input, is_proses, is_output = pattern(drawn("mandiri", FORM, rolls(seed)), FORM)
        assert is_output
        assert is_input != is_proses


@pytest.mark.parametrize("target", LADDER.keys)
@pytest.mark.parametrize("source", LADDER.keys)
def test_stepping_to_a_stratum_takes_the_fewest_steps(source: str, target: str):
    for seed in SEEDS:
        before = drawn(source, FORM, rolls(seed))
        after = stepped(before, target, FORM, rolls(seed, "langkah"))
        assert by_the_rule([after]) == {target}
        assert sum(abs(a - b) for a, b in zip(after, before, strict=True)) == distance(before, target, FORM)


def test_no_step_is_needed_where_the_stratum_is_already_reached():
    scores = drawn("berkembang", FORM, rolls("a"))
    assert distance(scores, "berkembang", FORM) == 0
    assert stepped(scores, "berkembang", FORM, rolls("b")) == scores


def test_a_silent_village_is_sixteen_steps_from_berkembang():
    assert distance(BLANK, "berkembang", FORM) == (15 - 5) + (9 - 3)
    assert distance(BLANK, "dasar", FORM) == 0


@pytest.mark.parametrize("target", LADDER.keys)
def test_drifting_moves_at_most_one_score_and_keeps_the_stratum(target: str):
    for seed in SEEDS:
        before = drawn(target, FORM, rolls(seed))
        after = drifted(before, 70, FORM, rolls(seed, "geser"))
        assert sum(abs(a - b) for a, b in zip(after, before, strict=True)) <= 1
        assert stratum(after, FORM) == target


def test_drifting_that_may_only_rise_never_lowers_a_score():
    for seed in SEEDS:
        before = drawn("berkembang", FORM, rolls(seed))
        assert all(a >= b for a, b in zip(drifted(before, 100, FORM, rolls(seed)), before, strict=True))


def test_drifting_never_makes_a_village_look_silent():
    one_above = (2, *BLANK[1:])
    assert all(drifted(one_above, 0, FORM, rolls(seed)) == one_above for seed in SEEDS)
