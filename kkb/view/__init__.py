"""Draws values: numbers and dates in Indonesian, wording, charts, maps. Knows no Streamlit."""
