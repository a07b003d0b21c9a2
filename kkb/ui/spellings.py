"""Data: the spellings that were confirmed so far: seen, forgotten, brought in from another office."""

import pandas as pd
import streamlit as st

from kkb import jobs
from kkb.core.errors import KkbError
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain

DONE = "kkb_ejaan"


def show_confirmed(room: Room, confirmed: pd.DataFrame) -> None:
    """The confirmed spellings (ALIAS_COLUMNS) in a table that can be sent on, and a way to forget one."""
    frame = confirmed.assign(nama=confirmed["kode"].map(room.desk.official.name))
    columns = {name: Column(room.text(f"daftar.kolom_{name}")) for name in ("tulisan", "kode", "nama", "oleh")}
    show_table(room, Table("ejaan", frame, columns, room.text("daftar.ejaan_tabel")), rows_shown=8)
    pairs = list(zip(confirmed["kode"], confirmed["tulisan"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = {pair: f"{pair[1]} → {room.desk.official.name(pair[0])} ({pair[0]})" for pair in pairs}
        chosen = st.selectbox(room.text("daftar.ejaan_tabel"), pairs, format_func=label.get, key="pilih_ejaan")
        st.button(
            room.text("daftar.ejaan_hapus"), key="hapus_ejaan", icon=":material/undo:", on_click=_forget,
            args=(room, *chosen),
        )  # fmt: skip


def ask_confirmed(room: Room) -> None:
    """Take in the spellings that another office confirmed; nothing is stored before the button."""
    upload = st.file_uploader(room.text("daftar.ejaan_unggah"), type=["xlsx", "csv"], key="unggah_ejaan")
    if upload is None:
        return
    try:
        pairs = jobs.read_confirmed(room.desk, upload.getvalue(), upload.name)
    except KkbError as error:
        st.error(plain(room.text(error.key, **error.values)))
        return
    st.markdown(room.text("daftar.ejaan_unggah_ket", n=room.number(len(pairs))))
    st.button(
        room.text("daftar.ejaan_unggah_simpan"), key="terima_ejaan", icon=":material/check:", on_click=_take_in,
        args=(room, pairs),
    )  # fmt: skip


def _take_in(room: Room, pairs: tuple[tuple[str, str, str], ...]) -> None:
    try:
        count = jobs.confirm(room.desk, pairs)
    except KkbError as error:
        st.session_state[DONE] = (False, error.key, error.values)
        return
    st.session_state[DONE] = (True, "daftar.nama_disimpan", {"n": room.number(count)})


def _forget(room: Room, code: str, written: str) -> None:
    try:
        count = jobs.forget(room.desk, code, [written])
    except KkbError as error:
        st.session_state[DONE] = (False, error.key, error.values)
        return
    st.session_state[DONE] = (True, "daftar.ejaan_dihapus", {"n": room.number(count), "kode": code})
