"""Data: which side data are stored, how to take one back, and the mappings of columns that are remembered."""

import pandas as pd
import streamlit as st

from kkb.core.errors import KkbError
from kkb.store import SideSet
from kkb.ui import mapping, own_tables
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table

_FAILED = "kkb_pendukung"


def show_side_sets(room: Room) -> None:
    """The side data of the region, one's own before the example, and the remembered mappings of columns."""
    stored = sorted(room.desk.store.side.sets(region=room.look.area), key=lambda one: one.contoh)
    if stored:
        st.subheader(room.text("dukungan.riwayat", nama=room.name), anchor=False)
        _show_failed(room)
        _show_undo(room, [one for one in stored if not one.contoh])
        names = ("id", "tanggal", "jenis", "wilayah", "berkas", "baris", "isu", "oleh", "keadaan")
        columns = {name: Column(room.text(f"data.kolom_{name}")) for name in names if name not in ("jenis", "berkas")}
        columns["tanggal"] = Column(room.text("data.kolom_tanggal"), room.day)
        columns["jenis"] = Column(room.text("dukungan.kolom_jenis"))
        columns["berkas"] = Column(room.text("data.kolom_nama_berkas"))
        frame = pd.DataFrame([_row(room, one) for one in stored])
        ordered = {name: columns[name] for name in names}
        show_table(room, Table("pendukung", frame, ordered, room.text("dukungan.riwayat_tabel")), rows_shown=8)
    own_tables.show_own_tables(room)
    mapping.show_mappings(room)


def _row(room: Room, one: SideSet) -> dict[str, object]:
    return {
        "id": one.id,
        "tanggal": one.tanggal,
        "jenis": own_tables.table_name(one.tabel)
        if one.tabel and one.jenis == own_tables.KIND
        else room.text(f"dukungan.jenis_{one.jenis}"),
        "wilayah": room.look.places.name(one.wilayah),
        "berkas": room.text("umum.contoh") if one.contoh else one.berkas,
        "baris": one.jumlah_baris,
        "isu": one.jumlah_isu,
        "oleh": one.oleh,
        "keadaan": room.text(f"data.keadaan_{one.state}"),
    }


def _show_undo(room: Room, own: list[SideSet]) -> None:
    if not own:
        return
    labels = {
        one.id: f"{one.id} · {room.day(one.tanggal)} · {one.berkas} · {room.text(f'data.keadaan_{one.state}')}"
        for one in own
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(room.text("dukungan.pilih"), list(labels), format_func=labels.get, key="pilih_pendukung")
        undone = next(one for one in own if one.id == chosen).dibatalkan is not None
        st.button(
            room.text("dukungan.kembalikan" if undone else "dukungan.batalkan"), key="ubah_pendukung",
            on_click=_change, args=(room, chosen, undone), icon=f":material/{'redo' if undone else 'undo'}:",
        )  # fmt: skip


def _change(room: Room, chosen: int, undone: bool) -> None:
    try:
        (room.desk.store.side.redo if undone else room.desk.store.side.undo)(chosen)
    except KkbError as error:
        st.session_state[_FAILED] = (error.key, error.values)


def _show_failed(room: Room) -> None:
    if _FAILED in st.session_state:
        key, values = st.session_state.pop(_FAILED)
        st.error(room.text(key, **values))
