"""Why there is no plan: which limit stands in the way and by how much, found by lifting one limit at a time.

A limit is named `alone` when, with all others kept, moving it to the number given makes a plan possible; the number is
the smallest such move as far as a short search shows. When no single limit is enough, the plan without budget and
capacities shows which of them it goes beyond.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from kkb.core.plan import mixed
from kkb.core.plan.case import Case, least, most, required, without_capacity
from kkb.core.plan.problem import SHORT, UNLIMITED, Problem, SolvedChoice, UnsolvedError
from kkb.core.plan.result import Block

YEARS = 3
"""With one step a year an item goes from 1 to 4 in this many years; waiting longer changes nothing."""

Reopen = Callable[..., Case]
"""The same case with other limits, given by name."""


def furthest(case: Case) -> int | None:
    """How many villages could count at most within the limits; None when not even what must be done fits."""
    try:
        found = None if case.stuck else most(case.problem)
    except UnsolvedError:
        return None
    return None if found is None else int(case.field.reached.sum()) + found


def blocks(case: Case, reachable: int | None, reopened: Reopen) -> tuple[Block, ...]:
    """What stands in the way of a case without a plan; `reachable` villages could count at most."""
    hurried = replace(case, problem=replace(case.problem, patience=SHORT))
    if case.stuck:
        return (*(Block("wajib", unit, 1, 0, alone=False) for unit in case.stuck), *_years(case, reopened))
    found = [*_numbers(hurried), *_years(case, reopened), *_choices(case, reopened), *_margin(case, reachable)]
    return tuple(found) or tuple(_together(hurried)) or tuple(_target(case, reachable))


def _numbers(case: Case) -> Iterator[Block]:
    """The limits that are numbers, each moved by itself."""
    problem, limits = case.problem, case.limits
    if problem.budget is not None and (choice := _least(replace(problem, budget=None))):
        yield Block("anggaran", None, problem.budget, choice.effort, alone=True)
    for n, agency in enumerate(limits.watched):
        effort = _least_of(without_capacity(problem, n), n)
        if effort is not None:
            yield Block("instansi", agency, limits.agency_capacity[agency], effort, alone=True)
    if (problem.capacity < UNLIMITED).any():
        more = _smallest(lambda t: _more_capacity(problem, t), int(np.bincount(problem.area, minlength=1).max()))
        if more:
            given = int(problem.capacity.min())
            yield Block("kapasitas", None, given, given + more, alone=True)
    if (problem.floor > 0).any():
        given = int(problem.floor.max())
        less = _smallest(lambda t: replace(problem, floor=np.minimum(problem.floor, given - t)), given)
        if less:
            yield Block("lantai", None, given, given - less, alone=True)


def _years(case: Case, reopened: Reopen) -> Iterator[Block]:
    """How many years of steps would be enough."""
    for years in range(case.limits.years + 1, YEARS + 1):
        if _opens(reopened(years=years)):
            yield Block("langkah", None, case.limits.years, years, alone=True)
            return


def _choices(case: Case, reopened: Reopen) -> Iterator[Block]:
    """The villages wanted or excluded by hand, let go all at once."""
    for limit, name in (("kecuali", "excluded"), ("wajib", "must")):
        chosen = getattr(case.limits, name)
        if chosen and _opens(reopened(**{name: frozenset()})):
            yield Block(limit, None, len(chosen), None, alone=True)


def _margin(case: Case, reachable: int | None) -> Iterator[Block]:
    missed = None if reachable is None else required(case.limits, len(case.field)) - reachable
    if missed is not None and missed <= case.limits.margin:
        yield Block("pengaman", None, case.limits.margin, case.limits.margin - missed, alone=True)


def _target(case: Case, reachable: int | None) -> Iterator[Block]:
    if reachable is not None:
        yield Block("target", None, required(case.limits, len(case.field)), reachable, alone=True)


def _together(case: Case) -> Iterator[Block]:
    """Where several limits are in the way: each number that the least plan without such limits goes beyond."""
    problem, limits = case.problem, case.limits
    free = replace(without_capacity(problem), budget=None, capacity=np.full_like(problem.capacity, UNLIMITED))
    choice = _least(free) or _least(replace(free, floor=np.zeros_like(problem.floor)))
    if choice is None:
        return
    used = _used(problem, choice)
    if problem.budget is not None and used[0] > problem.budget:
        yield Block("anggaran", None, problem.budget, int(used[0]), alone=False)
    for n, agency in enumerate(limits.watched):
        if used[1 + n] > limits.agency_capacity[agency]:
            yield Block("instansi", agency, limits.agency_capacity[agency], int(used[1 + n]), alone=False)
    counts = np.bincount(problem.area[choice.village], minlength=len(problem.floor))
    for name, given, over in (
        ("kapasitas", problem.capacity, counts - problem.capacity), ("lantai", problem.floor, problem.floor - counts)
    ):  # fmt: skip
        worst = int(np.argmax(over))
        if over[worst] > 0:
            yield Block(name, case.field.areas[worst], int(given[worst]), int(counts[worst]), alone=False)


def _used(problem: Problem, choice: SolvedChoice) -> np.ndarray:
    """Effort of a choice, in all and of each watched agency."""
    each = [problem.efforts[problem.menu[v]][w] for v, w in zip(choice.village, choice.way, strict=True)]
    used: np.ndarray = np.array(each, dtype=np.int64).reshape(len(each), 1 + len(problem.agency_capacity)).sum(axis=0)
    return used


def _more_capacity(problem: Problem, more: int) -> Problem:
    limited = problem.capacity < UNLIMITED
    return replace(problem, capacity=np.where(limited, problem.capacity + more * limited, problem.capacity))


def _smallest(changed: Callable[[int], Problem], most_moves: int) -> int | None:
    """The smallest move from 1 on that makes a plan possible; None when even the largest does not."""
    if most_moves < 1 or _least(changed(most_moves)) is None:
        return None
    low, high = 0, most_moves
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _least(changed(middle)) else (middle, high)
    return high


def _opens(case: Case) -> bool:
    return not case.stuck and _least(replace(case.problem, patience=SHORT)) is not None


def _least(problem: Problem) -> SolvedChoice | None:
    """The choice of least effort that a short search finds."""
    try:
        return least(problem)
    except UnsolvedError:
        return None


def _least_of(problem: Problem, agency: int) -> int | None:
    try:
        return mixed.least_of(problem, agency)
    except UnsolvedError:
        return None
