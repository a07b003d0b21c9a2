"""Desa: one village whole: its items, its history, what it lacks."""

from kkb.ui.actions.blocks import show_village_actions
from kkb.ui.frame import context, frame
from kkb.ui.village import village

with frame.open_page("desa") as page:
    code = village.ask_village(page)
    if code is None:
        village.show_hint(page)
    elif page.area_view.on is None:
        context.show_no_data(page)
    else:
        village.show_village(page, code)
        show_village_actions(page, code)
