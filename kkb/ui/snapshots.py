"""Data: which snapshots are stored, which of them speak, and how to take one back."""

from datetime import datetime

import pandas as pd
import streamlit as st

from kkb.core.errors import KkbError
from kkb.store import Snapshot
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_download, show_table
from kkb.view.issues import issue_list, issue_sentence
from kkb.view.markdown import plain

LISTED = 15
_FAILED = "kkb_gagal"


def show_snapshots(room: Room) -> None:
    """The stored snapshots of the region in a table, and a way to undo or redo one of one's own."""
    st.subheader(room.text("data.riwayat", nama=room.name), anchor=False)
    if _FAILED in st.session_state:
        key, values = st.session_state.pop(_FAILED)
        st.error(room.text(key, **values))
    stored = room.desk.store.snapshots(room.look.area)
    if not stored:
        st.markdown(room.text("data.riwayat_kosong"))
        return
    _show_undo(room, [s for s in stored if not s.contoh])
    names = ("id", "tanggal", "keadaan", "berkas", "baris", "lingkup", "isu", "oleh", "dibuat", "sidik", "wilayah")
    columns = {name: Column(room.text(f"data.kolom_{name}")) for name in names}
    columns["berkas"] = Column(room.text("data.kolom_nama_berkas"), width="medium")
    columns["tanggal"] = Column(room.text("data.kolom_tanggal"), room.day)
    columns["dibuat"] = Column(room.text("data.kolom_dibuat"), lambda moment: _moment(room, moment))
    columns["sidik"] = Column(room.text("data.kolom_sidik"), lambda sha256: sha256[:8], room.text("data.sidik_ket"))
    frame = pd.DataFrame([_row(room, s) for s in stored])
    show_table(room, Table("potret", frame, columns, room.text("data.riwayat_tabel")), rows_shown=8)


def _row(room: Room, s: Snapshot) -> dict[str, object]:
    return {
        "id": s.id,
        "tanggal": s.tanggal,
        "wilayah": room.look.places.name(s.wilayah),
        "berkas": room.text("umum.contoh") if s.contoh else s.berkas,
        "baris": s.jumlah_baris,
        "lingkup": room.text(f"data.lingkup_{'sebagian' if s.sebagian else 'utuh'}"),
        "isu": s.jumlah_isu,
        "oleh": s.oleh,
        "dibuat": s.dibuat.astimezone(),
        "sidik": None if s.contoh else s.sha256,
        "keadaan": room.text(f"data.keadaan_{s.state}"),
    }


def _moment(room: Room, moment: datetime) -> str:
    return f"{room.day(moment.date())} {moment:%H.%M}"


def _show_undo(room: Room, own: list[Snapshot]) -> None:
    if not own:
        st.markdown(room.text("data.hanya_contoh"))
        return
    labels = {
        s.id: f"{s.id} · {room.day(s.tanggal)} · {s.berkas} · {room.text(f'data.keadaan_{s.state}')}" for s in own
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(room.text("data.pilih_potret"), list(labels), format_func=labels.get, key="pilih_potret")
        undone = next(s for s in own if s.id == chosen).dibatalkan is not None
        name = "kembalikan" if undone else "batalkan"
        st.button(
            room.text(f"data.{name}"),
            key="ubah_potret",
            on_click=_change,
            args=(room, chosen, undone),
            icon=f":material/{'redo' if undone else 'undo'}:",
        )
    _show_findings(room, next(s for s in own if s.id == chosen))


def _show_findings(room: Room, snapshot: Snapshot) -> None:
    """What was found in the file of a snapshot when it came in."""
    title = room.text("data.temuan_potret", id=snapshot.id, n=room.number(snapshot.jumlah_isu))
    if not snapshot.jumlah_isu:
        st.caption(title)
        return
    with st.expander(title, icon=":material/rule:"):
        issues = room.desk.store.issues(snapshot.id)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in issue_list(issues, room.words, LISTED)))
        rows = [{"baris": i.row, "kalimat": issue_sentence(i, room.words)} for i in issues]
        columns = {name: Column(room.text(f"data.kolom_{name}")) for name in ("baris", "kalimat")}
        show_download(room, Table(f"temuan_{snapshot.id}", pd.DataFrame(rows), columns, room.text("data.temuan")))


def _change(room: Room, chosen: int, undone: bool) -> None:
    try:
        (room.desk.store.redo if undone else room.desk.store.undo)(chosen)
    except KkbError as error:
        st.session_state[_FAILED] = (error.key, error.values)
