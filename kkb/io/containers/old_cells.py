"""What the records of an old workbook (.xls) say of its cells before any is built: where they are, and which formulas
stand without a value.

A reader builds the whole rectangle around the cells of a sheet; one stray cell far out makes that a gigabyte. So rows
and columns without a cell are taken out of the way, by giving the others lower numbers, and put back afterwards.
"""

import struct
from dataclasses import dataclass, field

from kkb.core.area.wilayah import Level
from kkb.io.containers.compound import CompoundError, stream_pieces

_BOF, _EOF, _SHEET, _LOCKED = (0x0809, 0x0409, 0x0209, 0x0009), 0x000A, 0x0085, 0x002F
_FORMULA = 0x0006
_SINGLE = {0x0203, 0x0204, 0x027E, 0x00FD, 0x00D6, 0x0205, _FORMULA}
"""Records of one cell: number, text, boolean, formula; each begins with its row and column."""
_SEVERAL = 0x00BD
"""A record of numbers side by side: row, first column, ..., last column."""
_NO_VALUE = b"\x03"
_HEAD = 4
_MOST_SHEETS = 5_000


@dataclass(slots=True)
class OldCells:
    """The cells of one sheet: its rows and columns that hold any (ascending), and (row, column) of the formulas whose
    stored value is empty; all from 0 as they stand in the file.
    """

    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    empty: set[tuple[int, int]] = field(default_factory=set)
    has_values: bool = False


@dataclass(frozen=True, slots=True)
class Compacted:
    """A workbook whose cells stand close together, and what was there, sheet by sheet as they are named."""

    data: bytes
    sheets: tuple[OldCells, ...]


_Record = tuple[int, int, int]
"""Kind, place of the content in the stream, length."""


def compacted(data: bytes) -> Compacted | None:
    """The workbook with its cells close together; None where its records cannot be followed."""
    try:
        pieces = stream_pieces(data, ("Workbook", "Book"))
        stream = bytearray().join(data[at : at + length] for at, length in pieces)
        sheets = _sheets(stream)
    except (CompoundError, struct.error, IndexError, ValueError):
        return None
    if sheets is None:
        return None
    changed = bytearray(data)
    at = 0
    for place, length in pieces:
        changed[place : place + length] = stream[at : at + length]
        at += length
    return Compacted(bytes(changed), sheets)


def _sheets(stream: bytearray) -> tuple[OldCells, ...] | None:
    """What each sheet holds; the stream is changed. None for a locked workbook."""
    start, places = _walk(stream, 0), []
    for kind, at, _ in start:
        if kind == _LOCKED:
            return None
        if kind == _SHEET and len(places) < _MOST_SHEETS:
            places.append(struct.unpack_from("<I", stream, at)[0])
    walks = [_walk(stream, place) for place in dict.fromkeys(places)]
    lengths = sum(length + _HEAD for walk in walks for _, _, length in walk)
    if len(walks) < len(places) or lengths > len(stream):
        raise ValueError("sheets that lie in each other")
    return tuple(_compact(stream, walk) for walk in walks)


def _walk(stream: bytearray, at: int) -> list[_Record]:
    """The records from a begin to its end; those of charts inside are passed over."""
    found: list[_Record] = []
    depth = 0
    while at + _HEAD <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += _HEAD
        depth += kind in _BOF
        if kind == _EOF:
            depth -= 1
            if depth <= Level.INDONESIA:
                return found
        if depth <= Level.PROVINSI and at + length <= len(stream):
            found.append((kind, at, length))
        at += length
    return found


def _compact(stream: bytearray, records: list[_Record]) -> OldCells:
    """Give the cells of a sheet the lowest rows and columns that keep their order."""
    cells = OldCells()
    rows: set[int] = set()
    columns: set[int] = set()
    placed = [(kind, at, length) for kind, at, length in records if kind in _SINGLE or kind == _SEVERAL]
    for kind, at, length in placed:
        row, column = struct.unpack_from("<HH", stream, at)
        last = struct.unpack_from("<H", stream, at + length - 2)[0] if kind == _SEVERAL else column
        if not column <= last <= column + length:
            raise ValueError("a record of fewer cells than it names")
        rows.add(row)
        columns.update(range(column, last + 1))
        if kind == _FORMULA:
            is_empty = stream[at + 6 : at + 7] == _NO_VALUE and stream[at + 12 : at + 14] == b"\xff\xff"
            cells.has_values |= not is_empty
            if is_empty:
                cells.empty.add((row, column))
    cells.rows, cells.columns = sorted(rows), sorted(columns)
    new_rows, new_columns = ({old: new for new, old in enumerate(used)} for used in (cells.rows, cells.columns))
    for kind, at, length in placed:
        row, column = struct.unpack_from("<HH", stream, at)
        struct.pack_into("<HH", stream, at, new_rows[row], new_columns[column])
        if kind == _SEVERAL:
            end = at + length - 2
            struct.pack_into("<H", stream, end, new_columns[struct.unpack_from("<H", stream, end)[0]])
    return cells
