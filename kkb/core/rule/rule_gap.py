"""Where one Kampung KB stands against the rule: its three sums, what is missing to count, who is next to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.rule.paths import missing_points, nearest_set
from kkb.core.rule.ruleset import RuleSet

EACH = 3
NEAR_COLUMNS = ("unit", "kode", "nama", "kampung", "strata", "lapor", "poin")


@dataclass(frozen=True, slots=True)
class VariableGap:
    """One of Input, Proses, Output: the sum of its scores, the sum at which it passes, the most there is; its index.

    `index` is the one given in the file (None where blank); what passes is decided by the sum.
    """

    key: str
    name: str
    total: int
    pass_sum: int
    most: int
    index: float | None
    pass_index: float

    @property
    def short(self) -> int:
        """Score points short of passing."""
        return max(0, self.pass_sum - self.total)


@dataclass(frozen=True, slots=True)
class RuleGap:
    """`missing` are the variables that must pass to count by the rule and do not, on the nearest way; `blank`: the keys
    of items without a score.
    """

    variables: tuple[VariableGap, ...]
    missing: tuple[VariableGap, ...]
    blank: tuple[str, ...]

    @property
    def points(self) -> int:
        """Score points that are missing to count."""
        return sum(v.short for v in self.missing)


def scores_of(row: Mapping[str, Any]) -> dict[str, int | None]:
    """The twelve scores of a row by item; None where blank."""
    return {item: None if pd.isna(row[item]) else int(row[item]) for item in ITEMS}


def rule_gap(row: Mapping[str, Any], ruleset: RuleSet) -> RuleGap:
    """The standing of one snapshot row (ROW_COLUMNS); a blank score counts as 1."""
    scores = scores_of(row)
    variables = tuple(
        VariableGap(
            v.key, v.name, sum(scores[item] or 1 for item in v.items), v.pass_sum,
            sum(ruleset.item(item).max_score for item in v.items), None if pd.isna(row[index]) else float(row[index]),
            v.pass_index,
        )
        for v, index in zip(ruleset.variables, INDICES, strict=True)
    )  # fmt: skip
    by_key = {v.key: v for v in variables}
    nearest = nearest_set({key: v.short for key, v in by_key.items()}, ruleset)
    missing = tuple(by_key[key] for key in nearest if by_key[key].short)
    return RuleGap(variables, missing, tuple(item for item, score in scores.items() if score is None))


def neighbours(
    rows: pd.DataFrame, unit: str, ruleset: RuleSet, reached: Sequence[str], each: int = EACH
) -> pd.DataFrame:
    """The Kampung KB just above and below one on the ladder of missing points (NEAR_COLUMNS), the highest first.

    `rows`: those of its kecamatan. Who counts already stands above all others, whatever its scores say.
    """
    ladder = rows.assign(poin=missing_points(rows, ruleset) if len(rows) else 0)
    ladder.loc[ladder["strata"].isin(list(reached)), "poin"] = 0
    ladder["_hit"] = ~ladder["strata"].isin(list(reached))
    ladder = ladder.sort_values(["_hit", "poin", "nama", "unit"], ignore_index=True)
    here = ladder.index[ladder["unit"].eq(unit)]
    if here.empty:
        return ladder.iloc[:0][list(NEAR_COLUMNS)]
    at = int(here[0])
    return ladder.iloc[max(0, at - each) : at + each + 1][list(NEAR_COLUMNS)].reset_index(drop=True)
