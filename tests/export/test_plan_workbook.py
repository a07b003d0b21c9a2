"""The workbook of a plan: a summary with its label, villages, kecamatan, and one sheet per agency that has work."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from kkb.app import resources
from kkb.content.plan import PlanContext
from kkb.core.plan import PlanLimits, plan
from kkb.core.plan.slip import weakest
from kkb.export.plan_workbook import build_book, sheets, summary_lines
from kkb.text.plan_words import PlanWords
from tests.core.made_plans import EFFORT, RULE, state
from tests.text.words import EN, ID

TWO_AGENCIES = [3, 3, 3, 3, 2, 3, 2, 2, 4, 4, 3, 4]
ROWS = state([[2] * 12, TWO_AGENCIES, [None] * 12], areas="AAB")
LIMITS = PlanLimits(target=100)


def found(words=ID) -> PlanContext:
    answer = plan(ROWS, RULE, EFFORT, LIMITS)
    told = PlanWords(words, resources.scheme(), EFFORT, LIMITS, lambda code: f"=Desa {code}")
    return PlanContext(answer, ROWS, weakest(answer, RULE, EFFORT, LIMITS), told)


def book(words=ID) -> Workbook:
    lines = summary_lines(found(words), "Jawabannya.", {"Jenis data": "Contoh (bukan data resmi)"})
    return load_workbook(BytesIO(build_book(found(words), lines, ("Contoh (bukan data resmi)",))))


def test_there_is_one_sheet_per_agency_with_work_and_its_steps_add_up_to_the_plan():
    made, one = book(), found()
    busy = {step.agency for village in one.plan.villages for step in village.steps}
    names = [one.told.agency(agency.key) for agency in EFFORT.agencies if agency.key in busy]
    titles = [name.replace("/", " ") for name in names]
    assert made.sheetnames == ["Ringkasan", "Per desa", "Per kecamatan", *titles, "Keterangan"]
    total = 0
    for sheet in made.worksheets[3:-1]:
        head = [cell.value for cell in sheet[1]]
        total += sum(row[head.index("Upaya")].value for row in sheet.iter_rows(min_row=2))
    assert total == one.plan.effort


def test_the_label_of_the_example_stands_on_the_first_sheet_and_in_the_notes():
    made = book()
    first = {row[0].value: row[1].value for row in made["Ringkasan"].iter_rows(min_row=2)}
    assert first["Jenis data"] == "Contoh (bukan data resmi)"
    assert first["Jawaban"] == "Jawabannya."
    assert first["Upaya"] == f"{found().plan.effort} poin upaya"
    assert "perkiraan" in first["Dasar upaya"].lower()
    assert "Contoh" in made["Keterangan"]["A2"].value


def test_no_cell_is_a_formula():
    assert all(cell.data_type != "f" for sheet in book() for row in sheet.iter_rows() for cell in row)


def test_villages_stand_in_the_order_of_the_plan():
    column = sheets(found(), {})["Per desa"]["Kode"].tolist()
    assert column == [village.unit for village in found().plan.villages]


@pytest.mark.parametrize("words", [ID, EN])
def test_sheets_have_headings_in_words(words):
    for frame in sheets(found(words), {"a": "b"}).values():
        assert isinstance(frame, pd.DataFrame)
        assert not any("_" in str(name) for name in frame.columns)
