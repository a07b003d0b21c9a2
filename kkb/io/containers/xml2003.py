"""Reads "XML Spreadsheet 2003", the one-file XML that programs write under the name .xls: row by row, as it stands."""

import io
import re
from collections.abc import Iterator
from functools import partial
from xml.etree import ElementTree

from kkb.core.errors import KkbError
from kkb.io.containers.sheet import MAX_ROWS, UNVALUED, Cells, Sheet, is_blank

_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_LOOK = 4000
_WIDEST = 1024
_MARK = re.compile(_SPACE.encode("ascii"))

Rows = tuple[tuple[int, Cells], ...]


def is_xml_spreadsheet(data: bytes) -> bool:
    """Whether a file begins as an XML Spreadsheet 2003, in UTF-8 or UTF-16."""
    return _MARK.search(data[:_LOOK].replace(b"\0", b"")) is not None


def read_xml_spreadsheet(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of the workbook, visible ones first.

    Raises KkbError: damaged, a document type of its own (entities), or too many rows.
    """
    if b"<!DOCTYPE" in data[:_LOOK].replace(b"\0", b"").upper():
        raise KkbError("berkas.rusak", file=file)
    try:
        sheets = list(_sheets(data, file))
    except (ElementTree.ParseError, ValueError) as error:
        raise KkbError("berkas.rusak", file=file) from error
    return tuple(sorted(sheets, key=lambda sheet: sheet.hidden))


def _sheets(data: bytes, file: str) -> Iterator[Sheet]:
    rows: list[tuple[int, Cells]] = []
    hidden, at = False, 0
    for _, element in ElementTree.iterparse(io.BytesIO(data.lstrip())):
        if element.tag == _name("Row"):
            at = _index(element, at)
            cells = _cells(element)
            if any(not is_blank(cell) for cell in cells):
                rows.append((at, cells))
            if len(rows) > MAX_ROWS:
                raise KkbError("berkas.terlalu_banyak_baris", file=file, batas=MAX_ROWS)
            at += int(element.get(_name("Span"), "0"))
            element.clear()
        elif element.tag == f"{{{_EXCEL}}}Visible":
            hidden = (element.text or "").startswith("Sheet")
        elif element.tag == _name("Worksheet"):
            yield Sheet(element.get(_name("Name"), ""), True, partial(_numbered, tuple(rows)), hidden)
            rows, hidden, at = [], False, 0
            element.clear()


def _numbered(rows: Rows, last: int | None, width: int) -> Iterator[tuple[int, Cells]]:
    return ((number, cells[:width]) for number, cells in rows if last is None or number <= last)


def _cells(row: ElementTree.Element) -> Cells:
    found: list[object] = []
    for cell in row.iterfind(_name("Cell")):
        at = _index(cell, len(found))
        if at > _WIDEST:
            break
        found += [None] * (at - 1 - len(found))
        found.append(_value(cell))
        found += [None] * min(int(cell.get(_name("MergeAcross"), "0")), _WIDEST - len(found))
    return tuple(found)


def _value(cell: ElementTree.Element) -> object:
    data = cell.find(_name("Data"))
    if data is None:
        return UNVALUED if cell.get(_name("Formula")) else None
    text = "".join(data.itertext())
    if data.get(_name("Type")) == "Number":
        number = float(text)
        return int(number) if number.is_integer() else number
    return text == "1" if data.get(_name("Type")) == "Boolean" else text


def _index(element: ElementTree.Element, before: int) -> int:
    """The place of a row or cell, from 1: its own where it states one, else after the one before."""
    return max(int(element.get(_name("Index"), before + 1)), before + 1)


def _name(name: str) -> str:
    return f"{{{_SPACE}}}{name}"
