"""Reads .xls (Excel 97-2003) through python-calamine. Such a sheet has at most 65,536 x 256 cells by its format."""

import io
from collections.abc import Iterator
from functools import partial

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from kkb.core.errors import KkbError
from kkb.io.containers.sheet import Cells, Sheet, filled_rows

_PANIC = "PanicException"  # what a fault inside the library arrives as; it is no Exception


def read_old_workbook(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of an .xls, visible ones first. Raises KkbError "berkas.xls_lama" when it is none, or damaged."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = {meta.name: meta.visible == SheetVisibleEnum.Visible for meta in book.sheets_metadata}
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except BaseException as error:
        raise _refusal(error, file) from error
    ordered = sorted(sheets, key=lambda sheet: not shown[sheet.name])
    return tuple(Sheet(s.name, True, partial(_numbered, s, file), not shown[s.name]) for s in ordered)


def _numbered(sheet: CalamineSheet, file: str, last: int | None, width: int) -> Iterator[tuple[int, Cells]]:
    for number, cells in filled_rows(map(tuple, sheet.iter_rows()), file):
        if last is not None and number > last:
            return
        yield number, cells[:width]


def _refusal(error: BaseException, file: str) -> BaseException:
    known = isinstance(error, Exception) or type(error).__name__ == _PANIC
    return KkbError("berkas.xls_lama", file=file) if known else error
