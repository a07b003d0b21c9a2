"""Peta: strata on the map, shares by kecamatan, and one village by a click."""

from functools import partial

from kkb.ui import area_card, context, frame, overview
from kkb.ui import map as district_map

with frame.open_page("peta") as room:
    if room.look.on is None:
        context.show_no_data(room)
    else:
        overview.show_answer(room)
        choice = district_map.ask_map(room)
        district_map.show_map(room, choice, partial(area_card.show_area_card, room))
