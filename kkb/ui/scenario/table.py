"""Moves per part of an area in an editable table, kept in the link."""

import pandas as pd
import streamlit as st

from kkb.core.scenario import Moves, Start, limits
from kkb.text.markdown import plain
from kkb.text.strata_words import move_heading, short_move, there_text
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.link import PARAMETER, format_moves, parse_moves
from kkb.ui.widgets.controls import choose

_WIDTH, _WIDER = 96, 122
"""Pixels; a rise that brings a village to count has the longer heading."""
_TURN = "sim_tabel_giliran"
"""Counts up when the table must forget what was typed and start from the link again."""


def start_over() -> None:
    """Forget what was typed; the table starts from the link at its next drawing."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def ask_moves(page: PageContext, baseline: Start) -> dict[str, Moves]:
    """The moves of every part of the area as typed into the table; a sentence where that is more than there is."""
    key = f"sim_tabel_{page.area_view.area}_{page.area_view.on}_{st.session_state.get(_TURN, 0)}"
    most = {str(code): limits(part) for code, part in baseline.queue.groupby("bagian")}
    start = st.session_state.setdefault(f"{key}_awal", parse_moves(st.query_params.get(PARAMETER, ""), baseline.ways))
    st.caption(page.text("simulasi.tabel_ket"))
    typed = st.data_editor(
        _frame(page, (start, most), baseline),
        key=key,
        hide_index=True,
        column_config=_columns(page, baseline),
        disabled=["kode", "nama", "ada"],
        row_height=38,
        alt=page.text("simulasi.tabel_ubah", satuan=page.part_word),
    )
    wanted = _wanted(typed, baseline)
    _say_too_many(page, wanted, most)
    link = format_moves(wanted, baseline.ways)
    if link != st.query_params.get(PARAMETER, ""):
        choose(PARAMETER, link)
    return wanted


def _frame(page: PageContext, known: tuple[dict[str, Moves], dict[str, Moves]], baseline: Start) -> pd.DataFrame:
    """What is set now, per part; `known` are the moves to start from and the most there are."""
    (start, most), places = known, page.area_view.places
    rows = [
        {"kode": p.code, "nama": places.name(p.code), "ada": _there_is(page, most.get(p.code, Moves()), baseline)}
        | {way: start.get(p.code, Moves())[way] for way in baseline.levers}
        for p in page.area_view.parts
    ]
    return pd.DataFrame(rows, columns=["kode", "nama", *baseline.levers, "ada"])


def _there_is(page: PageContext, most: Moves, baseline: Start) -> str:
    """What there is to move, in the order of the columns."""
    rule = page.app.scheme.rule
    parts = [there_text(way, page.number(most[way]), rule, page.words) for way in baseline.levers if most[way]]
    return ", ".join(parts) or "–"


def _columns(page: PageContext, baseline: Start) -> dict[str, object]:
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    columns = {
        way: number(
            move_heading(way, page.app.scheme.rule, page.words), min_value=0, step=1, required=True,
            width=_WIDER if way in baseline.rises else _WIDTH,
        )
        for way in baseline.levers
    }  # fmt: skip
    there = text(page.text("simulasi.kolom_ada"), width=150)
    return {"kode": None, "nama": text(page.part_word.capitalize(), pinned=True), **columns, "ada": there}


def _wanted(typed: pd.DataFrame, baseline: Start) -> dict[str, Moves]:
    rows = typed[["kode", *baseline.ways]].fillna(0).to_dict("records")
    return {row["kode"]: Moves(**{way: int(row[way]) for way in baseline.ways}) for row in rows}


def _say_too_many(page: PageContext, wanted: dict[str, Moves], most: dict[str, Moves]) -> None:
    for code, moves in wanted.items():
        for way, count in moves.items():
            limit = most.get(code, Moves())[way]
            if count > limit:
                st.warning(
                    page.text(
                        "simulasi.terlalu_banyak",
                        nama=plain(page.area_view.places.name(code)),
                        apa=short_move(way, page.app.scheme.rule, page.words),
                        paling=page.number(limit),
                    )
                )
