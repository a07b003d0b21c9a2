"""What a page says, as values: no screen, no file."""
