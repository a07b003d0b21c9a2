"""Ringkasan on the screen."""
