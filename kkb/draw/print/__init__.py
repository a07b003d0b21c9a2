"""Pages to print, made without a browser."""
