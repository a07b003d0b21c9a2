"""Peta: strata on the map, shares by kecamatan, two dates side by side, and one village by a click."""

from kkb.ui import context, frame, map_room, overview
from kkb.ui import map as district_map

with frame.open_page("peta") as room:
    if room.look.on is None:
        context.show_no_data(room)
    else:
        choice = district_map.read_choice(room)
        overview.show_answer(room)
        if not choice.is_large:
            district_map.ask_map(room, choice)
        map_room.show_map(room, choice)
