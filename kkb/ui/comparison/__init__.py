"""Banding on the screen."""
