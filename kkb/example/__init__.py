"""The labelled example: dated snapshots of four regions, invented but for the published figures they meet."""

from kkb.example.beside import ExampleSide, example_beside
from kkb.example.table import TABLE_COLUMNS, ExampleSnapshot, example_table, parse_example

__all__ = [
    "TABLE_COLUMNS",
    "ExampleSide",
    "ExampleSnapshot",
    "example_beside",
    "example_table",
    "parse_example",
]
