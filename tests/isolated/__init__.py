"""Tests of reading in a process of its own, with real processes and real limits."""
