"""What if one step slips: which villages of a plan are the weakest.

A least plan does no step more than it needs, so every step that is not done keeps its village from counting. What
differs is the way out: whether other steps can take its place, and how much more effort they are.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from kkb.core.counts.rows import ITEMS
from kkb.core.plan.effort import Effort
from kkb.core.plan.limits import PlanLimits
from kkb.core.plan.menus import menus
from kkb.core.plan.prices import PriceBook, price_book
from kkb.core.plan.result import Plan
from kkb.core.rule.ruleset import RuleSet

WEAK_COLUMNS = ("urutan", "unit", "kode", "kode_kec", "upaya", "langkah", "instansi", "item", "tambahan")
_NO_WAY = np.iinfo(np.int64).max


def weakest(plan: Plan, ruleset: RuleSet, effort: Effort, limits: PlanLimits) -> pd.DataFrame:
    """The villages of a plan (WEAK_COLUMNS), the weakest first: no other way, the dearest way, most steps, code.

    `item`: the one whose last step must not slip; `tambahan`: effort on top if it does (NA: nothing can replace it);
    `langkah`, `instansi`: how many steps, and agencies, must deliver. A village without steps has no such item.
    """
    extra, item = _worst(plan, price_book(ruleset, effort, limits.goal, years=limits.years))
    rows = [
        (n, v.unit, v.kode, v.kode_kec, v.effort, len(v.steps), len({s.agency for s in v.steps}))
        for n, v in enumerate(plan.villages, 1)
    ]
    table = pd.DataFrame(rows, columns=list(WEAK_COLUMNS[:-2])).assign(item=item, _worst=extra)
    table["tambahan"] = table["_worst"].astype("Int64").mask(table["_worst"].eq(_NO_WAY))
    order = ["_worst", "langkah", "unit"]
    return table.sort_values(order, ascending=[False, False, True], ignore_index=True)[list(WEAK_COLUMNS)]


def _worst(plan: Plan, book: PriceBook) -> tuple[np.ndarray, list[str | None]]:
    """Per village the effort on top when its worst step slips, and the item of that step; of equals the first item."""
    ends = np.array([v.scores for v in plan.villages], dtype=np.int64).reshape(len(plan.villages), len(ITEMS))
    starts = ends - _raised(plan)
    planned = np.array([v.effort for v in plan.villages], dtype=np.int64)
    extra, worst = np.zeros(len(planned), dtype=np.int64), np.full(len(planned), -1)
    for item in range(len(ITEMS)):
        for end in range(2, int(ends[:, item].max(initial=0)) + 1):
            hit = np.flatnonzero((ends[:, item] == end) & (starts[:, item] < end))
            more = _replaced(book, starts[hit], item, end) - planned[hit]
            more[more > _NO_WAY // 2] = _NO_WAY
            dearer = hit[(more > extra[hit]) | (worst[hit] < 0)]
            worst[dearer] = item
            extra[hit] = np.maximum(extra[hit], more)
    return extra, [ITEMS[n] if n >= 0 else None for n in worst.tolist()]


def _replaced(book: PriceBook, starts: np.ndarray, item: int, end: int) -> np.ndarray:
    """The least effort from each row of scores when an item gets no further than one below `end`."""
    top = book.top.copy()
    top[item] = np.minimum(top[item], end - 1)
    found = menus(replace(book, top=top), starts)
    efforts = np.array([*(menu[0, 0] for menu in found.efforts), _NO_WAY], dtype=np.int64)
    least: np.ndarray = efforts[found.menu]
    return least


def _raised(plan: Plan) -> np.ndarray:
    raised = np.zeros((len(plan.villages), len(ITEMS)), dtype=np.int64)
    for n, village in enumerate(plan.villages):
        for step in village.steps:
            raised[n, ITEMS.index(step.item)] += 1
    return raised
