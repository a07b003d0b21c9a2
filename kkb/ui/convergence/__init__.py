"""Konvergensi on the screen: one module per view, all of them listed in `views`."""
