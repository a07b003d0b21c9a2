"""`python -m kkb template`: written, filled in, brought back, undone."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import here

pytestmark = pytest.mark.usefixtures("store_file")
Capture = pytest.CaptureFixture[str]


def fill(path: Path, **values: object) -> None:
    """Write values by heading into the first row of the form."""
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    head = [cell.value for cell in book["Isian"][1]]
    for heading, value in values.items():
        book["Isian"].cell(2, head.index(heading.replace("_", " ")) + 1).value = value
    book.save(path)


@pytest.mark.parametrize("kind", ["program", "fungsi"])
def test_a_template_is_written_filled_in_stored_and_undone(capsys: Capture, tmp_path: Path, kind: str):
    path = tmp_path / "templat.xlsx"
    assert here(capsys, "template", kind, "--wilayah", "16.05", "--out", path).code == 0
    fill(path, Instansi="Dinkes", Tanggal_kegiatan=date(2025, 2, 1))
    stored = here(capsys, "import", path, "--json").json
    assert (stored["jenis"], stored["baris"], stored["tanggal"]) == (kind, 1, "2025-02-01")
    undone = here(capsys, "pendukung", "--undo", stored["pendukung"])
    assert undone.code == 0


def test_ibangga_goes_the_same_way(capsys: Capture, tmp_path: Path):
    path = tmp_path / "templat.xlsx"
    here(capsys, "template", "ibangga", "--wilayah", "16.05", "--out", path)
    fill(path, Ketenteraman=55, Kemandirian=50, Kebahagiaan=60, iBangga="55,00")
    stored = here(capsys, "import", path, "--json").json
    assert (stored["jenis"], stored["wilayah"], stored["tanggal"]) == ("ibangga", "16.05", "2023-12-31")


def test_a_blank_template_is_refused_and_nothing_is_stored(capsys: Capture, tmp_path: Path):
    path = tmp_path / "templat_2024-12-31.xlsx"
    here(capsys, "template", "program", "--wilayah", "16.05", "--out", path)
    before = here(capsys, "pendukung", "--json").json
    answer = here(capsys, "import", path)
    assert answer.code == 1
    assert "belum berisi satu baris pun" in answer.err
    assert here(capsys, "pendukung", "--json").json == before


def test_an_area_without_data_and_a_folder_that_is_not_there_are_told(capsys: Capture, tmp_path: Path):
    path = tmp_path / "tidak" / "ada.xlsx"
    assert here(capsys, "template", "program", "--wilayah", "99.99", "--out", path).code == 1
    assert here(capsys, "template", "program", "--wilayah", "16.05", "--out", path).code == 1
