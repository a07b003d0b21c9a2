"""Tests of the readers: every file is built here, byte for byte, but for the examples beside the clone."""
