"""Data: names that no list confirms, with suggestions; what a person confirms is remembered."""

import hashlib
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kkb import jobs
from kkb.core.errors import KkbError
from kkb.core.tally import within
from kkb.io.suggestions import Suggestion, Unmatched, best_suggestions, official_names, ticked, unmatched_names
from kkb.ui import cache
from kkb.ui.room import Room
from kkb.ui.spellings import DONE, ask_confirmed, show_confirmed
from kkb.ui.table import ROW_HEIGHT
from kkb.view.suggested import suggestion_words

ROWS_SHOWN = 10


def show_names(room: Room) -> None:
    """The unmatched names of the region's stored snapshots, and the spellings confirmed so far."""
    places = cache.unmatched(room.version)
    found = _found(room.version, places[within(places["kode"], room.look.area)])
    confirmed = room.desk.store.names.aliases()
    _show_done(room)
    if found:
        st.subheader(room.text("daftar.nama_judul"), anchor=False)
        ask_names(room, found, "tersimpan")
    with st.expander(room.text("daftar.ejaan_judul", n=room.number(len(confirmed))), icon=":material/spellcheck:"):
        if len(confirmed):
            show_confirmed(room, confirmed)
        ask_confirmed(room)


def show_names_of_file(room: Room, rows: pd.DataFrame) -> None:
    """The unmatched names of a file that is being looked at (ROW_COLUMNS)."""
    found = unmatched_names(rows, room.desk.book.villages)
    if found:
        ask_names(room, found, "berkas")


def ask_names(room: Room, names: Sequence[Unmatched], place: str) -> None:
    """The best suggestion for each name to be ticked, none beforehand, and any other official name of its area."""
    st.markdown(room.text(f"daftar.nama_{place}", n=room.number(len(names)), nama=room.name))
    asked = [one for one in names if one.suggestions]
    if asked:
        _ask_best(room, asked, place)
    with st.expander(room.text("daftar.nama_lain"), expanded=not asked, icon=":material/search:"):
        _ask_other(room, names, place)


def _ask_best(room: Room, names: Sequence[Unmatched], place: str) -> None:
    frame = best_suggestions(names, lambda one: _said(room, one))
    frame["skor"] = [f"{room.number(score)} %" if score else "–" for score in frame["skor"]]
    made = st.column_config
    told = {name: made.TextColumn(room.text(f"daftar.nama_kolom_{name}"), disabled=True) for name in frame.columns}
    told["benar"] = made.CheckboxColumn(room.text("daftar.nama_kolom_benar"), pinned=True, width=120)
    told["baris"] = made.NumberColumn(room.text("daftar.nama_kolom_baris"), disabled=True, width="small")
    key = _key(names, place)
    with st.form(f"ejaan_{place}", border=False):
        st.caption(room.text("daftar.nama_tabel_ket"))
        st.data_editor(
            frame, key=key, hide_index=True, column_config=told, row_height=ROW_HEIGHT,
            height=ROW_HEIGHT * (min(len(frame), ROWS_SHOWN) + 1) + 3, num_rows="fixed",
        )  # fmt: skip
        st.form_submit_button(
            room.text("daftar.nama_simpan"), key=f"simpan_ejaan_{place}", icon=":material/check:",
            on_click=_confirm_ticked, args=(room, names, key),
        )  # fmt: skip


def _ask_other(room: Room, names: Sequence[Unmatched], place: str) -> None:
    st.markdown(room.text("daftar.nama_lain_ket"))
    label = {
        n: room.text("daftar.nama_pilihan", tulisan=one.written, atas=one.above_name) for n, one in enumerate(names)
    }
    which = st.selectbox(
        room.text("daftar.nama_lain_mana"), list(label), format_func=label.get, key=f"{_key(names, place)}_mana"
    )
    one = names[which or 0]
    official = {s.code: s for s in official_names(one, room.desk.book.villages)}
    chosen = st.selectbox(
        room.text("daftar.nama_lain_resmi"), list(official), index=None, key=f"ejaan_{place}_{one.code}_{one.key}",
        format_func=lambda code: _written(room, official[code]), placeholder=room.text("daftar.nama_belum"),
    )  # fmt: skip
    st.button(
        room.text("daftar.nama_simpan"), key=f"simpan_lain_{place}", icon=":material/check:",
        on_click=_confirm, args=(room, [(chosen, one.written, one.above)] if chosen else []),
    )  # fmt: skip


def _said(room: Room, one: Suggestion) -> str:
    return suggestion_words((one.code, one.name), one.home, one.below, room.words)


def _written(room: Room, official: Suggestion) -> str:
    if official.home or official.fit or not official.score:
        return _said(room, official)
    return room.text("daftar.nama_saran", nama=official.name, kode=official.code, skor=room.number(official.score))


def _key(names: Sequence[Unmatched], place: str) -> str:
    """Another list of names is another table: no tick moves to a row it was not made for."""
    rows = "\n".join(f"{one.code} {one.written}" for one in names)
    return f"ejaan_{place}_{hashlib.sha256(rows.encode()).hexdigest()[:12]}"


def _confirm_ticked(room: Room, names: Sequence[Unmatched], key: str) -> None:
    _confirm(room, ticked(names, st.session_state[key]["edited_rows"]))


def _confirm(room: Room, chosen: Sequence[tuple[str, str, str]]) -> None:
    try:
        count = jobs.confirm(room.desk, chosen)
    except KkbError as error:
        st.session_state[DONE] = (False, error.key, error.values)
        return
    key = "daftar.nama_disimpan" if count else "daftar.nama_kosong"
    st.session_state[DONE] = (bool(count), key, {"n": room.number(count)})


@st.cache_resource(show_spinner=False, max_entries=8, hash_funcs={pd.DataFrame: lambda frame: tuple(frame["kode"])})
def _found(version: int, places: pd.DataFrame) -> tuple[Unmatched, ...]:
    return unmatched_names(places, cache.desk().book.villages)


def _show_done(room: Room) -> None:
    if DONE in st.session_state:
        done, key, values = st.session_state.pop(DONE)
        (st.success if done else st.info)(room.text(key, **values))
