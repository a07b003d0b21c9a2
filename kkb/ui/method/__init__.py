"""Metode on the screen."""
