"""Desa on the screen."""
