"""The map for every front end: its outlines, its layers, and Peta as values."""
