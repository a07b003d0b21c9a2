"""A plan turned round: step by step, per agency, per kecamatan; what each village lacks; what there is to agree on."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from kkb.core.area import wilayah
from kkb.core.plan.effort import Effort
from kkb.core.plan.limits import PlanLimits
from kkb.core.plan.result import Plan, VillagePlan
from kkb.core.rule.ladder import Ladder
from kkb.core.rule.ruleset import RuleSet

STEP_COLUMNS = ("urutan", "unit", "kode", "kode_kec", "tujuan", "item", "dari", "ke", "upaya", "instansi")
AGENCY_COLUMNS = ("instansi", "desa", "langkah", "upaya", "kapasitas")
ACTION_COLUMNS = ("kode", "nama", "kode_kec", "item", "dari", "ke", "instansi", "upaya")
AREA_COLUMNS = ("kode_kec", "terbentuk", "tercapai", "naik", "sesudah", "upaya")


def step_table(plan: Plan) -> pd.DataFrame:
    """Who does what: one row per step (STEP_COLUMNS); `urutan` is the village's place in the plan, from 1."""
    rows = [
        (n, v.unit, v.kode, v.kode_kec, v.goal, s.item, s.start, s.end, s.effort, s.agency)
        for n, v in enumerate(plan.villages, 1)
        for s in v.steps
    ]
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def action_rows(plan: Plan, name: Callable[[str], str]) -> pd.DataFrame:
    """What there is to agree on: one row per step (ACTION_COLUMNS), in the order of the plan.

    `name` gives the name of a village by its code; items and agencies stand by their keys.
    """
    steps = step_table(plan)
    return steps.assign(nama=[name(code) for code in steps["kode"]])[list(ACTION_COLUMNS)]


def missing_points(village: VillagePlan, rule: RuleSet) -> dict[str, int]:
    """By how many points each variable of the rule (by key) is below its bar before the steps; 0 = it passes."""
    raised = {item.key: 0 for item in rule.items}
    for step in village.steps:
        raised[step.item] += 1
    before = {item.key: score - raised[item.key] for item, score in zip(rule.items, village.scores, strict=True)}
    return {v.key: max(0, v.pass_sum - sum(before[key] for key in v.items)) for v in rule.variables}


def agency_table(plan: Plan, effort: Effort, limits: PlanLimits) -> pd.DataFrame:
    """Per agency (AGENCY_COLUMNS), all of the price list: villages, steps, effort and its capacity (NA = none)."""
    grouped = step_table(plan).groupby("instansi").agg(
        desa=("unit", "nunique"), langkah=("unit", "size"), upaya=("upaya", "sum")
    )  # fmt: skip
    table = grouped.reindex([agency.key for agency in effort.agencies], fill_value=0).astype("int64")
    capacity = [limits.agency_capacity.get(key) for key in table.index]
    return table.assign(kapasitas=pd.array(capacity, dtype="Int64")).rename_axis("instansi").reset_index()


def area_table(plan: Plan, state: pd.DataFrame, limits: PlanLimits, ladder: Ladder) -> pd.DataFrame:
    """Per kecamatan (AREA_COLUMNS), by code: formed with the new ones, reached now, raised, reached then, effort."""
    places = [*state["kode_kec"], *(wilayah.parent(code) for code in limits.new)]
    formed = pd.Series(places, dtype=object).value_counts()
    counting = state["strata"].isin(list(ladder.at_least(limits.goal)))
    raised = pd.Series([v.kode_kec for v in plan.villages], dtype=object).value_counts()
    efforts = pd.Series([v.effort for v in plan.villages], dtype="int64").groupby(
        np.array([v.kode_kec for v in plan.villages], dtype=object)
    )
    table = pd.DataFrame({"terbentuk": formed, "tercapai": state.loc[counting, "kode_kec"].value_counts(),
                          "naik": raised, "upaya": efforts.sum()})  # fmt: skip
    table = table.reindex(sorted(formed.index)).fillna(0).astype("int64")
    table["sesudah"] = table["tercapai"] + table["naik"]
    return table.rename_axis("kode_kec").reset_index()[list(AREA_COLUMNS)]
