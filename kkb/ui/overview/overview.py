"""Ringkasan on the screen: answer and figures, the strata through time beside what changed."""

import streamlit as st

from kkb.app import pages
from kkb.content.page import Page
from kkb.draw.chart.strata import build_strata_through_time
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.content import show_answer, show_blocks, show_figures

_BESIDE = (
    "gerak_judul", "gerak", "pengaruh", "tertinggal_judul", "tertinggal_kosong", "tertinggal", "tertinggal_sebagian",
    "lapor_judul", "lapor", "tidak_dikenal", "belum_cocok", "rentang_cakupan", "rentang_pangsa_desa", "dihitung",
)  # fmt: skip


def show_overview(page: PageContext) -> None:
    """The whole page."""
    content = pages.overview(cache.source(page.version), page.basis)
    _show_head(page, content)
    show_figures(content)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _show_strata_through_time(page)
    with right:
        show_blocks(page, content, *_BESIDE)


def show_head(page: PageContext) -> None:
    """The answer alone, as other pages about the area begin."""
    _show_head(page, pages.overview(cache.source(page.version), page.basis))


def _show_head(page: PageContext, content: Page) -> None:
    show_answer(content)
    show_blocks(page, content, "tanpa_daftar")


def _show_strata_through_time(page: PageContext) -> None:
    st.subheader(page.text("ringkasan.strata_judul"), anchor=False)
    counts = cache.through_time(page.version, page.area_view.area, page.area_view.on)
    figure = build_strata_through_time(counts, page.app.scheme, page.words)
    show_chart(figure, "strata_waktu", page.text("ringkasan.strata_alt"))
