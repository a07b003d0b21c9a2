"""Movement between two dates: the flow, the matrix, and the villages behind the cell a person picks."""

import pandas as pd
import streamlit as st

from kkb.core.compare_flow import FROM, TO, flow, flow_matrix, in_cell
from kkb.ui import cache
from kkb.ui.chart import show_chart
from kkb.ui.comparison_choice import Comparison
from kkb.ui.controls import ask_listed
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.ui.village_list import show_village_table
from kkb.view.chart_flow import build_flow, cell_name, flow_name


def show_flow(room: Room, asked: Comparison) -> None:
    """From which class to which, since a date."""
    if asked.since is None:
        st.info(room.text("banding.gerak_awal", nama=room.name))
        return
    before = cache.look(room.version, room.look.area, asked.since).rows
    flowed = flow(before, room.look.rows)
    if flowed.empty:
        st.info(room.text("banding.gerak_kosong", nama=room.name))
        return
    matrix, days = flow_matrix(flowed), (room.day(asked.since), room.day(room.look.on))
    figure = build_flow(matrix, days, room.desk.scheme, room.words)
    show_chart(figure, "banding_gerak", room.text("banding.alt_gerak", nama=room.look.name))
    title = room.text("banding.matriks", awal=days[0], akhir=days[1], n=room.number(len(flowed)))
    st.subheader(title, anchor=False)
    show_table(room, _matrix_table(room, matrix, title))
    _show_cell(room, flowed, matrix)


def _matrix_table(room: Room, matrix: pd.DataFrame, title: str) -> Table:
    starts = [key for key in FROM if matrix.loc[key].sum()]
    ends = [key for key in TO if matrix[key].sum()]
    frame = matrix.loc[starts, ends].assign(jumlah=matrix.loc[starts].sum(axis=1)).reset_index(drop=True)
    frame.insert(0, "dari", [flow_name(key, room.desk.scheme, room.words) for key in starts])
    columns = {"dari": Column(room.text("banding.kolom_dari"), pinned=True)}
    columns |= {key: Column(flow_name(key, room.desk.scheme, room.words), room.number) for key in ends}
    return Table("matriks", frame, columns | {"jumlah": Column(room.text("banding.kolom_jumlah"), room.number)}, title)


def _show_cell(room: Room, flowed: pd.DataFrame, matrix: pd.DataFrame) -> None:
    cells = {
        f"{start}-{end}": cell_name(start, end, int(matrix.loc[start, end]), room.desk.scheme, room.words)
        for start in FROM
        for end in TO
        if matrix.loc[start, end]
    }
    moving = [key for key in cells if key.split("-")[0] != key.split("-")[1]]
    first = sorted(cells, key=lambda key: key not in moving)
    asked = ask_listed("sel", {key: cells[key] for key in first}, room.text("banding.sel"))
    show_village_table(room, "sel", in_cell(flowed, *asked.split("-")), cells[asked])
