"""Moves per kecamatan in an editable table, kept in the link."""

from dataclasses import astuple, fields

import pandas as pd
import streamlit as st

from kkb.core.whatif import Moves, limits
from kkb.ui.room import Room
from kkb.ui.scenario_link import PARAMETER, format_moves, parse_moves
from kkb.view.markdown import plain

_NAMES = tuple(f.name for f in fields(Moves))


def ask_moves(room: Room, queue: pd.DataFrame) -> dict[str, Moves]:
    """The moves per part of the area as typed into the table, at most what each part has."""
    key = f"sim_tabel_{room.look.area}_{room.look.on}"
    start = st.session_state.setdefault(f"{key}_awal", parse_moves(st.query_params.get(PARAMETER, "")))
    st.caption(room.text("simulasi.tabel_ket"))
    typed = st.data_editor(
        _frame(room, start),
        key=key,
        hide_index=True,
        column_config=_columns(room),
        disabled=["kode", "nama"],
        row_height=38,
        alt=room.text("simulasi.tabel_ubah"),
    )
    wanted = {code: Moves(*(int(n) for n in numbers)) for code, *numbers in _records(typed)}
    most = {code: limits(part) for code, part in queue.groupby("bagian")}
    _say_too_many(room, wanted, most)
    link = format_moves(wanted)
    if link != st.query_params.get(PARAMETER, ""):
        st.query_params.update({PARAMETER: link}) if link else st.query_params.pop(PARAMETER, None)
    return {code: moves for code, moves in wanted.items() if moves.total()}


def _frame(room: Room, start: dict[str, Moves]) -> pd.DataFrame:
    places = room.look.places
    rows = [(p.code, places.name(p.code), *astuple(start.get(p.code, Moves()))) for p in room.look.parts]
    return pd.DataFrame(rows, columns=["kode", "nama", *_NAMES])


def _columns(room: Room) -> dict[str, object]:
    number = st.column_config.NumberColumn
    columns = {n: number(room.text(f"simulasi.pendek_{n}"), min_value=0, step=1, required=True) for n in _NAMES}
    return {"kode": None, "nama": st.column_config.TextColumn(room.part_word.capitalize(), pinned=True), **columns}


def _records(typed: pd.DataFrame) -> list[list]:
    return typed[["kode", *_NAMES]].fillna(0).to_numpy().tolist()


def _say_too_many(room: Room, wanted: dict[str, Moves], most: dict[str, Moves]) -> None:
    for code, moves in wanted.items():
        for name in _NAMES:
            limit = getattr(most.get(code, Moves()), name)
            if getattr(moves, name) > limit:
                st.warning(
                    room.text(
                        "simulasi.terlalu_banyak",
                        nama=plain(room.look.places.name(code)),
                        apa=room.text(f"simulasi.pendek_{name}"),
                        paling=room.number(limit),
                    )
                )
