"""Puts a chart on the screen the same way everywhere."""

import streamlit as st

from kkb.content.chart import Chart
from kkb.draw.chart.plotly import CONFIG, plotly_figure


def show_chart(chart: Chart) -> None:
    """A chart with its alternative text, or why there is none; no toolbar, no zoom, our own type sizes."""
    with st.container(key=f"grafik_{chart.key}"):
        if chart.empty:
            st.info(chart.empty)
            return
        st.plotly_chart(
            plotly_figure(chart), width="stretch", theme=None, config=CONFIG, alt=chart.alt, key=f"gambar_{chart.key}"
        )
