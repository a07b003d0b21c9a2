"""Banding: which kecamatan lead, which lag, and which differences are real."""

from kkb.ui import comparison, context, frame

with frame.open_page("banding") as room:
    if room.look.on is None:
        context.show_no_data(room)
    else:
        comparison.show_answer(room)
        asked = comparison.ask_views(room)
        comparison.show_view(room, asked)
        comparison.show_comparison_table(room, asked)
