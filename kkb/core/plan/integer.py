"""Integer programs for HiGHS (through scipy), with the answer checked again in whole numbers."""

from dataclasses import dataclass, replace
from math import gcd

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array

from kkb.core.plan.problem import THOROUGH, Patience, UnsolvedError

_OPTIMAL, _INFEASIBLE, _OTHER = 0, 2, 4


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """low <= sum of weights * x <= high, over the variables at `at`; None = open on that side."""

    at: np.ndarray
    weights: np.ndarray
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Minimise `cost` * x over whole x from 0 to `most`, subject to `rows`. All numbers are whole."""

    cost: np.ndarray
    most: np.ndarray
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The best x found, its value, and a whole number that no x goes below."""

    x: np.ndarray
    value: int
    bound: int


def solved(program: Program, patience: Patience = THOROUGH) -> Answer | None:
    """The optimum, or the best found within `patience`; None when nothing satisfies the rows.

    Raises UnsolvedError when the solver stopped before either was known.
    """
    if len(program.cost) == 0:
        nothing = np.zeros(0, dtype=np.int64)
        return Answer(nothing, 0, 0) if _holds(program, nothing) else None
    scaled, unit = _scaled(program)
    found = milp(
        scaled.cost.astype(float), integrality=np.ones(len(scaled.cost)), bounds=Bounds(0, scaled.most.astype(float)),
        constraints=_constraints(scaled),
        options={"mip_rel_gap": 0.0, "node_limit": patience.nodes, "time_limit": patience.seconds},
    )  # fmt: skip
    if _is_infeasible(found):
        return None
    if found.x is None:
        raise UnsolvedError(found.message)
    x = np.rint(found.x).astype(np.int64)
    if not _holds(program, x):
        raise UnsolvedError("rounded answer breaks a row")
    value = int(program.cost @ x)
    return Answer(x, value, value if found.status == _OPTIMAL else min(value, _bound(found, unit)))


def proven(program: Program, patience: Patience = THOROUGH) -> Answer | None:
    """The optimum; None when nothing satisfies the rows. Raises UnsolvedError when it could not be proven."""
    answer = solved(program, patience)
    if answer is not None and answer.value > answer.bound:
        raise UnsolvedError("not proven in time")
    return answer


def _is_infeasible(found: OptimizeResult) -> bool:
    """All variables have ends, so what HiGHS calls unbounded or infeasible is infeasible."""
    return found.status == _INFEASIBLE or (found.status == _OTHER and "unbounded or infeasible" in found.message)


def _bound(found: OptimizeResult, unit: int) -> int:
    return int(np.ceil(found.mip_dual_bound - 1e-6)) * unit


def _holds(program: Program, x: np.ndarray) -> bool:
    if ((x < 0) | (x > program.most)).any():
        return False
    sums = [(int(row.weights @ x[row.at]), row) for row in program.rows]
    return all((row.low is None or row.low <= s) and (row.high is None or s <= row.high) for s, row in sums)


def _scaled(program: Program) -> tuple[Program, int]:
    """The same program in the largest common units: rupiah in hundreds of thousands become small numbers."""
    unit = int(np.gcd.reduce(program.cost)) or 1
    rows = tuple(_scaled_row(row) for row in program.rows)
    return replace(program, cost=program.cost // unit, rows=rows), unit


def _scaled_row(row: Row) -> Row:
    unit = gcd(*row.weights.tolist()) or 1
    low = None if row.low is None else -(-row.low // unit)
    high = None if row.high is None else row.high // unit
    return Row(row.at, row.weights // unit, low, high)


def _constraints(program: Program) -> LinearConstraint | tuple[()]:
    if not program.rows:
        return ()
    lengths = [len(row.at) for row in program.rows]
    matrix = csr_array(
        (
            np.concatenate([row.weights for row in program.rows]).astype(float),
            np.concatenate([row.at for row in program.rows]),
            np.concatenate([[0], np.cumsum(lengths)]),
        ),
        shape=(len(lengths), len(program.cost)),
    )
    low = [-np.inf if row.low is None else row.low for row in program.rows]
    high = [np.inf if row.high is None else row.high for row in program.rows]
    return LinearConstraint(matrix, low, high)
