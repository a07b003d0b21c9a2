"""Ringkasan: where we stand, how far to the target, what moved."""

from kkb.ui.frame import context, frame
from kkb.ui.overview import overview

with frame.open_page("ringkasan") as page:
    if page.area_view.on is None:
        context.show_no_data(page)
    else:
        overview.show_overview(page)
