"""`python -m kkb actions`: the list, the late ones, out as a workbook and back in."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.run import here

pytestmark = pytest.mark.usefixtures("store_file")
AREA = ("actions", "--wilayah", "16.05")


def test_the_example_has_actions_that_say_they_are_made_up(capsys: pytest.CaptureFixture[str]):
    every = here(capsys, *AREA, "--json").json
    assert (len(every), {a["contoh"] for a in every}) == (8, {True})
    assert {a["hari_lewat"] for a in every if a["status"] in ("rencana", "berjalan")} == {0, 64}  # whatever the year
    late = here(capsys, *AREA, "--lewat", "--json").json
    assert {a["id"] for a in late} == {a["id"] for a in every if a["hari_lewat"]}
    assert {a["dinilai"] for a in every} == {"2024-12-31"}
    assert {a["asal"] for a in every} == {"contoh, bukan data resmi"}
    told = here(capsys, *AREA, "--lewat")
    assert "per 31 Desember 2024" in told.out.splitlines()[0]
    assert all("per 31 Des 2024 · contoh, bukan data resmi" in line for line in told.out.splitlines()[1:])
    assert (told.code, len(told.out.splitlines())) == (0, 1 + len(late))


def test_an_edited_workbook_comes_back_and_a_second_editor_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    file = tmp_path / "aksi.xlsx"
    assert here(capsys, *AREA, "--export", file).code == 0
    book = load_workbook(file)
    sheet, heads = book.worksheets[0], [c.value for c in book.worksheets[0][1]]
    note = heads.index("Catatan") + 1
    assert {c.value for c in sheet[chr(65 + heads.index("Asal"))][1:]} == {"contoh, bukan data resmi"}
    assert any("dinilai pada 31 Desember 2024" in str(c.value) for c in book["Keterangan"]["A"])
    assert "Contoh (bukan data resmi)" in [c.value for c in book["Keterangan"]["A"]]
    sheet.cell(2, note).value = "dari Ani"
    book.save(file)
    assert here(capsys, *AREA, "--import", file, "--json").json["tersimpan"] == 1
    assert here(capsys, *AREA, "--import", file, "--json").json["tersimpan"] == 0
    sheet.cell(2, note).value = "dari Budi"
    sheet.cell(3, note).value = "baik"
    sheet.cell(4, heads.index("Status") + 1).value = "beres"
    book.save(file)
    second = here(capsys, *AREA, "--import", file, "--json")
    assert (second.code, second.json["tersimpan"]) == (1, 1)
    assert "isian Anda “dari Budi”, yang tersimpan “dari Ani”" in second.json["bentrok"][0]
    assert "“beres” bukan status" in second.err


def test_an_area_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]):
    assert here(capsys, "actions", "--wilayah", "99.99").code == 1
