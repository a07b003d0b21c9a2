"""Data: names that no list confirms, with suggestions; what a person confirms is remembered."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kkb import jobs
from kkb.core.errors import KkbError
from kkb.core.tally import within
from kkb.io.suggestions import Unmatched, unmatched_names
from kkb.ui import cache
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain

_DONE = "kkb_ejaan"
AT_ONCE = 20


def show_names(room: Room) -> None:
    """The unmatched names of the region's stored snapshots, and the spellings confirmed so far."""
    places = cache.unmatched(room.version)
    found = _found(room.version, places[within(places["kode"], room.look.area)])
    confirmed = room.desk.store.names.aliases()
    _show_done(room)
    if found:
        st.subheader(room.text("daftar.nama_judul"), anchor=False)
        ask_names(room, found, "tersimpan")
    if len(confirmed):
        with st.expander(room.text("daftar.ejaan_judul", n=room.number(len(confirmed)))):
            _show_confirmed(room, confirmed)


def show_names_of_file(room: Room, rows: pd.DataFrame) -> None:
    """The unmatched names of a file that is being looked at (ROW_COLUMNS)."""
    found = unmatched_names(rows, room.desk.listed)
    if found:
        ask_names(room, found, "berkas")


def ask_names(room: Room, names: Sequence[Unmatched], place: str) -> None:
    """One choice per name, none made beforehand; stored when the person says so."""
    st.markdown(room.text(f"daftar.nama_{place}", n=room.number(len(names)), nama=room.name))
    asked = [one for one in names if one.suggestions]
    silent = [one for one in names if not one.suggestions][:AT_ONCE]
    if asked:
        with st.form(f"ejaan_{place}"):
            for one in asked[:AT_ONCE]:
                _ask(room, one, place)
            if len(asked) > AT_ONCE:
                st.caption(room.text("daftar.nama_lagi", n=room.number(len(asked) - AT_ONCE)))
            st.form_submit_button(
                room.text("daftar.nama_simpan"), key=f"simpan_ejaan_{place}", icon=":material/check:",
                on_click=_confirm, args=(room, asked[:AT_ONCE], place),
            )  # fmt: skip
    if silent:
        text = ", ".join(f"{plain(one.written)} ({plain(one.above_name)})" for one in silent)
        st.caption(room.text("daftar.nama_tanpa_saran", nama=text))


def _ask(room: Room, one: Unmatched, place: str) -> None:
    labels = {s.code: _suggestion(room, s.name, s.code, s.score) for s in one.suggestions}
    label = room.text("daftar.nama_pilihan", tulisan=plain(one.written), atas=plain(one.above_name))
    st.selectbox(
        label, list(labels), index=None, key=_key(one, place), format_func=labels.get,
        placeholder=room.text("daftar.nama_belum"),
    )  # fmt: skip


def _suggestion(room: Room, name: str, code: str, score: float) -> str:
    return room.text("daftar.nama_saran", nama=name, kode=code, skor=room.number(score))


def _key(one: Unmatched, place: str) -> str:
    return f"ejaan_{place}_{one.code}_{one.key}"


def _confirm(room: Room, names: Sequence[Unmatched], place: str) -> None:
    chosen = [(code, one.written) for one in names if (code := st.session_state.get(_key(one, place)))]
    try:
        count = jobs.confirm(room.desk, chosen)
    except KkbError as error:
        st.session_state[_DONE] = (False, error.key, error.values)
        return
    key = "daftar.nama_disimpan" if count else "daftar.nama_kosong"
    st.session_state[_DONE] = (bool(count), key, {"n": room.number(count)})


@st.cache_resource(show_spinner=False, max_entries=8, hash_funcs={pd.DataFrame: lambda frame: tuple(frame["kode"])})
def _found(version: int, places: pd.DataFrame) -> tuple[Unmatched, ...]:
    return unmatched_names(places, cache.desk().listed)


def _show_confirmed(room: Room, confirmed: pd.DataFrame) -> None:
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


def _forget(room: Room, code: str, written: str) -> None:
    try:
        count = jobs.forget(room.desk, code, [written])
    except KkbError as error:
        st.session_state[_DONE] = (False, error.key, error.values)
        return
    st.session_state[_DONE] = (True, "daftar.ejaan_dihapus", {"n": room.number(count), "kode": code})


def _show_done(room: Room) -> None:
    if _DONE in st.session_state:
        done, key, values = st.session_state.pop(_DONE)
        (st.success if done else st.info)(room.text(key, **values))
