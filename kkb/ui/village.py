"""Desa: one village whole. Each part of the page is a module of its own; a village may have two Kampung KB."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.standing import standing
from kkb.core.tally import within
from kkb.core.whatif.queue import OUT_OF_REACH
from kkb.ui import own_tables, village_beside, village_history, village_map, village_print, village_today
from kkb.ui.controls import choose
from kkb.ui.room import Room
from kkb.ui.simulation import begin
from kkb.ui.table import Column, Table, show_table
from kkb.ui.village_history import row_before
from kkb.ui.village_list import show_opener
from kkb.view.markdown import plain
from kkb.view.village_words import fall_sentence, unit_answer, unit_class

NAMED, MOST_NEAR = 3, 20
"""Villages named in the first line, and in the list below it."""


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
    """Everything known of one village: today first, then what to do, then how it came here and who is near."""
    rows = room.look.rows[room.look.rows["kode"] == code].to_dict("records")
    for row in rows:
        if fell := fall_sentence(row_before(room, row), row, room.desk.scheme, room.words):
            st.markdown(f"#### {fell}")
        st.markdown(f"#### {unit_answer(row, standing(row, room.desk.scheme.rule), room.desk.scheme, room.words)}")
    if not rows:
        st.markdown(f"#### {room.text('desa.jawab_belum_terbentuk', nama=room.name)}")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _show_place(room, code)
        for row in rows:
            village_today.show_indices(room, row, named=len(rows) > 1)
        village_print.show_print(room, code, rows)
    with right:
        village_map.show_inset(room, code)
    for row in rows:
        _show_unit(room, row, named=len(rows) > 1)
    village_history.show_history(room, code)
    for row in rows:
        village_beside.show_neighbours(room, row)
        village_beside.show_profile(room, row)
        own_tables.show_village_tables(room, row)


def show_hint(room: Room) -> None:
    """While no village is chosen: those nearest to the target, in the order of the plan, each to open."""
    waiting = _waiting(room) if room.look.on else pd.DataFrame()
    if waiting.empty:
        st.info(room.text("desa.pilih_dahulu", nama=plain(room.look.name)))
        return
    shown = waiting.head(MOST_NEAR)
    said = [
        room.text("desa.terdekat_satu", nama=plain(name), upaya=room.number(effort))
        for name, effort in shown.head(NAMED)[["nama", "upaya"]].itertuples(index=False)
    ]
    st.markdown(f"#### {room.text('desa.terdekat', nama=room.name, daftar=', '.join(said))}")
    st.caption(room.text("desa.terdekat_ket", n=len(shown), total=len(waiting)))
    own = ("menjadi", "upaya", "poin")
    names = ("nama", "nama_kec", "strata", *own, "kode", "kampung")
    heads = {name: room.text(f"{'desa' if name in own else 'banding'}.kolom_{name}") for name in names}
    columns = {name: Column(head, pinned=name == "nama") for name, head in heads.items()}
    show_table(room, Table("desa_terdekat", shown, columns, room.text("desa.terdekat_tabel")))
    show_opener(room, "terdekat", shown, is_here=True)


def _waiting(room: Room) -> pd.DataFrame:
    """Those that reported and do not count yet, least effort first, with their place, stratum and what they become."""
    queue = begin(room.version, room.look.area, room.look.asked).queue
    can_rise = queue["antrean"].isin(["dasar", "berkembang"]) & queue["upaya"].lt(OUT_OF_REACH)
    rises = queue.loc[can_rise, ["unit", "upaya", "poin", "ke", "urutan"]].sort_values("urutan")
    found = rises.merge(room.look.rows[["unit", "kode", "nama", "nama_kec", "kampung", "strata", "lapor"]], on="unit")
    now = [unit_class(row, room.desk.scheme, room.words) for row in found[["strata", "lapor"]].to_dict("records")]
    later = [unit_class({"strata": key, "lapor": True}, room.desk.scheme, room.words) for key in found["ke"]]
    return found.assign(strata=now, menjadi=later)


def _show_unit(room: Room, row: Mapping[str, object], *, named: bool) -> None:
    if named:
        st.subheader(plain(row["kampung"] or row["unit"]), anchor=False)
    village_today.show_steps(room, row)
    village_today.show_items(room, row)


def _show_place(room: Room, code: str) -> None:
    names = [plain(room.look.places.name(part)) for part in reversed(wilayah.path(code)[:-1])]
    st.markdown(room.text("desa.tempat", kode=code, tempat=", ".join(names)))
    if not wilayah.is_confirmed(code):
        st.caption(room.text("desa.belum_dicocokkan"))


def _village_names(room: Room, district: str) -> dict[str, str]:
    listed = room.desk.listed[within(room.desk.listed["kode"], district)][["kode", "nama", "nama_kec"]]
    unlisted = room.look.rows.loc[~room.look.rows["kode"].isin(listed["kode"]), ["kode", "nama", "nama_kec"]]
    every = pd.concat([listed, unlisted]).sort_values(["nama", "nama_kec"])
    return {code: f"{name} · {place}" for code, name, place in every.itertuples(index=False)}
