"""The history of one action: who changed what, when, from what to what."""

import streamlit as st

from kkb.core.actions.action import Action
from kkb.ui.actions.material import ask_one, days_of
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.action_table import change_frame
from kkb.view.action_words import ActionWords, judged_sentence


def show_trail(room: Room, told: ActionWords, actions: tuple[Action, ...]) -> None:
    """Choose an action, see every change of it."""
    label = room.text("sepakat.riwayat")
    opened = "aksi_nomor" in st.query_params
    with st.expander(label, icon=":material/history:", key="aksi_riwayat", expanded=opened):
        names = {str(a.id): f"{a.id} · {told.name(a.kode)} · {told.task(a.tugas)}" for a in actions}
        number = ask_one("aksi_nomor", {"": room.text("sepakat.pilih_aksi"), **names}, label)
        if not number:
            return
        frame = change_frame(room.desk.store.actions.history(int(number)), told)
        columns = {name: Column(room.text(f"sepakat.riwayat_{name}")) for name in frame.columns}
        show_table(room, Table("riwayat_aksi", frame, columns, label, notes_of(room, actions)), rows_shown=8)


def notes_of(room: Room, actions: tuple[Action, ...]) -> tuple[str, ...]:
    """For a file made from actions: the example's label, and the day that judges what is late."""
    is_said = room.look.example != "tidak"
    label = (room.text("umum.contoh"),) if any(a.contoh for a in actions) and not is_said else ()
    return (*label, judged_sentence(actions, days_of(room), room.words)) if actions else label
