"""One sheet of cells, read row by row, and how many rows of it are accepted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kkb.core.errors import KkbError

MAX_ROWS = 200_000
MAX_SHEETS = 500
"""More sheets than this no office fills; each one is looked through for a table."""

_FEW = 50

Cells = tuple[object, ...]
Numbered = Callable[[int | None, int], Iterator[tuple[int, Cells]]]


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell whose formula stands without its value."""

    def __str__(self) -> str:
        return "=…"


UNVALUED = Formula()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by name. `numbered(last, width)` yields (row number as Excel shows it, cells) of the rows that are not
    blank, up to row `last` (None = all), at most `width` cells each. `typed`: cells tell numbers from text (xlsx).
    `hidden_rows` tells which rows nobody sees in Excel; they are read like the others.
    `open_quotes` tells the rows of a text whose quote is never closed; they are read as they stand.
    """

    name: str
    typed: bool
    numbered: Numbered
    hidden: bool = False
    hidden_rows: Callable[[], frozenset[int]] = frozenset
    open_quotes: Callable[[], tuple[int, ...]] = tuple


def remembered(numbered: Numbered) -> Numbered:
    """The same rows; the first few, which every reader looks at to know the table, are read once."""
    kept: dict[int, tuple[tuple[int, Cells], ...]] = {}

    def rows(last: int | None, width: int) -> Iterator[tuple[int, Cells]]:
        if last is None or last > _FEW:
            return numbered(last, width)
        if width not in kept:
            kept[width] = tuple(numbered(_FEW, width))
        return ((number, cells) for number, cells in kept[width] if number <= last)

    return rows


def refuse_many_sheets(count: int, file: str) -> None:
    """Raise KkbError "berkas.terlalu_banyak_lembar" beyond MAX_SHEETS."""
    if count > MAX_SHEETS:
        raise KkbError("berkas.terlalu_banyak_lembar", file=file, n=count, batas=MAX_SHEETS)


def filled_rows(rows: Iterable[Cells], file: str) -> Iterator[tuple[int, Cells]]:
    """The rows that hold anything, numbered from 1. Raises KkbError beyond MAX_ROWS of them."""
    found = 0
    for number, cells in enumerate(rows, 1):
        if any(not is_blank(c) for c in cells):
            found += 1
            if found > MAX_ROWS:
                raise KkbError("berkas.terlalu_banyak_baris", file=file, batas=MAX_ROWS)
            yield number, cells


def is_blank(cell: object) -> bool:
    """Whether a cell holds nothing or only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
