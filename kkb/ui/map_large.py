"""The view for the room: answer, map and legend alone, with a way in and a way out that is always there."""

import streamlit as st

from kkb.ui import overview
from kkb.ui.controls import choose
from kkb.ui.map_choice import FULL
from kkb.ui.room import Room

SCREEN = "layar"
_ANSWER_WIDTH = 960
"""Pixels; on a phone the way out stands below the answer."""


def is_large() -> bool:
    """Whether the link asks for the view for the room."""
    return st.query_params.get(SCREEN) == FULL


def show_heading(room: Room) -> None:
    """The first line: the answer; in the view for the room with the way out beside it."""
    if not is_large():
        overview.show_answer(room)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width=_ANSWER_WIDTH):
            overview.show_answer(room)
        show_large_button(room)


def show_way_out(room: Room) -> None:
    """The way out where there is nothing else to show."""
    if is_large():
        show_large_button(room)


def show_large_button(room: Room) -> None:
    """To the view for the room, or back from it (`kendali.js`: also by Escape); the rest of the link stays."""
    large = is_large()
    with st.container(key="peta_layar", width="content"):
        st.button(
            room.text("peta.layar_biasa" if large else "peta.layar_penuh"),
            key="peta_layar_ganti",
            type="secondary" if large else "tertiary",
            icon=":material/close_fullscreen:" if large else ":material/fullscreen:",
            on_click=choose,
            args=(SCREEN, None if large else FULL),
        )
