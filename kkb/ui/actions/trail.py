"""The history of one action: who changed what, when, from what to what."""

import streamlit as st

from kkb.app.actions import action_history
from kkb.core.actions.action import Action
from kkb.text.action_table import change_frame
from kkb.text.action_words import ActionWords, judged_sentence
from kkb.ui.actions.supporting import ask_one, days_of
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table


def show_trail(page: PageContext, told: ActionWords, actions: tuple[Action, ...]) -> None:
    """Choose an action, see every change of it."""
    label = page.text("sepakat.riwayat")
    opened = "aksi_nomor" in st.query_params
    with st.expander(label, icon=":material/history:", key="aksi_riwayat", expanded=opened):
        names = {str(a.id): f"{a.id} · {told.name(a.kode)} · {told.task(a.tugas)}" for a in actions}
        number = ask_one("aksi_nomor", {"": page.text("sepakat.pilih_aksi"), **names}, label)
        if not number:
            return
        frame = change_frame(action_history(page.app, int(number)), told)
        columns = {name: Column(page.text(f"sepakat.riwayat_{name}")) for name in frame.columns}
        show_table(page, Table("riwayat_aksi", frame, columns, label, notes_of(page, actions)), rows_shown=8)


def notes_of(page: PageContext, actions: tuple[Action, ...]) -> tuple[str, ...]:
    """For a file made from actions: the example's label, and the day that judges what is late."""
    is_said = page.area_view.example != "tidak"
    label = (page.text("umum.contoh"),) if any(a.contoh for a in actions) and not is_said else ()
    return (*label, judged_sentence(actions, days_of(page), page.words)) if actions else label
