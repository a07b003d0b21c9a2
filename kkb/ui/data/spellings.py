"""Data: the spellings that were confirmed so far: seen, forgotten, brought in from another office."""

import pandas as pd
import streamlit as st

from kkb.app import names
from kkb.core.errors import KkbError
from kkb.text.markdown import plain
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table

DONE = "kkb_ejaan"


def show_confirmed(page: PageContext, confirmed: pd.DataFrame) -> None:
    """The confirmed spellings (ALIAS_COLUMNS) in a table that can be sent on, and a way to forget one."""
    frame = confirmed.assign(nama=confirmed["kode"].map(page.app.official.name))
    columns = {name: Column(page.text(f"daftar.kolom_{name}")) for name in ("tulisan", "kode", "nama", "oleh")}
    show_table(page, Table("ejaan", frame, columns, page.text("daftar.ejaan_tabel")), rows_shown=8)
    pairs = list(zip(confirmed["kode"], confirmed["tulisan"], strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = {pair: f"{pair[1]} → {page.app.official.name(pair[0])} ({pair[0]})" for pair in pairs}
        chosen = st.selectbox(page.text("daftar.ejaan_tabel"), pairs, format_func=label.get, key="pilih_ejaan")
        st.button(
            page.text("daftar.ejaan_hapus"), key="hapus_ejaan", icon=":material/undo:", on_click=_forget,
            args=(page, *chosen),
        )  # fmt: skip


def ask_confirmed(page: PageContext) -> None:
    """Take in the spellings that another office confirmed; nothing is stored before the button."""
    upload = st.file_uploader(page.text("daftar.ejaan_unggah"), type=["xlsx", "csv"], key="unggah_ejaan")
    if upload is None:
        return
    try:
        pairs = names.read_confirmed(page.app, upload.getvalue(), upload.name)
    except KkbError as error:
        st.error(plain(page.text(error.key, **error.values)))
        return
    st.markdown(page.text("daftar.ejaan_unggah_ket", n=page.number(len(pairs))))
    st.button(
        page.text("daftar.ejaan_unggah_simpan"), key="terima_ejaan", icon=":material/check:", on_click=_take_in,
        args=(page, pairs),
    )  # fmt: skip


def _take_in(page: PageContext, pairs: tuple[tuple[str, str, str], ...]) -> None:
    try:
        count = names.confirm(page.app, pairs)
    except KkbError as error:
        st.session_state[DONE] = (False, error.key, error.values)
        return
    st.session_state[DONE] = (True, "daftar.nama_disimpan", {"n": page.number(count)})


def _forget(page: PageContext, code: str, written: str) -> None:
    try:
        count = names.forget_spellings(page.app, code, [written])
    except KkbError as error:
        st.session_state[DONE] = (False, error.key, error.values)
        return
    st.session_state[DONE] = (True, "daftar.ejaan_dihapus", {"n": page.number(count), "kode": code})
