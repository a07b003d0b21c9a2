"""Movement between two dates: the flow, the matrix, and the villages behind the cell a person picks."""

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.comparison import build_flow, cell_name, flow_name
from kkb.core.compare.flow import FROM, TO, flow, flow_matrix, in_cell
from kkb.ui.comparison.choice import Comparison
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.controls import ask_listed
from kkb.ui.widgets.table import Column, Table, show_table
from kkb.ui.widgets.village_list import show_village_table


def show_flow(page: PageContext, asked: Comparison) -> None:
    """From which class to which, since a date."""
    if asked.since is None:
        st.info(page.text("banding.gerak_awal", nama=page.name))
        return
    before = cache.area_view(page.version, page.area_view.area, asked.since).rows
    flowed = flow(before, page.area_view.rows)
    if flowed.empty:
        st.info(page.text("banding.gerak_kosong", nama=page.name))
        return
    matrix, days = flow_matrix(flowed), (page.day(asked.since), page.day(page.area_view.on))
    title = page.text("banding.matriks", awal=days[0], akhir=days[1], n=page.number(len(flowed)))
    caption = Caption("banding_gerak", title, page.text("banding.alt_gerak", nama=page.area_view.name))
    show_chart(build_flow(matrix, days, page.app.scheme, page.words, caption))
    st.subheader(title, anchor=False)
    show_table(page, _matrix_table(page, matrix, title))
    _show_cell(page, flowed, matrix)


def _matrix_table(page: PageContext, matrix: pd.DataFrame, title: str) -> Table:
    starts = [key for key in FROM if matrix.loc[key].sum()]
    ends = [key for key in TO if matrix[key].sum()]
    frame = matrix.loc[starts, ends].assign(jumlah=matrix.loc[starts].sum(axis=1)).reset_index(drop=True)
    frame.insert(0, "dari", [flow_name(key, page.app.scheme, page.words) for key in starts])
    columns = {"dari": Column(page.text("banding.kolom_dari"), pinned=True)}
    columns |= {key: Column(flow_name(key, page.app.scheme, page.words), page.number) for key in ends}
    return Table("matriks", frame, columns | {"jumlah": Column(page.text("banding.kolom_jumlah"), page.number)}, title)


def _show_cell(page: PageContext, flowed: pd.DataFrame, matrix: pd.DataFrame) -> None:
    cells = {
        f"{start}-{end}": cell_name(start, end, int(matrix.loc[start, end]), page.app.scheme, page.words)
        for start in FROM
        for end in TO
        if matrix.loc[start, end]
    }
    moving = [key for key in cells if key.split("-")[0] != key.split("-")[1]]
    first = sorted(cells, key=lambda key: key not in moving)
    asked = ask_listed("sel", {key: cells[key] for key in first}, page.text("banding.sel"))
    show_village_table(page, "sel", in_cell(flowed, *asked.split("-")), cells[asked])
