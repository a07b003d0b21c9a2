"""A few agreed actions for the example: invented, the same at every start, some reached, some late."""

from datetime import date, timedelta

import pandas as pd

from kkb.core.actions.action import Action
from kkb.core.counts.rows import ITEMS
from kkb.core.plan.effort import Effort
from kkb.core.rule.ruleset import RuleSet

PER_DISTRICT = 8
_DUE = (60, 120, 210, 300)
_STATUSES = ("selesai", "berjalan", "berjalan", "rencana", "selesai", "rencana", "berjalan", "batal")
_ROLES = ("Ketua Pokja", "PKB pendamping", "Kepala bidang", "Kasi pemerintahan desa")


def example_actions(rows: pd.DataFrame, on: date, rule: RuleSet, effort: Effort) -> tuple[Action, ...]:
    """Actions agreed at a date on the rows of a district then: one step of one item in some of its villages."""
    told = rows[rows["lapor"].astype(bool)].sort_values("unit")
    picked = told.iloc[:: max(1, len(told) // PER_DISTRICT)].head(PER_DISTRICT)
    found = []
    for n, row in enumerate(picked.to_dict("records")):
        below = [item for item in ITEMS if int(row[item]) < rule.item(item).max_score]
        if below:
            item = below[n % len(below)]
            found.append(_action(n, str(row["unit"]), (item, int(row[item])), (on, effort)))
    return tuple(found)


def _action(n: int, unit: str, weak: tuple[str, int], agreed: tuple[date, Effort]) -> Action:
    (item, score), (on, effort) = weak, agreed
    return Action(
        unit=unit, tugas=item, dari=score, ke=score + 1, instansi=effort.item(item).rung(score + 1).agency,
        peran=_ROLES[n % len(_ROLES)], tenggat=on + timedelta(days=_DUE[n % len(_DUE)]), status=_STATUSES[n],
        disepakati=on, contoh=True,
    )  # fmt: skip
