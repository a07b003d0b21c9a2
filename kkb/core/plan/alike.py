"""The choice when no agency is limited: every village has one effort, and HiGHS decides over classes of equal effort.

Within one kecamatan it is never worse to take a cheaper village before a dearer one. So a floor, and the villages that
must come, fix the head of each kecamatan's list; a capacity cuts off its tail; of what lies between, villages of equal
effort are interchangeable wherever they are. The program has one variable per distinct effort, however many villages.
"""

import numpy as np

from kkb.core.plan.integer import Program, Row, proven, solved
from kkb.core.plan.problem import Problem, SolvedChoice


def least(problem: Problem) -> SolvedChoice | None:
    """The choice of least effort; of equal ones the villages that stand first by effort and code. None: impossible."""
    lists = _lists(problem)
    if lists is None:
        return None
    effort, fixed, free = lists
    rest = max(0, problem.required - len(fixed))
    classes, counts = np.unique(effort[free], return_counts=True)
    every = np.arange(len(classes))
    answer = solved(Program(classes, counts, (Row(every, np.ones_like(classes), rest, rest),)))
    if answer is None:
        return None
    choice = _choice(effort, fixed, _first(effort, free, classes, answer.x), int(effort[fixed].sum()) + answer.bound)
    return choice if problem.budget is None or choice.effort <= problem.budget else None


def most(problem: Problem) -> int | None:
    """How many villages can be chosen at most, `required` apart; None when even what must be done cannot."""
    lists = _lists(problem)
    if lists is None:
        return None
    effort, fixed, free = lists
    classes, counts = np.unique(effort[free], return_counts=True)
    every = np.arange(len(classes))
    left = None if problem.budget is None else problem.budget - int(effort[fixed].sum())
    if left is not None and left < 0:
        return None
    rows = () if left is None else (Row(every, classes, None, left),)
    answer = proven(Program(-np.ones_like(classes), counts, rows))
    return None if answer is None else len(fixed) - answer.value


def _lists(problem: Problem) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """Effort of every village; the villages that are fixed; those that are free to be chosen."""
    single = np.array([menu[0, 0] for menu in problem.efforts], dtype=np.int64)
    effort = single[problem.menu] if len(problem) else np.zeros(0, dtype=np.int64)
    order = np.lexsort([np.arange(len(problem)), effort, ~problem.must, problem.area])
    place = np.empty(len(problem), dtype=np.int64)
    place[order] = _places(problem.area[order])
    areas = len(problem.floor)
    forced = np.maximum(np.bincount(problem.area[problem.must], minlength=areas), problem.floor)
    if (forced > np.minimum(problem.capacity, np.bincount(problem.area, minlength=areas))).any():
        return None
    is_fixed = place < forced[problem.area]
    is_free = ~is_fixed & (place < problem.capacity[problem.area])
    return effort, np.flatnonzero(is_fixed), np.flatnonzero(is_free)


def _places(group: np.ndarray) -> np.ndarray:
    """The place of each element within its run of equal values."""
    starts = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]])) if len(group) else np.zeros(0, dtype=int)
    lengths = np.diff(np.concatenate([starts, [len(group)]]))
    return np.arange(len(group)) - np.repeat(starts, lengths)


def _first(effort: np.ndarray, free: np.ndarray, classes: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    order = free[np.argsort(effort[free], kind="stable")]
    first: np.ndarray = order[_places(effort[order]) < wanted[np.searchsorted(classes, effort[order])]]
    return first


def _choice(effort: np.ndarray, fixed: np.ndarray, free: np.ndarray, bound: int) -> SolvedChoice:
    village = np.sort(np.concatenate([fixed, free]))
    return SolvedChoice(village, np.zeros(len(village), dtype=np.int64), int(effort[village].sum()), bound)
