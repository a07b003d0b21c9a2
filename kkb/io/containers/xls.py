"""Reads .xls (Excel 97-2003) through python-calamine. Such a sheet has at most 65,536 x 256 cells by its format."""

import io
from collections.abc import Iterator
from functools import partial

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from kkb.core.errors import KkbError
from kkb.io.containers.old_cells import OldCells, compacted
from kkb.io.containers.sheet import MAX_ROWS, UNVALUED, Cells, Sheet, is_blank, refuse_many_sheets

_PANIC = "PanicException"  # what a fault inside the library arrives as; it is no Exception


def read_old_workbook(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of an .xls, visible ones first. Raises KkbError "berkas.xls_lama" when it is none, or damaged."""
    known = compacted(data)
    refuse_many_sheets(len(known.sheets) if known else 0, file)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(known.data if known else data))
        shown = {meta.name: meta.visible == SheetVisibleEnum.Visible for meta in book.sheets_metadata}
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except BaseException as error:
        raise _refusal(error, file) from error
    if known and len(known.sheets) != len(sheets):
        raise KkbError("berkas.xls_lama", file=file)
    cells = dict(zip((sheet.name for sheet in sheets), known.sheets, strict=True)) if known else {}
    is_reckoned = any(one.has_values for one in cells.values())
    ordered = sorted(sheets, key=lambda sheet: not shown[sheet.name])
    return tuple(
        Sheet(s.name, True, partial(_numbered, s, cells.get(s.name), is_reckoned, file), not shown[s.name])
        for s in ordered
    )


def _numbered(
    sheet: CalamineSheet, known: OldCells | None, is_reckoned: bool, file: str, last: int | None, width: int
) -> Iterator[tuple[int, Cells]]:
    """The rows, at the places they have in the file; a formula without a value is one.

    A formula whose stored value is an empty text looks the same as one that was never reckoned: it is taken for one of
    those only where no formula of the workbook has a value.
    """
    found = 0
    for at, row in enumerate(sheet.iter_rows()):
        number, cells = (known.rows[at], _spread(tuple(row), known, width)) if known else (at, tuple(row)[:width])
        if last is not None and number >= last:
            return
        if known and not is_reckoned:
            cells = _with_formulas(number, cells, known)
        if any(not is_blank(cell) for cell in cells):
            found += 1
            if found > MAX_ROWS:
                raise KkbError("berkas.terlalu_banyak_baris", file=file, batas=MAX_ROWS)
            yield number + 1, cells


def _spread(row: Cells, known: OldCells, width: int) -> Cells:
    """The cells of a row at their own columns."""
    if not known.columns or known.columns[-1] == len(known.columns) - 1:
        return row[:width]
    cells: list[object] = [None] * min(known.columns[-1] + 1, width)
    for column, cell in zip(known.columns, row, strict=False):
        if column < len(cells):
            cells[column] = cell
    return tuple(cells)


def _with_formulas(number: int, cells: Cells, known: OldCells) -> Cells:
    if not known.empty:
        return cells
    return tuple(UNVALUED if (number, at) in known.empty else cell for at, cell in enumerate(cells))


def _refusal(error: BaseException, file: str) -> BaseException:
    known = isinstance(error, Exception) or type(error).__name__ == _PANIC
    return KkbError("berkas.xls_lama", file=file) if known else error
