"""The labelled example: dated snapshots of four regions, invented but for the published figures they meet."""

from kkb.core.example.beside import ExampleSide, example_beside
from kkb.core.example.recipe import Recipe, parse_recipe
from kkb.core.example.table import TABLE_COLUMNS, ExampleSnapshot, example_table, parse_example

__all__ = [
    "TABLE_COLUMNS",
    "ExampleSide",
    "ExampleSnapshot",
    "Recipe",
    "example_beside",
    "example_table",
    "parse_example",
    "parse_recipe",
]
