"""Peta: strata on the map, shares by kecamatan, two dates side by side, and one village by a click."""

import streamlit as st

from kkb.ui import context, frame, map_large, map_room
from kkb.ui import map as district_map

with frame.open_page("peta") as room, st.container(gap="xsmall"):
    if room.look.on is None:
        context.show_no_data(room)
        map_large.show_way_out(room)
    else:
        choice = district_map.read_choice(room)
        map_large.show_heading(room)
        if not choice.is_large:
            district_map.ask_map(room, choice)
        map_room.show_map(room, choice)
