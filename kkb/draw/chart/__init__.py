"""Charts, one file per picture."""
