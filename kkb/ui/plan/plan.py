"""Rencana: which villages, which steps, by whom, so that the target is reached with least effort."""

import streamlit as st

from kkb.core.errors import KkbError
from kkb.core.plan import OPTIMAL
from kkb.export.plan_workbook import PlanContext
from kkb.text import format as fmt
from kkb.text.answers import what_if_note
from kkb.text.plan_words import block_sentences
from kkb.text.plan_words import plan_answer as plan_sentence
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan import answer as plan_answer
from kkb.ui.plan import limits
from kkb.ui.plan.link import PlanAsk, parse_ask
from kkb.ui.plan.views import show_hand, show_views
from kkb.ui.widgets.kpi import show_kpi

_ASKED = "ren_diminta"


@st.fragment
def show_plan(page: PageContext) -> None:
    """Answer and numbers first, then the limits, then the plan; only this part runs again when a limit changes."""
    answer, numbers = st.container(), st.container()
    limits.ask_aim(page, plan_answer.usual_target(page))
    limits.ask_limits(page)
    ask = parse_ask(st.query_params)
    if not _may_run(page, ask, answer):
        show_hand(page, ask)
        return
    try:
        with answer, st.spinner(page.text("susun.sedang"), show_time=True):
            found = plan_answer.found_plan(page, ask)
    except KkbError as error:
        answer.error(page.text(error.key, **error.values))
        show_hand(page, ask)
        return
    with answer:
        _show_answer(page, ask, found)
    if found.plan.found and found.plan.villages:
        with numbers:
            _show_numbers(page, found)
    plan_answer.hold(page, ask, found)
    show_views(page, ask, found)


def _may_run(page: PageContext, ask: PlanAsk, answer: st.delta_generator.DeltaGenerator) -> bool:
    """Whether the question is whole, and either quick to answer or asked for by a button."""
    if ask.furthest and ask.budget is None and ask.capacity is None and not ask.agencies:
        answer.info(page.text("susun.tanpa_anggaran"))
        return False
    if len(page.area_view.rows) <= plan_answer.QUICK or st.session_state.get(_ASKED) == page.area_view.area:
        return True
    label = page.text("susun.hitung", n=page.number(len(page.area_view.rows)))
    answer.button(label, key="ren_hitung", on_click=_remember, args=(page.area_view.area,))
    return False


def _remember(area: str) -> None:
    """From now on this area is planned without being asked again."""
    st.session_state[_ASKED] = area


def _show_answer(page: PageContext, ask: PlanAsk, found: PlanContext) -> None:
    """One sentence; when there is no plan, what is in its way and by how much."""
    sentence = plan_sentence(found.plan, page.area_view.area, found.told, is_furthest=ask.furthest)
    st.markdown(page.first_line(sentence))
    note = what_if_note(page.area_view, ("A", found.told.limits.target), page.words)
    if note:
        st.caption(note)
    if not found.plan.found:
        st.markdown("\n".join(f"- {line}" for line in block_sentences(found.plan, found.told)))


def _show_numbers(page: PageContext, found: PlanContext) -> None:
    """Villages that rise, effort and whether less is possible, the share after."""
    plan, told = found.plan, found.told
    steps = [step for village in plan.villages for step in village.steps]
    rising, effort, share = st.columns([3, 4, 4])
    with rising:
        note = page.text("susun.desa_ket", langkah=page.number(len(steps)), instansi=len({s.agency for s in steps}))
        show_kpi("ren_desa", page.text("susun.desa"), page.number(len(plan.villages)), note)
    with effort:
        proof = "susun.terbukti" if plan.status == OPTIMAL else "susun.belum_terbukti"
        value = f"{page.number(plan.effort)} {page.text(f'susun.{told.effort.unit}')}"
        show_kpi("ren_upaya", page.text("susun.upaya"), value, page.text(proof))
    with share:
        change = fmt.change_in_points(plan.before, plan.after, page.words.lang)
        note = page.text("simulasi.pangsa_ket", hitung=page.fraction(plan.after), ubah=change)
        show_kpi("ren_pangsa", page.text("susun.sesudah"), page.percent(plan.after.percent), note)
