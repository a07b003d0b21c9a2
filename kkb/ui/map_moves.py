"""Two dates below the map: how many moved from which stratum to which, and the villages that did."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.transitions import ABSENT, transition_counts, transitions
from kkb.ui import cache
from kkb.ui.map_marks import map_area
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, name_width, show_table
from kkb.view.chart_strata import class_name
from kkb.view.map_strata import row_class
from kkb.view.markdown import plain

ORDER = (ABSENT, "belum_lapor", "dasar", "berkembang", "mandiri", "berkelanjutan", "tidak_dikenal")


def show_moves(room: Room, since: date) -> None:
    """The table of from and to between two dates, and the list of who moved."""
    area = map_area(room)
    before, after = (cache.look(room.version, area, day) for day in (since, room.look.on))
    moved = transitions(_classed(before.rows), _classed(after.rows))
    values = {"sejak": room.day(since), "hingga": room.day(room.look.on), "nama": plain(after.name)}
    st.subheader(room.text("peta.pindah_judul", **values), anchor=False)
    if moved.empty:
        st.info(room.text("peta.pindah_kosong", **values))
        return
    changed = moved[moved["dari"] != moved["ke"]]
    numbers = {"n": room.number(len(changed)), "total": room.number(len(moved))}
    st.markdown(room.text("peta.pindah_jawab", **values, **numbers))
    show_table(room, _matrix(room, moved))
    if len(changed):
        names = {**before.places.names, **after.places.names}
        show_table(room, _list(room, changed, names))


def _classed(rows: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(rows["strata"].tolist(), rows["lapor"].tolist(), strict=True)
    return rows[["unit", "kode", "kode_kab"]].assign(kelas=[row_class(*pair) for pair in pairs])


def _label(room: Room, key: str) -> str:
    return class_name("dasar_lapor" if key == "dasar" else key, room.desk.scheme, room.words)


def _matrix(room: Room, moved: pd.DataFrame) -> Table:
    used = [key for key in ORDER if key != "tidak_dikenal" or key in {*moved["dari"], *moved["ke"]}]
    counts = transition_counts(moved, used)
    frame = counts.assign(jumlah=counts.sum(axis=1)).reset_index(names="dari")
    total = pd.DataFrame([{"dari": room.text("peta.pindah_jumlah"), **frame.drop(columns="dari").sum()}])
    frame = pd.concat([frame.assign(dari=[_label(room, key) for key in used]), total], ignore_index=True)
    columns = {"dari": Column(room.text("peta.pindah_dari"), pinned=True)}
    columns |= {key: Column(room.text("peta.pindah_ke", strata=_label(room, key)), room.number) for key in used}
    columns["jumlah"] = Column(room.text("peta.pindah_jumlah"), room.number)
    return Table("perpindahan", frame, columns, room.text("peta.pindah_tabel"))


def _list(room: Room, changed: pd.DataFrame, names: dict[str, str]) -> Table:
    order = {key: n for n, key in enumerate(ORDER)}
    rank = changed["ke"].map(order) - changed["dari"].map(order)
    rows = changed.assign(_rank=rank).sort_values(["_rank", "kode"], ascending=[False, True])
    frame = pd.DataFrame({
        "nama": [names.get(code, code) for code in rows["kode"]],
        "kecamatan": [names.get(wilayah.parent(code), "") for code in rows["kode"]],
        "dari": [_label(room, key) for key in rows["dari"]],
        "ke": [_label(room, key) for key in rows["ke"]],
    })  # fmt: skip
    columns = {
        name: Column(room.text(f"peta.kolom_{name}"), pinned=name == "nama", width=name_width(frame[name]))
        for name in frame
    }
    return Table("desa_berpindah", frame, columns, room.text("peta.pindah_desa"))
