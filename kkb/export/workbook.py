"""Tables as Excel workbooks: every value a frame can hold is written, and text stays text, whatever it begins with."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them; a longer table goes on in the next sheet."""
LONGEST_TEXT = 32_767
"""UTF-16 units that a cell holds; a longer text is cut and says so."""
_CUT = " … [dipotong]"
_HEAD = PatternFill("solid", fgColor="1F3A68")
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_NO_XML = re.compile(r"[\ufffe\uffff\ud800-\udfff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_RESERVED_TITLES = {"history"}
_WIDEST = 60
_LONGEST_TITLE = 31
_WIDTH_ROWS = 5_000
"""Rows that decide how wide a column is drawn."""
_EXACT_INTEGER = 10**15
"""Excel keeps 15 digits of a number; a longer integer is a code and stays text."""
_FIRST_YEAR = 1900
"""Excel knows no day before it; an earlier one is written as text."""


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
    parts = [(str(name), part) for name, part in frame.groupby(names, sort=False)]
    return dict(zip(sheet_titles(name for name, _ in parts), (part for _, part in parts), strict=True))


def build_workbook(sheets: Mapping[str, pd.DataFrame], notes: tuple[str, ...] = ()) -> Workbook:
    """The same as a workbook whose sheets can still be given rules (choices, filters), but no more rows."""
    book = Workbook(write_only=True)
    pages = [(title, part) for title, frame in sheets.items() for part in _parts(frame)]
    if notes or not pages:
        pages.append(("Keterangan", pd.DataFrame({"Keterangan": list(notes)})))
    for title, (_, frame) in zip(sheet_titles(title for title, _ in pages), pages, strict=True):
        _fill(book.create_sheet(title), frame)
    return book


def book_bytes(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _parts(frame: pd.DataFrame) -> Iterable[pd.DataFrame]:
    """The frame in pieces that a sheet can hold under their header; an empty one is one piece."""
    most = MOST_ROWS - 1
    return [frame.iloc[start : start + most] for start in range(0, max(1, len(frame)), most)]


def _fill(sheet: WriteOnlyWorksheet, frame: pd.DataFrame) -> None:
    names = [_heading(name) for name in frame.columns]
    for column, name in enumerate(names, 1):
        values = frame.iloc[:, column - 1].head(_WIDTH_ROWS)
        widest = max((len(str(value)) for value in values if not _is_blank(value)), default=0)
        sheet.column_dimensions[get_column_letter(column)].width = min(_WIDEST, 2 + max(widest, len(name)))
    sheet.freeze_panes = "A2"
    if len(frame) and names:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(frame) + 1}"
    sheet.append([_head(sheet, name) for name in names])
    for values in frame.itertuples(index=False, name=None):
        sheet.append([write(WriteOnlyCell(sheet), value) for value in values])


def _head(sheet: WriteOnlyWorksheet, name: str) -> Cell:
    head = write(WriteOnlyCell(sheet), name)
    head.font, head.fill = Font(bold=True, color="FFFFFF"), _HEAD
    head.alignment = Alignment(wrap_text=True, vertical="top")
    return head


def _heading(name: object) -> str:
    """The name of a column; that of several levels in one line."""
    return " · ".join(str(part) for part in name if str(part)) if isinstance(name, tuple) else str(name)


def write(cell: Cell, value: object) -> Cell:
    """Put a value into a cell: text stays text, whatever it begins with; blank and NaN leave it blank.

    A moment with a zone keeps its own clock, for Excel knows no zones; what Excel has no kind for becomes text.
    """
    held = cell_value(value)
    if isinstance(held, str):
        if held:
            cell.value, cell.data_type = held, "s"
            cell.quotePrefix = held[0] in "=+-@\t\r"
    elif held is not None:
        cell.value = held
    return cell


def cell_value(value: object) -> str | float | Decimal | bool | date | time | timedelta | None:
    """A value as a cell can hold it; None for a blank.

    >>> cell_value(pd.Timestamp("2022-11-01 08:30", tz="Asia/Jakarta")), cell_value(["a", None, 3])
    (datetime.datetime(2022, 11, 1, 8, 30), 'a; 3')
    """
    if _is_blank(value):
        return None
    if isinstance(value, (np.datetime64, np.timedelta64)):
        value = pd.Timestamp(value) if isinstance(value, np.datetime64) else pd.Timedelta(value)
    elif isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float, Decimal)):
        return _number(value)
    if isinstance(value, (date, time, timedelta)):
        return _moment(value)
    return _text(value)


def _is_blank(value: object) -> bool:
    """Whether there is nothing: None, NaN, NaT, NA. A list is never blank, not even of blanks."""
    return pd.api.types.is_scalar(value) and bool(pd.isna(value))


def _number(value: float | Decimal) -> float | Decimal | str:
    if not isinstance(value, int):
        return value if math.isfinite(value) else str(value)
    return value if abs(value) < _EXACT_INTEGER else str(value)


def _moment(value: date | time | timedelta) -> date | time | timedelta | str:
    """Without its zone, in whole microseconds; as ISO text where Excel's calendar does not reach."""
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime(warn=False)
    elif isinstance(value, pd.Timedelta):
        value = value.to_pytimedelta()
    if isinstance(value, (datetime, time)):
        value = value.replace(tzinfo=None)
    if isinstance(value, date) and value.year < _FIRST_YEAR:
        return value.isoformat()
    return value


def _text(value: object) -> str:
    """The text of anything else, without what XML cannot hold, cut where a cell ends."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", errors="replace")
    elif isinstance(value, Mapping):
        value = "; ".join(f"{key}: {part}" for key, part in value.items())
    elif isinstance(value, (list, tuple, set, frozenset, np.ndarray, pd.Series, pd.Index)):
        value = "; ".join(str(part) for part in value if not _is_blank(part))
    text = ILLEGAL_CHARACTERS_RE.sub("", _NO_XML.sub("", str(value)))
    return _cut(_ESCAPE_LIKE.sub("_x005F_", text), LONGEST_TEXT, _CUT)


def _cut(text: str, most: int, sign: str = "") -> str:
    """The text, or as much of it as `most` UTF-16 units hold with the sign behind it."""
    if 2 * len(text) <= most:
        return text
    encoded = text.encode("utf-16-le")
    if len(encoded) <= 2 * most:
        return text
    return encoded[: 2 * (most - len(sign))].decode("utf-16-le", errors="ignore") + sign


def sheet_titles(names: Iterable[str]) -> list[str]:
    """Names as Excel takes them for the sheets of one workbook: no two that it takes for one."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        title, again = sheet_title(name), 1
        while title.lower() in taken:
            again += 1
            ending = f" ({again})"
            title = _cut(sheet_title(name), _LONGEST_TITLE - len(ending)).strip(" '") + ending
        taken.add(title.lower())
        found.append(title)
    return found


def sheet_title(name: str) -> str:
    """A name as Excel takes it for a sheet."""
    title = _cut(_FORBIDDEN_IN_TITLE.sub(" ", name).strip(" '"), _LONGEST_TITLE).strip(" '") or "Tabel"
    return f"{title} 1" if title.lower() in _RESERVED_TITLES else title
