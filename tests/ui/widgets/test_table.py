"""A table as it leaves the product: a workbook that says where it comes from and that the example is made up."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from kkb.app.context import AppContext, open_app
from kkb.app.page_source import open_source
from kkb.app.pages import comparison
from kkb.ui.widgets.content import table_of
from kkb.ui.widgets.table import Column, Table, notes, table_bytes
from tests.ui.made_page import made_page


@pytest.fixture(scope="module")
def app(example_file: Path) -> AppContext:
    return open_app(f"sqlite:///{example_file.as_posix()}")


TABLE = Table(
    "banding",
    pd.DataFrame({"n": [3, 1], "kode": ["16.05.01", "16.05.02"], "nama": ["=1+1", "Selangit"], "p": [48.0, None]}),
    {"nama": Column("Kecamatan"), "n": Column("Kurang"), "p": Column("Pangsa", lambda v: f"{v} %")},
    "Banding kecamatan",
    ("Catatan sendiri",),
)


def test_the_workbook_has_the_columns_shown_in_their_order_with_numbers_as_numbers(app: AppContext):
    sheet = load_workbook(BytesIO(table_bytes(made_page(app), TABLE)))["Banding kecamatan"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Kecamatan", "Kurang", "Pangsa"], ["=1+1", 3, 48], ["Selangit", 1, None],
    ]  # fmt: skip
    assert sheet["A2"].data_type == "s"


def test_the_notes_name_area_date_and_example(app: AppContext):
    book = load_workbook(BytesIO(table_bytes(made_page(app), TABLE)))
    told = [row[0].value for row in book["Keterangan"].iter_rows(min_row=2)]
    assert "Musi Rawas" in told[0]
    assert "16.05" in told[0]
    assert told[1:] == ["Data per 1 November 2022", "Contoh (bukan data resmi)", "Catatan sendiri"]


def test_without_data_there_is_no_date_and_no_label(app: AppContext):
    assert len(notes(made_page(app, on=date(2020, 1, 1)))) == 1


def test_the_label_is_there_also_where_nothing_is_formed(app: AppContext):
    assert "Contoh (bukan data resmi)" in notes(made_page(app, "16.05.10"))


def test_in_english_the_notes_are_english(app: AppContext):
    assert "Data as of 1 November 2022" in notes(made_page(app, lang="en"))


@pytest.mark.parametrize("area", ["16.05", "17", "16.05.01", "16.05.10"])
def test_the_table_of_banding_can_be_downloaded_for_every_area(
    app: AppContext, use_store, example_file: Path, area: str
):
    """Blanks in it once made the download fail."""
    use_store(example_file)
    page = made_page(app, area)
    content = comparison(open_source(app), page.basis)
    (block,) = (block for block in content.blocks if block.key in ("banding", "desa_kecamatan"))
    assert table_bytes(page, table_of(page, block)).startswith(b"PK")
