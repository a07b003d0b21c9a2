"""Moves per part of an area in an editable table, kept in the link."""

from dataclasses import astuple

import pandas as pd
import streamlit as st

from kkb.core.whatif import MOVES, Moves, limits
from kkb.ui.controls import choose
from kkb.ui.room import Room
from kkb.ui.scenario_link import PARAMETER, format_moves, parse_moves
from kkb.view.markdown import plain

_TURN = "sim_tabel_giliran"
"""Counts up when the table must forget what was typed and start from the link again."""


def start_over() -> None:
    """Forget what was typed; the table starts from the link at its next drawing."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def ask_moves(room: Room, queue: pd.DataFrame) -> dict[str, Moves]:
    """The moves of every part of the area as typed into the table; a sentence where that is more than there is."""
    key = f"sim_tabel_{room.look.area}_{room.look.on}_{st.session_state.get(_TURN, 0)}"
    start = st.session_state.setdefault(f"{key}_awal", parse_moves(st.query_params.get(PARAMETER, "")))
    st.caption(room.text("simulasi.tabel_ket"))
    typed = st.data_editor(
        _frame(room, start),
        key=key,
        hide_index=True,
        column_config=_columns(room),
        disabled=["kode", "nama"],
        row_height=38,
        alt=room.text("simulasi.tabel_ubah", satuan=room.part_word),
    )
    wanted = {code: Moves(*(int(n) for n in numbers)) for code, *numbers in _records(typed)}
    most = {str(code): limits(part) for code, part in queue.groupby("bagian")}
    _say_too_many(room, wanted, most)
    link = format_moves(wanted)
    if link != st.query_params.get(PARAMETER, ""):
        choose(PARAMETER, link)
    return wanted


def _frame(room: Room, start: dict[str, Moves]) -> pd.DataFrame:
    places = room.look.places
    rows = [(p.code, places.name(p.code), *astuple(start.get(p.code, Moves()))) for p in room.look.parts]
    return pd.DataFrame(rows, columns=["kode", "nama", *MOVES])


def _columns(room: Room) -> dict[str, object]:
    number = st.column_config.NumberColumn
    columns = {n: number(room.text(f"simulasi.pendek_{n}"), min_value=0, step=1, required=True) for n in MOVES}
    return {"kode": None, "nama": st.column_config.TextColumn(room.part_word.capitalize(), pinned=True), **columns}


def _records(typed: pd.DataFrame) -> list[list]:
    return typed[["kode", *MOVES]].fillna(0).to_numpy().tolist()


def _say_too_many(room: Room, wanted: dict[str, Moves], most: dict[str, Moves]) -> None:
    for code, moves in wanted.items():
        for name in MOVES:
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
