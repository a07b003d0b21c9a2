"""Puts a figure on the screen the same way everywhere."""

import plotly.graph_objects as go
import streamlit as st

from kkb.draw.chart.style import CONFIG


def show_chart(figure: go.Figure, key: str, alt: str) -> None:
    """A chart with its alternative text; no toolbar, no zoom, our own type sizes."""
    with st.container(key=f"grafik_{key}"):
        st.plotly_chart(figure, width="stretch", theme=None, config=CONFIG, alt=alt, key=f"gambar_{key}")
