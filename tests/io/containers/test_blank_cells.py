"""A sheet formatted down to its last row is read like the table that stands in it, and at once."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font

from kkb.io.containers import blank_cells
from kkb.io.containers.blank_cells import FilledCells
from tests.io.made import cells, read, saved, villages, xlsx

PART = "xl/worksheets/sheet1.xml"


def with_sheet(change: object) -> bytes:
    """A good workbook whose sheet is changed as XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(cells(villages())))) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name == PART else part)
    return stream.getvalue()


def formatted(first: int, last: int, cell: str = "") -> bytes:
    """A good workbook with formatted blank rows below its table."""
    rows = "".join(
        f'<row r="{n}" s="1" customFormat="1">{cell.format(n=n)}</row>' if cell else f'<row r="{n}" s="1" ht="15"/>'
        for n in range(first, last + 1)
    )
    return with_sheet(lambda part: part.replace(b"</sheetData>", rows.encode() + b"</sheetData>"))


@pytest.mark.parametrize("cell", ["", '<c r="A{n}" s="1"/><c r="B{n}" s="1"/>'])
def test_a_sheet_formatted_to_its_last_row_is_read(cell: str) -> None:
    data = formatted(20, 2**20 if not cell else 100_000, cell)
    assert len(read(data).rows) == len(villages())


def test_nothing_of_blank_rows_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(io.BytesIO(formatted(20, 50_000, '<c r="A{n}" s="1"/>'))) as archive:
        stream = io.BufferedReader(FilledCells(archive, PART))
        assert len(stream.read()) < 50_000


def test_rows_and_cells_between_blanks_keep_their_places() -> None:
    book = openpyxl.Workbook()
    for row in cells(villages(3)):
        book.active.append(row)
    for n in range(5, 3_000):
        book.active.cell(n, 2).font = Font(bold=True)
    for at, value in enumerate(cells(villages(5))[-1], 1):
        book.active.cell(2_500, at).value = value
    reading = read(saved(book))
    assert reading.row_numbers == (2, 3, 4, 2_500)


@pytest.mark.parametrize("size", [7, 64, 1000])
def test_it_does_not_matter_where_the_stream_is_cut(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(blank_cells, "_FIRST_CHUNK", size)
    monkeypatch.setattr(blank_cells, "_CHUNK", size)
    assert len(read(formatted(20, 60, '<c r="A{n}" s="1"/>')).rows) == len(villages())


def test_what_has_no_place_of_its_own_stays() -> None:
    data = with_sheet(lambda part: part.replace(b'<row r="2"', b"<row/><row"))
    assert read(data).row_numbers[0] == 3
