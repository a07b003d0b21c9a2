"""Desa: one village whole: its items, its history, what it lacks."""

from kkb.ui import context, frame, village
from kkb.ui.actions.blocks import show_village_actions

with frame.open_page("desa") as room:
    code = village.ask_village(room)
    if code is None:
        village.show_hint(room)
    elif room.look.on is None:
        context.show_no_data(room)
    else:
        village.show_village(room, code)
        show_village_actions(room, code)
