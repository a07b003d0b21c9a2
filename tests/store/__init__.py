"""Tests of the store: each runs on a real SQLite file and on a real PostgreSQL."""
