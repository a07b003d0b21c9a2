"""Rencana aksi on other pages: the actions of one village, and a plan made into actions in one click."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from kkb.core.actions.action import Action, Choice, chosen, fresh
from kkb.ui.actions.listing import show_example
from kkb.ui.actions.material import actions_of, ask_who, now, save, show_judged, tell, told_of
from kkb.ui.actions.trail import notes_of
from kkb.ui.link import link_params
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.action_table import SHOWN, action_frame

_DAYS = 90
_DUE, _AGREED = "aksi_ren_tenggat", "aksi_ren_sepakat"


def show_village_actions(room: Room, code: str) -> None:
    """What was agreed for a village, and the way to the list."""
    found = chosen((a for a in actions_of(room) if a.kode == code), Choice(), now())
    st.subheader(room.text("sepakat.desa_judul"), anchor=False)
    show_example(room, found)
    show_judged(room, found)
    if found:
        told = told_of(room)
        frame = action_frame(found, told, now())
        columns = {n: Column(told.label(n)) for n in SHOWN if n not in ("unit", "nama", "kecamatan")}
        columns |= {n: Column(told.label(n), room.short_day) for n in ("tenggat", "disepakati")}
        show_table(room, Table("aksi_desa", frame, columns, room.text("sepakat.desa_judul"), notes_of(room, found)))
    else:
        st.caption(room.text("sepakat.desa_kosong"))
    show_way(room)


def show_way(room: Room) -> None:
    """A link to the list of the page's area."""
    params = link_params(room.filter, room.default) | {"tampilan": "aksi"}
    st.page_link(
        "pages/konvergensi.py", label=room.text("sepakat.buka"), icon=":material/checklist:", query_params=params
    )


def show_from_plan(room: Room, rows: pd.DataFrame) -> None:
    """A plan's steps (columns of `kkb.core.plan.views.STEP_COLUMNS`) as agreed actions in one click."""
    with st.popover(room.text("sepakat.jadikan"), icon=":material/checklist:"):
        st.markdown(room.text("sepakat.jadikan_ket", n=room.number(len(rows))))
        told, today = told_of(room), now()
        st.date_input(told.label("disepakati"), today, key=_AGREED, format="DD/MM/YYYY")
        st.date_input(told.label("tenggat"), today + timedelta(days=_DAYS), key=_DUE, format="DD/MM/YYYY")
        ask_who(room)
        st.button(
            room.text("sepakat.jadikan_tombol", n=room.number(len(rows))), type="primary", key="aksi_ren_buat",
            on_click=_make, args=(room, rows),
        )  # fmt: skip
        show_way(room)


def actions_from(rows: pd.DataFrame, like: Action) -> tuple[Action, ...]:
    """One action per step of a plan, with the dates of `like`."""
    return tuple(
        replace(like, unit=r["unit"], tugas=r["item"], dari=int(r["dari"]), ke=int(r["ke"]), instansi=r["instansi"])
        for r in rows.to_dict("records")
    )


def _make(room: Room, rows: pd.DataFrame) -> None:
    agreed, due = st.session_state[_AGREED], st.session_state[_DUE]
    if due < agreed:
        tell("sepakat.rencana_tenggat", tenggat=room.day(due), disepakati=room.day(agreed))
        return
    wanted = actions_from(rows, Action("", "", "", due, agreed))
    new = fresh(wanted, actions_of(room))
    if not new or save(room, new):
        tell("sepakat.dari_rencana", n=room.number(len(new)), ada=room.number(len(wanted) - len(new)))
