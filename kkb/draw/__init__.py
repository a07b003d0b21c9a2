"""Draws values: charts, maps, outlines and printed pages. Knows no Streamlit."""
