"""Files that the product hands out, opened as their reader would: what stands in them, as text."""

from io import BytesIO

from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

SMALLEST_PICTURE = 300
"""Pixels; a map that came out empty is a strip."""

NOTHING_MADE_UP = ("daftar_target.xlsx",)
"""Targets are published or set by the office, also where the example's figures stand beside them."""


def words_of(name: str, content: bytes) -> str:
    """All text of a file by its ending; AssertionError when it holds nothing. A picture has no text."""
    return {"xlsx": _workbook, "pdf": _pages, "png": _picture}[name.rsplit(".", 1)[-1]](content)


def _workbook(content: bytes) -> str:
    book = load_workbook(BytesIO(content))
    assert book.worksheets[0].max_row >= 1
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert cells
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}, "a formula or an error in a cell"
    assert all(len(sheet.title) <= 31 for sheet in book)
    return "\n".join(str(cell.value) for cell in cells)


def _pages(content: bytes) -> str:
    reader = PdfReader(BytesIO(content))
    words = [page.extract_text() for page in reader.pages]
    assert words
    assert all(text.strip() for text in words)
    return "\n".join(words)


def _picture(content: bytes) -> str:
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        assert min(picture.size) >= SMALLEST_PICTURE
        assert len(picture.convert("RGB").resize((64, 64)).getcolors(64 * 64) or ()) > 1, "one colour"
    return ""
