"""The planner finds what trying everything finds: on random small districts with every kind of limit."""

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from kkb.core.counts.rows import ITEMS
from kkb.core.plan import IMPOSSIBLE, OPTIMAL, Plan, cheapest_steps, furthest_plan, plan
from tests.core.made_plans import (
    BEST,
    EFFORT,
    RULE,
    District,
    allowed_totals,
    every_way,
    random_district,
    random_effort,
    random_scores,
    still_needed,
)

DISTRICTS = range(160)


@cache
def _planned(seed: int) -> tuple[District, Plan]:
    """A random district and its plan, which several tests ask for."""
    district = random_district(seed)
    return district, _asked(district)


def _asked(district: District) -> Plan:
    return plan(district.state, RULE, district.effort, district.limits)


@pytest.mark.parametrize("seeds", [DISTRICTS[n::10] for n in range(10)], ids=lambda seeds: f"{seeds[0]}-{seeds[-1]}")
def test_no_choice_of_villages_and_steps_is_cheaper_than_the_plan_or_goes_further_than_the_furthest(seeds: range):
    for seed in seeds:
        district, found = _planned(seed)
        totals = [(count, used[0]) for count, used in allowed_totals(district)]
        assert _is_cheapest(found, totals, still_needed(district)), seed
        assert _is_furthest(furthest_plan(district.state, RULE, district.effort, district.limits), totals), seed


def _is_cheapest(found: Plan, totals: list[tuple[int, int]], need: int) -> bool:
    efforts = [effort for count, effort in totals if count >= need]
    if not efforts:
        most = max((count for count, _ in totals), default=None)
        return found.status == IMPOSSIBLE and found.furthest == (None if most is None else found.before.n + most)
    return (found.status, found.effort, found.bound) == (OPTIMAL, min(efforts), min(efforts))


def _is_furthest(found: Plan, totals: list[tuple[int, int]]) -> bool:
    if not totals:
        return found.status == IMPOSSIBLE
    return found.status == OPTIMAL and (-len(found.villages), found.effort) == min((-n, effort) for n, effort in totals)


def test_the_random_districts_ask_for_plans_of_every_kind():
    found = [_planned(seed)[1] for seed in DISTRICTS[:150]]
    assert sum(p.status == IMPOSSIBLE for p in found) > 15
    assert sum(len(p.villages) > 1 for p in found) > 15
    assert all(p.blocks for p in found if p.furthest is not None)


def test_moving_the_limit_that_is_named_makes_a_plan_possible_and_moving_it_less_does_not():
    named: dict[str, int] = {}
    for seed in DISTRICTS:
        district, found = _planned(seed)
        for block in found.blocks:
            if block.alone and block.limit in ("anggaran", "instansi", "pengaman", "langkah"):
                named[block.limit] = named.get(block.limit, 0) + 1
                assert _asked(_moved(district, block, 0)).found, (seed, block)
                assert not _asked(_moved(district, block, 1)).found, (seed, block)
    assert len(named) == 4
    assert min(named.values()) > 2


def _moved(district: District, block, short_by: int) -> District:
    limits, number = district.limits, block.needed
    if block.limit == "anggaran":
        changed = replace(limits, budget=number - short_by)
    elif block.limit == "instansi":
        changed = replace(limits, agency_capacity={**limits.agency_capacity, block.name: number - short_by})
    elif block.limit == "pengaman":
        changed = replace(limits, margin=number + short_by)
    else:
        changed = replace(limits, years=number - short_by)
    return replace(district, limits=changed)


@pytest.mark.parametrize("goal", ["mandiri", "berkelanjutan"])
def test_the_steps_of_one_village_are_the_cheapest_of_all_combinations(goal: str):
    for seed in range(150):
        random = Random(seed)
        effort = random_effort(random)
        scores = [score or 1 for score in random_scores(random)]
        every = [used[0] for used in every_way(scores, effort, goal, 1)]
        found = cheapest_steps(dict(zip(ITEMS, scores, strict=True)), RULE, effort, goal)
        assert (None if found is None else found.effort) == min(every, default=None), seed


@pytest.mark.parametrize("goal", ["mandiri", "berkelanjutan"])
def test_with_the_shipped_efforts_too_when_six_items_are_below_their_best(goal: str):
    for seed in range(40):
        random = Random(seed)
        low = set(random.sample(range(12), 6))
        scores = [random.randint(1, best) if n in low else best for n, best in enumerate(BEST)]
        every = [used[0] for used in every_way(scores, EFFORT, goal, 1)]
        found = cheapest_steps(dict(zip(ITEMS, scores, strict=True)), RULE, EFFORT, goal)
        assert found is not None
        assert found.effort == min(every), seed
