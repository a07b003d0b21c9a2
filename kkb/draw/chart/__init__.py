"""Drawers of a chart: on the screen by Plotly, in a file by matplotlib."""
