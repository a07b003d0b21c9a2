"""Banding on the screen: the answer, the controls, the picture of a view, the table of everything."""

from dataclasses import replace

import streamlit as st

from kkb.app import pages
from kkb.content.comparison.case import Comparison, ComparisonCase
from kkb.content.comparison.moves import flow_blocks
from kkb.content.comparison.page import comparison_answer, table_blocks, view_blocks
from kkb.content.page import Listing, PageBlock, TableBlock
from kkb.ui.comparison.choice import ask_cell, ask_comparison, read_comparison
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.content import show_block
from kkb.ui.widgets.village_list import show_opener

_CELL = "desa_sel"
_VILLAGES = ("desa_kecamatan", _CELL)


def show_comparison(page: PageContext) -> None:
    """The whole page."""
    answer, lead = comparison_answer(_case(page, read_comparison(page)))
    st.markdown(page.first_line(answer))
    if lead:
        st.markdown(lead)
    if not page.area_view.parts:
        return
    case = _case(page, ask_comparison(page))
    for block in view_blocks(case):
        if block.key != _CELL:
            _show(page, block)
    cell = ask_cell(page, case)
    if cell:
        _show_cell(page, case, cell)
    for block in table_blocks(case):
        _show(page, block)


def _case(page: PageContext, choice: Comparison) -> ComparisonCase:
    return pages.comparison_case(cache.source(page.version), page.basis, choice)


def _show_cell(page: PageContext, case: ComparisonCase, cell: str) -> None:
    chosen = ComparisonCase(case.basis, case.inputs, replace(case.choice, cell=cell))
    for block in flow_blocks(chosen):
        if block.key == _CELL:
            _show(page, block)


def _show(page: PageContext, block: PageBlock) -> None:
    if isinstance(block, Listing):
        with st.expander(page.text("umum.cara_hitung")):
            show_block(page, block)
        return
    show_block(page, block)
    if isinstance(block, TableBlock) and block.key in _VILLAGES:
        show_opener(page, block.key.removeprefix("desa_"), block.frame())
