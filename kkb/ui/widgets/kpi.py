"""A headline number in its keyed container."""

import streamlit as st


def show_kpi(name: str, label: str, value: str, note: str, explanation: str | None = None) -> None:
    """One headline number in `st.container(key="kpi_<name>")`, with its counts beneath."""
    with st.container(key=f"kpi_{name}", border=True, height="stretch"):
        st.metric(label, value, delta=note, delta_color="off", delta_arrow="off", help=explanation)
