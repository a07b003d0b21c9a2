"""Reads the tables of an HTML page, which portals also save under the name .xls. Nothing in it is run or fetched."""

from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser

from kkb.core.errors import KkbError
from kkb.io.containers.sheet import MAX_ROWS, MAX_SHEETS, Cells, Sheet, filled_rows

_SILENT = ("script", "style", "template", "noscript", "title")
_BREAKS = ("br", "p", "div", "li")
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "li", "center", "caption")
_LINES_ABOVE = 5
_WIDEST, _TALLEST, _DEEPEST = 256, 1000, 20


def read_markup(text: str, file: str) -> tuple[Sheet, ...]:
    """The tables of a page as sheets, those with most rows first. Raises KkbError "berkas.html" when there is none."""
    parser = _Tables()
    try:
        parser.feed(text)
        parser.close()
    except (AssertionError, ValueError) as error:  # what html.parser raises on markup beyond repair
        raise KkbError("berkas.rusak", file=file) from error
    tables = sorted((t for t in parser.tables if any(map(any, t))), key=len, reverse=True)[:MAX_SHEETS]
    if not tables:
        raise KkbError("berkas.html", file=file)
    return tuple(Sheet(f"tabel {n}", False, partial(_numbered, t, file)) for n, t in enumerate(tables, 1))


def _numbered(rows: list[list[str]], file: str, last: int | None, width: int) -> Iterator[tuple[int, Cells]]:
    return filled_rows((tuple(row[:width]) for row in rows[:last]), file)


class _Tables(HTMLParser):
    """Collects tables as rows of text; a cell that spans leaves blanks behind it, as a merged cell does in Excel. The
    lines that stand above a table are its first rows, as in Excel.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[_Open] = []
        self._silent = 0
        self._above = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            if len(self._open) < _DEEPEST:
                lines = [" ".join(line.split()) for line in self._above]
                self._open.append(_Open([[line] for line in lines if line][-_LINES_ABOVE:]))
                self._above = [""]
                self.tables.append(self._open[-1].rows)
        elif tag in _BLOCKS and not self._open:
            self._above.append("")
        elif self._open:
            self._open[-1].start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._open:
            self._open[-1].text(data)
        else:
            self._above[-1] += data


class _Open:
    """A table while it is read."""

    def __init__(self, above: list[list[str]]) -> None:
        self.rows = above
        self._started = False
        self._spans: dict[int, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "tr":
            self._row()
        elif tag in ("td", "th"):
            if not self._started:
                self._row()
            self._cell(_span(attributes.get("colspan"), _WIDEST), _span(attributes.get("rowspan"), _TALLEST))
        elif tag in _BREAKS:
            self.text(" ")

    def text(self, data: str) -> None:
        if self._started and self.rows[-1]:
            row = self.rows[-1]
            row[self._at] += data

    def _row(self) -> None:
        self._started = True
        if len(self.rows) <= MAX_ROWS:
            self.rows.append([])
        else:
            self.rows[-1] = []
        self._spans = {column: left - 1 for column, left in self._spans.items() if left > 1}

    def _cell(self, wide: int, tall: int) -> None:
        row = self.rows[-1]
        while len(row) in self._spans and len(row) < _WIDEST:
            row.append("")
        self._at = len(row)
        wide = min(wide, _WIDEST)
        row += [""] * wide
        if tall > 1:
            self._spans |= dict.fromkeys(range(self._at, self._at + wide), tall)


def _span(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1
