"""What every map of the product shares: how classes look, which outlines there are, which area it looks at."""

import streamlit as st

from kkb.core import wilayah
from kkb.jobs_map import read_map_style
from kkb.ui.room import Room
from kkb.view.geometry import SCHEMATIC, TILES
from kkb.view.map_strata import Marks
from kkb.view.map_style import MapStyle

KINDS = (TILES, SCHEMATIC)


@st.cache_resource(show_spinner=False)
def map_style() -> MapStyle:
    """How classes look, read once."""
    return read_map_style()


def marks_of(room: Room) -> Marks:
    """What classes look like and are called on this page."""
    return Marks(room.desk.scheme, map_style(), room.words)


def map_area(room: Room) -> str:
    """The area the map looks at: that of the page, of a village its kecamatan."""
    return wilayah.cut(room.filter.wilayah, min(3, wilayah.level(room.filter.wilayah)))
