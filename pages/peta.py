"""Peta: strata on the map, shares by kecamatan, two dates side by side, and one village by a click."""

import streamlit as st

from kkb.ui.frame import context, frame
from kkb.ui.map import choose as district_map
from kkb.ui.map import large, show

with frame.open_page("peta") as page, st.container(gap="xsmall"):
    if page.area_view.on is None:
        context.show_no_data(page)
        large.show_way_out(page)
        show.show_empty_map(page)
    else:
        choice = district_map.read_choice(page)
        large.show_heading(page)
        if not choice.is_large:
            district_map.ask_map(page, choice)
        show.show_map(page, choice)
