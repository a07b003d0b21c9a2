"""Rencana: which villages, which steps, by whom, so that the target is reached with least effort."""

from dataclasses import dataclass

import pandas as pd

from kkb.content.basis import Basis
from kkb.content.page import (
    AS_TEXT,
    Figure,
    Listing,
    Note,
    Page,
    PageBlock,
    TableBlock,
    TableColumn,
    Value,
    Written,
    share_figure,
)
from kkb.content.question import question
from kkb.core.counts.ratio import Share
from kkb.core.plan import OPTIMAL, Plan
from kkb.text import format as fmt
from kkb.text import plan_table
from kkb.text.answers import what_if_note
from kkb.text.markdown import plain
from kkb.text.plan_words import PlanWords, block_sentences, plan_answer

SLUG = "simulasi"
_WIDE, _WIDE_WIDTH = ("langkah", "kerja"), 400
_KINDS: dict[str, Written] = {"upaya": ("count", 0), "kapasitas": ("count", 0), "pangsa": ("share", 1)}


@dataclass(frozen=True, slots=True, eq=False)
class PlanContext:
    """A plan with what it is told with: the state it starts from and its weakest villages (core.plan.slip)."""

    plan: Plan
    state: pd.DataFrame
    weak: pd.DataFrame
    told: PlanWords


def plan_page(basis: Basis, found: PlanContext, *, is_furthest: bool = False) -> Page:
    """The whole page of a plan: the ranked villages, per agency, step by step, per kecamatan."""
    head = plan_head(basis, found, is_furthest=is_furthest)
    blocks: tuple[PageBlock, ...] = (Note("kosong", empty_sentence(basis, found), "small"),)
    if found.plan.villages:
        blocks = (
            *village_blocks(basis, found), agency_table(basis, found), step_table(basis, found, None),
            area_table(basis, found),
        )  # fmt: skip
    return Page(head.slug, head.question, head.answer, head.lead, head.figures, (*head.blocks, *blocks))


def plan_head(basis: Basis, found: PlanContext, *, is_furthest: bool = False) -> Page:
    """One sentence with the figures of the plan; when there is no plan, what is in its way and by how much."""
    sentence = plan_answer(found.plan, basis.area_view.area, found.told, is_furthest=is_furthest)
    note = what_if_note(basis.area_view, ("A", found.told.limits.target), basis.words)
    has_plan = found.plan.found and bool(found.plan.villages)
    reasons = () if found.plan.found else tuple(block_sentences(found.plan, found.told))
    blocks = (Listing("penghalang", reasons),) if reasons else ()
    figures = plan_figures(basis, found) if has_plan else (_share_now(basis, found.plan),)
    lead = (note,) if note else ()
    return Page(SLUG, question(basis, SLUG), basis.opened(sentence), lead, figures, blocks)


def plan_figures(basis: Basis, found: PlanContext) -> tuple[Figure, ...]:
    """Villages that rise, effort and whether less is possible, the share after."""
    plan, told = found.plan, found.told
    steps = [step for village in plan.villages for step in village.steps]
    counted = {"langkah": basis.number(len(steps)), "instansi": len({step.agency for step in steps})}
    proof = "susun.terbukti" if plan.status == OPTIMAL else "susun.belum_terbukti"
    effort = f"{basis.number(plan.effort)} {basis.text(f'susun.{told.effort.unit}')}"
    change = fmt.change_in_points(plan.before, plan.after, basis.words.lang)
    after = basis.text("simulasi.pangsa_ket", hitung=basis.fraction(plan.after), ubah=change)
    share = basis.text("susun.sesudah"), basis.percent(plan.after.percent), after
    rising = basis.number(len(plan.villages))
    return (
        Figure("ren_desa", basis.text("susun.desa"), rising, basis.text("susun.desa_ket", **counted),
               len(plan.villages), plan.after.total),
        Figure("ren_upaya", basis.text("susun.upaya"), effort, basis.text(proof)),
        share_figure("ren_pangsa", share, plan.after),
    )  # fmt: skip


def village_blocks(basis: Basis, found: PlanContext) -> tuple[PageBlock, ...]:
    """The ranked villages with what to know of them, and who stands ready."""
    frame = plan_table.village_frame(found.plan, found.weak, found.told)
    spare = ", ".join(plain(f"{found.told.name(v.kode)} ({basis.number(v.effort)})") for v in found.plan.reserves)
    blocks: tuple[PageBlock, ...] = (
        _table(basis, "rencana", frame, basis.text("susun.tabel_desa")),
        Note("rawan_ket", basis.text("susun.rawan_ket"), "small"),
    )
    if spare:
        told = basis.text("susun.cadangan", desa=spare, satuan=found.told.unit)
        blocks = (*blocks, Note("cadangan", told, "small"))
    return blocks


def agency_table(basis: Basis, found: PlanContext) -> TableBlock:
    """Per agency: villages, steps, effort, capacity."""
    frame = plan_table.agency_frame(found.plan, found.told)
    return _table(basis, "rencana_instansi", frame, basis.text("susun.tabel_instansi"))


def step_table(basis: Basis, found: PlanContext, agency: str | None) -> TableBlock:
    """Who does what, step by step; of one agency by its key, or of all."""
    frame = plan_table.step_frame(found.plan, found.told, agency)
    if agency is None:
        return _table(basis, "rencana_langkah", frame, basis.text("susun.tabel_desa"))
    title = basis.text("susun.tabel_langkah", instansi=found.told.agency(agency))
    return _table(basis, "rencana_langkah", frame.drop(columns="instansi"), title)


def area_table(basis: Basis, found: PlanContext) -> TableBlock:
    """Per kecamatan: n/N now, raised, n/N and share after, effort."""
    frame = plan_table.area_frame(found.plan, found.state, found.told)
    return _table(basis, "rencana_kecamatan", frame, basis.text("susun.tabel_kecamatan"))


def empty_sentence(basis: Basis, found: PlanContext) -> str:
    """Why no village stands in the plan: nothing has to rise, or there is no plan."""
    return basis.text("susun.kosong" if found.plan.found else "susun.tanpa_rencana")


def _share_now(basis: Basis, plan: Plan) -> Figure:
    share: Share = plan.before
    texts = basis.text("ringkasan.pangsa"), basis.percent(share.percent), basis.fraction(share)
    return share_figure("pangsa", texts, share)


def _table(basis: Basis, key: str, frame: pd.DataFrame, title: str) -> TableBlock:
    columns = tuple(
        TableColumn(name, basis.text(f"susun.kolom_{name}"), *_KINDS.get(name, AS_TEXT), is_name=name == "nama",
                    is_fitted=name in _WIDE and frame[name].dtype == object, most_width=_WIDE_WIDTH)
        for name in frame.columns
    )  # fmt: skip
    rows: tuple[tuple[Value, ...], ...] = tuple(
        tuple(None if pd.isna(value) else value for value in row)
        for row in frame.astype(object).itertuples(index=False, name=None)
    )
    return TableBlock(key, title, columns, rows, (basis.text("susun.catatan"),), rows_shown=12)
