"""Simulasi: how many must move up, and what each scenario leaves missing."""

from kkb.ui.frame import context, frame
from kkb.ui.scenario import simulation

with frame.open_page("simulasi") as page:
    if page.area_view.on is None:
        context.show_no_data(page)
    else:
        simulation.show_simulation(page)
