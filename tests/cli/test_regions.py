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


@pytest.mark.usefixtures("store_file", "short_list")
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


TABO = code_list(
    ("16.93.01.2001", "Mawar", "Lembah", "Kabupaten Tabo", "Sumatera Selatan"),
    ("16.93.02.2001", "Teratai", "Lembah Baru", "Kabupaten Tabo", "Sumatera Selatan"),
)


def _stored(capsys: pytest.CaptureFixture[str], tmp_path: Path, kab: str, *places: tuple[str, str]) -> dict:
    """What `import --json` answers to villages (name, kecamatan) of a kabupaten whose list is in."""
    TABO.to_csv(tmp_path / "tabo.csv", index=False)
    assert here(capsys, "wilayah", tmp_path / "tabo.csv").code == 0
    file = tmp_path / FILE
    file.write_bytes(xlsx(cells([village(name, Kabupaten=kab, Kecamatan=kec) for name, kec in places])))
    return json.loads(here(capsys, "import", file, "--json").out)


@pytest.mark.usefixtures("store_file")
def test_a_village_that_moved_is_offered_and_one_confirmation_joins_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    told = _stored(capsys, tmp_path, "TABO", ("MAWAR", "LEMBAH"), ("TERATAI", "LEMBAH"))
    assert "ada di Kecamatan Lembah Baru" in told["isu"][0]["kalimat"]
    waiting = here(capsys, "aliases", "--belum", "--wilayah", "16.93")
    assert waiting.code == 1
    assert waiting.out.strip() == "“TERATAI” di Lembah, 1 baris: Teratai, sekarang di Lembah Baru (16.93.02.2001)"
    sent, back = tmp_path / "ejaan.csv", tmp_path / "lagi.csv"
    sent.write_text("kode,tulisan\n16.93.02.2001,TERATAI\n", encoding="utf-8")
    assert here(capsys, "aliases", "--import", sent).code == 0
    assert here(capsys, "aliases", "--belum").code == 0
    assert json.loads(here(capsys, "summary", "--wilayah", "16.93", "--json").out)["belum_dicocokkan"] == 0
    here(capsys, "aliases", "--export", back)
    assert "16.93.02.2001;Teratai;TERATAI;16.93.01" in back.read_text(encoding="utf-8")
    assert here(capsys, "aliases", "--import", back).code == here(capsys, "aliases", "--import", sent).code == 0


@pytest.mark.usefixtures("store_file")
def test_a_spelling_that_would_change_nothing_is_refused_aloud(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    _stored(capsys, tmp_path, "TABO", ("MAWAR", "LEMBAH"))
    sent = tmp_path / "ejaan.csv"
    sent.write_text("kode,tulisan\n16.93.01.2001,MAWAR\n", encoding="utf-8")
    answer = here(capsys, "aliases", "--import", sent)
    assert answer.code == 1 and "Tidak ada yang disimpan" in answer.err


@pytest.mark.usefixtures("store_file")
def test_a_renamed_kabupaten_is_suggested_by_its_kecamatan_and_settled_by_one_spelling(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    told = _stored(capsys, tmp_path, "TABO SAMORI", ("MAWAR", "LEMBAH"), ("TERATAI", "LEMBAH BARU"))
    assert [issue["kode"] for issue in told["isu"]] == ["kabupaten_diduga"]
    (one,) = json.loads(here(capsys, "aliases", "--belum", "--json").out)
    assert (one["tingkat"], one["baris"]) == ("kabupaten", 2)
    assert one["saran"][0] == {
        "kode": "16.93", "nama": "Kabupaten Tabo", "skor": 80.0, "cocok": 2, "dari": 2, "sekarang_di": None,
    }  # fmt: skip
    sent = tmp_path / "ejaan.csv"
    sent.write_text("kode,tulisan\n16.93,TABO SAMORI\n", encoding="utf-8")
    assert here(capsys, "aliases", "--import", sent).code == 0
    summary = json.loads(here(capsys, "summary", "--wilayah", "16.93", "--json").out)
    assert (summary["terbentuk"], summary["belum_dicocokkan"]) == (2, 0)
