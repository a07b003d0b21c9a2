"""A plan as a workbook to hand out: a summary, the villages, the kecamatan, and one sheet per agency."""

from collections.abc import Mapping

import pandas as pd

from kkb.content.plan import PlanContext
from kkb.core.plan import OPTIMAL
from kkb.export.workbook import workbook_bytes
from kkb.text import plan_table
from kkb.text.plan_words import PlanWords


def build_book(found: PlanContext, summary: Mapping[str, str], notes: tuple[str, ...]) -> bytes:
    """The .xlsx. `summary`: lines of the first sheet; the example label stands in it and in the notes."""
    return workbook_bytes(sheets(found, summary), notes)


def sheets(found: PlanContext, summary: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """The sheets by title, in their order."""
    text, told = found.told.words.text, found.told
    lines = pd.DataFrame({text("susun.kolom_hal"): list(summary), text("susun.kolom_isi"): list(summary.values())})
    made = {
        text("susun.lembar_ringkasan"): lines,
        text("susun.lembar_desa"): titled(plan_table.village_frame(found.plan, found.weak, told), told),
        text("susun.lembar_kecamatan"): titled(plan_table.area_frame(found.plan, found.state, told), told),
    }
    for agency in told.effort.agencies:
        steps = plan_table.step_frame(found.plan, told, agency.key)
        if len(steps):
            made[told.agency(agency.key)] = titled(steps.drop(columns="instansi"), told)
    return made


def summary_lines(found: PlanContext, sentence: str, labels: Mapping[str, str]) -> dict[str, str]:
    """What the first sheet says: the answer, the labels given, and the plan in numbers."""
    plan, told = found.plan, found.told
    text, steps = told.words.text, sum(len(village.steps) for village in plan.villages)
    return {
        text("susun.jawaban"): sentence, **labels,
        text("susun.desa"): told.number(len(plan.villages)), text("susun.langkah"): told.number(steps),
        text("susun.upaya"): f"{told.number(plan.effort)} {told.unit}",
        text("susun.bukti"): text("susun.terbukti" if plan.status == OPTIMAL else "susun.belum_terbukti"),
        text("susun.dasar_upaya"): told.effort.source,
    }  # fmt: skip


def titled(frame: pd.DataFrame, told: PlanWords) -> pd.DataFrame:
    """A frame with the headings of its columns in words."""
    return frame.rename(columns={name: told.words.text(f"susun.kolom_{name}") for name in frame.columns})
