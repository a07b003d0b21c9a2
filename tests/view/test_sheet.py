"""Tables as workbooks, opened again: text is never a formula, numbers stay numbers, notes go along."""

from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kkb.view.sheet import split_sheets, workbook_bytes

FORMULAS = ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=", " =1"]


def opened(frame: pd.DataFrame, title: str = "Banding", notes: tuple[str, ...] = ()):
    return load_workbook(BytesIO(workbook_bytes({title: frame}, notes)))


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_is_stored_as_text(text: str):
    cell = opened(pd.DataFrame({text: [text]})).active["A2"]
    assert (cell.data_type, cell.value.strip()) == ("s", text.strip())
    assert opened(pd.DataFrame({text: ["x"]})).active["A1"].data_type == "s"


@pytest.mark.parametrize("text", FORMULAS[:7])
def test_and_is_marked_so_that_excel_never_turns_it_into_one(text: str):
    assert opened(pd.DataFrame({"nama": [text]})).active["A2"].quotePrefix


def test_a_code_stays_text_and_a_number_a_number():
    frame = pd.DataFrame({"kode": ["16.05"], "n": np.array([25], dtype="int64"), "a": [48.5], "ya": [True]})
    row = [cell.value for cell in opened(frame).active[2]]
    assert row == ["16.05", 25, 48.5, True]
    assert [cell.data_type for cell in opened(frame).active[2]] == ["s", "n", "n", "b"]


@pytest.mark.parametrize("blank", [None, float("nan"), pd.NA, pd.NaT])
def test_a_blank_is_an_empty_cell_also_in_the_first_row(blank: object):
    frame = pd.DataFrame(
        {"selang": pd.Series([blank, "27–81 %"], dtype=object), "n": pd.array([None, 3], dtype="Int64")}
    )
    sheet = opened(frame).active
    assert [cell.value for cell in sheet[2]] == [None, None]
    assert [cell.value for cell in sheet[3]] == ["27–81 %", 3]


def test_the_header_stays_in_sight_and_can_be_filtered():
    sheet = opened(pd.DataFrame({"nama": ["a", "b"], "n": [1, 2]})).active
    assert [cell.value for cell in sheet[1]] == ["nama", "n"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


def test_a_table_without_rows_is_a_sheet_with_its_header():
    sheet = opened(pd.DataFrame(columns=["nama", "n"])).active
    assert [cell.value for cell in sheet[1]] == ["nama", "n"]
    assert sheet.max_row == 1


def test_notes_have_a_sheet_of_their_own():
    book = opened(pd.DataFrame({"n": [1]}), notes=("Musi Rawas (16.05)", "Contoh (bukan data resmi)"))
    assert book.sheetnames == ["Banding", "Keterangan"]
    assert [row[0].value for row in book["Keterangan"]][1:] == ["Musi Rawas (16.05)", "Contoh (bukan data resmi)"]


@pytest.mark.parametrize("title", ["a" * 60, "Musi/Rawas: [2022] *?\\", "'x'", "", "  "])
def test_any_title_is_one_that_excel_takes(title: str):
    name = opened(pd.DataFrame({"n": [1]}), title).sheetnames[0]
    assert 1 <= len(name) <= 31
    assert not set(name) & set("[]:*?/\\")
    assert not name.startswith("'")
    assert not name.endswith("'")


def test_signs_that_xml_cannot_hold_are_left_out():
    assert opened(pd.DataFrame({"nama": ["Desa\x00 A\x0b"]})).active["A2"].value == "Desa A"


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was(texts: list[str]):
    sheet = opened(pd.DataFrame({"nama": texts})).active
    assert [sheet.cell(row, 1).value or "" for row in range(2, len(texts) + 2)] == texts


def test_two_columns_may_have_the_same_heading():
    sheet = opened(pd.DataFrame([[1, 2]], columns=["n", "n"])).active
    assert [cell.value for cell in sheet[2]] == [1, 2]


def test_a_text_longer_than_excel_allows_is_cut_and_not_an_error():
    assert len(opened(pd.DataFrame({"nama": ["x" * 40_000]})).active["A2"].value) == 32_767


def test_every_kecamatan_gets_a_sheet_with_its_rows_and_titles_never_clash():
    frame = pd.DataFrame({"Kecamatan": ["Way/Tenong", "Sukau", "way tenong", None, "Sukau"], "n": range(5)})
    found = split_sheets(frame, "Kecamatan")
    assert [list(part["n"]) for part in found.values()] == [[0], [1, 4], [2], [3]]
    assert len({title.lower() for title in found}) == 4
    assert load_workbook(BytesIO(workbook_bytes(found))).sheetnames == list(found)


def test_one_kecamatan_alone_needs_no_sheet_of_its_own():
    assert split_sheets(pd.DataFrame({"Kecamatan": ["Sukau", "Sukau"]}), "Kecamatan") == {}
