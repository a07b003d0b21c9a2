"""What leaves as CSV is text for every spreadsheet, and numbers stay numbers."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.profile_file import csv_text
from tests.cli.run import here
from tests.core.profiles import FULL


def test_no_cell_of_a_classified_table_runs_in_a_spreadsheet(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / "profil.csv"
    path.write_text(csv_text([FULL | {"nama": "=HYPERLINK(1)", "=2+2": "@x"}], ("nama", "=2+2")), encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(here(capsys, "classify", path).out))
    assert (row["nama"], row["'=2+2"]) == ("'=HYPERLINK(1)", "'@x")
    assert row["klasifikasi"] == "Berkelanjutan"


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_goes_back_as_the_program_it_came_from_writes_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, separator: str
):
    path, out = tmp_path / "profil.csv", tmp_path / "hasil.csv"
    path.write_text(csv_text([FULL | {"nama": "Soné"}], ("nama",)).replace(",", separator), encoding="utf-8")
    assert here(capsys, "classify", path, "--out", out).code == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator)
    assert (row["nama"], row["klasifikasi"]) == ("Soné", "Berkelanjutan")
    decimals = [value for value in row.values() if value and "3" in value and ("," in value or "." in value)]
    assert all(("," in value) == (separator == ";") for value in decimals)
