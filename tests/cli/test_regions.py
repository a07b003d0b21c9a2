"""`wilayah` and `aliases`: lists and spellings in, out and away again, with their exit codes."""

import json
from pathlib import Path

import pytest

from tests.cli.run import here
from tests.io.made import FILE, cells, code_list, village, villages, xlsx

LIST = code_list(
    ("32.01.01.1001", "Pondok Rajeg", "Cibinong", "Kabupaten Bogor", "Jawa Barat"),
    ("32.01.01.1002", "Karadenan", "Cibinong", "Kabupaten Bogor", "Jawa Barat"),
)
ELSEWHERE = {"Provinsi": "JAWA BARAT", "Kabupaten": "BOGOR", "Kecamatan": "CIBINONG"}


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A code list of one kabupaten."""
    path = tmp_path / "bogor.csv"
    LIST.to_csv(path, index=False)
    return path


@pytest.mark.usefixtures("store_file")
def test_a_list_joins_what_is_stored_and_leaves_again(capsys: pytest.CaptureFixture[str], listed: Path):
    file = listed.parent / FILE
    file.write_bytes(xlsx(cells([village(name, **ELSEWHERE) for name in ("PONDOK RAJEG", "KARADENAN")])))
    assert json.loads(here(capsys, "import", file, "--json").out)["belum_dicocokkan"] == 2
    added = json.loads(here(capsys, "wilayah", listed, "--json").out)
    assert (added["desa"], added["kabupaten"], added["bergabung"]) == (2, ["32.01"], 2)
    assert json.loads(here(capsys, "wilayah", "--json").out) == [
        {"kode": "32.01", "nama": "Kabupaten Bogor", "desa": 2},
    ]
    summary = here(capsys, "summary", "--wilayah", "32.01", "--json")
    assert summary.code == 0
    gone = here(capsys, "wilayah", "--hapus", "32.01")
    assert (gone.code, "2 desa/kelurahan" in gone.err) == (0, True)
    assert here(capsys, "summary", "--wilayah", "32.01").code == 1


@pytest.mark.usefixtures("store_file")
def test_a_list_that_was_never_added_cannot_be_taken_out(capsys: pytest.CaptureFixture[str]):
    answer = here(capsys, "wilayah", "--hapus", "16.05")
    assert answer.code == 1
    assert "tidak ada yang dihapus" in answer.err


@pytest.mark.usefixtures("store_file")
def test_a_confirmed_spelling_travels_to_another_office_and_is_used_next_time(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    sent, back = tmp_path / "ejaan.csv", tmp_path / "lagi.csv"
    sent.write_text("kode,tulisan\n16.05.01.2002,=SURADADI BARU\n", encoding="utf-8")
    assert here(capsys, "aliases", "--import", sent).code == 0
    assert here(capsys, "aliases", "--export", back).code == 0
    assert "'=SURADADI BARU" in back.read_text(encoding="utf-8")
    assert here(capsys, "aliases", "--hapus", "16.05.01.2002").code == 0
    assert here(capsys, "aliases", "--import", back).code == 0
    file = tmp_path / FILE
    file.write_bytes(xlsx(cells([village("SURADADI BARU"), *villages()[1:]])))
    assert json.loads(here(capsys, "import", file, "--utuh", "--json").out)["belum_dicocokkan"] == 0


@pytest.mark.usefixtures("store_file")
@pytest.mark.parametrize("text", ["kode,tulisan\n99.99.99.2002,X\n", "kode,tulisan\n16.05.01.2002,\n", "a,b\n1,2\n"])
def test_spellings_that_mean_nothing_are_refused_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str):
    file = tmp_path / "ejaan.csv"
    file.write_text(text, encoding="utf-8")
    assert here(capsys, "aliases", "--import", file).code == 1
    assert json.loads(here(capsys, "aliases", "--json").out) == []
