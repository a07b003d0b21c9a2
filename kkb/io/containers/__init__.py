"""Bytes of a file to its sheets: one file per container format."""
