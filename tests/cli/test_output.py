"""What leaves as CSV is text for every spreadsheet, and numbers stay numbers."""

import csv
import io
from pathlib import Path

import pytest

from kkb.cli.output import inert
from tests.cli.profile_file import csv_text
from tests.cli.run import here
from tests.core.profiles import FULL


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3+cmd|x", "@SUM(A1)", " =1", "\t=1", "\r=1", "\uff1d1+1"])
def test_text_that_begins_like_a_formula_is_quoted(text: str):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+12,5 ", "-2.122.958", "-4 %", "Air Belit", "", None, -5, 2.5, True])
def test_numbers_and_names_stay_as_they_are(value: object):
    assert inert(value) == value


def test_no_cell_of_a_classified_table_runs_in_a_spreadsheet(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / "profil.csv"
    path.write_text(csv_text([FULL | {"nama": "=HYPERLINK(1)", "=2+2": "@x"}], ("nama", "=2+2")), encoding="utf-8")
    (row,) = csv.DictReader(io.StringIO(here(capsys, "classify", path).out))
    assert (row["nama"], row["'=2+2"]) == ("'=HYPERLINK(1)", "'@x")
    assert row["klasifikasi"] == "Berkelanjutan"
