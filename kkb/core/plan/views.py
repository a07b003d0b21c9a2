"""A plan turned round: step by step, per agency, per kecamatan."""

import numpy as np
import pandas as pd

from kkb.core import wilayah
from kkb.core.effort import Effort
from kkb.core.plan.limits import Limits
from kkb.core.plan.result import Plan
from kkb.core.rows import STRATA

STEP_COLUMNS = ("urutan", "unit", "kode", "kode_kec", "tujuan", "item", "dari", "ke", "upaya", "instansi")
AGENCY_COLUMNS = ("instansi", "desa", "langkah", "upaya", "kapasitas")
AREA_COLUMNS = ("kode_kec", "terbentuk", "tercapai", "naik", "sesudah", "upaya")


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
