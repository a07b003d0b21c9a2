"""One village through time: its indices, its stratum at every date, and when it reported."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.core.rows import INDICES
from kkb.ui.chart import show_chart
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_indices import build_indices
from kkb.view.markdown import plain
from kkb.view.village_words import unit_class

MOST_DATES = 36


def show_history(room: Room, code: str) -> None:
    """The indices of each Kampung KB as a chart, then every date as a line of a table."""
    found = village_history(room, code)
    if found.empty:
        return
    st.subheader(room.text("desa.indeks"), anchor=False)
    units = list(dict.fromkeys(found["unit"]))
    for n, unit in enumerate(units):
        one = found[found["unit"] == unit]
        if len(units) > 1:
            st.caption(plain(one["kampung"].iloc[-1] or unit))
        figure = build_indices(one, room.words)
        show_chart(figure, f"indeks_{n}" if n else "indeks", room.text("desa.indeks_alt", nama=room.look.name))
    _show_table(room, found)


def village_history(room: Room, code: str) -> pd.DataFrame:
    """The rows of a village at every date of its own data up to the one shown (ROW_COLUMNS, tanggal, contoh)."""
    days = [day for day in room.desk.store.dates(code) if day <= room.look.on][-MOST_DATES:]
    frames = [rows[rows["tanggal"] == day] for day in days if len(rows := room.desk.store.rows_at(code, day))]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()


def row_before(room: Room, row: Mapping[str, object]) -> dict[str, object] | None:
    """The row of a Kampung KB at the date of its own data before this one; None where there is none."""
    days = [day for day in room.desk.store.dates(str(row["kode"])) if day < row["tanggal"]]
    if not days:
        return None
    rows = room.desk.store.rows_at(str(row["kode"]), days[-1])
    found = rows[rows["unit"] == row["unit"]].to_dict("records")
    return found[0] if found else None


def _show_table(room: Room, history: pd.DataFrame) -> None:
    st.subheader(room.text("desa.riwayat"), anchor=False)
    spoke = history.groupby("tanggal")["lapor"].any()
    counts = {"n": room.number(int(spoke.sum())), "total": room.number(len(spoke))}
    st.markdown(room.text("desa.riwayat_lapor", **counts))
    rows = [
        {
            "tanggal": room.day(row["tanggal"]),
            "kampung": row["kampung"],
            "strata": unit_class(row, room.desk.scheme, room.words),
            "lapor": room.text("banding.lapor_ya" if row["lapor"] else "banding.lapor_tidak"),
            **{name: row[name] for name in INDICES},
            "berkas": room.text("umum.contoh") if row["contoh"] else room.text("desa.berkas_sendiri"),
        }
        for row in history.sort_values("tanggal", ascending=False).to_dict("records")
    ]
    names = ("tanggal", "kampung", "strata", "lapor", *INDICES, "berkas")
    columns = {name: Column(room.text(f"desa.kolom_{name}")) for name in names}
    columns |= {name: Column(room.text(f"desa.kolom_{name}"), lambda v: room.number(v, 2)) for name in INDICES}
    show_table(room, Table("riwayat_desa", pd.DataFrame(rows), columns, room.text("desa.riwayat")))
