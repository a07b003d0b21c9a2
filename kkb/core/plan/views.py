"""A plan turned round: step by step, per agency, per kecamatan, and its weakest villages."""

import numpy as np
import pandas as pd

from kkb.core import rule, wilayah
from kkb.core.effort import Effort
from kkb.core.plan.limits import Limits
from kkb.core.plan.result import Plan, VillagePlan
from kkb.core.rows import ITEMS, STRATA
from kkb.core.ruleset import RuleSet

STEP_COLUMNS = ("urutan", "unit", "kode", "kode_kec", "tujuan", "item", "dari", "ke", "upaya", "instansi")
AGENCY_COLUMNS = ("instansi", "desa", "langkah", "upaya", "kapasitas")
AREA_COLUMNS = ("kode_kec", "terbentuk", "tercapai", "naik", "sesudah", "upaya")
WEAK_COLUMNS = ("urutan", "unit", "kode", "kode_kec", "upaya", "langkah", "rawan", "instansi")


def step_table(plan: Plan) -> pd.DataFrame:
    """Who does what: one row per step (STEP_COLUMNS); `urutan` is the village's place in the plan, from 1."""
    rows = [
        (n, v.unit, v.kode, v.kode_kec, v.goal, s.item, s.start, s.end, s.effort, s.agency)
        for n, v in enumerate(plan.villages, 1)
        for s in v.steps
    ]
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def agency_table(plan: Plan, effort: Effort, limits: Limits) -> pd.DataFrame:
    """Per agency (AGENCY_COLUMNS), all of the price list: villages, steps, effort and its capacity (NA = none)."""
    grouped = step_table(plan).groupby("instansi").agg(
        desa=("unit", "nunique"), langkah=("unit", "size"), upaya=("upaya", "sum")
    )  # fmt: skip
    table = grouped.reindex([agency.key for agency in effort.agencies], fill_value=0).astype("int64")
    capacity = [limits.agency_capacity.get(key) for key in table.index]
    return table.assign(kapasitas=pd.array(capacity, dtype="Int64")).rename_axis("instansi").reset_index()


def area_table(plan: Plan, state: pd.DataFrame, limits: Limits) -> pd.DataFrame:
    """Per kecamatan (AREA_COLUMNS), by code: formed with the new ones, reached now, raised, reached then, effort."""
    places = [*state["kode_kec"], *(wilayah.parent(code) for code in limits.new)]
    formed = pd.Series(places, dtype=object).value_counts()
    counting = state["strata"].isin(STRATA[STRATA.index(limits.goal) :])
    raised = pd.Series([v.kode_kec for v in plan.villages], dtype=object).value_counts()
    efforts = pd.Series([v.effort for v in plan.villages], dtype="int64").groupby(
        np.array([v.kode_kec for v in plan.villages], dtype=object)
    )
    table = pd.DataFrame({"terbentuk": formed, "tercapai": state.loc[counting, "kode_kec"].value_counts(),
                          "naik": raised, "upaya": efforts.sum()})  # fmt: skip
    table = table.reindex(sorted(formed.index)).fillna(0).astype("int64")
    table["sesudah"] = table["tercapai"] + table["naik"]
    return table.rename_axis("kode_kec").reset_index()[list(AREA_COLUMNS)]


def weakest(plan: Plan, ruleset: RuleSet, limits: Limits) -> pd.DataFrame:
    """What if one step slips (WEAK_COLUMNS), the weakest villages first.

    `rawan`: the steps of which each by itself, when it is not done, keeps the village from counting; `instansi`: how
    many agencies must deliver. Weakest: most such steps, then most agencies, then code.
    """
    rows = [
        (n, v.unit, v.kode, v.kode_kec, v.effort, len(v.steps), critical, len({s.agency for s in v.steps}))
        for (n, v), critical in zip(enumerate(plan.villages, 1), _critical(plan, ruleset, limits), strict=True)
    ]
    table = pd.DataFrame(rows, columns=list(WEAK_COLUMNS))
    return table.sort_values(["rawan", "instansi", "unit"], ascending=[False, False, True], ignore_index=True)


def _critical(plan: Plan, ruleset: RuleSet, limits: Limits) -> list[int]:
    """Per village of the plan how many of its steps it cannot do without."""
    owner = [n for n, v in enumerate(plan.villages) for _ in v.steps]
    slipped = [_slipped(v, step.item) for v in plan.villages for step in v.steps]
    if not slipped:
        return [0] * len(plan.villages)
    strata = rule.stratum(pd.DataFrame(slipped, columns=list(ITEMS)), ruleset).map(STRATA.index)
    fails = strata.to_numpy() < STRATA.index(limits.goal)
    return np.bincount(np.array(owner)[fails], minlength=len(plan.villages)).tolist()


def _slipped(village: VillagePlan, item: str) -> tuple[int, ...]:
    return tuple(score - (name == item) for name, score in zip(ITEMS, village.scores, strict=True))
