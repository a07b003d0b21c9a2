"""What the views stand on: datasets of an area at a date, and the rows of the view joined with their profiles."""

import streamlit as st

from kkb.app import resources
from kkb.content import sources
from kkb.core.convergence.scheme import Convergence
from kkb.core.convergence.supporting_rows import SupportingRows
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext


def scheme() -> Convergence:
    """The parsed konvergensi.toml."""
    return resources.convergence()


def side_of(page: PageContext, kind: str) -> SupportingRows:
    """A kind of dataset for the page's area and date."""
    return cache.supporting(page.version, kind, page.area_view.area, page.filter.tanggal)


def source_line(page: PageContext, kind: str) -> str:
    """Dates, files and label of the dataset a view stands on, as a sentence for screen and files."""
    return sources.source_line(page.basis, kind, side_of(page, kind))


def show_source(page: PageContext, kind: str) -> None:
    """The source line; with the example's label where the page itself does not carry it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(source_line(page, kind)), width="content")
        if side_of(page, kind).example and page.area_view.example == "tidak":
            st.badge(page.text("umum.contoh"), color="orange", icon=":material/science:")
