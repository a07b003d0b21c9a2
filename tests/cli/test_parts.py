"""`import` of a file that may hold only a part of its region: it stops, and the answer is given with the command."""

from pathlib import Path

import pytest

from tests.cli.run import here
from tests.io.made import cells, reached, village, villages, xlsx

pytestmark = pytest.mark.usefixtures("store_file")
ELSEWHERE = {"Kecamatan": "TUAH NEGERI"}


def file_of(folder: Path, day: str, rows: list[dict[str, object]]) -> Path:
    path = folder / f"classification-table_{day}093000.xlsx"
    path.write_bytes(xlsx(cells(rows)))
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Seventeen villages of Tugumulyo, one of fourteen kecamatan."""
    return file_of(tmp_path, "20230830", [reached("SURODADI"), *villages()[1:]])


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """Three of the seventeen, all reached by now."""
    return file_of(tmp_path, "20231130", [reached(name) for name in ("SURODADI", "TEGAL REJO", "TRIKOYO")])


def test_without_a_terminal_a_part_stops_with_what_is_missing_and_what_to_do(capsys, first: Path):
    before = here(capsys, "snapshots", "--json").json
    answer = here(capsys, "import", first, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "17 Kampung KB dalam berkas; 13 dari 14 kecamatan tanpa satu baris pun" in answer.err
    assert "--sebagian" in answer.err and "--utuh" in answer.err
    assert here(capsys, "snapshots", "--json").json == before


def test_a_part_keeps_the_last_state_of_the_others(capsys, first: Path, later: Path):
    assert here(capsys, "import", first, "--utuh").code == 0
    stopped = here(capsys, "import", later)
    assert stopped.code == 1
    assert "3 Kampung KB dalam berkas, 17 dalam keadaan terakhir (30 Agustus 2023)" in stopped.err
    stored = here(capsys, "import", later, "--sebagian", "--json").json
    assert stored["baris"] == 3
    seen = here(capsys, "summary", "--wilayah", "16.05", "--json").json
    assert (seen["terbentuk"], seen["tercapai"], seen["tanggal"]) == (17, 3, "2023-11-30")
    row = next(s for s in here(capsys, "snapshots", "--json").json if s["id"] == stored["snapshot"])
    assert row["sebagian"] is True
    here(capsys, "undo", stored["snapshot"])
    seen = here(capsys, "summary", "--wilayah", "16.05", "--json").json
    assert (seen["terbentuk"], seen["tercapai"]) == (17, 1)


def test_a_whole_file_takes_the_others_away(capsys, first: Path, later: Path):
    here(capsys, "import", first, "--utuh")
    assert here(capsys, "import", later, "--utuh").code == 0
    assert here(capsys, "summary", "--wilayah", "16.05", "--json").json["terbentuk"] == 3


def test_a_file_that_is_only_tried_is_told_and_not_stopped(capsys, first: Path):
    answer = here(capsys, "import", first, "--coba", "--json")
    assert (answer.code, answer.json["baris"]) == (0, 17)
    assert "mungkin hanya sebagian" in answer.err


def test_every_file_of_a_folder_is_asked_about(capsys, first: Path, later: Path):
    answer = here(capsys, "import", first.parent)
    assert answer.code == 1
    assert answer.err.count("mungkin hanya sebagian") == 2
    assert here(capsys, "import", first.parent, "--utuh").code == 0


@pytest.mark.parametrize(("answered", "code", "formed"), [("s", 0, 17), ("u", 0, 3), ("k", 1, 17), ("", 1, 17)])
def test_at_a_terminal_the_person_is_asked(capsys, monkeypatch, first: Path, later: Path, answered, code, formed):
    here(capsys, "import", first, "--utuh")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin.readline", lambda: answered, raising=False)
    answer = here(capsys, "import", later)
    assert answer.code == code
    assert "s = Sebagian: 3 Kampung KB ini diperbarui" in answer.err
    assert here(capsys, "summary", "--wilayah", "16.05", "--json").json["terbentuk"] == formed


def test_a_part_of_a_province_lies_over_the_last_state_of_each_of_its_kabupaten(capsys, tmp_path: Path):
    """Musi Rawas 17, then 11 of them beside a whole Lubuk Linggau: far more than half, and yet a part."""
    other = [village(f"KELURAHAN {n}", Kabupaten="KOTA LUBUK LINGGAU", **ELSEWHERE) for n in range(9)]
    here(capsys, "import", file_of(tmp_path, "20230830", villages()), "--utuh")
    here(capsys, "import", file_of(tmp_path, "20230930", other), "--utuh")
    later = file_of(tmp_path, "20231130", [*villages()[:11], *other])
    stopped = here(capsys, "import", later)
    assert (stopped.code, "11 Kampung KB dalam berkas, 17 dalam keadaan terakhir (30 Agustus 2023)" in stopped.err) == (
        1, True,
    )  # fmt: skip
    assert here(capsys, "import", later, "--sebagian").code == 0
    assert here(capsys, "summary", "--wilayah", "16.05", "--json").json["terbentuk"] == 17


def test_kabupaten_cut_short_in_a_file_of_the_nation_are_a_finding(capsys, tmp_path: Path, monkeypatch):
    """Of a nation nobody is asked, but which and how many are short is said, and stored with the file."""
    monkeypatch.setattr("kkb.core.quality.part.OF_NATION", 100)
    here(capsys, "import", file_of(tmp_path, "20230830", villages()), "--utuh")
    cut = file_of(tmp_path, "20231130", villages()[:11])
    answer = here(capsys, "import", cut, "--wilayah", "00", "--json")
    assert answer.code == 0
    finding = next(one for one in answer.json["isu"] if one["kode"] == "kabupaten_berkurang")
    assert finding["kalimat"].startswith("1 dari 1 kabupaten/kota dalam berkas berkurang lebih dari sepersepuluh")
    assert "Kabupaten Musi Rawas 11/17" in finding["kalimat"]
    assert here(capsys, "summary", "--wilayah", "16.05", "--json").json["terbentuk"] == 11


def test_a_file_of_two_kabupaten_is_not_taken_for_their_province(capsys, tmp_path: Path):
    both = [*villages(), *(village(f"KELURAHAN {n}", Kabupaten="KOTA LUBUK LINGGAU", **ELSEWHERE) for n in range(9))]
    answer = here(capsys, "import", file_of(tmp_path, "20230830", both))
    assert answer.code == 1
    assert "15 dari 17 kabupaten/kota tanpa satu baris pun" in answer.err
