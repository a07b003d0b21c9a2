"""Lines of delimited text whose quote is opened and never closed: found in one pass, and read as they stand."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NEVER_CLOSED = "unexpected end of data"


@dataclass(frozen=True, slots=True)
class OpenQuotes:
    """Where such lines are among all lines (from 0), and which rows they are as Excel counts (from 1)."""

    lines: frozenset[int] = frozenset()
    rows: tuple[int, ...] = ()


def open_quotes(lines: Sequence[str], separator: str, cells: int) -> OpenQuotes:
    """The lines with an open quote; `cells` is how many a usual line has.

    A quote is open when it makes one record of several lines and the record then has more cells than a line, or one
    cell with as many separators as a line; or when the text ends inside it.
    """
    opened: dict[int, int] = {}
    at = row = 0
    while at < len(lines):
        used = 1
        if '"' in lines[at]:
            used, is_open = _record(lines, at, separator, cells)
            if is_open:
                opened[at] = row + 1
                used = 1
        at += used
        row += 1
    return OpenQuotes(frozenset(opened), tuple(opened.values()))


def records(lines: Sequence[str], separator: str, opened: OpenQuotes) -> Iterator[list[str]]:
    """The records of the lines; one with an open quote is cut at every separator, and loses the quotes around cells."""
    first = 0
    for at in sorted(opened.lines):
        yield from csv.reader(_from(lines, first, at), delimiter=separator)
        yield [cell.strip('"') for cell in lines[at].rstrip("\r\n").split(separator)]
        first = at + 1
    yield from csv.reader(_from(lines, first, len(lines)), delimiter=separator)


def _record(lines: Sequence[str], at: int, separator: str, cells: int) -> tuple[int, bool]:
    """How many lines the record that begins at one takes, and whether its quote is open."""
    reader = csv.reader(_from(lines, at, len(lines)), delimiter=separator)
    try:
        found = next(reader)
    except csv.Error:  # a cell longer than any that is meant
        return 1, True
    used = reader.line_num
    swallowed = used > 1 and (
        len(found) > cells or any("\n" in cell and cell.count(separator) >= max(cells - 1, 1) for cell in found)
    )
    return used, swallowed or (at + used == len(lines) and _is_unfinished(lines[at:], separator))


def _is_unfinished(lines: Sequence[str], separator: str) -> bool:
    """Whether a text ends inside a quote."""
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return _NEVER_CLOSED in str(error)
    return False


def _from(lines: Sequence[str], first: int, last: int) -> Iterator[str]:
    return (lines[at] for at in range(first, last))
