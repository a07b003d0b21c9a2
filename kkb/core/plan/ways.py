"""The ways in which one village can reach a goal, by complete enumeration of its item scores.

A way is worth keeping when no other takes less effort, in all and of every watched agency. Of ways that take the same
the first counts: fewest steps, then fewest items touched, then the items that stand first in the rule.

Enumeration stays small because a variable is enumerated by itself and only to the sum at which it passes: going on
past that sum never makes a way cheaper, for the last step of any item can be left out.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from kkb.core.counts.rows import ITEMS
from kkb.core.plan.prices import PriceBook


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """`efforts` (ways, 1 + watched agencies), best first; `raises` (ways, 12): points by which each item goes up."""

    efforts: np.ndarray
    raises: np.ndarray

    def __len__(self) -> int:
        return len(self.efforts)


def variable_ways(book: PriceBook, variable: int, scores: np.ndarray) -> Ways:
    """The ways to make one variable pass; `scores` (12,) of which only the variable's items are read."""
    bar = book.bars[variable]
    columns = np.array(bar.columns)
    start = scores[columns]
    ends = _ends(start, book.top[columns, start], max(bar.passes_at, int(start.sum())))
    raises = np.zeros((len(ends), len(ITEMS)), dtype=np.int64)
    raises[:, columns] = ends - start
    efforts = (book.price[columns, ends] - book.price[columns, start]).sum(axis=1)
    return worthwhile(Ways(efforts, raises))


def village_ways(book: PriceBook, scores: np.ndarray, parts: tuple[Ways, ...] | None = None) -> Ways:
    """The ways to reach the book's goal; empty when it cannot be reached. `parts` are the ways of each variable."""
    parts = parts or tuple(variable_ways(book, n, scores) for n in range(len(book.bars)))
    found = [_together([parts[n] for n in family]) for family in book.families]
    return worthwhile(Ways(*(np.concatenate([getattr(w, name) for w in found]) for name in ("efforts", "raises"))))


def worthwhile(ways: Ways) -> Ways:
    """The ways that no other beats, in order of effort; of equal ones the first by the rule of this module."""
    keys = [*-ways.raises.T[::-1], (ways.raises > 0).sum(axis=1), ways.raises.sum(axis=1), *ways.efforts.T[::-1]]
    order = np.lexsort(keys)
    efforts, raises = ways.efforts[order], ways.raises[order]
    kept: list[int] = []
    for n, effort in enumerate(efforts):
        if not (efforts[kept] <= effort).all(axis=1).any():
            kept.append(n)
    return Ways(efforts[kept], raises[kept])


def _ends(start: np.ndarray, top: np.ndarray, total: int) -> np.ndarray:
    ranges = (range(low, high + 1) for low, high in zip(start.tolist(), top.tolist(), strict=True))
    ends = [end for end in product(*ranges) if sum(end) == total]
    return np.array(ends, dtype=np.int64).reshape(len(ends), len(start))


def _together(parts: list[Ways]) -> Ways:
    efforts, raises = parts[0].efforts, parts[0].raises
    for part in parts[1:]:
        efforts = (efforts[:, None] + part.efforts[None]).reshape(-1, efforts.shape[1])
        raises = (raises[:, None] + part.raises[None]).reshape(-1, raises.shape[1])
    return Ways(efforts, raises)
