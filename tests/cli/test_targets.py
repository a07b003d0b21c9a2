"""`targets`: set, listed, undone and exchanged without a browser; every other command uses them at once."""

from pathlib import Path

import pytest

from tests.cli.run import here

DAY = ("--tanggal", "2022-11-01")
SET = ("targets", "set", "--wilayah", "16.05", "--rasio", "A", "--tanggal", "2027-12-31", "--persen", "60", "--acuan")


pytestmark = pytest.mark.usefixtures("store_file")


def summary(capsys: pytest.CaptureFixture[str], area: str = "16.05") -> tuple[object, ...]:
    found = here(capsys, "summary", "--wilayah", area, *DAY, "--json").json
    return found["target"], found["target_wilayah"], found["kurang"], found["target_status"]


def test_a_target_that_is_set_counts_at_once_and_comes_off_again(capsys: pytest.CaptureFixture[str]):
    assert summary(capsys) == (None, None, None, "tanpa_target")
    assert here(capsys, *SET, "Perda  4/2025").code == 0
    assert summary(capsys) == (60, "16.05", 3, "belum")
    assert summary(capsys, "16.05.01")[:2] == (60, "16.05")
    assert summary(capsys, "18.04")[0] is None
    told = here(capsys, "summary", "--wilayah", "16.05", *DAY).out
    assert "kurang 3 Kampung KB lagi" in told and "pembanding" not in told
    assert here(capsys, "forecast", "--wilayah", "16.05", "--json").json["target"] == 60
    own = here(capsys, "targets", "list", "--wilayah", "16.05", "--json").json
    assert [(row["persen"], row["acuan"], row["keadaan"]) for row in own] == [(60, "Perda 4/2025", "berlaku")]
    assert here(capsys, "targets", "undo", str(own[0]["id"])).code == 0
    assert summary(capsys) == (None, None, None, "tanpa_target")
    assert here(capsys, "targets", "list", "--wilayah", "16.05", "--json").json[0]["keadaan"] == "dibatalkan"


def test_the_newest_of_one_date_counts_and_undoing_it_brings_back_the_one_before(capsys: pytest.CaptureFixture[str]):
    for percent in ("40", "80"):
        arguments = list(SET)
        arguments[arguments.index("60")] = percent
        assert here(capsys, *arguments, "SK").code == 0
    assert summary(capsys)[0] == 80
    newest, before = here(capsys, "targets", "list", "--wilayah", "16.05", "--json").json
    assert (newest["keadaan"], before["keadaan"]) == ("berlaku", "diganti")
    assert here(capsys, "targets", "undo", str(newest["id"])).code == 0
    assert summary(capsys)[0] == 40


def test_a_target_of_the_product_can_be_overridden_and_comes_back(capsys: pytest.CaptureFixture[str]):
    over = ("targets", "set", "--wilayah", "16.73", "--rasio", "A", "--tanggal", "2022-12-31", "--persen", "45")
    assert here(capsys, *over, "--acuan", "Perwali 1/2022", "--json").json == {"baru": 1}
    assert here(capsys, *over, "--acuan", "Perwali 1/2022", "--json").json == {"baru": 0}
    assert summary(capsys, "16.73")[0] == 45
    own = next(row for row in here(capsys, "targets", "list", "--json").json if row["id"])
    assert here(capsys, "targets", "undo", str(own["id"])).code == 0
    assert summary(capsys, "16.73")[0] == 30


@pytest.mark.parametrize("name", ["target.xlsx", "target.csv"])
def test_targets_travel_by_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str):
    made = here(capsys, *SET, "Perda 4/2025; pasal 2")
    assert made.err == "Target 60 % A Kabupaten Musi Rawas, 31 Desember 2027, ditetapkan.\n"
    file = tmp_path / name
    written = here(capsys, "targets", "export", str(file))
    assert (written.code, written.out, written.err) == (0, "", f"{file}: 7 target ditulis.\n")
    number = next(row["id"] for row in here(capsys, "targets", "list", "--json").json if row["id"])
    assert here(capsys, "targets", "undo", str(number)).code == 0
    assert here(capsys, "targets", "import", str(file), "--json").json == {"target": 7, "baru": 1}
    assert summary(capsys) == (60, "16.05", 3, "belum")
    assert here(capsys, "targets", "import", str(file), "--json").json == {"target": 7, "baru": 0}


@pytest.mark.parametrize(
    ("changed", "parts"),
    [
        ({"60": "0"}, ("0", "1 sampai 100")), ({"60": "101"}, ("101", "1 sampai 100")),
        ({"16.05": "99.99"}, ("99.99", "16.05")), ({"16.05": "16.05.01.2001"}, ("16.05.01.2001", "kecamatan")),
        ({"2027-12-31": "2046-01-01"}, ("2046-01-01", "2045-12-31")), ({"2027-12-31": "besok"}, ("besok",)),
        ({"SK": " "}, ("Acuan belum diisi",)),
    ],
)  # fmt: skip
def test_what_can_be_no_target_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], changed: dict[str, str], parts: tuple[str, ...]
):
    answer = here(capsys, *(changed.get(part, part) for part in (*SET, "SK")))
    assert (answer.code, answer.out) == (1, "")
    assert all(part in answer.err for part in parts)
    assert summary(capsys)[0] is None


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        ("16.05;A;2027-12-31;60 persen;SK", ("baris 3", "persen", "60 persen", "1 sampai 100")),
        ("16.05;D;2027-12-31;60;SK", ("baris 3", "rasio", "“D”", "A, B, C")),
        ("16.05;A;31 Des;60;SK", ("baris 3", "tanggal", "TTTT-BB-HH")),
        ("16.05;A;2027-12-31;60;", ("baris 3", "acuan")),
    ],
)
def test_a_table_with_a_bad_cell_is_refused_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, row: str, parts: tuple[str, ...]
):
    file = tmp_path / "target.csv"
    file.write_text(f"wilayah;rasio;tanggal;persen;acuan\n18.04;A;2027-12-31;50;SK\n{row}\n", encoding="utf-8")
    answer = here(capsys, "targets", "import", str(file))
    assert answer.code == 1
    assert all(part in answer.err for part in parts)
    assert summary(capsys, "18.04")[0] is None


def test_a_number_that_is_not_there_cannot_be_undone(capsys: pytest.CaptureFixture[str]):
    answer = here(capsys, "targets", "undo", "77")
    assert answer.code == 1 and "77" in answer.err
