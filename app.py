"""Ringkasan: where we stand, how far to the target, what moved."""

import streamlit as st

from kkb.ui.frame import context, frame
from kkb.ui.overview import overview
from kkb.ui.widgets import kpi

with frame.open_page("ringkasan") as page:
    if page.area_view.on is None:
        context.show_no_data(page)
    else:
        overview.show_answer(page)
        kpi.show_headline_numbers(page)
        left, right = st.columns([3, 2], gap="medium")
        with left:
            overview.show_strata_through_time(page)
        with right:
            overview.show_change(page)
            overview.show_furthest(page)
            overview.show_unreported(page)
