"""Data on the screen: files in, names, lists, boundaries, stored snapshots, quality."""
