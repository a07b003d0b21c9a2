"""Reads .xlsx through openpyxl, row by row, after the archive itself is found harmless. Formulas give their stored
value, macros are never looked at, nothing is unpacked to disk.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from kkb.core.errors import KkbError
from kkb.io.containers.blank_cells import FilledCells
from kkb.io.containers.sheet import Cells, Sheet, filled_rows, refuse_many_sheets, remembered
from kkb.io.table.formulas import unvalued_once, with_formulas

MAX_UNPACKED = 300 * 2**20
MAX_FORMATTED = 700 * 2**20
"""Formats down to the last row unpack to half a gigabyte; they are packed about 1 to 15, and a bomb 1 to 1,000."""
_USUAL_RATIO = 40
MAX_PART = 64 * 2**20
MAX_PARTS = 5_000
LAST_ROW = 2**20
_CHUNK = 2**20
_TABLES = ("xl/worksheets/", "content.xml")  # where the cells stand: as large as the table is
_ROW = re.compile(rb"<row\s[^<>]{0,1000}>")
_HIDDEN, _NUMBER = re.compile(rb"\shidden=[\"'](?:1|true)[\"']"), re.compile(rb"\sr=[\"'](\d{1,7})[\"']")
_LONGEST_TAG = 1_100
_SHEET = re.compile(rb"<(?:\w{1,20}:)?sheet\s")
_DECLARED = tuple(
    text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)


def read_workbook(data: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of an .xlsx, visible ones first. Raises KkbError: damaged, locked, a bomb, another kind of file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive, file)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [s for s in book.worksheets if isinstance(s, ReadOnlyWorksheet)]
    except KkbError:
        raise
    except Exception as error:  # openpyxl and zipfile raise a dozen kinds on damaged files
        raise KkbError("berkas.rusak", file=file) from error
    sheets.sort(key=lambda s: s.sheet_state != "visible")
    return tuple(_sheet(s, data, file) for s in sheets)


def _sheet(sheet: ReadOnlyWorksheet, data: bytes, file: str) -> Sheet:
    part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    sheet._get_source = partial(_filled_cells, data, part)
    numbered = remembered(partial(_numbered, sheet, unvalued_once(data, part), file))
    hidden_rows = partial(_hidden_rows, data, part)
    return Sheet(str(sheet.title), True, numbered, sheet.sheet_state != "visible", hidden_rows)


def _filled_cells(data: bytes, part: str) -> io.BufferedReader:
    return io.BufferedReader(FilledCells(zipfile.ZipFile(io.BytesIO(data)), part))


def _numbered(
    sheet: ReadOnlyWorksheet, unvalued: Callable[[], Mapping[int, int]], file: str, last: int | None, width: int
) -> Iterator[tuple[int, Cells]]:
    """Not blank rows of a sheet, within our own bounds: the size a sheet claims for itself is not trusted."""
    try:
        rows = sheet.iter_rows(min_row=1, min_col=1, max_row=last or LAST_ROW, max_col=width, values_only=True)
        yield from filled_rows(with_formulas(rows, unvalued()), file)
    except KkbError:
        raise
    except Exception as error:  # as above: damage may show only while rows are read
        raise KkbError("berkas.rusak", file=file) from error


def _hidden_rows(data: bytes, part: str) -> frozenset[int]:
    """The rows of a sheet that are hidden or filtered away; openpyxl does not tell while it streams."""
    found: set[int] = set()
    tail = b""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                # A tag cut in two by the end of a chunk is seen whole with the next one.
                veiled = filter(_HIDDEN.search, _ROW.findall(tail + chunk))
                found.update(int(number) for row in veiled for number in _NUMBER.findall(row))
                tail = chunk[-_LONGEST_TAG:]
    except (KeyError, OSError, zipfile.BadZipFile, zlib.error):
        return frozenset()
    return frozenset(found)


def _check_archive(archive: zipfile.ZipFile, file: str) -> None:
    check_parts(archive, file)
    if not any(part.filename.lower() == "xl/workbook.xml" for part in archive.infolist()):
        raise KkbError("berkas.bukan_xlsx", file=file)
    book = next(part for part in archive.infolist() if part.filename.lower() == "xl/workbook.xml")
    refuse_many_sheets(len(_SHEET.findall(archive.read(book))), file)


def check_parts(archive: zipfile.ZipFile, file: str) -> None:
    """Refuse an archive of documents that is locked, unpacks too large, or declares entities."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise KkbError("berkas.terkunci", file=file)
    sizes = [part.file_size for part in parts]
    beside = [part.file_size for part in parts if not part.filename.lower().startswith(_TABLES)]
    packed = sum(part.compress_size for part in parts)
    most = MAX_FORMATTED if sum(sizes) <= _USUAL_RATIO * packed else MAX_UNPACKED
    if len(parts) > MAX_PARTS or sum(sizes) > most or max(beside, default=0) > MAX_PART:
        raise KkbError("berkas.bom", file=file, batas=MAX_UNPACKED // 2**20)
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_part(archive, part, file)


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> None:
    """Refuse declared entities (“billion laughs”): Excel never writes any. zipfile stops at the declared size."""
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if any(mark in tail + chunk for mark in _DECLARED):
                raise KkbError("berkas.rusak", file=file)
            tail = chunk[-32:]
