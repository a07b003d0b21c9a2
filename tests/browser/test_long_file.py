"""A long file on the Data page: its progress is seen, and it can be stopped before it is read to its end."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.browser.conftest import StartVisit
from tests.browser.server import AppServer
from tests.io.made import cells, village

ROWS = 25_000


@pytest.fixture
def long_file(tmp_path: Path) -> Iterator[Path]:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Worksheet")
    heading, row = cells([village("SURODADI")])
    sheet.append(heading)
    for n in range(ROWS):
        sheet.append([*row[:5], f"DESA {n}", *row[6:]])
    path = tmp_path / "classification-table_20230830093000_panjang.xlsx"
    book.save(path)
    yield path


def test_a_long_file_tells_its_progress_and_can_be_stopped(
    app: AppServer, visit_of: StartVisit, long_file: Path
) -> None:
    visit = visit_of(app).open("/data?wilayah=16.05")
    visit.key("unggah").locator('input[type="file"]').set_input_files(long_file)
    stop = visit.key("batal_baca").get_by_role("button")
    stop.wait_for()
    assert "Membaca berkas: " in visit.page.locator('[data-testid="stMain"]').inner_text()
    stop.click()
    visit.key("unggah_1").wait_for()
    visit.settle()
    assert not visit.key("terima").count()
    assert not visit.key("batal_baca").count()
    visit.assert_clean()
