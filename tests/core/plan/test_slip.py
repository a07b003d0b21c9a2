"""What if one step slips: the village that has no other way out stands first, and what the way out costs is exact."""

from random import Random

import pandas as pd

from kkb.core.counts.rows import ITEMS
from kkb.core.plan import PlanLimits, cheapest_steps, plan
from kkb.core.plan.slip import WEAK_COLUMNS, weakest
from tests.core.made_plans import BEST, EFFORT, RULE, random_scores, state

OUTPUT_ONLY_BY_UNMET = [4, 4, 4, 3, 3, 4, 4, 4, 4, 4, 1, 1]
ONE_STEP = [4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2]


def table(rows: pd.DataFrame, effort=EFFORT, **limits) -> pd.DataFrame:
    asked = PlanLimits(target=100, **limits)
    return weakest(plan(rows, RULE, effort, asked), RULE, effort, asked).set_index("unit")


def test_a_slip_costs_what_the_next_cheapest_step_costs_more():
    weak = table(state([ONE_STEP]))
    assert weak.loc["16.05.01.2001", ["item", "upaya", "tambahan"]].tolist() == ["output_mkjp", 4, 6 - 4]


def test_a_village_whose_step_nothing_can_replace_stands_first():
    held = EFFORT.limited("output_unmet", 0)
    weak = table(state([ONE_STEP, [2] * 12, OUTPUT_ONLY_BY_UNMET]), held)
    assert weak.index[0] == "16.05.01.2003"
    assert weak["tambahan"].isna().tolist()[0]
    assert weak["item"].iloc[0] == "output_mkjp"


def test_a_village_without_steps_cannot_slip_and_stands_last():
    weak = table(state([list(BEST), ONE_STEP], ["dasar", "dasar"]))
    assert weak.index.tolist() == ["16.05.01.2002", "16.05.01.2001"]
    assert weak.loc["16.05.01.2001", ["langkah", "tambahan"]].tolist() == [0, 0]
    assert weak["item"].isna().tolist() == [False, True]


def test_the_way_out_is_the_cheapest_without_the_step_that_slips():
    for seed in range(60):
        scores = [score or 1 for score in random_scores(Random(seed))]
        rows = state([scores], ["dasar"])
        found = plan(rows, RULE, EFFORT, PlanLimits(target=100)).villages[0]
        extra = []
        for item in {step.item for step in found.steps}:
            done = sum(step.item == item for step in found.steps)
            other = cheapest_steps(dict(zip(ITEMS, scores, strict=True)), RULE, EFFORT.limited(item, done - 1))
            extra.append(None if other is None else other.effort - found.effort)
        expected = 0 if not extra else None if None in extra else max(extra)
        slipped = table(rows)["tambahan"].iloc[0]
        assert (None if pd.isna(slipped) else slipped) == expected, seed


def test_an_empty_plan_has_no_weak_village():
    empty = weakest(plan(state([]), RULE, EFFORT, PlanLimits()), RULE, EFFORT, PlanLimits())
    assert empty.empty
    assert tuple(empty.columns) == WEAK_COLUMNS
