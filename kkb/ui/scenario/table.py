"""Moves per part of an area in an editable table, kept in the link."""

import pandas as pd
import streamlit as st

from kkb.core.scenario import MOVES, Moves, limits
from kkb.text.markdown import plain
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.link import PARAMETER, format_moves, parse_moves
from kkb.ui.widgets.controls import choose

ORDER = ("berkembang", "dasar", "lapor", "jatuh", "baru", "mandiri")
"""The levers as they are shown: what helps, what hurts, what leaves ratio A as it is."""
_WIDTHS = dict.fromkeys(ORDER, 96) | {"berkembang": 118, "dasar": 122}
"""Pixels."""
_TURN = "sim_tabel_giliran"
"""Counts up when the table must forget what was typed and start from the link again."""


def start_over() -> None:
    """Forget what was typed; the table starts from the link at its next drawing."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def ask_moves(page: PageContext, queue: pd.DataFrame) -> dict[str, Moves]:
    """The moves of every part of the area as typed into the table; a sentence where that is more than there is."""
    key = f"sim_tabel_{page.area_view.area}_{page.area_view.on}_{st.session_state.get(_TURN, 0)}"
    most = {str(code): limits(part) for code, part in queue.groupby("bagian")}
    start = st.session_state.setdefault(f"{key}_awal", parse_moves(st.query_params.get(PARAMETER, "")))
    st.caption(page.text("simulasi.tabel_ket"))
    typed = st.data_editor(
        _frame(page, start, most),
        key=key,
        hide_index=True,
        column_config=_columns(page),
        disabled=["kode", "nama", "ada"],
        row_height=38,
        alt=page.text("simulasi.tabel_ubah", satuan=page.part_word),
    )
    wanted = {code: Moves(*(int(n) for n in numbers)) for code, *numbers in _records(typed)}
    _say_too_many(page, wanted, most)
    link = format_moves(wanted)
    if link != st.query_params.get(PARAMETER, ""):
        choose(PARAMETER, link)
    return wanted


def _frame(page: PageContext, start: dict[str, Moves], most: dict[str, Moves]) -> pd.DataFrame:
    places = page.area_view.places
    rows = [
        {"kode": p.code, "nama": places.name(p.code), "ada": _there_is(page, most.get(p.code, Moves()))}
        | {name: getattr(start.get(p.code, Moves()), name) for name in ORDER}
        for p in page.area_view.parts
    ]
    return pd.DataFrame(rows, columns=["kode", "nama", *ORDER, "ada"])


def _there_is(page: PageContext, most: Moves) -> str:
    """What there is to move, in the order of the columns."""
    parts = [page.text(f"simulasi.ada_{n}", n=page.number(getattr(most, n))) for n in ORDER if getattr(most, n)]
    return ", ".join(parts) or "–"


def _columns(page: PageContext) -> dict[str, object]:
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    columns = {
        n: number(page.text(f"simulasi.tajuk_{n}"), min_value=0, step=1, required=True, width=_WIDTHS[n]) for n in ORDER
    }
    there = text(page.text("simulasi.kolom_ada"), width=150)
    return {"kode": None, "nama": text(page.part_word.capitalize(), pinned=True), **columns, "ada": there}


def _records(typed: pd.DataFrame) -> list[list]:
    return typed[["kode", *MOVES]].fillna(0).to_numpy().tolist()


def _say_too_many(page: PageContext, wanted: dict[str, Moves], most: dict[str, Moves]) -> None:
    for code, moves in wanted.items():
        for name in MOVES:
            limit = getattr(most.get(code, Moves()), name)
            if getattr(moves, name) > limit:
                st.warning(
                    page.text(
                        "simulasi.terlalu_banyak",
                        nama=plain(page.area_view.places.name(code)),
                        apa=page.text(f"simulasi.pendek_{name}"),
                        paling=page.number(limit),
                    )
                )
