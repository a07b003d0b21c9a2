"""Banding: which kecamatan lead, which lag, and which differences are real."""

from kkb.ui.comparison import comparison
from kkb.ui.frame import context, frame

with frame.open_page("banding") as page:
    if page.area_view.on is None:
        context.show_no_data(page)
    else:
        comparison.show_comparison(page)
