"""Data: a file against what is stored: who moved, who is new, who is gone, who reported; and the file with marks."""

import pandas as pd
import streamlit as st

from kkb import jobs_reading
from kkb.core import look as looking
from kkb.core import quality
from kkb.core.look import Look
from kkb.io.classification import Reading
from kkb.io.sidefile import SideReading
from kkb.ui import cache
from kkb.ui.download import Download, show_download_button
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.answers import change_answer
from kkb.view.marked import marked_workbook


def show_comparison(room: Room, reading: Reading, after: pd.DataFrame) -> None:
    """What accepting the file would change (`after`: the state of the region then); an example is no yardstick, and
    nothing stored is nothing to compare.
    """
    _show_same(room, reading)
    now = cache.look(room.version, reading.region, reading.date)
    st.markdown(f"**{room.text('pratinjau.judul')}**")
    if now.on is None or now.example == "semua":
        st.markdown(room.text("pratinjau.tanpa_potret" if now.on is None else "pratinjau.hanya_contoh"))
    else:
        _show_moves(room, now, after)
    with st.expander(room.text("pratinjau.kelengkapan"), icon=":material/checklist:"):
        _show_completeness(room, reading)


def show_marked_download(room: Room, reading: Reading | SideReading, data: bytes) -> None:
    """The person's own file with every finding marked, made only when asked for."""
    file = Download(
        "unduh_bertanda", room.text("pratinjau.unduh_bertanda"),
        f"bertanda_{reading.file_name.rsplit('.', 1)[0]}.xlsx", lambda: _marked(room, reading, data),
        icon=":material/ink_highlighter:",
    )  # fmt: skip
    show_download_button(room, file)


def _marked(room: Room, reading: Reading | SideReading, data: bytes) -> bytes:
    file = jobs_reading.table_cells(room.desk, data, reading.file_name)
    return marked_workbook((file.name, file.rows, file.columns), reading.issues, room.words)


def _show_same(room: Room, reading: Reading) -> None:
    stored = room.desk.store.snapshots(reading.region)
    same = next((s for s in stored if s.sha256 == reading.sha256 and s.dibatalkan is None), None)
    if same is not None:
        st.info(room.text("pratinjau.sama", id=same.id, tanggal=room.day(same.tanggal)))


def _show_moves(room: Room, now: Look, after: pd.DataFrame) -> None:
    change = looking.change(now.rows, after, now.on, room.desk.scheme)
    st.markdown(change_answer(change, room.words))
    moved = change.moved[change.moved["arah"] != "tetap"]
    if moved.empty:
        return
    places = pd.concat([after, now.rows]).drop_duplicates("unit").set_index("unit")
    names = {s.key: s.name for s in room.desk.scheme.strata}
    rows = pd.DataFrame({
        "kec": moved["unit"].map(places["nama_kec"]), "desa": moved["unit"].map(places["nama"]),
        "arah": [room.text(f"pratinjau.arah_{way}") for way in moved["arah"]],
        "dari": moved["dari"].map(names), "ke": moved["ke"].map(names),
    })  # fmt: skip
    columns = {name: Column(room.text(f"pratinjau.kolom_{name}")) for name in rows.columns}
    ordered = rows.sort_values(["arah", "kec", "desa"], ignore_index=True)
    show_table(room, Table("perpindahan", ordered, columns, room.text("pratinjau.perpindahan")), rows_shown=8)


def _show_completeness(room: Room, reading: Reading) -> None:
    counted = quality.completeness(reading.rows)
    inside = room.desk.listed_in(reading.region)
    absent = inside[~inside["kode"].isin(set(reading.rows["kode"]))].groupby("kode_kec").size()
    known = inside.drop_duplicates("kode_kec")[["kode_kec", "nama_kec"]]
    whole = pd.concat([counted, known[~known["kode_kec"].isin(counted["kode_kec"])]]).fillna(0)
    rows = whole.assign(tidak_ada=whole["kode_kec"].map(absent).fillna(0)).sort_values("kode_kec")
    columns = {"nama_kec": Column(room.text("pratinjau.kolom_nama_kec"))} | {
        name: Column(room.text(f"pratinjau.kolom_{name}"), room.number)
        for name in ("terbentuk", "lapor", "belum_lapor", "tidak_ada")
    }
    show_table(room, Table("kelengkapan_berkas", rows, columns, room.text("pratinjau.kelengkapan")))
