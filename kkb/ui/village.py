"""Desa: one village whole: its stratum through time, the three indices, the twelve items, what it lacks."""

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.rows import INDICES
from kkb.core.tally import within
from kkb.ui import area_card
from kkb.ui.chart import show_chart
from kkb.ui.controls import choose
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_indices import build_indices
from kkb.view.chart_strata import class_name
from kkb.view.map_strata import row_class
from kkb.view.markdown import plain

MOST_DATES = 36


def ask_village(room: Room) -> str | None:
    """A village by typing part of its name; the one in the link is chosen already. None = nothing chosen yet."""
    district = wilayah.cut(room.filter.wilayah, min(2, room.look.level))
    names = _village_names(room, district)
    current = room.filter.wilayah if room.look.level == 4 else None
    st.session_state["pilih_desa"] = current
    st.selectbox(
        room.text("desa.cari"),
        list(names),
        format_func=lambda code: names.get(code, code),
        index=None,
        key="pilih_desa",
        placeholder=room.text("desa.ketik", n=room.number(len(names))),
        filter_mode="contains",
        on_change=lambda: choose("wilayah", st.session_state["pilih_desa"] or district),
    )
    return current


def show_village(room: Room, code: str) -> None:
    """Everything known of one village, its history first where there is more than one date."""
    area_card.show_village(room, code)
    history = _history(room, code)
    if len(history):
        _show_indices(room, history)
        _show_history(room, history)


def _village_names(room: Room, district: str) -> dict[str, str]:
    listed = room.desk.listed[within(room.desk.listed["kode"], district)][["kode", "nama", "nama_kec"]]
    unlisted = room.look.rows.loc[~room.look.rows["kode"].isin(listed["kode"]), ["kode", "nama", "nama_kec"]]
    every = pd.concat([listed, unlisted]).sort_values(["nama", "nama_kec"])
    return {code: f"{name} · {place}" for code, name, place in every.itertuples(index=False)}


def _history(room: Room, code: str) -> pd.DataFrame:
    days = [day for day in room.desk.store.dates(code) if day <= room.look.on][-MOST_DATES:]
    frames = [rows[rows["tanggal"] == day] for day in days if len(rows := room.desk.store.rows_at(code, day))]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def _show_indices(room: Room, history: pd.DataFrame) -> None:
    st.subheader(room.text("desa.indeks"), anchor=False)
    first = history[history["unit"] == history["unit"].iloc[0]]
    show_chart(build_indices(first, room.words), "indeks", room.text("desa.indeks_alt", nama=room.look.name))


def _show_history(room: Room, history: pd.DataFrame) -> None:
    st.subheader(room.text("desa.riwayat"), anchor=False)
    rows = [
        {
            "tanggal": room.day(row["tanggal"]),
            "kampung": row["kampung"],
            "strata": _class(room, row),
            **{name: row[name] for name in INDICES},
            "berkas": room.text("umum.contoh") if row["contoh"] else room.text("desa.berkas_sendiri"),
        }
        for row in history.sort_values("tanggal", ascending=False).to_dict("records")
    ]
    columns = {
        name: Column(room.text(f"desa.kolom_{name}")) for name in ("tanggal", "kampung", "strata", *INDICES, "berkas")
    }
    columns |= {name: Column(room.text(f"desa.kolom_{name}"), lambda v: room.number(v, 2)) for name in INDICES}
    show_table(room, Table("riwayat_desa", pd.DataFrame(rows), columns, room.text("desa.riwayat")))


def _class(room: Room, row: dict[str, object]) -> str:
    key = row_class(row["strata"], bool(row["lapor"]))
    return class_name("dasar_lapor" if key == "dasar" else key, room.desk.scheme, room.words)


def show_hint(room: Room) -> None:
    """What to do while no village is chosen."""
    st.info(room.text("desa.pilih_dahulu", nama=plain(room.look.name)))
