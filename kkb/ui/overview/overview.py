"""Ringkasan on the screen: answer and figures, the strata through time beside what changed."""

import streamlit as st

from kkb.app import pages
from kkb.content.page import Page
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.start import band
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
    band.show_start(page)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        show_blocks(page, content, "strata_judul", "grafik_strata_waktu")
    with right:
        show_blocks(page, content, *_BESIDE)


def show_head(page: PageContext) -> None:
    """The answer alone, as other pages about the area begin."""
    _show_head(page, pages.overview(cache.source(page.version), page.basis))


def _show_head(page: PageContext, content: Page) -> None:
    show_answer(content)
    show_blocks(page, content, "tanpa_daftar")
