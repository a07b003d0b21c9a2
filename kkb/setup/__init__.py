"""The Python environment of the two README commands."""
