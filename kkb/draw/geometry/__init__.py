"""Outlines of regions as values: official, schematic and tiles."""
