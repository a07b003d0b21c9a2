"""From the field to a problem for the solver, and from its choice back to villages and steps."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from kkb.core.counts.ratio import needed
from kkb.core.counts.rows import ITEMS
from kkb.core.errors import KkbError
from kkb.core.plan import alike, mixed
from kkb.core.plan.effort import Effort
from kkb.core.plan.field import Field, survey
from kkb.core.plan.limits import PlanLimits
from kkb.core.plan.menus import Menus, menus
from kkb.core.plan.prices import price_book
from kkb.core.plan.problem import UNLIMITED, Problem, SolvedChoice
from kkb.core.plan.result import PlanStep, VillagePlan
from kkb.core.rule import classify as rule
from kkb.core.rule.ruleset import RuleSet


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A question in full: the field, what its villages may do, and the problem over those that may be raised.

    `candidates`: positions in the field of the problem's villages. `stuck`: must-have villages that cannot be raised.
    """

    rule: RuleSet
    effort: Effort
    limits: PlanLimits
    field: Field
    menus: Menus
    candidates: np.ndarray
    stuck: tuple[str, ...]
    problem: Problem


def open_case(state: pd.DataFrame, ruleset: RuleSet, effort: Effort, limits: PlanLimits) -> Case:
    """The case of a state and limits that were checked. Raises KkbError for a village both wanted and excluded."""
    field = survey(state, ruleset, limits)
    torn = field.unit[field.must & field.excluded]
    if len(torn):
        raise KkbError("rencana.galat_bentrok", code=torn[0])
    book = price_book(ruleset, effort, limits.goal, years=limits.years, watched=limits.watched)
    menu = menus(book, field.scores)
    is_open = ~field.reached & ~field.excluded
    candidates = np.flatnonzero(is_open & (menu.menu >= 0))
    stuck = tuple(field.unit[is_open & field.must & (menu.menu < 0)].tolist())
    return Case(ruleset, effort, limits, field, menu, candidates, stuck, _problem(field, menu, candidates, limits))


def least(problem: Problem) -> SolvedChoice | None:
    """The choice of least effort, or None when there is none."""
    return mixed.least(problem) if problem.agency_capacity else alike.least(problem)


def most(problem: Problem) -> int | None:
    """How many villages can be chosen at most, whatever the target asks; None when not even what must be done fits."""
    return mixed.most(problem) if problem.agency_capacity else alike.most(problem)


def cheapest(case: Case) -> SolvedChoice | None:
    """The choice of least effort that reaches the target of a case."""
    return None if case.stuck else least(case.problem)


def furthest(case: Case) -> SolvedChoice | None:
    """The choice of the most villages, and of such the one of least effort."""
    count = None if case.stuck else most(case.problem)
    return None if count is None else least(replace(case.problem, required=count))


def required(limits: PlanLimits, total: int) -> int:
    """How many of `total` villages must count: what the target asks, and the margin."""
    return needed(limits.target, total) + limits.margin


def village_plans(case: Case, choice: SolvedChoice) -> tuple[VillagePlan, ...]:
    """The chosen villages with their steps, by effort and then by code."""
    where = case.candidates[choice.village]
    raises = [case.menus.raised(v, w) for v, w in zip(where.tolist(), choice.way.tolist(), strict=True)]
    start = case.field.scores[where]
    ends = start + np.array(raises, dtype=np.int64).reshape(len(raises), len(ITEMS))
    goals = rule.stratum(pd.DataFrame(ends, columns=list(ITEMS)), case.rule)
    ladder = _ladder(case.effort)
    plans = [
        _village_plan(case, place, goal, _steps(ladder, low, high), tuple(high))
        for place, goal, low, high in zip(where.tolist(), goals, start.tolist(), ends.tolist(), strict=True)
    ]
    return tuple(sorted(plans, key=lambda plan: (plan.effort, plan.unit)))


def reserves(problem: Problem, choice: SolvedChoice, count: int = 3) -> SolvedChoice:
    """The cheapest villages that were not chosen, in kecamatan that have room for one more."""
    room = problem.capacity > np.bincount(problem.area[choice.village], minlength=len(problem.capacity))
    cheapest = np.array([menu[0, 0] for menu in problem.efforts], dtype=np.int64)[problem.menu]
    spare = np.flatnonzero(~np.isin(np.arange(len(problem)), choice.village) & room[problem.area])
    village = spare[np.argsort(cheapest[spare], kind="stable")][:count]
    effort = int(cheapest[village].sum())
    return SolvedChoice(village, np.zeros(len(village), dtype=np.int64), effort, effort)


def village_steps(effort: Effort, start: list[int], end: list[int]) -> tuple[PlanStep, ...]:
    """The steps from one row of scores to another."""
    return _steps(_ladder(effort), start, end)


def without_capacity(problem: Problem, agency: int | None = None) -> Problem:
    """The problem with the limit of one watched agency lifted, or of all of them."""
    lifted = [None if agency in (None, n) else limit for n, limit in enumerate(problem.agency_capacity)]
    return replace(problem, agency_capacity=tuple(lifted))


def _problem(field: Field, menu: Menus, candidates: np.ndarray, limits: PlanLimits) -> Problem:
    floor, capacity = _area_limits(field, limits)
    return Problem(
        area=field.area[candidates], must=field.must[candidates], menu=menu.menu[candidates], efforts=menu.efforts,
        required=max(0, required(limits, len(field)) - int(field.reached.sum())), floor=floor, capacity=capacity,
        budget=limits.budget, agency_capacity=tuple(limits.agency_capacity[a] for a in limits.watched),
    )  # fmt: skip


def _area_limits(field: Field, limits: PlanLimits) -> tuple[np.ndarray, np.ndarray]:
    """Villages per kecamatan to raise at least and at most. A floor asks for no more than are left to raise."""
    left = np.bincount(field.area[~field.reached], minlength=len(field.areas))
    done = np.bincount(field.area[field.reached], minlength=len(field.areas))
    asked = np.array([limits.floor_by_area.get(code, limits.floor) for code in field.areas], dtype=np.int64)
    floor = np.minimum(np.maximum(asked, limits.floor_reached - done), left)
    most_each = UNLIMITED if limits.capacity is None else limits.capacity
    capacity = [limits.capacity_by_area.get(code, most_each) for code in field.areas]
    return floor, np.array(capacity, dtype=np.int64)


def _village_plan(
    case: Case, place: int, goal: str, steps: tuple[PlanStep, ...], scores: tuple[int, ...]
) -> VillagePlan:
    field = case.field
    given = field.strata[place] if isinstance(field.strata[place], str) else None
    return VillagePlan(
        field.unit[place], field.kode[place], field.areas[field.area[place]], given, goal,
        sum(step.effort for step in steps), steps, scores, bool(field.must[place]),
        field.kode[place] in case.limits.new,
    )  # fmt: skip


def _ladder(effort: Effort) -> tuple[dict[int, PlanStep], ...]:
    """Per item the step from each score."""
    return tuple(
        {rung.to - 1: PlanStep(item.key, rung.to - 1, rung.to, rung.effort, rung.agency) for rung in item.rungs}
        for item in effort.items
    )


def _steps(ladder: tuple[dict[int, PlanStep], ...], start: list[int], end: list[int]) -> tuple[PlanStep, ...]:
    return tuple(ladder[n][score] for n in range(len(ITEMS)) for score in range(start[n], end[n]))
