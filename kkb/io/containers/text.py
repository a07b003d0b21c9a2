"""Reads delimited text: any common encoding, separated by semicolon, comma, tab or bar."""

import csv
import io
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice

from kkb.core.errors import KkbError
from kkb.io.containers.quotes import OpenQuotes, open_quotes, records
from kkb.io.containers.sheet import Cells, Sheet, filled_rows, remembered

SEPARATORS = (";", ",", "\t", "|")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_SAMPLE = 50
_TOLD = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)
_KEPT_TEXT = re.compile(r'="([^"]*)"')
_SPACES = "\t\n\r\f\v\x1a"


def read_delimited(data: bytes, file: str) -> Sheet:
    """The one sheet of a text file. Row numbers are those Excel shows after opening it.

    Raises KkbError when the bytes are no text or the quoting is beyond repair.
    """
    text = _text(data, file)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    delimited = _Delimited(text, told[1] if told else _separator(text))
    numbered = remembered(partial(_numbered, delimited, file))
    return Sheet("", False, numbered, open_quotes=lambda: delimited.opened.rows)


@dataclass(frozen=True, eq=False)
class _Delimited:
    """A text and its separator; where its quotes are open is found once, when somebody asks."""

    text: str
    separator: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends."""
        return list(io.StringIO(self.text, newline=""))

    @cached_property
    def opened(self) -> OpenQuotes:
        """The lines whose quote is opened and never closed."""
        if '"' not in self.text:
            return OpenQuotes()
        counts = [line.count(self.separator) for line in self.lines[:_SAMPLE]]
        usual = max(statistics.median(counts), statistics.mode(counts))  # a line break in a cell makes short lines
        return open_quotes(self.lines, self.separator, int(usual) + 1)


def _numbered(delimited: _Delimited, file: str, last: int | None, width: int) -> Iterator[tuple[int, Cells]]:
    try:
        found = records(delimited.lines, delimited.separator, delimited.opened)
        rows = (_plain(cells[:width]) for cells in islice(found, last))
        yield from filled_rows(rows, file)
    except csv.Error as error:
        raise KkbError("berkas.rusak", file=file) from error


def _plain(cells: list[str]) -> Cells:
    """The cells; a text that is kept from being read as a number (`="0012"`) is the text in its quotes."""
    if not any(cell.startswith('="') for cell in cells):
        return tuple(cells)
    return tuple(found[1] if (found := _KEPT_TEXT.fullmatch(cell)) else cell for cell in cells)


def _text(data: bytes, file: str) -> str:
    text = decoded(data)
    sample = text[:100_000]
    strange = sum(1 for c in sample if c < " " and c not in _SPACES)
    if "\x00" in text or strange > len(sample) // 50:
        raise KkbError("berkas.bukan_tabel", file=file)
    return text


def decoded(data: bytes) -> str:
    """Text by its byte order mark, by the zeros of UTF-16, as UTF-8, else as Windows-1252 (Excel in Indonesia)."""
    marked = next((code for mark, code in _BOMS if data.startswith(mark)), None)
    for code in (marked, _wide(data), "utf-8"):
        try:
            if code:
                return data.decode(code)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _wide(data: bytes) -> str | None:
    sample = data[:4000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    return "utf-16-be" if half and sample[0::2].count(0) > half * 0.6 else None


def _separator(text: str) -> str:
    """The separator that cuts the first lines into the most cells."""
    lines = [line for line in islice(io.StringIO(text), _SAMPLE) if line.strip()]
    counts = {s: statistics.median([line.count(s) for line in lines] or [0]) for s in SEPARATORS}
    return max(SEPARATORS, key=lambda s: counts[s])
