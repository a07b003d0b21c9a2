"""The rule: strata, items, bands and decision; a profile to its stratum; what a Kampung KB lacks."""
