"""The choice when agencies are limited: HiGHS decides over classes of villages and the ways open to each class.

A class holds the villages with the same menu of ways (and, when kecamatan have limits, of one kecamatan); one variable
counts the villages of a class that go one way.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kkb.core.plan.integer import Answer, Program, Row, proven, solved
from kkb.core.plan.problem import UNLIMITED, Problem, SolvedChoice


@dataclass(frozen=True, slots=True, eq=False)
class Classes:
    """`members`: the villages of each class, by code. Per variable its class, its way and (x, 1 + agencies) efforts."""

    members: tuple[np.ndarray, ...]
    of: np.ndarray
    way: np.ndarray
    efforts: np.ndarray


def least(problem: Problem) -> SolvedChoice | None:
    """The choice of least effort; within a class the villages with the lowest codes. None: impossible."""
    classes = _classes(problem)
    answer = solved(_program(problem, classes, classes.efforts[:, 0], problem.required), problem.patience)
    return None if answer is None else _choice(classes, answer)


def most(problem: Problem) -> int | None:
    """How many villages can be chosen at most, `required` apart; None when even what must be done cannot."""
    classes = _classes(problem)
    answer = proven(_program(problem, classes, -np.ones(len(classes.of), dtype=np.int64), 0), problem.patience)
    return None if answer is None else -answer.value


def least_of(problem: Problem, agency: int) -> int | None:
    """An effort of one watched agency that a choice can do with: the least, as far as `patience` shows it."""
    classes = _classes(problem)
    answer = solved(_program(problem, classes, classes.efforts[:, 1 + agency], problem.required), problem.patience)
    return None if answer is None else answer.value


def _classes(problem: Problem) -> Classes:
    area = problem.area if problem.has_area_limits else np.zeros_like(problem.area)
    keys = np.column_stack([area, problem.must, problem.menu])
    _, first, inverse = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(inverse, kind="stable")
    members = tuple(np.split(order, np.cumsum(np.bincount(inverse, minlength=len(first)))[:-1])) if len(first) else ()
    menus = [problem.efforts[problem.menu[village]] for village in first]
    sizes = np.array([len(menu) for menu in menus], dtype=np.int64)
    efforts = np.concatenate(menus) if menus else np.zeros((0, 1 + len(problem.agency_capacity)), dtype=np.int64)
    way = np.concatenate([np.arange(size) for size in sizes]) if menus else np.zeros(0, dtype=np.int64)
    return Classes(members, np.repeat(np.arange(len(first)), sizes), way, efforts)


def _program(problem: Problem, classes: Classes, cost: np.ndarray, required: int) -> Program:
    counts = np.array([len(m) for m in classes.members], dtype=np.int64)
    rows = [*_class_rows(problem, classes, counts), *_area_rows(problem, classes)]
    every, ones = np.arange(len(classes.of)), np.ones(len(classes.of), dtype=np.int64)
    rows.append(Row(every, ones, required, None))
    for column, limit in enumerate((problem.budget, *problem.agency_capacity)):
        if limit is not None:
            rows.append(Row(every, classes.efforts[:, column], None, limit))
    return Program(cost, counts[classes.of], tuple(rows))


def _class_rows(problem: Problem, classes: Classes, counts: np.ndarray) -> Iterator[Row]:
    starts = np.searchsorted(classes.of, np.arange(len(counts) + 1))
    for n, count in enumerate(counts.tolist()):
        at = np.arange(starts[n], starts[n + 1])
        is_must = problem.must[classes.members[n][0]]
        if is_must or len(at) > 1:
            yield Row(at, np.ones(len(at), dtype=np.int64), count if is_must else None, count)


def _area_rows(problem: Problem, classes: Classes) -> Iterator[Row]:
    limited = np.flatnonzero((problem.floor > 0) | (problem.capacity < UNLIMITED))
    firsts = np.array([m[0] for m in classes.members], dtype=np.int64)
    area = problem.area[firsts][classes.of]
    order = np.argsort(area, kind="stable")
    starts, ends = (np.searchsorted(area[order], limited, side) for side in ("left", "right"))
    for n, start, end in zip(limited.tolist(), starts.tolist(), ends.tolist(), strict=True):
        capacity = int(problem.capacity[n])
        high = None if capacity >= UNLIMITED else capacity
        yield Row(order[start:end], np.ones(end - start, dtype=np.int64), int(problem.floor[n]), high)


def _choice(classes: Classes, answer: Answer) -> SolvedChoice:
    taken = [
        (classes.members[c][start:end], np.full(end - start, classes.way[x]))
        for x, (c, start, end) in enumerate(_shares(classes, answer.x))
        if end > start
    ]
    village = np.concatenate([t[0] for t in taken]) if taken else np.zeros(0, dtype=np.int64)
    way = np.concatenate([t[1] for t in taken]) if taken else np.zeros(0, dtype=np.int64)
    order = np.argsort(village)
    return SolvedChoice(village[order], way[order], int(classes.efforts[:, 0] @ answer.x), answer.bound)


def _shares(classes: Classes, counts: np.ndarray) -> Iterator[tuple[int, int, int]]:
    """Per variable: its class, and which of the members (from, to) go its way."""
    used = np.zeros(len(classes.members), dtype=np.int64)
    for c, count in zip(classes.of.tolist(), counts.tolist(), strict=True):
        yield c, int(used[c]), int(used[c]) + count
        used[c] += count
