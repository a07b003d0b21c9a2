"""Reads .ods in one pass over its XML, so that a stray cell far out or a million repeated blanks cost nothing."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree

from kkb.core.errors import KkbError
from kkb.io.containers.sheet import MAX_ROWS, UNVALUED, Cells, Sheet, is_blank, refuse_many_sheets
from kkb.io.containers.xlsx import check_parts

CONTENT = "content.xml"
_NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
}
_NUMBERS = ("float", "percentage", "currency")
_WIDEST = 1024


@dataclass(frozen=True, slots=True)
class _Table:
    """A table as it stands in the file; `rows` are (row number, cells) of the rows that hold anything."""

    name: str
    style: str
    rows: tuple[tuple[int, Cells], ...]
    hidden_rows: frozenset[int]


def is_opendocument(data: bytes) -> bool:
    """Whether an archive says of itself that it is an OpenDocument spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = archive.read("mimetype")[:100] if "mimetype" in archive.namelist() else b""
            return b"opendocument.spreadsheet" in kind and CONTENT in archive.namelist()
    except Exception:  # zipfile raises a dozen kinds on damaged files; then it is not known to be one
        return False


def read_opendocument(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of an .ods, visible ones first. Raises KkbError: damaged, locked, a bomb, too many rows."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_parts(archive, file)
            with archive.open(CONTENT) as stream:
                hidden, tables = _parsed(stream, file)
    except KkbError:
        raise
    except Exception as error:  # expat and zipfile raise many kinds on damaged files
        raise KkbError("berkas.rusak", file=file) from error
    sheets = [
        Sheet(t.name, True, partial(_numbered, t.rows), t.style in hidden, partial(frozenset, t.hidden_rows))
        for t in tables
    ]
    return tuple(sorted(sheets, key=lambda sheet: sheet.hidden))


def _numbered(rows: tuple[tuple[int, Cells], ...], last: int | None, width: int) -> Iterator[tuple[int, Cells]]:
    return ((number, cells[:width]) for number, cells in rows if last is None or number <= last)


def _parsed(stream: io.BufferedIOBase, file: str) -> tuple[set[str], list[_Table]]:
    """The styles of hidden tables, and the tables; each row's XML is dropped once it is read."""
    hidden: set[str] = set()
    tables: list[_Table] = []
    rows: list[tuple[int, Cells, bool]] = []
    at = 0
    for _, element in ElementTree.iterparse(stream):
        if element.tag == _name("style", "style"):
            shown = [_get(child, "table", "display") for child in element]
            hidden |= {_get(element, "style", "name")} if "false" in shown else set()
        elif element.tag == _name("table", "table-row"):
            times = _repeated(element, "number-rows-repeated")
            cells = _cells(element)
            if any(not is_blank(cell) for cell in cells):
                veiled = _get(element, "table", "visibility") in ("collapse", "filter")
                rows += [(at + n, cells, veiled) for n in range(1, min(times, MAX_ROWS + 1) + 1)]
                if len(rows) > MAX_ROWS:
                    raise KkbError("berkas.terlalu_banyak_baris", file=file, batas=MAX_ROWS)
            at += times
            element.clear()
        elif element.tag == _name("table", "table"):
            tables.append(_table(element, rows))
            refuse_many_sheets(len(tables), file)
            rows, at = [], 0
            element.clear()
    return hidden, tables


def _table(element: ElementTree.Element, rows: list[tuple[int, Cells, bool]]) -> _Table:
    veiled = frozenset(number for number, _, hidden in rows if hidden)
    name, style = _get(element, "table", "name"), _get(element, "table", "style-name")
    return _Table(name, style, tuple((number, cells) for number, cells, _ in rows), veiled)


def _cells(row: ElementTree.Element) -> Cells:
    found: list[object] = []
    for cell in row:
        if cell.tag not in (_name("table", "table-cell"), _name("table", "covered-table-cell")):
            continue
        value = _value(cell)
        times = min(_repeated(cell, "number-columns-repeated"), _WIDEST - len(found))
        found += [value] * times
    while found and is_blank(found[-1]):
        found.pop()
    return tuple(found)


def _value(cell: ElementTree.Element) -> object:
    kind = _get(cell, "office", "value-type")
    if _get(cell, "table", "formula") and not _has_value(cell):
        return UNVALUED
    if kind in _NUMBERS:
        number = float(_get(cell, "office", "value"))
        return int(number) if number.is_integer() else number
    if kind == "boolean":
        return _get(cell, "office", "boolean-value") == "true"
    if kind == "date":
        return _get(cell, "office", "date-value")
    lines = ["".join(_texts(line)) for line in cell.iter(_name("text", "p"))]
    return "\n".join(lines) or None


def _has_value(cell: ElementTree.Element) -> bool:
    """Whether a cell with a formula holds its value: an attribute (an empty text too), or what is shown of it."""
    held = ("value", "boolean-value", "date-value", "time-value", "string-value")
    if any(cell.get(_name("office", name)) is not None for name in held):
        return True
    return cell.find(_name("text", "p")) is not None and _get(cell, "office", "value-type") not in _NUMBERS


def _texts(line: ElementTree.Element) -> Iterable[str]:
    yield line.text or ""
    for child in line:
        yield " " if child.tag == _name("text", "s") else ""
        yield from _texts(child)
        yield child.tail or ""


def _repeated(element: ElementTree.Element, what: str) -> int:
    return max(int(_get(element, "table", what) or 1), 1)


def _get(element: ElementTree.Element, space: str, name: str) -> str:
    return element.get(_name(space, name), "")


def _name(space: str, name: str) -> str:
    return f"{{{_NS[space]}}}{name}"
