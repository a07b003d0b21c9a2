"""CSV of ours: text for every spreadsheet, numbers that stay numbers, columns and letters right in Indonesian Excel."""

import csv
import io

import pandas as pd
import pytest

from kkb.export.csv_file import csv_text, excel_csv, inert


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3+cmd|x", "@SUM(A1)", " =1", "\t=1", "\r=1", "\uff1d1+1"])
def test_text_that_begins_like_a_formula_is_quoted(text: str):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+12,5 ", "-2.122.958", "-4 %", "Air Belit", "", None, -5, 2.5, True])
def test_numbers_and_names_stay_as_they_are(value: object):
    assert inert(value) == value


def test_an_indonesian_excel_finds_columns_letters_and_decimals() -> None:
    data = excel_csv(pd.DataFrame({"nama": ["Soné; Baru", "=1+1"], "indeks": [1.5, 2.0]}))
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows == [["nama", "indeks"], ["Soné; Baru", "1,5"], ["'=1+1", "2,0"]]


def test_other_programs_get_commas_and_points() -> None:
    assert csv_text(pd.DataFrame({"nama": ["a"], "indeks": [1.5]})) == "nama,indeks\na,1.5\n"
