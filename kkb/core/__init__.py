"""Pure values and frames: no files, no database, no screen, no wording."""
