"""Banding as values: the areas one level below side by side, and what of their differences chance explains."""
