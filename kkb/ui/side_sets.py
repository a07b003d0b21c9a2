"""Data: which side data are stored, how to take one back, and published tables held against what is stored."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.core.errors import KkbError
from kkb.core.statistic import compare_strata, strata_columns
from kkb.store import SideSet
from kkb.ui import cache, mapping
from kkb.ui.room import Room
from kkb.ui.side_import import region_name, show_side_table
from kkb.ui.table import Column, Table, show_table
from kkb.view.issues import issue_list
from kkb.view.markdown import plain

_FAILED = "kkb_pendukung"
_STATISTIC = "statistik"
_LISTED = 6


def show_side_sets(room: Room) -> None:
    """The side data of the region, published tables among them checked, and the remembered mappings of columns."""
    stored = room.desk.store.side.sets(region=room.look.area)
    if stored:
        st.subheader(room.text("dukungan.riwayat", nama=room.name), anchor=False)
        _show_failed(room)
        _show_undo(room, [one for one in stored if not one.contoh])
        names = ("id", "tanggal", "jenis", "wilayah", "berkas", "baris", "isu", "oleh", "keadaan")
        columns = {name: Column(room.text(f"data.kolom_{name}")) for name in names if name not in ("jenis", "berkas")}
        columns["jenis"] = Column(room.text("dukungan.kolom_jenis"))
        columns["berkas"] = Column(room.text("data.kolom_nama_berkas"))
        frame = pd.DataFrame([_row(room, one) for one in stored])
        ordered = {name: columns[name] for name in names}
        show_table(room, Table("pendukung", frame, ordered, room.text("dukungan.riwayat_tabel")), rows_shown=8)
        _show_statistics(room, [one for one in stored if one.jenis == _STATISTIC and one.dibatalkan is None])
    mapping.show_mappings(room)


def _row(room: Room, one: SideSet) -> dict[str, object]:
    return {
        "id": one.id,
        "tanggal": one.tanggal.isoformat(),
        "jenis": room.text(f"dukungan.jenis_{one.jenis}"),
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


def _show_statistics(room: Room, tables: list[SideSet]) -> None:
    """One published table as it was printed, what in it does not add up, and where the stored strata differ."""
    if not tables:
        return
    st.subheader(room.text("dukungan.statistik"), anchor=False)
    labels = {
        one.id: f"{room.day(one.tanggal)} · {room.look.places.name(one.wilayah)} · {one.berkas}" for one in tables
    }
    chosen = st.selectbox(
        room.text("dukungan.statistik_pilih"), list(labels), format_func=labels.get, key="pilih_statistik"
    )
    table = next(one for one in tables if one.id == chosen)
    rows = _rows(room.version, table.id, table.wilayah, table.tanggal)
    issues = [i for i in room.desk.store.side.issues(table.id) if i.severity == "periksa"]
    if issues:
        st.markdown("\n".join(f"- {plain(s)}" for s in issue_list(issues, room.words, _LISTED)))
    else:
        st.markdown(room.text("dukungan.statistik_cocok"))
    _show_differences(room, table, rows)
    name = plain(region_name(room, table.wilayah, rows))
    show_side_table(room, rows, "statistik", room.text("dukungan.statistik_tabel", nama=name))


@st.cache_resource(show_spinner=False, max_entries=8)
def _rows(version: int, id_: int, region: str, on: date) -> pd.DataFrame:
    rows = cache.desk().store.side.rows_at(_STATISTIC, region, on)
    return rows[rows["set"] == id_].reset_index(drop=True)


def _show_differences(room: Room, table: SideSet, rows: pd.DataFrame) -> None:
    """The published strata against the state stored at the same date, area by area."""
    if rows.empty or not strata_columns(rows):
        return
    state = cache.look(room.version, table.wilayah, table.tanggal).rows
    if state.empty:
        st.markdown(room.text("dukungan.beda_tanpa_data", tanggal=room.day(table.tanggal)))
        return
    example = room.text("dukungan.beda_contoh") if state["contoh"].any() else ""
    found = compare_strata(rows, state)
    day = room.day(max(state["tanggal"]))
    areas = found["kode"].nunique()
    key = "dukungan.beda" if len(found) else "dukungan.beda_tidak_ada"
    st.markdown(f"{room.text(key, n=room.number(areas), total=room.number(len(rows)), tanggal=day)} {example}")
    if len(found):
        found["strata"] = found["strata"].map(lambda key: room.desk.scheme.stratum(key).name)
        columns = {"nama": Column(room.text("dukungan.kolom_nama"), pinned=True)}
        columns |= {name: Column(room.text(f"dukungan.kolom_{name}")) for name in ("strata", "terbit", "tersimpan")}
        show_table(room, Table("beda_statistik", found, columns, room.text("dukungan.beda_tabel")), rows_shown=10)
