"""Desa on the screen: one village whole; a village may have two Kampung KB."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from kkb.app import pages
from kkb.content.own_tables import own_table_blocks
from kkb.content.page import PageBlock
from kkb.content.village import (
    VillageInputs,
    history_blocks,
    index_figures,
    neighbour_blocks,
    place_blocks,
    profile_blocks,
    rows_of,
    unit_blocks,
    village_lines,
)
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import within
from kkb.core.rule.rule_gap import neighbours
from kkb.text.markdown import plain
from kkb.ui.frame import cache, context
from kkb.ui.frame.page_context import PageContext
from kkb.ui.village import inset_map, sheet
from kkb.ui.widgets.content import show_answer, show_block, show_figure
from kkb.ui.widgets.controls import choose
from kkb.ui.widgets.village_list import show_opener


def ask_village(page: PageContext) -> str | None:
    """A village by typing part of its name; the one in the link is chosen already. None = nothing chosen yet."""
    district = wilayah.cut(page.filter.wilayah, min(2, page.area_view.level))
    names = _village_names(page, district)
    current = page.filter.wilayah if page.area_view.level == Level.DESA else None
    st.session_state["pilih_desa"] = current
    st.selectbox(
        page.text("desa.cari"),
        list(names),
        format_func=lambda code: names.get(code, code),
        index=None,
        key="pilih_desa",
        placeholder=page.text("desa.ketik", n=page.number(len(names))),
        filter_mode="contains",
        on_change=lambda: choose("wilayah", st.session_state["pilih_desa"] or district),
    )
    return current


def show_village(page: PageContext, code: str) -> None:
    """Everything known of one village: today first, then what to do, then how it came here and who is near."""
    inputs, rows = pages.village_inputs(cache.source(page.version), page.basis), rows_of(page.basis)
    for line in village_lines(page.basis, inputs, rows):
        st.markdown(f"#### {line}")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _show(page, place_blocks(page.basis))
        for row in rows:
            _show_indices(page, row, named=len(rows) > 1)
        sheet.show_print(page, code, rows)
    with right:
        inset_map.show_inset(page, code)
    for row in rows:
        _show(page, unit_blocks(page.basis, inputs.effort, row, named=len(rows) > 1))
    _show(page, history_blocks(page.basis, inputs.history))
    for row in rows:
        _show_neighbours(page, inputs, row)
        _show(page, profile_blocks(page.basis, inputs, row))
        _show(page, own_table_blocks(page.basis, inputs.own_tables, row))


def show_hint(page: PageContext) -> None:
    """While no village is chosen: those nearest to the target, in the order of the plan, each to open."""
    if page.area_view.on is None:
        context.show_no_data(page)
        return
    content = pages.village(cache.source(page.version), page.basis)
    (table,) = content.blocks
    if not table.rows:
        st.info(content.answer)
        return
    show_answer(content)
    show_block(page, table)
    show_opener(page, "terdekat", table.frame(), is_here=True)


def _show(page: PageContext, blocks: Sequence[PageBlock]) -> None:
    for block in blocks:
        show_block(page, block)


def _show_indices(page: PageContext, row: Mapping[str, object], *, named: bool) -> None:
    if named:
        st.caption(plain(row["kampung"] or row["unit"]))
    figures = index_figures(page.basis, row)
    for column, figure in zip(st.columns(len(figures)), figures, strict=True):
        with column:
            show_figure(figure)
    st.caption(page.text("desa.indeks_bantu"))


def _show_neighbours(page: PageContext, inputs: VillageInputs, row: Mapping[str, object]) -> None:
    blocks = neighbour_blocks(page.basis, inputs.around, row)
    if not blocks:
        return
    _show(page, blocks)
    near = neighbours(inputs.around, str(row["unit"]), page.app.scheme.rule, page.app.scheme.reached)
    others = inputs.around[inputs.around["unit"].isin(near.loc[near["unit"] != row["unit"], "unit"])]
    show_opener(page, f"tetangga_{row['unit']}", others, is_here=True)


def _village_names(page: PageContext, district: str) -> dict[str, str]:
    listed = page.listed[within(page.listed["kode"], district)][["kode", "nama", "nama_kec"]]
    unlisted = page.area_view.rows.loc[~page.area_view.rows["kode"].isin(listed["kode"]), ["kode", "nama", "nama_kec"]]
    every = pd.concat([listed, unlisted]).sort_values(["nama", "nama_kec"])
    return {code: f"{name} · {place}" for code, name, place in every.itertuples(index=False)}
