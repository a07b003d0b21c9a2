"""Names of areas to codes: cleaned, compared, matched, suggested; never by guess."""
