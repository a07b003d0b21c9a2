"""Tables as Excel workbooks: text stays text, whatever it begins with."""

from collections.abc import Mapping
from io import BytesIO

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_HEAD = PatternFill("solid", fgColor="1F3A68")
_FORBIDDEN_IN_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_WIDEST = 60
_LONGEST_TITLE = 31


def workbook_bytes(sheets: Mapping[str, pd.DataFrame], notes: tuple[str, ...] = ()) -> bytes:
    """An .xlsx with one sheet per frame (its columns as the header row) and a sheet of notes when there are any.

    No cell is ever a formula: text that begins with =, +, - or @ is stored and shown as text.
    """
    return book_bytes(build_workbook(sheets, notes))


def split_sheets(frame: pd.DataFrame, column: str) -> dict[str, pd.DataFrame]:
    """The rows of a frame by the values of a column, in their order; no two titles that Excel takes for one.

    A sheet per kecamatan can be sent to each. One value alone needs no sheet of its own.
    """
    names = frame[column].fillna("–").astype(str)
    if names.nunique() < 2:
        return {}
    found: dict[str, pd.DataFrame] = {}
    taken: set[str] = set()
    for n, (name, part) in enumerate(frame.groupby(names, sort=False), 1):
        title = sheet_title(str(name))
        unique = title if title.lower() not in taken else sheet_title(f"{n} {title}")
        taken.add(unique.lower())
        found[unique] = part
    return found


def build_workbook(sheets: Mapping[str, pd.DataFrame], notes: tuple[str, ...] = ()) -> Workbook:
    """The same as a workbook that can still be added to."""
    book = Workbook()
    book.remove(book.active)
    for title, frame in sheets.items():
        _fill(book.create_sheet(sheet_title(title)), frame)
    if notes:
        _fill(book.create_sheet("Keterangan"), pd.DataFrame({"Keterangan": list(notes)}))
    return book


def book_bytes(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, frame: pd.DataFrame) -> None:
    for column, name in enumerate(frame.columns, 1):
        head = write(sheet.cell(1, column), str(name))
        head.font, head.fill = Font(bold=True, color="FFFFFF"), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="top")
        texts = [str(name), *("" if pd.isna(value) else str(value) for value in frame.iloc[:, column - 1])]
        sheet.column_dimensions[get_column_letter(column)].width = min(_WIDEST, 2 + max(map(len, texts)))
    for row, values in enumerate(frame.itertuples(index=False), 2):
        for column, value in enumerate(values, 1):
            write(sheet.cell(row, column), value)
    sheet.freeze_panes = "A2"
    if len(frame):
        sheet.auto_filter.ref = sheet.dimensions


def write(cell: Cell, value: object) -> Cell:
    """Put a value into a cell: text stays text, whatever it begins with; blank and NaN leave it blank."""
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        if text:
            cell.value, cell.data_type = text, "s"
            cell.quotePrefix = text[0] in "=+-@\t\r"
    elif not pd.isna(value):
        cell.value = value.item() if hasattr(value, "item") else value
    return cell


def sheet_title(name: str) -> str:
    """A name as Excel takes it for a sheet."""
    return name.translate(_FORBIDDEN_IN_TITLE).strip(" '")[:_LONGEST_TITLE].strip(" '") or "Tabel"
