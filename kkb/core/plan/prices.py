"""The price list and the rule as arrays: what raising each item from one score to another takes, and how far it may go.

Scores and items are positions here: item n of ITEMS, score s of 1-4.
"""

from dataclasses import dataclass

import numpy as np

from kkb.core.counts.rows import ITEMS
from kkb.core.plan.effort import Effort
from kkb.core.rule.paths import passing_sets
from kkb.core.rule.ruleset import RuleSet

SCORES = 5
"""Length of the score axis: scores 1-4, position 0 unused."""


@dataclass(frozen=True, slots=True)
class VariablePass:
    """One variable of the rule: the positions of its items and the sum at which it passes."""

    columns: tuple[int, ...]
    passes_at: int


@dataclass(frozen=True, slots=True, eq=False)
class PriceBook:
    """What a plan reckons with.

    `price` (12, 5, 1 + agencies): effort from score 1 up to a score, in all and then by each watched agency;
    `top` (12, 5): the highest score an item may reach from a score; `families`: sets of variables (positions in
    `bars`) of which one whole set must pass, in the order of the rule's items.
    """

    price: np.ndarray
    top: np.ndarray
    bars: tuple[VariablePass, ...]
    families: tuple[tuple[int, ...], ...]


def price_book(rule: RuleSet, effort: Effort, goal: str, *, years: int = 1, watched: tuple[str, ...] = ()) -> PriceBook:
    """The book for a goal stratum or a higher one ("": the lowest that counts).

    `watched` agencies get their own column of efforts.
    """
    bars = tuple(VariablePass(tuple(ITEMS.index(i) for i in v.items), v.pass_sum) for v in rule.variables)
    families = passing_sets(rule, rule.ladder.at_least(goal))
    return PriceBook(_prices(effort, watched), _tops(rule, effort, years), bars, families)


def _prices(effort: Effort, watched: tuple[str, ...]) -> np.ndarray:
    price = np.zeros((len(ITEMS), SCORES, 1 + len(watched)), dtype=np.int64)
    for n, item in enumerate(effort.items):
        for score in range(2, SCORES):
            price[n, score] = price[n, score - 1]
            if score <= len(item.rungs) + 1:
                rung = item.rung(score)
                price[n, score] += [rung.effort, *(rung.effort * (rung.agency == agency) for agency in watched)]
    return price


def _tops(rule: RuleSet, effort: Effort, years: int) -> np.ndarray:
    top = np.tile(np.arange(SCORES), (len(ITEMS), 1))
    for n, (item, ruled) in enumerate(zip(effort.items, rule.items, strict=True)):
        allowed = 0 if item.fixed else SCORES if item.per_year is None else item.per_year * years
        top[n] = np.maximum(top[n], np.minimum(ruled.max_score, top[n] + allowed))
    return top
