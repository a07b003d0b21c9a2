"""What every map of the product shares: how classes look, which area it looks at."""

import streamlit as st

from kkb.app.map.layers import read_map_style
from kkb.config.map_style import MapStyle
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.draw.map.kind import Marks
from kkb.ui.frame.page_context import PageContext


@st.cache_resource(show_spinner=False)
def map_style() -> MapStyle:
    """How classes look, read once."""
    return read_map_style()


def marks_of(page: PageContext) -> Marks:
    """What classes look like and are called on this page."""
    return Marks(page.app.scheme, map_style(), page.words)


def map_area(page: PageContext) -> str:
    """The area the map looks at: that of the page, of a village its kecamatan."""
    return wilayah.cut(page.filter.wilayah, min(Level.KECAMATAN, wilayah.level(page.filter.wilayah)))
