"""Tables as workbooks, opened again: text is never a formula, numbers stay numbers, notes go along."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import PurePosixPath
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kkb.export import workbook as sheet_module
from kkb.export.workbook import split_sheets, workbook_bytes

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


KINDS = {
    "saat berzona": (datetime(2022, 11, 1, 8, 30, tzinfo=ZoneInfo("Asia/Jakarta")), datetime(2022, 11, 1, 8, 30)),
    "saat berzona pandas": (pd.Timestamp("2022-11-01 08:30", tz="Asia/Jakarta"), datetime(2022, 11, 1, 8, 30)),
    "saat sampai nanodetik": (pd.Timestamp("2022-11-01 08:30:00.000000001"), datetime(2022, 11, 1, 8, 30)),
    "saat numpy": (np.datetime64("2022-11-01T08:30"), datetime(2022, 11, 1, 8, 30)),
    "tanggal": (date(2022, 11, 1), datetime(2022, 11, 1)),
    "tanggal sebelum kalender Excel": (date(1890, 1, 2), "1890-01-02"),
    "jam berzona": (time(8, 30, tzinfo=ZoneInfo("Asia/Jakarta")), time(8, 30)),
    "lama": (timedelta(hours=2), timedelta(hours=2)),
    "lama pandas": (pd.Timedelta("2h"), timedelta(hours=2)),
    "masa": (pd.Period("2022-11"), "2022-11"),
    "bilangan numpy": (np.int64(25), 25),
    "bilangan numpy kecil": (np.uint8(3), 3),
    "pecahan numpy": (np.float32(0.5), 0.5),
    "benar numpy": (np.bool_(True), True),
    "desimal": (Decimal("12.5"), 12.5),
    "tak hingga": (float("inf"), "inf"),
    "bilangan panjang": (1605072001160507200, "1605072001160507200"),
    "jalur": (PurePosixPath("data/lokal"), "data/lokal"),
    "daftar": (["a", None, 3], "a; 3"),
    "daftar kosong": ([], None),
    "larik": (np.array([1, 2]), "1; 2"),
    "himpunan": (frozenset({"a"}), "a"),
    "kamus": ({"a": 1, "b": None}, "a: 1; b: None"),
    "bita": (b"desa", "desa"),
    "pilihan": (UUID(int=0), "00000000-0000-0000-0000-000000000000"),
    "tanda kendali": ("Desa\x00\x1f A", "Desa A"),
    "bukan XML": ("Desa\ufffe\uffff A", "Desa A"),
    "separuh huruf": ("Desa\ud83d A", "Desa A"),
    "huruf di luar bidang pertama": ("Desa \U0001f3e0", "Desa \U0001f3e0"),
}  # fmt: skip


@pytest.mark.parametrize(("value", "held"), KINDS.values(), ids=KINDS)
def test_every_kind_of_value_is_written_and_comes_back(value: object, held: object):
    frame = pd.DataFrame({"n": pd.Series([value, None], dtype=object)})
    sheet = opened(frame).active
    assert sheet["A2"].value == held
    assert type(sheet["A2"].value) is type(held)
    assert sheet["A3"].value is None


@pytest.mark.parametrize("value", [v for v, _ in KINDS.values()], ids=KINDS)
def test_and_calamine_and_pandas_read_the_same_book(value: object):
    frame = pd.DataFrame({"n": pd.Series([value], dtype=object), "x": ["ada"]})
    read = pd.read_excel(BytesIO(workbook_bytes({"Banding": frame})), engine="calamine")
    assert list(read["x"]) == ["ada"]


@pytest.mark.parametrize("kind", ["datetime64[ns, Asia/Jakarta]", "datetime64[us]", "timedelta64[s]", "category",
                                  "string", "Int64", "boolean", "Float64", "period[M]"])  # fmt: skip
def test_a_column_of_any_kind_of_pandas_is_written_with_its_blanks(kind: str):
    values = {"datetime64[ns, Asia/Jakarta]": ["2022-11-01 08:30+07:00", None], "category": ["a", None],
              "datetime64[us]": ["2022-11-01", None], "string": ["a", None], "boolean": [True, None],
              "period[M]": ["2022-11", None]}.get(kind, [3, None])  # fmt: skip
    sheet = opened(pd.DataFrame({"n": pd.Series(values).astype(kind)})).active
    assert sheet["A2"].value is not None
    assert sheet["A3"].value is None


def test_a_text_that_is_cut_says_so_and_emoji_count_double_as_in_excel():
    for text in ("x" * 40_000, "\U0001f3e0" * 20_000):
        held = opened(pd.DataFrame({"nama": [text]})).active["A2"].value
        assert held.endswith("[dipotong]")
        assert 32_760 < len(held.encode("utf-16-le")) // 2 <= 32_767


def test_text_that_looks_like_an_escape_of_excel_stays_as_it_is():
    read = pd.read_excel(BytesIO(workbook_bytes({"A": pd.DataFrame({"n": ["_x0041_"]})})), engine="calamine")
    assert list(read["n"]) == ["_x0041_"]


def test_titles_that_excel_takes_for_one_are_told_apart():
    frame = pd.DataFrame({"n": [1]})
    names = [
        "Kecamatan " + "a" * 30,
        "kecamatan " + "a" * 31,
        "Kecamatan/" + "a" * 30,
        "Keterangan",
        "History",
        "x\x00y",
    ]
    book = load_workbook(BytesIO(workbook_bytes(dict.fromkeys(names, frame), ("Catatan",))))
    assert len({name.lower() for name in book.sheetnames}) == len(names) + 1
    assert max(map(len, book.sheetnames)) <= 31
    assert "History" not in book.sheetnames


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sheet_module, "MOST_ROWS", 4)
    book = load_workbook(BytesIO(workbook_bytes({"Desa": pd.DataFrame({"n": range(7)})})))
    assert book.sheetnames == ["Desa", "Desa (2)", "Desa (3)"]
    assert [[cell.value for cell in sheet["A"]] for sheet in book] == [["n", 0, 1, 2], ["n", 3, 4, 5], ["n", 6]]


def test_headings_of_several_levels_and_of_any_kind_are_text():
    columns = pd.MultiIndex.from_tuples([("Strata", "Dasar"), ("Strata", "")])
    assert [c.value for c in opened(pd.DataFrame([[1, 2]], columns=columns)).active[1]] == ["Strata · Dasar", "Strata"]
    assert [c.value for c in opened(pd.DataFrame([[1, 2]], columns=[2022, date(2022, 11, 1)])).active[1]] == [
        "2022", "2022-11-01",
    ]  # fmt: skip
