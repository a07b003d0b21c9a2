"""Data: published statistics tables, held against themselves and against what is stored."""

import pandas as pd
import streamlit as st

from kkb.core.statistic import compare_strata, strata_columns
from kkb.store import SideSet
from kkb.ui import cache
from kkb.ui.room import Room
from kkb.ui.side_import import region_name, show_side_table
from kkb.ui.table import Column, Table, show_table
from kkb.view.issues import issue_list
from kkb.view.markdown import plain

_STATISTIC = "statistik"
_LISTED = 6


def show_statistics(room: Room) -> None:
    """One published table as it was printed, what in it does not add up, and where the stored strata differ."""
    st.subheader(room.text("dukungan.statistik"), anchor=False)
    tables = [one for one in room.desk.store.side.sets(_STATISTIC, room.look.area) if one.dibatalkan is None]
    if not tables:
        st.markdown(room.text("dukungan.statistik_belum"))
        return
    labels = {
        one.id: f"{room.day(one.tanggal)} · {room.look.places.name(one.wilayah)} · {one.berkas}" for one in tables
    }
    chosen = st.selectbox(
        room.text("dukungan.statistik_pilih"), list(labels), format_func=labels.get, key="pilih_statistik"
    )
    table = next(one for one in tables if one.id == chosen)
    rows = _rows(room.version, table.id)
    issues = [i for i in room.desk.store.side.issues(table.id) if i.severity == "periksa"]
    if issues:
        st.markdown("\n".join(f"- {plain(s)}" for s in issue_list(issues, room.words, _LISTED)))
    else:
        st.markdown(room.text("dukungan.statistik_cocok"))
    _show_differences(room, table, rows)
    name = plain(region_name(room, table.wilayah, rows))
    show_side_table(room, rows, "statistik", room.text("dukungan.statistik_tabel", nama=name))


@st.cache_resource(show_spinner=False, max_entries=8)
def _rows(version: int, id_: int) -> pd.DataFrame:
    return cache.desk().store.side.one(id_)[1]


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
