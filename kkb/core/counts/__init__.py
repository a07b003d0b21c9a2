"""Counts of an area at a date and through time: tallies, the three ratios, gap, movement, cohort."""
