"""The questions a plan answers: the cheapest way to the target, how far limits let one go, what one village needs."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from kkb.core.counts.ratio import Share, needed
from kkb.core.counts.rows import ITEMS
from kkb.core.plan import case as cases
from kkb.core.plan import obstacle
from kkb.core.plan.case import Case, open_case
from kkb.core.plan.effort import Effort
from kkb.core.plan.limits import PlanLimits, check_limits
from kkb.core.plan.menus import menus
from kkb.core.plan.prices import price_book
from kkb.core.plan.problem import SolvedChoice, UnsolvedError
from kkb.core.plan.result import IMPOSSIBLE, OPTIMAL, UNPROVEN, Plan, Steps
from kkb.core.plan.ways import village_ways
from kkb.core.rule.classify import score_matrix, stratum
from kkb.core.rule.ruleset import RuleSet

Question = tuple[pd.DataFrame, RuleSet, Effort, PlanLimits]


def plan(state: pd.DataFrame, rule: RuleSet, effort: Effort, limits: PlanLimits) -> Plan:
    """The plan of least effort that reaches the target within the limits.

    `state`: one row per Kampung KB with unit, kode, kode_kec, strata and the ITEMS (a blank score counts as 1). The
    given stratum decides who counts now, the scores decide the steps. Raises KkbError for limits that make no sense.
    """
    return _answer((state, rule, effort, limits), cases.cheapest)


def furthest_plan(state: pd.DataFrame, rule: RuleSet, effort: Effort, limits: PlanLimits) -> Plan:
    """As many villages as the limits allow, whatever the target, and of such plans the one of least effort."""
    return _answer((state, rule, effort, limits), cases.furthest)


def cheapest_steps(
    scores: Mapping[str, int | None], rule: RuleSet, effort: Effort, goal: str = "", years: int = 1
) -> Steps | None:
    """The cheapest steps of one village to `goal` or higher ("": to count); None when so many years are not enough.

    `scores` by item key; missing or None counts as 1. Of equal sets: fewest steps, then fewest items, then the items
    that stand first in the rule.
    """
    best = np.array([item.max_score for item in rule.items])
    start = np.clip([int(scores.get(i) or 1) for i in ITEMS], 1, best)
    ways = village_ways(price_book(rule, effort, goal, years=years), start)
    if not len(ways):
        return None
    end = start + ways.raises[0]
    reached = stratum(pd.DataFrame([end], columns=list(ITEMS)), rule).iloc[0]
    return Steps(cases.village_steps(effort, start.tolist(), end.tolist()), int(ways.efforts[0, 0]), reached)


def least_steps(state: pd.DataFrame, rule: RuleSet, effort: Effort) -> pd.DataFrame:
    """What every village takes to count, as a plan reckons it: `upaya` (Int64, NA = out of reach), `tujuan` (stratum).

    `state` has the ITEMS; the index is kept. Made at once for a whole district.
    """
    best = np.array([item.max_score for item in rule.items])
    scores = np.clip(score_matrix(state), 1, best)
    menu = menus(price_book(rule, effort, ""), scores)
    is_open, least = menu.menu >= 0, np.array([ways[0, 0] for ways in menu.efforts] or [0], dtype=np.int64)
    raises = np.asarray(menu.raises, dtype=np.int64).reshape(-1, 1, len(ITEMS))[menu.kind, 0]
    ends = np.where(is_open[:, None], scores + raises, scores)
    goal = stratum(pd.DataFrame(ends, columns=list(ITEMS), index=state.index), rule)
    spent = pd.Series(least[np.maximum(menu.menu, 0)], index=state.index, dtype="Int64").where(is_open)
    return pd.DataFrame({"upaya": spent, "tujuan": goal.astype(object).where(is_open, None)})


def _answer(question: Question, choose: Callable[[Case], SolvedChoice | None]) -> Plan:
    """The plan that the choice gives. A plan that keeps to the agencies' capacities unasked is the answer as it is."""
    state, rule, effort, limits = question
    check_limits(limits, state, effort, rule.ladder)
    case = open_case(state, rule, effort, replace(limits, agency_capacity={}))
    try:
        found = _chosen(case, choose)
        if limits.agency_capacity and not (found and _keeps_to(limits.agency_capacity, found)):
            case = open_case(state, rule, effort, limits)
            found = _chosen(case, choose)
        return found or _impossible(case, state)
    except UnsolvedError:
        return _plan(case, UNPROVEN, 0, 0)


def _chosen(case: Case, choose: Callable[[Case], SolvedChoice | None]) -> Plan | None:
    choice = choose(case)
    if choice is None:
        return None
    answer = _plan(case, OPTIMAL if choice.proven else UNPROVEN, choice.effort, choice.bound)
    spare = cases.reserves(case.problem, choice)
    return replace(answer, villages=cases.village_plans(case, choice), reserves=cases.village_plans(case, spare))


def _keeps_to(capacity: Mapping[str, int], found: Plan) -> bool:
    spent = Counter[str]()
    for village in found.villages:
        for step in village.steps:
            spent[step.agency] += step.effort
    return all(spent[agency] <= most for agency, most in capacity.items())


def _impossible(case: Case, state: pd.DataFrame) -> Plan:
    def reopened(**changes: Any) -> Case:
        return open_case(state, case.rule, case.effort, replace(case.limits, **changes))

    reachable = obstacle.furthest(case)
    in_the_way = obstacle.blocks(case, reachable, reopened)
    return replace(_plan(case, IMPOSSIBLE, 0, 0), blocks=in_the_way, furthest=reachable)


def _plan(case: Case, status: str, effort: int, bound: int) -> Plan:
    reached, total = int(case.field.reached.sum()), len(case.field)
    before = Share(reached, total - len(case.limits.new))
    return Plan(status, effort, bound, before, total, needed(case.limits.target, total), case.limits.margin)
