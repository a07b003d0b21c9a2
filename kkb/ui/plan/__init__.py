"""Rencana on the screen."""
