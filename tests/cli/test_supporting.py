"""`python -m kkb import` with files that are no classification, and `pendukung`."""

from pathlib import Path

import pytest

from tests.cli.run import here
from tests.io.made import xlsx
from tests.io.made_side import REKAP_FILE, rekap, statistics

pytestmark = pytest.mark.usefixtures("store_file")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A Rekap Kampung of two villages, one cell of it garbage."""
    path = tmp_path / REKAP_FILE
    path.write_bytes(xlsx(rekap({"Desa": "SURODADI", "Pus": 300}, {"Desa": "WIDODO", "Pus": -1})))
    return path


def test_a_profile_is_stored_beside_the_classification_and_answered(capsys: pytest.CaptureFixture[str], profile: Path):
    answer = here(capsys, "import", profile, "--json")
    assert answer.code == 0
    found = answer.json
    assert (found["jenis"], found["wilayah"], found["tanggal"], found["baris"]) == ("profil", "16.05", "2023-08-30", 2)
    assert (found["snapshot"], [i["kode"] for i in found["isu"]]) == (None, ["angka_negatif"])
    assert "Pus" in answer.err
    assert here(capsys, "summary", "--wilayah", "16.05", "--json").json["contoh"] == "semua"
    stored = [one for one in here(capsys, "pendukung", "--json").json if one["id"] == found["pendukung"]]
    assert [(one["jenis"], one["baris"], one["keadaan"]) for one in stored] == [("profil", 2, "berlaku")]


def test_trying_stores_nothing_and_the_same_file_twice_is_refused(capsys: pytest.CaptureFixture[str], profile: Path):
    assert here(capsys, "import", profile, "--coba", "--json").json["pendukung"] is None
    assert here(capsys, "import", profile).out.startswith(REKAP_FILE)
    again = here(capsys, "import", profile)
    assert (again.code, REKAP_FILE in again.err) == (1, True)


def test_a_side_set_is_undone_and_put_back(capsys: pytest.CaptureFixture[str], profile: Path):
    number = here(capsys, "import", profile, "--json").json["pendukung"]
    states = [here(capsys, "pendukung", flag, number, "--json").json[0]["keadaan"] for flag in ("--undo", "--redo")]
    assert states == ["dibatalkan", "berlaku"]
    assert here(capsys, "pendukung", "--undo", 999).code == 1


def test_several_kinds_of_files_go_in_at_once(capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path):
    table = tmp_path / "statistik.xlsx"
    table.write_bytes(xlsx(statistics("Kabupaten - MUSI RAWAS", [("TUGUMULYO", *["1", "25,00"] * 4, "4")])))
    unknown = tmp_path / "catatan.csv"
    unknown.write_text("Nama,Hasil\nA,B\n", encoding="utf-8")
    answer = here(capsys, "import", profile, table, unknown, "--json")
    assert answer.code == 1
    assert [found["jenis"] for found in answer.json] == ["profil", "statistik"]
    assert "Nama, Hasil" in answer.err


def test_a_published_table_is_held_against_the_stored_strata(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    table = tmp_path / "statistik.xlsx"
    rows = [("Total", "4", "16,00", "9", "36,00", "1", "4,00", "11", "44,00", "25")]
    table.write_bytes(xlsx(statistics("Kabupaten - MUSI RAWAS", [("ENTAH", "4", *rows[0][2:]), *rows])))
    number = here(capsys, "import", table, "--json").json["pendukung"]
    found = here(capsys, "pendukung", "--bandingkan", number, "--json")
    assert found.code == 1
    assert {row["kode"] for row in found.json["beda"]} == {"16.05.~entah"}  # the total is as published: 4/9/1/11
    assert "terbit 9, tersimpan 0" in here(capsys, "pendukung", "--bandingkan", number).out
    assert here(capsys, "pendukung", "--bandingkan", 999).code == 1
