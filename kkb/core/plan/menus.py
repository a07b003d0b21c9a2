"""The ways open to every village of a district at once: villages with the same scores are reckoned once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kkb.core.plan.prices import SCORES, PriceBook
from kkb.core.plan.ways import Ways, variable_ways, village_ways

_IMPOSSIBLE = np.int64(2) ** 60
_STEPS, _ITEMS = 7, 4
"""Bits kept free below an effort for the number of steps (at most 33) and of items touched (at most 12)."""


@dataclass(frozen=True, slots=True, eq=False)
class Menus:
    """What every village may do. `menu` (n,): position in `efforts`, -1 where the goal is out of reach.

    `efforts`: per menu (ways, 1 + watched agencies); villages of one menu are interchangeable. `kind` (n,): position
    in `raises`, per kind (ways, 12) in the same order.
    """

    menu: np.ndarray
    efforts: tuple[np.ndarray, ...]
    kind: np.ndarray
    raises: Sequence[np.ndarray] | np.ndarray

    def raised(self, village: int, way: int) -> np.ndarray:
        """The points by which the items of a village go up in one of its ways (12,)."""
        points: np.ndarray = self.raises[self.kind[village]][way]
        return points


def menus(book: PriceBook, scores: np.ndarray) -> Menus:
    """The menus of villages with `scores` (n, 12). Without watched agencies each has one way, its cheapest."""
    patterns = [_patterns(scores[:, list(bar.columns)]) for bar in book.bars]
    parts = [[variable_ways(book, n, scores[row]) for row in first.tolist()] for n, (first, _) in enumerate(patterns)]
    which = np.column_stack([inverse for _, inverse in patterns])
    return _single(book, parts, which) if book.price.shape[2] == 1 else _several(book, scores, parts, which)


def _patterns(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first village of each distinct row of scores, and each village's place among the distinct rows."""
    codes = scores @ (SCORES ** np.arange(scores.shape[1]))
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    return first, inverse


def _single(book: PriceBook, parts: list[list[Ways]], which: np.ndarray) -> Menus:
    keys = [np.array([_key(ways) for ways in of_variable], dtype=np.int64) for of_variable in parts]
    sums = [sum(keys[n][which[:, n]] for n in family) for family in book.families]
    best = np.argmin(sums, axis=0)
    total = np.min(sums, axis=0)
    raises = np.zeros((len(which), book.top.shape[0]), dtype=np.int64)
    for f, family in enumerate(book.families):
        for n in family:
            raises[best == f] += _firsts(parts[n], raises.shape[1])[which[best == f, n]]
    efforts, menu = np.unique(np.where(total < _IMPOSSIBLE, total >> (_STEPS + _ITEMS), -1), return_inverse=True)
    hopeless = int(len(efforts) > 0 and efforts[0] < 0)
    kept = tuple(np.array([[effort]]) for effort in efforts[hopeless:])
    return Menus(menu - hopeless, kept, np.arange(len(which)), raises[:, None, :])


def _firsts(of_variable: list[Ways], items: int) -> np.ndarray:
    """The raises of the cheapest way of each pattern (patterns, 12); nothing where there is none."""
    rows = [ways.raises[0] if len(ways) else np.zeros(items, dtype=np.int64) for ways in of_variable]
    return np.array(rows, dtype=np.int64).reshape(len(rows), items)


def _key(ways: Ways) -> int:
    """The cheapest way as one number: effort, then steps, then items touched, as the order of ways has it."""
    if not len(ways):
        return int(_IMPOSSIBLE)
    raised = ways.raises[0]
    return (int(ways.efforts[0, 0]) << (_STEPS + _ITEMS)) + (int(raised.sum()) << _ITEMS) + int((raised > 0).sum())


def _several(book: PriceBook, scores: np.ndarray, parts: list[list[Ways]], which: np.ndarray) -> Menus:
    base = np.array([len(of_variable) for of_variable in parts])
    codes = which @ np.concatenate([[1], np.cumprod(base)[:-1]])
    _, first, kind = np.unique(codes, return_index=True, return_inverse=True)
    found = [
        village_ways(book, scores[row], tuple(parts[n][which[row, n]] for n in range(len(parts)))) for row in first
    ]
    seen: dict[bytes, int] = {}
    of_kind = np.array([seen.setdefault(w.efforts.tobytes(), len(seen)) if len(w) else -1 for w in found], dtype=int)
    efforts = {int(of_kind[n]): w.efforts for n, w in enumerate(found) if len(w)}
    return Menus(of_kind[kind], tuple(efforts[n] for n in range(len(seen))), kind, [w.raises for w in found])
