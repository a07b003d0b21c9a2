"""A plan as tables in words: village by village, step by step, per agency, per kecamatan."""

from collections.abc import Mapping
from math import ceil
from typing import Any

import pandas as pd

from kkb.core.counts.ratio import Share
from kkb.core.plan import Plan, VillagePlan
from kkb.core.plan.views import agency_table, area_table, missing_points
from kkb.text import format as fmt
from kkb.text.markdown import plain
from kkb.text.plan_words import PlanWords, step_words

VILLAGE_COLUMNS = (
    "urutan", "nama", "kecamatan", "langkah", "upaya", "kurang", "rawan", "meleset", "strata", "tujuan", "kode",
)  # fmt: skip
STEP_COLUMNS = ("urutan", "nama", "kecamatan", "item", "dari", "ke", "kerja", "instansi", "upaya", "kode")
AGENCY_COLUMNS = ("instansi", "desa", "langkah", "upaya", "kapasitas")
AREA_COLUMNS = ("nama", "kini", "naik", "sesudah", "pangsa", "upaya")
_WEAK_PART = 5
"""One in so many villages of a plan is marked as weak, at least one."""


def weak_units(weak: pd.DataFrame) -> frozenset[str]:
    """The weakest villages of a plan (frame of core.plan.slip.weakest): a fifth of those that have steps to do."""
    with_steps = weak[weak["langkah"] > 0]
    return frozenset(with_steps["unit"].head(ceil(len(weak) / _WEAK_PART)).tolist())


def village_frame(plan: Plan, weak: pd.DataFrame, told: PlanWords) -> pd.DataFrame:
    """The ranked list (VILLAGE_COLUMNS): what each village lacks, which steps by whom, what if one slips."""
    slips = {row["unit"]: row for row in weak.to_dict("records")}
    marked = weak_units(weak)
    rows = [
        {
            "urutan": n, "nama": village_name(village, told), "kecamatan": told.name(village.kode_kec),
            "strata": _stratum_now(village, told), "tujuan": told.stratum(village.goal),
            "kurang": missing_text(village, told), "langkah": steps_text(village, told), "upaya": village.effort,
            "meleset": slip_text(slips[village.unit], told),
            "rawan": told.words.text("susun.rawan") if village.unit in marked else "", "kode": village.unit,
        }
        for n, village in enumerate(plan.villages, 1)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(VILLAGE_COLUMNS))


def village_list(plan: Plan, weak: pd.DataFrame, told: PlanWords, most: int) -> str:
    """The first villages of the ranked list as Markdown, to be read aloud: each with its steps, the weak ones said."""
    slips, marked = {row["unit"]: row for row in weak.to_dict("records")}, weak_units(weak)
    lines = []
    for n, village in enumerate(plan.villages[:most], 1):
        lines.append(_village_line(n, village, told))
        lines += [f"    - {told.words.text('rencana.baris_langkah', **step_words(s, told))}" for s in village.steps]
        if not village.steps:
            lines.append(f"    - {told.words.text('rencana.baris_tanpa_langkah')}")
        if village.unit in marked:
            lines.append(f"    - {told.words.text('susun.baris_rawan', meleset=slip_text(slips[village.unit], told))}")
    return "\n".join(lines).replace("->", "→")


def step_frame(plan: Plan, told: PlanWords, agency: str | None = None) -> pd.DataFrame:
    """Who does what, one row per step (STEP_COLUMNS); `agency`: only the steps of one, by its key."""
    rows = [
        {"urutan": n, "nama": village_name(village, told), "kecamatan": told.name(village.kode_kec)}
        | step_words(step, told) | {"upaya": step.effort, "kode": village.unit}
        for n, village in enumerate(plan.villages, 1)
        for step in village.steps
        if agency in (None, step.agency)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(STEP_COLUMNS))


def agency_frame(plan: Plan, told: PlanWords) -> pd.DataFrame:
    """Per agency (AGENCY_COLUMNS): villages, steps, effort, capacity. Those with nothing to do are left out."""
    table = agency_table(plan, told.effort, told.limits)
    busy = table[(table["langkah"] > 0) | table["kapasitas"].notna()]
    return busy.assign(instansi=[told.agency(key) for key in busy["instansi"]])[list(AGENCY_COLUMNS)]


def area_frame(plan: Plan, state: pd.DataFrame, told: PlanWords) -> pd.DataFrame:
    """Per kecamatan (AREA_COLUMNS): n/N now, raised, n/N and share after, effort."""
    lang = told.words.lang
    rows = [
        {
            "nama": told.name(row["kode_kec"]), "kini": fmt.counts(row["tercapai"], row["terbentuk"], lang),
            "naik": row["naik"],
            "sesudah": fmt.counts(row["sesudah"], row["terbentuk"], lang),
            "pangsa": Share(row["sesudah"], row["terbentuk"]).percent, "upaya": row["upaya"],
        }
        for row in area_table(plan, state, told.limits, told.scheme.ladder).to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(AREA_COLUMNS))


def village_name(village: VillagePlan, told: PlanWords) -> str:
    """The name of a village of a plan, marked when it must be formed first."""
    name = told.name(village.kode)
    return told.words.text("susun.desa_baru", nama=name) if village.is_new else name


def missing_text(village: VillagePlan, told: PlanWords) -> str:
    """Which variables are below their bar, and by how many points: Output 3, Proses 1."""
    names = {variable.key: variable.name for variable in told.scheme.rule.variables}
    points = missing_points(village, told.scheme.rule)
    parts = [f"{names[key]} {told.number(n)}" for key, n in points.items() if n]
    return ", ".join(parts) or told.words.text("susun.tidak_kurang")


def steps_text(village: VillagePlan, told: PlanWords) -> str:
    """The steps of one village in a line: item from → to, by whom."""
    if not village.steps:
        return told.words.text("rencana.baris_tanpa_langkah")
    lines = (step_words(step, told) for step in village.steps)
    return "; ".join(told.words.text("susun.langkah_pendek", **line) for line in lines)


def slip_text(slip: Mapping[str, Any], told: PlanWords) -> str:
    """What happens to one village when its most critical step is not done."""
    if not isinstance(slip["item"], str):
        return fmt.NOTHING
    item = told.scheme.rule.item(slip["item"])
    name = item.label(told.words.lang)
    if pd.isna(slip["tambahan"]):
        return told.words.text("susun.meleset_tanpa_ganti", item=name)
    return told.words.text("susun.meleset", item=name, upaya=told.number(int(slip["tambahan"])), satuan=told.unit)


def _village_line(place: int, village: VillagePlan, told: PlanWords) -> str:
    name, area = plain(village_name(village, told)), plain(told.name(village.kode_kec))
    return told.words.text(
        "susun.baris", urutan=place, nama=name, kecamatan=area, dari=_stratum_now(village, told),
        ke=told.stratum(village.goal), upaya=told.number(village.effort), satuan=told.unit,
        kurang=missing_text(village, told),
    )  # fmt: skip


def _stratum_now(village: VillagePlan, told: PlanWords) -> str:
    return told.words.text("susun.belum_terbentuk") if village.is_new else told.stratum(village.stratum)
