"""Data, second part: numbers that contradict each other, and who has not reported, as lists for the field."""

import streamlit as st

from kkb.app import pages
from kkb.content.data import FILES, NUMBERS, REPORTING, VIEWS
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.content import show_block
from kkb.ui.widgets.controls import ask_choice

__all__ = ["FILES", "NUMBERS", "REPORTING", "ask_part", "show_numbers", "show_reporting"]


def ask_part(page: PageContext) -> str:
    """Which part of the Data page: files, numbers, reporting."""
    return ask_choice(
        "bagian", VIEWS, lambda v: page.text(f"mutu.tampilan_{v}"), page.text("mutu.tampilan"), hidden=True
    )


def show_numbers(page: PageContext) -> None:
    """What contradicts itself in the snapshot and the profiles of the area, and in the published figures."""
    _show(page, NUMBERS)


def show_reporting(page: PageContext) -> None:
    """How many reported per kecamatan, and the list of those that did not, with since when."""
    _show(page, REPORTING)


def _show(page: PageContext, view: str) -> None:
    content = pages.data(cache.source(page.version), page.basis, view)
    st.markdown(f"#### {content.answer}")
    for block in content.blocks:
        show_block(page, block)
