"""Simulasi: how many must move up, and what each scenario leaves missing."""

from kkb.ui import context, frame, simulation

with frame.open_page("simulasi") as room:
    if room.look.on is None:
        context.show_no_data(room)
    else:
        simulation.show_simulation(room)
