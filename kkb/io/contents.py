"""What a file says of its places beside their classification: each column by its kind, with a finding per odd cell."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pandas as pd

from kkb.core.issue import Issue
from kkb.io.layout import Column, Layout
from kkb.io.names import clean_text, shown
from kkb.io.quantities import Quantity, parse_count, parse_yes_no
from kkb.io.sheet import is_blank
from kkb.io.table import Header
from kkb.io.values import TOLD_ONE_BY_ONE

_FINDINGS = {"negatif": "angka_negatif", "mustahil": "angka_mustahil"}
EITHER_SUFFIX = "_ada"


def parse_contents(records: pd.DataFrame, header: Header, layout: Layout) -> tuple[pd.DataFrame, list[Issue]]:
    """The columns with a kind that the file has, as numbers, `ada`/`tidak` or text (None = blank), by row.

    A column of counts that may also say yes or no gives two: the count, and `<key>_ada`.
    """
    found: dict[str, list[object]] = {}
    issues: list[Issue] = []
    for column in layout.valued:
        if column.key not in header.positions:
            continue
        cells = records[column.key]
        if column.kind == "teks":
            found[column.key] = [None if is_blank(cell) else clean_text(cell) for cell in cells]
            continue
        parsed = _parsed(cells, _parser(column))
        issues += _findings(cells, parsed, header, column)
        found |= _split(column, parsed)
    return pd.DataFrame(found, index=records.index, dtype=object), issues


def _parser(column: Column) -> Callable[[object], Quantity]:
    if column.kind == "jumlah":
        return partial(parse_count, most=column.most)
    return parse_yes_no if column.kind == "ya_tidak" else partial(_either, most=column.most)


def _either(cell: object, most: int) -> Quantity:
    counted = parse_count(cell, most)
    return parse_yes_no(cell) if counted.state == "tak_terbaca" else counted


def _split(column: Column, parsed: Sequence[Quantity]) -> dict[str, list[object]]:
    values = [quantity.value for quantity in parsed]
    if column.kind != "jumlah_atau_ya":
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


def _findings(cells: pd.Series, parsed: Sequence[Quantity], header: Header, column: Column) -> Iterator[Issue]:
    label = header.label(column.key)
    unreadable = "ya_tidak_tak_sah" if column.kind == "ya_tidak" else "angka_tak_sah"
    texts = []
    for row, raw, quantity in zip(cells.index, cells, parsed, strict=True):
        if quantity.state == "tak_terbaca":
            yield Issue(unreadable, "periksa", row, label, shown(raw))
        elif quantity.state in _FINDINGS:
            most = f"{column.most:,}".replace(",", ".") if quantity.state == "mustahil" else None
            yield Issue(_FINDINGS[quantity.state], "periksa", row, label, shown(raw), hint=most)
        elif quantity.state == "teks" and header.sheet.typed:
            texts.append((row, raw))
    if len(texts) > TOLD_ONE_BY_ONE:
        row, raw = texts[0]
        yield Issue("angka_teks_banyak", "catatan", row, label, shown(raw), hint=str(len(texts)))
