"""Rencana aksi on other pages: the actions of one village, and a plan made into actions in one click."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from kkb.core.actions.action import Action, ActionFilter, chosen, fresh
from kkb.text.action_table import SHOWN, action_frame
from kkb.ui.actions.listing import show_example
from kkb.ui.actions.supporting import actions_of, ask_who, now, save, show_judged, tell, told_of
from kkb.ui.actions.trail import notes_of
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table

_DAYS = 90
_DUE, _AGREED = "aksi_ren_tenggat", "aksi_ren_sepakat"


def show_village_actions(page: PageContext, code: str) -> None:
    """What was agreed for a village, and the way to the list."""
    found = chosen((a for a in actions_of(page) if a.kode == code), ActionFilter(), now())
    st.subheader(page.text("sepakat.desa_judul"), anchor=False)
    show_example(page, found)
    show_judged(page, found)
    if found:
        told = told_of(page)
        frame = action_frame(found, told, now())
        columns = {n: Column(told.label(n)) for n in SHOWN if n not in ("unit", "nama", "kecamatan")}
        columns |= {n: Column(told.label(n), page.short_day) for n in ("tenggat", "disepakati")}
        show_table(page, Table("aksi_desa", frame, columns, page.text("sepakat.desa_judul"), notes_of(page, found)))
    else:
        st.caption(page.text("sepakat.desa_kosong"))
    show_way(page)


def show_way(page: PageContext) -> None:
    """A link to the list of the page's area."""
    params = link_params(page.filter, page.default) | {"tampilan": "aksi"}
    st.page_link(
        "pages/konvergensi.py", label=page.text("sepakat.buka"), icon=":material/checklist:", query_params=params
    )


def show_from_plan(page: PageContext, rows: pd.DataFrame) -> None:
    """A plan's steps (columns of `kkb.core.plan.views.STEP_COLUMNS`) as agreed actions in one click."""
    with st.popover(page.text("sepakat.jadikan"), icon=":material/checklist:"):
        st.markdown(page.text("sepakat.jadikan_ket", n=page.number(len(rows))))
        told, today = told_of(page), now()
        st.date_input(told.label("disepakati"), today, key=_AGREED, format="DD/MM/YYYY")
        st.date_input(told.label("tenggat"), today + timedelta(days=_DAYS), key=_DUE, format="DD/MM/YYYY")
        ask_who(page)
        st.button(
            page.text("sepakat.jadikan_tombol", n=page.number(len(rows))), type="primary", key="aksi_ren_buat",
            on_click=_make, args=(page, rows),
        )  # fmt: skip
        show_way(page)


def actions_from(rows: pd.DataFrame, like: Action) -> tuple[Action, ...]:
    """One action per step of a plan, with the dates of `like`."""
    return tuple(
        replace(like, unit=r["unit"], tugas=r["item"], dari=int(r["dari"]), ke=int(r["ke"]), instansi=r["instansi"])
        for r in rows.to_dict("records")
    )


def _make(page: PageContext, rows: pd.DataFrame) -> None:
    agreed, due = st.session_state[_AGREED], st.session_state[_DUE]
    if due < agreed:
        tell("sepakat.rencana_tenggat", tenggat=page.day(due), disepakati=page.day(agreed))
        return
    wanted = actions_from(rows, Action("", "", "", due, agreed))
    new = fresh(wanted, actions_of(page))
    if not new or save(page, new):
        tell("sepakat.dari_rencana", n=page.number(len(new)), ada=page.number(len(wanted) - len(new)))
