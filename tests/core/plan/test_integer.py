"""Whole-number programs: the optimum, its bound, what is impossible, and what was not settled."""

import numpy as np
import pytest

from kkb.core.plan import integer
from kkb.core.plan.integer import Program, Row, proven, solved
from kkb.core.plan.problem import UnsolvedError

TWO = np.array([0, 1])


def program(cost: list[int], most: list[int], *rows: Row) -> Program:
    return Program(np.array(cost), np.array(most), rows)


def row(weights: list[int], low: int | None = None, high: int | None = None) -> Row:
    return Row(np.arange(len(weights)), np.array(weights), low, high)


def test_the_optimum_is_whole_and_its_bound_is_its_value():
    found = solved(program([7, 5], [10, 10], row([3, 2], low=10)))
    assert (found.value, found.bound, (found.x * [3, 2]).sum() >= 10) == (24, 24, True)


def test_an_optimum_in_odd_large_numbers_is_exact():
    found = solved(program([1_234_567, 999_983], [9, 9], row([1_234_567, 999_983], low=7_654_321)))
    every = [a * 1_234_567 + b * 999_983 for a in range(10) for b in range(10)]
    assert found.value == min(total for total in every if total >= 7_654_321)


def test_rupiah_are_reckoned_in_their_common_unit_and_given_back_in_rupiah():
    found = solved(program([700_000_000, 500_000_000], [10, 10], row([300_000, 200_000], low=900_001)))
    assert found.value == found.bound == 2_400_000_000


def test_rows_that_contradict_each_other_leave_no_answer():
    assert solved(program([1, 1], [3, 3], row([1, 1], low=7))) is None
    assert solved(program([1, 1], [3, 3], row([2, 2], low=3, high=3))) is None
    assert solved(program([1], [5], Row(np.array([], dtype=int), np.array([], dtype=int), 1, None))) is None


def test_without_variables_only_the_empty_answer_is_asked():
    assert solved(program([], [])).value == 0
    assert solved(program([], [], row([], low=1))) is None


def test_what_the_solver_leaves_open_is_said_and_never_passed_off_as_proven(monkeypatch: pytest.MonkeyPatch):
    honest = integer.milp

    def hasty(*given, **options):
        found = honest(*given, **options)
        found.status, found.message, found.mip_dual_bound = 4, "Solution limit reached", found.fun - 3.5
        return found

    monkeypatch.setattr(integer, "milp", hasty)
    unfinished = program([7, 5], [10, 10], row([3, 2], low=10))
    assert (solved(unfinished).value, solved(unfinished).bound) == (24, 21)
    with pytest.raises(UnsolvedError):
        proven(unfinished)


def test_an_answer_that_breaks_a_row_once_rounded_is_not_taken(monkeypatch: pytest.MonkeyPatch):
    honest = integer.milp

    def wrong(*given, **options):
        found = honest(*given, **options)
        found.x = found.x * 0
        return found

    monkeypatch.setattr(integer, "milp", wrong)
    with pytest.raises(UnsolvedError):
        solved(program([7, 5], [10, 10], row([3, 2], low=10)))
