"""The villages of a district as a plan sees them: who counts already, who may be raised, in which kecamatan."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.core.area import wilayah
from kkb.core.counts.rows import ITEMS
from kkb.core.plan.limits import PlanLimits
from kkb.core.rule import classify
from kkb.core.rule.ruleset import RuleSet

COLUMNS = ("unit", "kode", "kode_kec", "strata", *ITEMS)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One row per Kampung KB, in the order of unit codes, the new ones among them.

    `scores` (n, 12) from 1 to the item's best; `reached`: counts by its given stratum; `area`: position of its
    kecamatan in `areas`; `must`, `excluded`: asked for.
    """

    unit: np.ndarray
    kode: np.ndarray
    strata: np.ndarray
    scores: np.ndarray
    reached: np.ndarray
    area: np.ndarray
    areas: tuple[str, ...]
    must: np.ndarray
    excluded: np.ndarray

    def __len__(self) -> int:
        return len(self.unit)


def survey(state: pd.DataFrame, ruleset: RuleSet, limits: PlanLimits) -> Field:
    """The field of a state (unit, kode, kode_kec, strata and the ITEMS), with the new villages of the limits."""
    rows = with_new(state, limits.new, ruleset.ladder.entry).sort_values("unit", ignore_index=True)
    best = np.array([item.max_score for item in ruleset.items])
    areas, area = np.unique(rows["kode_kec"].to_numpy(dtype=str), return_inverse=True)
    unit, kode = rows["unit"].to_numpy(dtype=object), rows["kode"].to_numpy(dtype=object)
    return Field(
        unit, kode, rows["strata"].to_numpy(dtype=object), np.clip(classify.score_matrix(rows), 1, best),
        rows["strata"].isin(list(ruleset.ladder.at_least(limits.goal))).to_numpy(), area, tuple(areas.tolist()),
        _named(unit, kode, limits.must), _named(unit, kode, limits.excluded),
    )  # fmt: skip


def with_new(state: pd.DataFrame, codes: tuple[str, ...], entry: str) -> pd.DataFrame:
    """The state (COLUMNS) with villages that will be formed: at `entry`, without a single score."""
    rows = state[list(COLUMNS)]
    if not codes:
        return rows
    fresh = pd.DataFrame({"unit": codes, "kode": codes, "kode_kec": [wilayah.parent(c) for c in codes]}, dtype=object)
    blank = dict.fromkeys(ITEMS, pd.array([pd.NA] * len(codes), dtype="Int8"))
    return pd.concat([rows.astype(dict.fromkeys(ITEMS, "Int8")), fresh.assign(strata=entry, **blank)])


def _named(unit: np.ndarray, kode: np.ndarray, codes: frozenset[str]) -> np.ndarray:
    named: np.ndarray = pd.Series(unit).isin(codes).to_numpy() | pd.Series(kode).isin(codes).to_numpy()
    return named
