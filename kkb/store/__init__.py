"""The database of dated snapshots."""
