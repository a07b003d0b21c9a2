"""Peta on the screen."""
