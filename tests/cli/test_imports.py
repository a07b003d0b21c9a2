"""`python -m kkb import FOLDER` and `check`: many files at once, and what is wrong before and after."""

import shutil
from pathlib import Path

import pytest

from kkb.cli.imports import folder_files
from tests.cli.run import here
from tests.io.made import cells, reached, village, villages, xlsx

pytestmark = pytest.mark.usefixtures("store_file")


def name(day: str, more: str = "") -> str:
    return f"classification-table_{day}093000{more}.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three months out of order, a broken file, a lock file and a picture."""
    made = tmp_path / "unduhan"
    (made / "lama").mkdir(parents=True)
    for n, path in enumerate((made / name("20230930"), made / "lama" / name("20230731"), made / name("20230831")), 1):
        path.write_bytes(xlsx(cells([*(reached(v["Desa"]) for v in villages(n)), *villages()[n:]])))
    (made / "rusak.xlsx").write_bytes(b"bukan excel")
    (made / f"~${name('20230930')}").write_bytes(b"kunci")
    (made / "foto.png").write_bytes(b"gambar")
    return made


def test_a_folder_is_brought_in_by_date_and_a_bad_file_stops_nothing(capsys: pytest.CaptureFixture[str], folder: Path):
    answer = here(capsys, "import", folder, "--utuh", "--json")
    assert answer.code == 1
    assert [one["tanggal"] for one in answer.json] == ["2023-07-31", "2023-08-31", "2023-09-30"]
    assert "rusak.xlsx: " in answer.err
    assert "4 berkas, 1 tidak dapat dimasukkan" in answer.err
    after = here(capsys, "summary", "--wilayah", "16.05", "--json").json
    assert (after["tanggal"], after["tercapai"]) == ("2023-09-30", 1)


def test_a_zip_of_a_folder_is_brought_in_like_the_folder(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
):
    packed = shutil.make_archive(str(tmp_path / "dari obrolan"), "zip", folder)
    answer = here(capsys, "import", Path(packed), "--utuh", "--json")
    assert answer.code == 1
    assert [one["tanggal"] for one in answer.json] == ["2023-07-31", "2023-08-31", "2023-09-30"]
    assert "4 berkas, 1 tidak dapat dimasukkan" in answer.err


def test_a_zip_without_a_table_says_what_may_be_inside(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "peta.shp").write_bytes(b"x")
    packed = Path(shutil.make_archive(str(tmp_path / "batas"), "zip", tmp_path / "isi"))
    answer = here(capsys, "import", packed, "--utuh")
    assert (answer.code, "arsip zip tanpa tabel" in answer.err) == (1, True)


def test_of_two_files_for_one_date_the_later_name_speaks(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    for n, more in ((2, "b"), (1, "a")):
        rows = [*(reached(v["Desa"]) for v in villages(n)), *villages()[n:]]
        (tmp_path / name("20230930", more)).write_bytes(xlsx(cells(rows)))
    assert here(capsys, "import", tmp_path, "--utuh").code == 0
    assert here(capsys, "summary", "--wilayah", "16.05", "--json").json["tercapai"] == 2


def test_a_long_list_of_findings_is_cut_on_the_screen_and_whole_in_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    file = tmp_path / name("20230930")
    file.write_bytes(xlsx(cells([v | {"Klasifikasi": "Mandri", "Input Pokja": 99} for v in villages()])))
    told = here(capsys, "import", file, "--coba", "--utuh").err.splitlines()
    every = here(capsys, "import", file, "--coba", "--json").json["isu"]
    assert len(every) >= 30
    assert len(told) == 20 + 2
    assert told[-2:] == [
        f"{file.name}: ... +{len(every) - 20} lagi",
        f"{file.name}: {len(every)} temuan seluruhnya; semuanya disebut dengan --json.",
    ]


def test_only_tables_of_a_folder_are_read(folder: Path):
    assert [path.name for path in folder_files(folder)] == [
        name("20230831"), name("20230930"), name("20230731"), "rusak.xlsx",
    ]  # fmt: skip


def test_an_empty_folder_is_something_to_put_right(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    answer = here(capsys, "import", tmp_path)
    assert (answer.code, "0 berkas" in answer.err) == (1, True)


def test_a_file_is_checked_and_nothing_is_stored(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path):
    wrong = tmp_path / name("20231031")
    wrong.write_bytes(xlsx(cells([*villages(), village("MATARAM", Klasifikasi="Mandri")])))
    assert here(capsys, "check", folder / name("20230831")).code == 0
    answer = here(capsys, "check", wrong, "--json")
    assert answer.code == 1
    assert answer.json["snapshot"] is None
    assert here(capsys, "summary", "--wilayah", "16.05", "--json").json["contoh"] == "semua"


def test_what_is_stored_is_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / name("20230930")
    path.write_bytes(xlsx(cells([reached("SURODADI", Klasifikasi="Dasar"), *villages()[1:]])))
    here(capsys, "import", path, "--utuh")
    answer = here(capsys, "check", "--wilayah", "16.05", "--json")
    assert answer.code == 1
    (found,) = answer.json["temuan"]
    assert (found["periksa"], found["nilai"], found["seharusnya"]) == ("strata_skor", "dasar", "berkelanjutan")
    assert "Dasar, padahal menurut skornya Berkelanjutan" in found["kalimat"]
    assert len(answer.json["belum_lapor"]) == 16
    assert {one["sejak"] for one in answer.json["belum_lapor"]} == {"2023-09-30"}
    told = here(capsys, "check", "--wilayah", "16.05").out
    assert "1 temuan pada 17 Kampung KB; 16 belum melapor." in told


def test_an_example_without_contradictions_passes(capsys: pytest.CaptureFixture[str]):
    assert here(capsys, "check", "--wilayah", "16.05").code == 0


@pytest.mark.parametrize("arguments", [(), ("--wilayah", "99.99"), ("tidak-ada.xlsx",)])
def test_a_check_of_nothing_says_what_to_give(capsys: pytest.CaptureFixture[str], arguments: tuple):
    answer = here(capsys, "check", *arguments)
    assert answer.code == 1
    assert answer.err
