"""Peta: strata on the map."""

from kkb.ui import context, frame

with frame.open_page("peta") as room:
    if room.look.on is None:
        context.show_no_data(room)
