"""`python -m kkb import`, `snapshots`, `undo`, `redo`: files in, and what was stored of them."""

from pathlib import Path

import pytest

from tests.cli.run import here
from tests.io.made import cells, reached, villages, xlsx

pytestmark = pytest.mark.usefixtures("store_file")
NAME = "classification-table_20230830093000_musi_rawas.xlsx"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Seventeen villages of Tugumulyo, the first of them Berkelanjutan."""
    path = tmp_path / NAME
    path.write_bytes(xlsx(cells([reached("SURODADI"), *villages()[1:]])))
    return path


@pytest.mark.own_process
def test_a_file_is_read_stored_and_answered(capsys: pytest.CaptureFixture[str], export: Path):
    answer = here(capsys, "import", "--utuh", export, "--json")
    assert answer.code == 0
    found = answer.json
    assert (found["wilayah"], found["tanggal"], found["baris"]) == ("16.05", "2023-08-30", 17)
    assert found["strata"] == {"dasar": 16, "berkembang": 0, "mandiri": 0, "berkelanjutan": 1}
    assert found["belum_dicocokkan"] == 0
    assert isinstance(found["snapshot"], int)
    after = here(capsys, "summary", "--wilayah", "16.05", "--json").json
    assert (after["terbentuk"], after["tercapai"], after["contoh"]) == (17, 1, "tidak")


def test_trying_stores_nothing(capsys: pytest.CaptureFixture[str], export: Path):
    assert here(capsys, "import", "--utuh", export, "--coba", "--json").json["snapshot"] is None
    assert here(capsys, "summary", "--wilayah", "16.05", "--json").json["contoh"] == "semua"


def test_undo_brings_the_example_back_and_redo_the_file(capsys: pytest.CaptureFixture[str], export: Path):
    snapshot = here(capsys, "import", "--utuh", export, "--json").json["snapshot"]
    states = []
    for command in ("undo", "redo"):
        assert here(capsys, command, snapshot).code == 0
        states.append(here(capsys, "summary", "--wilayah", "16.05", "--json").json["contoh"])
    assert states == ["semua", "tidak"]


def test_snapshots_lists_what_is_stored_newest_first(capsys: pytest.CaptureFixture[str], export: Path):
    snapshot = here(capsys, "import", "--utuh", export, "--json").json["snapshot"]
    rows = here(capsys, "snapshots", "--json").json
    days = [row["tanggal"] for row in rows]
    assert days == sorted(days, reverse=True)
    mine = next(row for row in rows if row["id"] == snapshot)
    assert (mine["berkas"], mine["baris"], mine["contoh"], mine["keadaan"]) == (NAME, 17, False, "berlaku")
    assert any(NAME in line for line in here(capsys, "snapshots").out.splitlines())


def test_of_several_files_every_one_has_its_answer_and_one_bad_one_makes_exit_one(capsys, export: Path, tmp_path: Path):
    bad = tmp_path / "classification-table_20230101000000.xlsx"
    bad.write_bytes(b"bukan excel")
    answer = here(capsys, "import", "--utuh", bad, export, tmp_path / "tak_ada.xlsx", "--json")
    assert answer.code == 1
    assert [found["baris"] for found in answer.json] == [17]
    assert bad.name in answer.err
    assert "tak_ada.xlsx" in answer.err


def test_the_same_file_again_is_refused_and_named(capsys: pytest.CaptureFixture[str], export: Path):
    here(capsys, "import", "--utuh", export)
    again = here(capsys, "import", "--utuh", export)
    assert again.code == 1
    assert NAME in again.err


def test_findings_stand_on_stderr_and_in_the_answer(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / NAME
    path.write_bytes(xlsx(cells([*villages()[1:], reached("SURODADI", Klasifikasi="Mandri")])))
    answer = here(capsys, "import", "--utuh", path, "--json")
    assert answer.code == 0
    assert any("Mandri" in issue["kalimat"] and issue["baris"] == 18 for issue in answer.json["isu"])
    assert "Mandri" in answer.err


@pytest.mark.parametrize("arguments", [("undo", 9999), ("redo", 9999), ("redo", 1)])
def test_what_cannot_be_undone_or_redone_is_said(capsys: pytest.CaptureFixture[str], arguments: tuple):
    answer = here(capsys, *arguments)
    assert answer.code == 1
    assert str(arguments[1]) in answer.err


def test_the_date_can_be_given_by_hand(capsys: pytest.CaptureFixture[str], export: Path):
    assert here(capsys, "import", "--utuh", export, "--tanggal", "2023-09-15", "--json").json["tanggal"] == "2023-09-15"
    assert here(capsys, "import", "--utuh", export, "--tanggal", "kemarin").code == 1
