"""Data: the code list of the region, and how to add one."""

import hashlib

import pandas as pd
import streamlit as st

from kkb import jobs
from kkb.core.errors import KkbError
from kkb.core.tally import within
from kkb.io.listfile import COLUMNS, REQUIRED, ListReading
from kkb.ui import cache
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_download
from kkb.view.issues import issue_list, issue_sentence
from kkb.view.markdown import plain

_DONE = "kkb_daftar"
_LISTED, _NAMED_AT_MOST = 8, 5


def show_code_list(room: Room) -> None:
    """Whether the region has a code list, and where to add one; open by itself when it has none."""
    st.subheader(room.text("daftar.judul"), anchor=False)
    _show_done(room)
    count = room.desk.official.count(room.look.area)
    if count:
        st.markdown(room.text("daftar.ada", nama=room.name, n=room.number(count)))
        _show_without_point(room, count)
    else:
        st.info(room.text("daftar.belum", nama=room.name))
    _show_missing(room)
    with st.expander(room.text("daftar.pilih"), expanded=not count, icon=":material/list_alt:"):
        st.markdown(room.text("daftar.cara", kolom=", ".join(COLUMNS), wajib=", ".join(REQUIRED)))
        upload = st.file_uploader(room.text("daftar.pilih"), type=["csv", "gz", "xlsx"], key="unggah_daftar")
        if upload is not None:
            _show_upload(room, upload.getvalue(), upload.name)
    _ask_removal(room)


def _show_without_point(room: Room, count: int) -> None:
    """How many villages of the list the maps made from points cannot show."""
    inside = room.desk.listed[within(room.desk.listed["kode"], room.look.area)]
    missing = int(inside[["lat", "lon"]].isna().any(axis=1).sum())
    if missing:
        st.markdown(room.text("daftar.tanpa_titik", n=room.number(missing), N=room.number(count)))


def _ask_removal(room: Room) -> None:
    """The lists that were added, and a way to take one out."""
    added = room.desk.store.names.lists()
    if added.empty:
        return
    label = {code: f"{name} ({code}, {room.number(n)})" for code, name, n in added.itertuples(index=False)}
    with st.expander(room.text("daftar.tambahan", n=room.number(len(label))), icon=":material/playlist_remove:"):
        st.markdown(room.text("daftar.tambahan_ket"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                room.text("daftar.tambahan_pilih"), list(label), format_func=label.get, key="pilih_daftar"
            )
            st.button(
                room.text("daftar.tambahan_hapus"), key="hapus_daftar", icon=":material/delete:", on_click=_drop,
                args=(room, chosen),
            )  # fmt: skip


def _drop(room: Room, district: str) -> None:
    try:
        count = jobs.drop_list(room.desk, district)
    except KkbError as error:
        st.session_state[_DONE] = (False, error.key, error.values)
        return
    st.session_state[_DONE] = (True, "daftar.dihapus", {"n": room.number(count), "kode": district})


def _show_missing(room: Room) -> None:
    """Other kabupaten in the look that no list covers."""
    official, look = room.desk.official, room.look
    missing = [look.places.name(c) for c in look.districts if not official.count(c) and c != look.area]
    if missing and look.level < 2:
        more = [room.text("isu.lagi", n=room.number(len(missing) - _NAMED_AT_MOST))] * (len(missing) > _NAMED_AT_MOST)
        st.info(room.text("daftar.belum_lain", nama=", ".join(map(plain, [*missing[:_NAMED_AT_MOST], *more]))))


def _show_upload(room: Room, data: bytes, name: str) -> None:
    try:
        reading = _read(room.version, hashlib.sha256(data).hexdigest(), name, data)
    except KkbError as error:
        st.error(plain(room.text(error.key, **error.values)))
        return
    values = {"n": len(reading.rows), "kab": len(reading.districts), "ditemukan": reading.rows_found}
    st.markdown(room.text("daftar.pratinjau", **{key: room.number(value) for key, value in values.items()}))
    _show_issues(room, reading)
    st.button(
        room.text("daftar.terima"), type="primary", icon=":material/check:", key="terima_daftar",
        on_click=_accept, args=(room, reading),
    )  # fmt: skip


@st.cache_resource(show_spinner=False, max_entries=2)
def _read(version: int, sha256: str, name: str, _data: bytes) -> ListReading:
    return jobs.read_list(cache.desk(), _data, name)


def _show_issues(room: Room, reading: ListReading) -> None:
    if not reading.issues:
        st.success(room.text("data.tanpa_isu"))
        return
    st.markdown("\n".join(f"- {plain(s)}" for s in issue_list(reading.issues, room.words, _LISTED)))
    rows = [
        {"tingkat": room.text(f"data.tingkat_{i.severity}"), "baris": i.row, "kalimat": issue_sentence(i, room.words)}
        for i in reading.issues
    ]
    columns = {name: Column(room.text(f"data.kolom_{name}")) for name in ("tingkat", "baris", "kalimat")}
    show_download(room, Table("temuan_daftar", pd.DataFrame(rows), columns, room.text("data.temuan")))


def _accept(room: Room, reading: ListReading) -> None:
    try:
        jobs.accept_list(room.desk, reading)
    except KkbError as error:
        st.session_state[_DONE] = (False, error.key, error.values)
        return
    values = {"berkas": plain(reading.file_name), "n": len(reading.rows), "kab": len(reading.districts)}
    st.session_state[_DONE] = (True, "daftar.tersimpan", values)


def _show_done(room: Room) -> None:
    if _DONE in st.session_state:
        done, key, values = st.session_state.pop(_DONE)
        (st.success if done else st.error)(room.text(key, **values))
