"""Dated targets, and progress towards them."""
