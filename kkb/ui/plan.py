"""Rencana: which villages, which steps, by whom, so that the target is reached with least effort."""

import streamlit as st

from kkb.core.errors import KkbError
from kkb.core.plan import OPTIMAL
from kkb.ui import plan_answer, plan_limits
from kkb.ui.kpi import show_kpi
from kkb.ui.plan_link import PlanAsk, parse_ask
from kkb.ui.plan_views import show_hand, show_views
from kkb.ui.room import Room
from kkb.view import format as fmt
from kkb.view.answers import what_if_note
from kkb.view.plan_book import Found
from kkb.view.plan_words import block_sentences
from kkb.view.plan_words import plan_answer as plan_sentence

_ASKED = "ren_diminta"


@st.fragment
def show_plan(room: Room) -> None:
    """Answer and numbers first, then the limits, then the plan; only this part runs again when a limit changes."""
    answer, numbers = st.container(), st.container()
    plan_limits.ask_aim(room, plan_answer.usual_target(room))
    plan_limits.ask_limits(room)
    ask = parse_ask(st.query_params)
    if not _may_run(room, ask, answer):
        show_hand(room, ask)
        return
    try:
        with answer, st.spinner(room.text("susun.sedang"), show_time=True):
            found = plan_answer.found_plan(room, ask)
    except KkbError as error:
        answer.error(room.text(error.key, **error.values))
        show_hand(room, ask)
        return
    with answer:
        _show_answer(room, ask, found)
    if found.plan.found and found.plan.villages:
        with numbers:
            _show_numbers(room, found)
    plan_answer.hold(room, ask, found)
    show_views(room, ask, found)


def _may_run(room: Room, ask: PlanAsk, answer: st.delta_generator.DeltaGenerator) -> bool:
    """Whether the question is whole, and either quick to answer or asked for by a button."""
    if ask.furthest and ask.budget is None and ask.capacity is None and not ask.agencies:
        answer.info(room.text("susun.tanpa_anggaran"))
        return False
    if len(room.look.rows) <= plan_answer.QUICK or st.session_state.get(_ASKED) == room.look.area:
        return True
    label = room.text("susun.hitung", n=room.number(len(room.look.rows)))
    answer.button(label, key="ren_hitung", on_click=_remember, args=(room.look.area,))
    return False


def _remember(area: str) -> None:
    """From now on this area is planned without being asked again."""
    st.session_state[_ASKED] = area


def _show_answer(room: Room, ask: PlanAsk, found: Found) -> None:
    """One sentence; when there is no plan, what is in its way and by how much."""
    sentence = plan_sentence(found.plan, room.look.area, found.told, is_furthest=ask.furthest)
    st.markdown(room.first_line(sentence))
    note = what_if_note(room.look, ("A", found.told.limits.target), room.words)
    if note:
        st.caption(note)
    if not found.plan.found:
        st.markdown("\n".join(f"- {line}" for line in block_sentences(found.plan, found.told)))


def _show_numbers(room: Room, found: Found) -> None:
    """Villages that rise, effort and whether less is possible, the share after."""
    plan, told = found.plan, found.told
    steps = [step for village in plan.villages for step in village.steps]
    rising, effort, share = st.columns([3, 4, 4])
    with rising:
        note = room.text("susun.desa_ket", langkah=room.number(len(steps)), instansi=len({s.agency for s in steps}))
        show_kpi("ren_desa", room.text("susun.desa"), room.number(len(plan.villages)), note)
    with effort:
        proof = "susun.terbukti" if plan.status == OPTIMAL else "susun.belum_terbukti"
        value = f"{room.number(plan.effort)} {room.text(f'susun.{told.effort.unit}')}"
        show_kpi("ren_upaya", room.text("susun.upaya"), value, room.text(proof))
    with share:
        change = fmt.change_in_points(plan.before, plan.after, room.words.lang)
        note = room.text("simulasi.pangsa_ket", hitung=room.fraction(plan.after), ubah=change)
        show_kpi("ren_pangsa", room.text("susun.sesudah"), room.percent(plan.after.percent), note)
