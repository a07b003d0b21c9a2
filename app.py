"""Ringkasan: where we stand, how far to the target, what moved."""

import streamlit as st

from kkb.ui import context, frame, kpi, overview

with frame.open_page("ringkasan") as room:
    if room.look.on is None:
        context.show_no_data(room)
    else:
        overview.show_answer(room)
        kpi.show_headline_numbers(room)
        left, right = st.columns([3, 2], gap="medium")
        with left:
            overview.show_strata_through_time(room)
        with right:
            overview.show_change(room)
            overview.show_furthest(room)
            overview.show_unreported(room)
