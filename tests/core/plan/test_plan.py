"""The plan: who counts now, which steps, ties by code, what each limit does to it."""

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from kkb.core.counts.ratio import Share
from kkb.core.counts.rows import ITEMS
from kkb.core.errors import KkbError
from kkb.core.plan import IMPOSSIBLE, OPTIMAL, Block, Plan, PlanLimits, furthest_plan, plan
from kkb.core.rule import classify
from tests.core.made_plans import BEST, EFFORT, RULE, state

GOOD = list(BEST)
NO_POKJA_STEPS = [3, 3, 3, 3, 2, 3, 2, 3, 4, 4, 4, 4]
"""Input misses 1, Proses misses 1, Output passes."""
ONLY_OUTPUT = [4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2]
"""Berkembang: Output misses 1."""
NOTHING = [None] * 12


def asked(rows: pd.DataFrame, effort=EFFORT, **limits) -> Plan:
    return plan(rows, RULE, effort, PlanLimits(**limits))


def codes(found: Plan) -> list[str]:
    return [v.kode[-4:] for v in found.villages]


def test_the_given_stratum_decides_who_counts_and_the_scores_decide_the_steps():
    rows = state([GOOD, NOTHING, GOOD, GOOD], ["dasar", "mandiri", None, "berkelanjutan"])
    found = asked(rows, target=75)
    assert (found.before, found.needed) == (Share(2, 4), 3)
    assert [(v.kode[-4:], v.stratum, v.goal, v.effort, v.steps) for v in found.villages] == [
        ("2001", "dasar", "berkelanjutan", 0, ())
    ]


def test_after_the_steps_of_a_village_the_rule_gives_its_goal():
    rows = state([NO_POKJA_STEPS, ONLY_OUTPUT, NOTHING, [1] * 12, [2] * 12])
    found = asked(rows, target=100)
    assert len(found.villages) == 5
    for village in found.villages:
        scores = dict(zip(ITEMS, classify.score_matrix(rows[rows["unit"] == village.unit])[0].tolist(), strict=True))
        for step in village.steps:
            assert (step.start, step.end) == (scores[step.item], scores[step.item] + 1)
            assert step.effort == EFFORT.item(step.item).rung(step.end).effort
            scores[step.item] = step.end
        assert tuple(scores.values()) == village.scores
        assert classify.stratum(pd.DataFrame([scores]), RULE).tolist() == [village.goal]
        assert village.effort == sum(step.effort for step in village.steps)
    assert found.effort == sum(v.effort for v in found.villages)


def test_a_berkembang_that_mends_its_output_becomes_berkelanjutan():
    found = asked(state([ONLY_OUTPUT]), target=100)
    assert [(v.stratum, v.goal) for v in found.villages] == [("berkembang", "berkelanjutan")]
    assert [(s.item, s.end, s.agency) for s in found.villages[0].steps] == [("output_mkjp", 4, "dinkes")]


def test_a_blank_score_counts_as_one():
    blank, ones = (asked(state([scores]), target=100) for scores in (NOTHING, [1] * 12))
    assert blank.effort == ones.effort > 0
    assert blank.villages[0].steps == ones.villages[0].steps


def test_of_villages_that_take_the_same_the_lowest_codes_go_first():
    rows = state([ONLY_OUTPUT] * 5, areas="CABAB")
    assert [v.kode for v in asked(rows, target=60).villages] == ["16.05.01.2002", "16.05.01.2004", "16.05.02.2003"]


def test_the_order_of_the_rows_changes_nothing():
    rows = state([ONLY_OUTPUT, NO_POKJA_STEPS, [2] * 12, [3] * 12, NOTHING, GOOD] * 3, areas="ABC" * 6)
    limits = PlanLimits(target=70, capacity=5, agency_capacity={"dppkb": 30, "dinkes": 60})
    first = plan(rows, RULE, EFFORT, limits)
    for seed in range(5):
        assert plan(rows.sample(frac=1, random_state=seed), RULE, EFFORT, limits) == first
    assert first.status == OPTIMAL


def test_a_limit_that_is_too_wide_to_bind_leaves_the_plan_as_it_is():
    rows = state([ONLY_OUTPUT, NO_POKJA_STEPS, [2] * 12, [3] * 12, NOTHING, GOOD], areas="ABCABC")
    free = asked(rows, target=80)
    wide = {"dppkb": 10**6, "dinkes": 10**6}
    for limits in ({"budget": 10**9}, {"capacity": 99}, {"agency_capacity": wide}, {"capacity": 99} | {"budget": 999}):
        assert asked(rows, target=80, **limits) == free


def test_moving_any_limit_never_makes_the_plan_cheaper():
    rows = state([ONLY_OUTPUT, NO_POKJA_STEPS, [2] * 12, [3] * 12, NOTHING, [2] * 11 + [3]] * 2, areas="AABBCC" * 2)
    tighter = {
        "target": [0, 20, 40, 60, 80, 100], "margin": [0, 1, 2, 3], "capacity": [9, 4, 3, 2], "floor": [0, 1, 2, 3],
        "floor_reached": [0, 1, 2], "years": [3, 2, 1], "budget": [999, 300, 250, 200],
        "agency_capacity": [{"dinkes": n} for n in (99, 60, 40, 30, 20, 10, 5)],
        "must": [frozenset(rows["kode"][:n]) for n in range(4)],
        "excluded": [frozenset(rows["kode"][:n]) for n in range(4)],
        "new": [tuple(f"16.05.01.300{m}" for m in range(n)) for n in range(4)],
    }  # fmt: skip
    for name, values in tighter.items():
        plans = [asked(rows, **({"target": 50} | {name: value})) for value in values]
        efforts = [found.effort if found.found else 10**9 for found in plans]
        assert efforts == sorted(efforts), name


def test_capacity_spreads_the_work_and_a_floor_leaves_no_kecamatan_behind():
    rows = state([ONLY_OUTPUT] * 4 + [[2] * 12] * 2 + [[1] * 12, GOOD], areas="AAAABBCC")
    assert Counter(v.kode_kec[-2:] for v in asked(rows, target=60).villages) == {"01": 4}
    assert Counter(v.kode_kec[-2:] for v in asked(rows, target=60, capacity=2).villages) == {"01": 2, "02": 2}
    assert Counter(v.kode_kec[-2:] for v in asked(rows, target=60, floor=1).villages) == {"01": 2, "02": 1, "03": 1}
    assert Counter(v.kode_kec[-2:] for v in asked(rows, target=60, floor_reached=1).villages) == {"01": 3, "02": 1}


def test_a_floor_asks_for_no_more_villages_than_are_left():
    rows = state([GOOD, GOOD, ONLY_OUTPUT], areas="AAB")
    assert codes(asked(rows, target=50, floor=2)) == ["2003"]


def test_wanted_villages_are_in_and_excluded_ones_are_not_even_when_that_costs_more():
    rows = state([ONLY_OUTPUT, NO_POKJA_STEPS, [2] * 12, GOOD])
    assert codes(asked(rows, target=75)) == ["2002", "2001"]
    assert codes(asked(rows, target=75, must=frozenset({"16.05.01.2003"}))) == ["2002", "2003"]
    assert codes(asked(rows, target=75, excluded=frozenset({"16.05.01.2002"}))) == ["2001", "2003"]
    assert [v.is_must for v in asked(rows, target=50, must=frozenset({"16.05.01.2003"})).villages] == [True]


def test_a_code_stands_for_every_kampung_kb_of_its_village():
    rows = state([ONLY_OUTPUT, ONLY_OUTPUT])
    rows["kode"] = "16.05.01.2001"
    rows["unit"] = ["16.05.01.2001", "16.05.01.2001#2"]
    assert len(asked(rows, target=0, must=frozenset({"16.05.01.2001"})).villages) == 2
    assert len(asked(rows, target=0, must=frozenset({"16.05.01.2001#2"})).villages) == 1


def test_new_villages_enlarge_the_number_asked_for_and_may_be_raised_themselves():
    rows = state([GOOD, GOOD, GOOD, [1] * 12])
    new = ("16.05.02.2009", "16.05.02.2008")
    found = asked(rows, target=75, new=new)
    assert (found.before, found.total, found.needed) == (Share(3, 4), 6, 5)
    assert [(v.kode, v.is_new) for v in found.villages] == [("16.05.01.2004", False), ("16.05.02.2008", True)]
    kept_out = asked(rows, target=75, new=new, excluded=frozenset(new))
    assert (kept_out.status, kept_out.furthest) == (IMPOSSIBLE, 4)


def test_a_margin_asks_for_villages_beyond_the_target():
    rows = state([ONLY_OUTPUT] * 10)
    assert [len(asked(rows, target=60, margin=m).villages) for m in (0, 1, 4)] == [6, 7, 10]
    assert asked(rows, target=60, margin=5).blocks == (Block("pengaman", None, 5, 4, alone=True),)


def test_with_more_years_more_steps_fit_in():
    low = [4, 4, 4, 3, 3, 4, 4, 4, 3, 3, 1, 3]
    fast = EFFORT.limited("output_mkjp", 0).limited("output_unmet", 0).limited("output_poktan", 0)
    one_a_year = fast.limited("output_mkjp", 1)
    found = asked(state([low]), one_a_year.limited("output_cpr", 0), target=100)
    assert found.blocks == (Block("langkah", None, 1, 2, alone=True),)
    assert asked(state([low]), one_a_year.limited("output_cpr", 0), target=100, years=2).found


def test_an_item_that_is_fixed_is_never_moved():
    rows = state([ONLY_OUTPUT, [2] * 12, NOTHING])
    fixed = EFFORT.limited("output_mkjp", 2, fixed=True)
    assert all(s.item != "output_mkjp" for v in asked(rows, fixed, target=60).villages for s in v.steps)


def test_when_an_agency_is_short_another_way_is_taken_in_as_few_villages_as_needed():
    rows = state([NO_POKJA_STEPS] * 4)
    effort = EFFORT.repriced("proses_operasional", 3, 4).repriced("input_pkb", 3, 5)
    effort = effort.repriced("proses_penggunaan_data", 4, 9)
    spent = [
        Counter(s.agency for v in asked(rows, effort, target=100, agency_capacity=c).villages for s in v.steps)
        for c in ({}, {"dppkb": 6}, {"dppkb": 8, "kecamatan": 4}, {"dppkb": 6, "kecamatan": 4})
    ]
    assert spent[:2] == [{"dppkb": 4}, {"dppkb": 2, "kecamatan": 2}]
    assert spent[2:] == [{"dppkb": 2, "kecamatan": 1, "hukum": 1}] * 2


@pytest.mark.parametrize(
    "rows",
    [
        state([]),
        state([GOOD, GOOD]),
        state([GOOD, GOOD], areas="AB"),
        state([GOOD, GOOD, GOOD, NOTHING, NOTHING]),
    ],
)
def test_where_the_target_is_reached_the_plan_is_empty_and_optimal(rows: pd.DataFrame):
    found = asked(rows, target=60)
    assert (found.status, found.effort, found.villages, found.short) == (OPTIMAL, 0, (), 0)


def test_where_nobody_ever_reported_every_village_takes_the_same():
    found = asked(state([NOTHING] * 5), target=60)
    assert [v.kode[-4:] for v in found.villages] == ["2001", "2002", "2003"]
    assert len({v.effort for v in found.villages}) == 1
    assert found.after == Share(3, 5)


def test_the_reserves_are_the_next_cheapest_villages():
    rows = state([ONLY_OUTPUT, NO_POKJA_STEPS, [2] * 12, [1] * 12, GOOD])
    found = asked(rows, target=40)
    assert (codes(found), [v.kode[-4:] for v in found.reserves]) == (["2002"], ["2001", "2003", "2004"])


def test_the_dual_goes_as_far_as_the_budget_and_its_plan_is_the_plan_for_that_many():
    rows = state([ONLY_OUTPUT, NO_POKJA_STEPS, [2] * 12, [3] * 12, NOTHING, [2] * 11 + [3]] * 3, areas="ABC" * 6)
    for budget in (0, 3, 10, 50, 120, 10**6):
        far = furthest_plan(rows, RULE, EFFORT, PlanLimits(budget=budget))
        assert far.effort <= budget
        reached = -(-100 * far.after.n // far.total) if far.after.n else 0
        again = asked(rows, target=min(reached, 100))
        assert again.effort >= far.effort or again.needed < far.after.n
        more = replace(PlanLimits(budget=budget), margin=far.after.n + 1, target=0)
        assert plan(rows, RULE, EFFORT, more).status == IMPOSSIBLE


@pytest.mark.parametrize(
    ("limits", "key"),
    [
        ({"target": 101}, "galat.persen_di_luar"),
        ({"target": -1}, "galat.persen_di_luar"),
        ({"goal": "dasar"}, "rencana.galat_tujuan"),
        ({"margin": -1}, "rencana.galat_negatif"),
        ({"budget": -1}, "rencana.galat_negatif"),
        ({"capacity": -1}, "rencana.galat_negatif"),
        ({"floor": -1}, "rencana.galat_negatif"),
        ({"floor_reached": -1}, "rencana.galat_negatif"),
        ({"agency_capacity": {"dppkb": -1}}, "rencana.galat_negatif"),
        ({"agency_capacity": {"dinas_sihir": 1}}, "rencana.galat_instansi"),
        ({"capacity_by_area": {"16.05.99": 1}}, "rencana.galat_kecamatan"),
        ({"must": frozenset({"16.05.01.9999"})}, "rencana.galat_desa"),
        ({"excluded": frozenset({"x"})}, "rencana.galat_desa"),
        ({"new": ("16.05.01.2001",)}, "rencana.galat_sudah_terbentuk"),
        ({"new": ("16.05.01.3001", "16.05.01.3001")}, "rencana.galat_sudah_terbentuk"),
        ({"years": 0}, "rencana.galat_tahun"),
        ({"must": frozenset({"16.05.01.2001"}), "excluded": frozenset({"16.05.01.2001"})}, "rencana.galat_bentrok"),
    ],
)
def test_limits_that_cannot_be_meant_are_refused(limits: dict, key: str):
    with pytest.raises(KkbError) as refused:
        asked(state([ONLY_OUTPUT]), **limits)
    assert refused.value.key == key
