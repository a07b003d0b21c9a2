"""Cells whose formula stands without its value: a program wrote the file and no spreadsheet has reckoned it yet.

Such a cell is neither blank nor a value. A table that needs one is refused whole, because what is missing would
otherwise count as not reported.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cache, partial
from xml.parsers import expat

from kkb.core.errors import KkbError
from kkb.io.containers.sheet import UNVALUED, Cells, Formula

_BOOK = "xl/workbook.xml"
_CHUNK = 2**20
_WIDEST = 1024
_TALLEST = 2**20
_MARKS = re.compile(rb"<(?:\w+:)?f[\s>/]")
_RECALCULATES = re.compile(rb"\sfullCalcOnLoad=[\"'](?:1|true)[\"']")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TEXT = re.compile(r"\s*=[^=\s]")
_NAMED_AT_MOST = 6


def refuse_formulas(
    rows: Iterable[tuple[int, Sequence[object]]], headings: Mapping[int, str], file: str, numbers: Container[int] = ()
) -> None:
    """Raise KkbError "berkas.rumus" with the place of the first formula without a value, when a used cell holds one.

    `rows` are (row number in Excel, cells); `headings` those of the used columns by where they stand (from 0). In
    columns of `numbers` a text `=A1+1` is a formula too; elsewhere it is a text like any other.
    """
    first: tuple[int, str] | None = None
    counts: dict[str, int] = {}
    for number, cells in rows:
        for at, heading in headings.items():
            if at < len(cells) and _is_formula(cells[at], at in numbers):
                first = first or (number, heading)
                counts[heading] = counts.get(heading, 0) + 1
    if first is None:
        return
    named, more = list(counts)[:_NAMED_AT_MOST], len(counts) - _NAMED_AT_MOST
    told = ", ".join(named) + (f", ... +{more}" if more > 0 else "")
    raise KkbError("berkas.rumus", file=file, baris=first[0], kolom=first[1], n=sum(counts.values()), pada=told)


def _is_formula(cell: object, is_number: bool) -> bool:
    return isinstance(cell, Formula) or (is_number and isinstance(cell, str) and bool(_TEXT.match(cell)))


def with_formulas(rows: Iterable[Cells], unvalued: Mapping[int, int]) -> Iterable[Cells]:
    """Rows from the first of a sheet down, with a Formula in every blank cell whose bit is set (by row number)."""
    for number, cells in enumerate(rows, 1):
        bits = unvalued.get(number, 0)
        yield tuple(UNVALUED if bits >> at & 1 else cell for at, cell in enumerate(cells)) if bits else cells


def unvalued_cells(data: bytes, part: str) -> Mapping[int, int]:
    """The formulas without value in a sheet of an .xlsx: by row number, a number with a bit for each column (from 0).

    A workbook that asks to be reckoned when it is opened (`fullCalcOnLoad`) has none to trust where it says 0 or "".
    """
    found = _Cells()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            with archive.open(part) as stream:
                if not _has_formulas(stream):
                    return {}
            found.is_stale = bool(_RECALCULATES.search(archive.read(_BOOK)))
            with archive.open(part) as stream:
                found.read(stream)
    except (KeyError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error, expat.ExpatError):
        return found.rows  # what is damaged is told by the reader of the cells
    return found.rows


def unvalued_once(data: bytes, part: str) -> Callable[[], Mapping[int, int]]:
    """The same, read once, when it is first asked for."""
    return cache(partial(unvalued_cells, data, part))


def _has_formulas(stream: io.BufferedIOBase) -> bool:
    tail = b""
    while chunk := stream.read(_CHUNK):
        if _MARKS.search(tail + chunk):
            return True
        tail = chunk[-64:]
    return False


class _Cells:
    """What a sheet's XML says of its cells, row by row."""

    def __init__(self) -> None:
        self.rows: dict[int, int] = {}
        self.is_stale = False
        self._row, self._column = 0, -1
        self._kind, self._value = "", ""
        self._has_formula = self._has_value = self._is_reading = False

    def read(self, stream: io.BufferedIOBase) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            told = attributes.get("r", "")
            self._row = int(told) if told.isascii() and told.isdigit() and len(told) < 8 else self._row + 1
            self._column = -1
        elif tag == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1
            self._kind, self._value = attributes.get("t", "n"), ""
            self._has_formula = self._has_value = False
        elif tag == "f":
            self._has_formula = True
        elif tag == "v":
            self._has_value = self._is_reading = True

    def _text(self, text: str) -> None:
        if self._is_reading and len(self._value) < 8:
            self._value += text

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "v":
            self._is_reading = False
        elif tag == "c" and self._has_formula and self._is_unvalued() and self._is_near():
            self.rows[self._row] = self.rows.get(self._row, 0) | 1 << self._column

    def _is_near(self) -> bool:
        return 0 <= self._column < _WIDEST and self._row <= _TALLEST

    def _is_unvalued(self) -> bool:
        """Excel keeps an empty text as a value of the kind `str`; programs leave the value out, or say 0."""
        if self.is_stale and self._value in ("", "0"):
            return True
        return not self._value and not (self._kind == "str" and self._has_value)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
