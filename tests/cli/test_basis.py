"""Every answer about figures says whether they are made up, of which dates they are and what of the area they cover."""

from pathlib import Path

import pytest

from tests.cli.run import here
from tests.io.made import cells, villages, xlsx

pytestmark = pytest.mark.usefixtures("store_file")
NAME = "classification-table_20250830093000_musi_rawas.xlsx"
FIGURES = {
    "summary": (), "gap": ("--target", 60), "compare": (), "forecast": ("--sampai", "2026-12-31"),
    "plan": ("--target", 60), "check": (),
}  # fmt: skip
asked = pytest.mark.parametrize(("command", "more"), FIGURES.items())


@asked
def test_made_up_figures_are_called_an_example_in_words_and_as_json(capsys, command: str, more: tuple):
    told = here(capsys, command, "--wilayah", "16.73", *more).out.splitlines()
    assert told[-1] == "Contoh (bukan data resmi). Data per 31 Desember 2024."
    found = here(capsys, command, "--wilayah", "16.73", *more, "--json").json
    assert (found["contoh"], found["sebagian"]) == ("semua", False)


@asked
def test_above_kabupaten_how_many_have_data_is_said_once(capsys, command: str, more: tuple):
    told = here(capsys, command, "--wilayah", "16", *more).out
    assert told.count("2 dari 17 kabupaten/kota punya data") == 1
    assert told.splitlines()[-1].startswith("Contoh (bukan data resmi). Data per 31 Desember 2024")
    found = here(capsys, command, "--wilayah", "16", *more, "--json").json
    assert (found["contoh"], found["sebagian"]) == ("semua", True)
    assert (found["wilayah_ada_data"], found["wilayah_jumlah"]) == (2, 17)


@asked
def test_a_part_that_speaks_is_named_with_its_dates(capsys, tmp_path: Path, command: str, more: tuple):
    path = tmp_path / NAME
    path.write_bytes(xlsx(cells(villages())))
    assert here(capsys, "import", "--sebagian", path).code == 0
    answer = here(capsys, command, "--wilayah", "16.05", *more)
    last = (answer.out or answer.err).splitlines()[-1]
    assert last.startswith("Data per 30 Agustus 2025; hanya 17 Kampung KB dari berkas sebagian")
    assert here(capsys, command, "--wilayah", "16.05", *more, "--json").json["sebagian"] is True


def test_a_plan_that_cannot_be_is_also_called_an_example(capsys: pytest.CaptureFixture[str]):
    told = here(capsys, "plan", "--wilayah", "16.73", "--target", 90, "--anggaran", 10)
    assert told.code == 1
    assert told.err.splitlines()[-1].startswith("Contoh (bukan data resmi). ")


def test_the_first_and_last_of_a_comparison_are_told_with_what_of_them_has_data(capsys: pytest.CaptureFixture[str]):
    lines = here(capsys, "compare", "--wilayah", "00").out.splitlines()
    assert "Sumatera Selatan (2 dari 17 kabupaten/kota punya data) terdepan" in lines[0]
    parts = here(capsys, "compare", "--wilayah", "00", "--json").json["bagian"]
    held = {part["kode"]: (part["wilayah_ada_data"], part["wilayah_jumlah"]) for part in parts}
    assert held == {"16": (2, 17), "17": (10, 10), "18": (1, 15)}
    assert "wilayah_jumlah" not in here(capsys, "compare", "--wilayah", "17", "--json").json["bagian"][0]
