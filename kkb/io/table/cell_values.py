"""What a file says of its places beside their classification: each column by its kind, with a finding per odd cell.

Files put Ada and Tidak ada, ticks and crosses where a count is meant: they are read as what they say.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from kkb.config.file_specs import FileLayout, LayoutColumn
from kkb.core.issue import ALIKE_AT_MOST, Issue
from kkb.io.containers.sheet import is_blank
from kkb.io.names.normal import clean_text, shown
from kkb.io.table.cells import TOLD_ONE_BY_ONE
from kkb.io.table.headings import TableHeader
from kkb.io.table.quantities import UNREADABLE, Quantity, is_cross, is_tick, parse_count, parse_decimal, parse_yes_no

_FINDINGS = {"negatif": "angka_negatif", "mustahil": "angka_mustahil"}
EITHER_SUFFIX = "_ada"


@dataclass(frozen=True, slots=True)
class Contents:
    """The columns with a kind that the file has, as numbers, `ada`/`tidak` or text (None = blank), by row.

    A column of counts with words in it gives two: the count, and `<key>_ada`. `filled`: how many cells say anything;
    `unread`: the first that could not be read, as (row, column, cell).
    """

    frame: pd.DataFrame
    issues: list[Issue]
    filled: int
    unread: tuple[int, str, str] | None

    @property
    def is_empty(self) -> bool:
        """Whether no cell of any row could be read."""
        return not self.frame.notna().to_numpy().any()


def parse_contents(records: pd.DataFrame, header: TableHeader, layout: FileLayout) -> Contents:
    """What the columns of a layout that have a kind say of each record, and the findings about them."""
    found: dict[str, list[object]] = {}
    issues: list[Issue] = []
    filled, unread = 0, None
    columns = [column for column in layout.valued if column.key in header.positions]
    counted = [column for column in columns if column.kind != "teks"]
    has_ticks = any(is_tick(cell) for column in counted for cell in records[column.key].unique())
    for column in columns:
        cells = records[column.key]
        if column.kind == "teks":
            found[column.key] = [None if is_blank(cell) else clean_text(cell) for cell in cells]
            continue
        parsed = _parsed(cells, partial(_read, parse=_parser(column), has_ticks=has_ticks))
        told = list(_findings(cells, parsed, header, column))
        filled += sum(quantity.state != "kosong" for quantity in parsed)
        unread = unread or next(((i.row, i.column, i.value) for i in told if i.severity == "periksa"), None)
        issues += told
        found |= _split(column, parsed)
    return Contents(pd.DataFrame(found, index=records.index, dtype=object), issues, filled, unread)


def _parser(column: LayoutColumn) -> Callable[[object], Quantity]:
    if column.kind == "angka":
        return _number
    return parse_yes_no if column.kind == "ya_tidak" else partial(_either, most=column.most)


def _number(cell: object) -> Quantity:
    """A number with or without decimals; whole ones stay whole."""
    found = parse_decimal(cell)
    is_whole = isinstance(found.value, float) and found.value.is_integer()
    return Quantity(int(found.value), found.state) if is_whole else found


def _read(cell: object, parse: Callable[[object], Quantity], has_ticks: bool) -> Quantity:
    """A cell; a cross says no where ticks or words say yes, and alone it says nothing for certain."""
    if is_cross(cell):
        return Quantity("tidak", "baik") if has_ticks else UNREADABLE
    return parse(cell)


def _either(cell: object, most: int) -> Quantity:
    counted = parse_count(cell, most)
    return parse_yes_no(cell) if counted.state == "tak_terbaca" and isinstance(cell, (str, bool)) else counted


def _split(column: LayoutColumn, parsed: Sequence[Quantity]) -> dict[str, list[object]]:
    values = [quantity.value for quantity in parsed]
    has_words = any(isinstance(value, str) for value in values)
    if column.kind in ("ya_tidak", "angka") or (column.kind == "jumlah" and not has_words):
        return {column.key: values}
    counts = [None if isinstance(value, str) else value for value in values]
    words = [value if value is None or isinstance(value, str) else "ada" if value else "tidak" for value in values]
    return {column.key: counts, f"{column.key}{EITHER_SUFFIX}": words}


def _parsed(cells: pd.Series, parse: Callable[[object], Quantity]) -> list[Quantity]:
    """Each cell parsed; equal cells of one type only once."""
    known: dict[tuple[type, object], Quantity] = {}
    for cell in cells:
        if (type(cell), cell) not in known:
            known[type(cell), cell] = parse(cell)
    return [known[type(cell), cell] for cell in cells]


def _findings(cells: pd.Series, parsed: Sequence[Quantity], header: TableHeader, column: LayoutColumn) -> list[Issue]:
    """A finding per odd cell; a kind of them that fills the column is one, with the first and their count."""
    label = header.label(column.key)
    odd: dict[str, list[Issue]] = {}
    for row, raw, quantity in zip(cells.index, cells, parsed, strict=True):
        code = _code(raw, quantity, column)
        if code:
            most = f"{column.most:,}".replace(",", ".") if quantity.state == "mustahil" else None
            odd.setdefault(code, []).append(Issue(code, "periksa", row, label, shown(raw), hint=most))
    told = [
        issue
        for alike in odd.values()
        for issue in (alike if len(alike) <= ALIKE_AT_MOST else [replace(alike[0], count=len(alike))])
    ]
    return [*told, *_notes(cells, parsed, header, column)]


def _code(raw: object, quantity: Quantity, column: LayoutColumn) -> str | None:
    if quantity.state == "tak_terbaca":
        words = "ya_tidak_tak_sah" if column.kind == "ya_tidak" else "angka_tak_sah"
        return "tanda_x" if is_cross(raw) else words
    return _FINDINGS.get(quantity.state)


def _notes(cells: pd.Series, parsed: Sequence[Quantity], header: TableHeader, column: LayoutColumn) -> Iterator[Issue]:
    """What is said once of a column: numbers kept as text, words where counts are meant."""
    pairs = list(zip(cells.index, cells, parsed, strict=True))
    texts = [(row, raw) for row, raw, quantity in pairs if quantity.state == "teks" and header.sheet.typed]
    if len(texts) > TOLD_ONE_BY_ONE:
        row, raw = texts[0]
        yield Issue("angka_teks_banyak", "catatan", row, header.label(column.key), shown(raw), hint=str(len(texts)))
    words = [(row, raw) for row, raw, quantity in pairs if isinstance(quantity.value, str)]
    if words and column.kind == "jumlah":
        row, raw = words[0]
        yield Issue("kolom_ada_tidak", "catatan", row, header.label(column.key), shown(raw), hint=str(len(words)))
