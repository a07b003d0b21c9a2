"""The list of agreed actions: filtered by link, edited in the table, saved on demand."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kkb.core.actions.action import Action, ActionFilter, chosen, standing
from kkb.core.actions.merge import Conflict
from kkb.text.action_words import ActionWords, conflict_sentence, standing_sentence
from kkb.text.markdown import plain
from kkb.ui.actions import adding, editor, exchange, trail
from kkb.ui.actions.supporting import (
    CONFLICTS,
    actions_of,
    ask_one,
    ask_switch,
    now,
    save,
    show_judged,
    show_news,
    told_of,
)
from kkb.ui.frame.page_context import PageContext


def show_list(page: PageContext, answer: DeltaGenerator) -> None:
    """How the actions stand, what is in dispute, the table, and ways to add, take along and look back."""
    told, everyone = told_of(page), actions_of(page)
    with answer:
        st.markdown(f"#### {standing_sentence(standing(everyone, now()), page.name, page.words)}")
        show_example(page, everyone)
        show_judged(page, everyone)
    show_news(page)
    show_conflicts(page, told)
    if everyone:
        choice = _ask_filters(page, told, everyone)
        found = chosen(everyone, choice, now())
        if found:
            editor.show_editor(page, told, found, choice)
        else:
            st.info(page.text("sepakat.saring_kosong"))
    adding.show_adding(page, told)
    exchange.show_exchange(page, told, everyone)
    if everyone:
        trail.show_trail(page, told, everyone)


def show_example(page: PageContext, actions: tuple[Action, ...]) -> None:
    """The example's label where the page itself does not carry it."""
    if any(a.contoh for a in actions) and page.area_view.example == "tidak":
        st.badge(page.text("umum.contoh"), color="orange", icon=":material/science:")


def _ask_filters(page: PageContext, told: ActionWords, actions: tuple[Action, ...]) -> ActionFilter:
    """Instansi, kecamatan and status that occur, and whether only late ones; at rest while edits are not saved."""
    held = editor.is_pending()
    every = {"": page.text("sepakat.semua")}
    areas = sorted({a.kode_kec for a in actions})
    agencies = every | {a: told.agency(a) for a in sorted({a.instansi for a in actions}, key=told.agency)}
    with st.container(key="aksi_saring"):
        boxes = st.columns([3, 3, 2, 2], gap="medium", vertical_alignment="bottom")
        with boxes[0]:
            agency = ask_one("aksi_instansi", agencies, told.label("instansi"), disabled=held)
        with boxes[1]:
            names = every | {code: told.name(code) for code in areas}
            area = ask_one("aksi_kecamatan", names, told.label("kecamatan"), disabled=held)
        with boxes[2]:
            status = ask_one("aksi_status", every | told.statuses, told.label("status"), disabled=held)
        with boxes[3]:
            late = ask_switch("aksi_lewat", page.text("sepakat.hanya_lewat"), disabled=held)
    return ActionFilter(agency, area, status, late)


def show_conflicts(page: PageContext, told: ActionWords) -> None:
    """Every dispute of this session that nobody decided yet."""
    for n, conflict in enumerate(st.session_state.get(CONFLICTS, [])):
        with st.container(border=True, key=f"aksi_bentrok_{n}"):
            st.warning(plain(conflict_sentence(conflict, told)), icon=":material/group:")
            with st.container(horizontal=True):
                for key, mine in (("sepakat.pakai_saya", True), ("sepakat.pakai_tersimpan", False)):
                    st.button(
                        page.text(key), key=f"{key.partition('.')[2]}_{n}", on_click=_settle,
                        args=(page, conflict), kwargs={"mine": mine},
                    )  # fmt: skip


def _settle(page: PageContext, conflict: Conflict, *, mine: bool) -> None:
    left = [one for one in st.session_state.get(CONFLICTS, []) if one is not conflict]
    st.session_state[CONFLICTS] = left
    save(page, [conflict.settled(mine=mine)])
