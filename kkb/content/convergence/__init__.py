"""Konvergensi as values: one module per view, all of them listed in `page`."""
