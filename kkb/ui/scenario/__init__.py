"""Simulasi on the screen."""
