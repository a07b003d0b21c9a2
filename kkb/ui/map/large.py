"""The view for the room: answer, map and legend alone, with a way in and a way out that is always there."""

import streamlit as st

from kkb.content.map import map_answer
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.choice import FULL
from kkb.ui.widgets.controls import choose

SCREEN = "layar"
_ANSWER_WIDTH = 960
"""Pixels; on a phone the way out stands below the answer."""


def is_large() -> bool:
    """Whether the link asks for the view for the room."""
    return st.query_params.get(SCREEN) == FULL


def show_heading(page: PageContext) -> None:
    """The first line: the answer; in the view for the room with the way out beside it."""
    if not is_large():
        _show_answer(page)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width=_ANSWER_WIDTH):
            _show_answer(page)
        show_large_button(page)


def _show_answer(page: PageContext) -> None:
    """The answer, and where the area stands by now; what to set and to compare with would push the map away."""
    answer, lead = map_answer(page.basis)
    st.markdown(f"#### {answer}")
    if lead:
        st.caption(" ".join(lead))


def show_way_out(page: PageContext) -> None:
    """The way out where there is nothing else to show."""
    if is_large():
        show_large_button(page)


def show_large_button(page: PageContext) -> None:
    """To the view for the room, or back from it (`kendali.js`: also by Escape); the rest of the link stays."""
    large = is_large()
    with st.container(key="peta_layar", width="content"):
        st.button(
            page.text("peta.layar_biasa" if large else "peta.layar_penuh"),
            key="peta_layar_ganti",
            type="secondary" if large else "tertiary",
            icon=":material/close_fullscreen:" if large else ":material/fullscreen:",
            on_click=choose,
            args=(SCREEN, None if large else FULL),
        )
