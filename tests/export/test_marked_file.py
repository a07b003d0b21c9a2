"""A file handed back with its findings: the right cell, the sentence, nothing that runs."""

from io import BytesIO

import openpyxl
import pytest

from kkb.core.issue import Issue
from kkb.export.marked_file import COLOURS, marked_workbook
from tests.text.words import ID

ROWS = ((1, ("Desa", "Klasifikasi")), (3, ("SURODADI", "Mandri")), (4, ("=1+1", "Dasar", 5)))
COLUMNS = {"Desa": 0, "Klasifikasi": 1}
FOUND = (
    Issue("klasifikasi_tak_dikenal", "periksa", 3, "Klasifikasi", "Mandri", ("Dasar", "Mandiri"), "Mandiri"),
    Issue("kampung_bertanda_kutip", "catatan", 3, "Klasifikasi", "'a'"),
    Issue("baris_bukan_data", "tolak", 4, None, "x"),
    Issue("lembar_lain", "periksa", None, None, "Lembar2"),
)


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(BytesIO(marked_workbook(("Work[sheet]", ROWS, COLUMNS), FOUND, ID)))


def test_every_row_stands_where_it_stood(book):
    sheet = book.worksheets[0]
    assert [[c.value for c in row] for row in sheet.iter_rows(max_col=2)] == [
        ["Desa", "Klasifikasi"], [None, None], ["SURODADI", "Mandri"], ["=1+1", "Dasar"],
    ]  # fmt: skip
    assert sheet["C4"].value == 5


def test_a_finding_is_marked_at_its_cell_by_the_gravest_and_says_all(book):
    cell = book.worksheets[0]["B3"]
    assert cell.fill.fgColor.rgb.endswith(COLOURS["periksa"])
    assert "“Mandri” tidak dikenal" in cell.comment.text
    assert "tanda kutip" in cell.comment.text
    assert book.worksheets[0]["A3"].comment is None


def test_a_finding_on_a_row_stands_at_its_first_cell(book):
    assert book.worksheets[0]["A4"].fill.fgColor.rgb.endswith(COLOURS["tolak"])


def test_the_list_has_every_finding_also_those_on_the_whole_file(book):
    assert book.worksheets[1].max_row == 1 + len(FOUND)
    assert "Lembar2" in book.worksheets[1]["C5"].value


def test_no_cell_is_a_formula(book):
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
