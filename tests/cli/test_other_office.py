"""Files of ours are opened and saved by LibreOffice, and come back with every value that was in them."""

import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kkb import uji
from tests.cli.run import here
from tests.needs import require

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("store_file")]
AREA = "16.73"
TEMPLATES = {
    "program": {8: "Dinas Kesehatan", 9: date(2024, 10, 2)},
    "fungsi": {8: "DPPKB", 9: date(2024, 10, 3)},
    "ibangga": {4: 54.01, 5: 55.2, 6: 60.0, 7: 56.4},
}
"""What is filled into the first row of each template, by column."""
OTHERS = ("targets", "aksi")


@pytest.fixture
def ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with one of each file that the product writes and reads."""
    for name, filled in TEMPLATES.items():
        path = tmp_path / f"{name}.xlsx"
        assert here(capsys, "template", name, "--wilayah", AREA, "--out", path).code == 0
        book = openpyxl.load_workbook(path)
        for column, value in filled.items():
            book.worksheets[0].cell(2, column).value = value
        book.save(path)
    assert here(capsys, "targets", "export", tmp_path / "targets.xlsx").code == 0
    assert here(capsys, "actions", "--wilayah", AREA, "--export", tmp_path / "aksi.xlsx").code == 0
    return tmp_path


def _saved_again(folder: Path, kind: str) -> Path:
    """The files as LibreOffice saves them, in a folder of their own."""
    program = uji.office_program()
    require(program, "LibreOffice tidak ada")
    out = folder / kind
    files = sorted(map(str, folder.glob("*.xlsx")))
    home = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [str(program), home, "--headless", "--convert-to", kind, "--outdir", str(out), *files]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return out


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_every_file_of_ours_comes_back_from_another_office(
    ours: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    again = _saved_again(ours, kind)
    for name in TEMPLATES:
        before = here(capsys, "import", ours / f"{name}.xlsx", "--coba", "--json").json
        after = here(capsys, "import", again / f"{name}.{kind}", "--coba", "--json").json
        assert after == before
        assert before["baris"] == 1
    for name, command in zip(OTHERS, (("targets", "import"), ("actions", "--wilayah", AREA, "--import")), strict=True):
        before = here(capsys, *command, ours / f"{name}.xlsx")
        after = here(capsys, *command, again / f"{name}.{kind}")
        assert (after.code, after.out) == (before.code, before.out.replace(f"{name}.xlsx", f"{name}.{kind}"))
        assert after.code == 0
