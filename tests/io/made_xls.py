"""Old workbooks (.xls) made record by record: what no library at hand writes."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Records = list[tuple[int, bytes]]


def number(row: int, column: int, value: float) -> tuple[int, bytes]:
    """A cell with a number."""
    return 0x0203, struct.pack("<HHHd", row, column, 15, value)


def label(row: int, column: int, text: str) -> tuple[int, bytes]:
    """A cell with a text."""
    return 0x0204, struct.pack("<HHHHB", row, column, 15, len(text), 1) + text.encode("utf-16-le")


def formula(row: int, column: int, value: float | str | None) -> tuple[int, bytes]:
    """A cell with the formula 1+2 and its stored value: a number, or none."""
    result = struct.pack("<B5xH", 3, 0xFFFF) if value is None else struct.pack("<d", value)
    tokens = struct.pack("<BHBHB", 0x1E, 1, 0x1E, 2, 0x03)
    head = struct.pack("<HHH", row, column, 15) + result + struct.pack("<HIH", 0, 0, len(tokens))
    return 0x0006, head + tokens


def cells(rows: Sequence[Sequence[object]]) -> Records:
    """Cells row by row: numbers, texts, and None for blank ones."""
    made = [(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell is not None]
    return [number(r, c, cell) if isinstance(cell, (int, float)) else label(r, c, str(cell)) for r, c, cell in made]


def old_workbook(*sheets: Records) -> bytes:
    """The bytes of an .xls with these sheets of records."""
    names = [f"Sheet{n}".encode("latin-1") for n in range(1, len(sheets) + 1)]
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    bodies = [
        _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
        + b"".join(_record(kind, data) for kind, data in sheet) + _record(0x000A, b"")
        for sheet in sheets
    ]  # fmt: skip
    at = len(start) + sum(12 + len(name) for name in names) + len(_record(0x000A, b""))
    bound = b""
    for name, body in zip(names, bodies, strict=True):
        bound += _record(0x0085, struct.pack("<IHBB", at, 0, len(name), 0) + name)
        at += len(body)
    return _compound(start + bound + _record(0x000A, b"") + b"".join(bodies))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream, Workbook."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    used = len(stream) // _SECTOR
    tables = -(-(used + 1) * 4 // (_SECTOR - 4)) + 1
    chain = [_FAT] * tables + [_END] + [n + 1 for n in range(tables + 1, tables + used)] + [_END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    assert tables <= 109
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6xII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables)
    head += struct.pack("<IIIIIII", tables, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, tables + 1, len(stream)) + bytes(256)
    return head + table + entries + stream


def _entry(name: str, kind: int, first: int, size: int, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", first, size)
