"""`python -m kkb summary` and `gap`: the figures of one region at a date."""

from pathlib import Path

import pytest

from tests.cli.run import here, outside

pytestmark = pytest.mark.usefixtures("store_file")
NOV = ("--tanggal", "2022-11-01")


def test_the_summary_of_musi_rawas_in_november_2022(capsys: pytest.CaptureFixture[str]):
    found = here(capsys, "summary", "--wilayah", "16.05", *NOV, "--json").json
    assert found == {
        "wilayah": "16.05", "nama": "Kabupaten Musi Rawas", "tanggal": "2022-11-01", "contoh": "semua", "desa": 199,
        "terbentuk": 25, "strata": {"dasar": 4, "berkembang": 9, "mandiri": 1, "berkelanjutan": 11},
        "tidak_dikenal": 0, "belum_lapor": 4, "belum_dicocokkan": 0, "tercapai": 12,
        "pangsa": {"n": 12, "N": 25, "persen": 48.0}, "pangsa_desa": {"n": 12, "N": 199, "persen": 6.03},
        "cakupan": {"n": 25, "N": 199, "persen": 12.56}, "sebagian": False,
        "pangsa_desa_paling_banyak": {"n": 12, "N": 199, "persen": 6.03},
        "cakupan_paling_banyak": {"n": 25, "N": 199, "persen": 12.56}, "target": None, "target_tanggal": None,
        "target_wilayah": None, "target_acuan": None, "target_rasio": None, "target_status": "tanpa_target",
        "kurang": None, "kurang_paling_sedikit": None, "target_lain": [{
            "target": 30, "target_rasio": "C", "target_tanggal": "2022-12-31", "target_wilayah": "00", "kurang": 35,
            "target_acuan": "Target nasional cakupan: Antara Riau 287965; keluargaindonesia.id, 27 Juli 2023",
            "target_status": "belum",
        }],
        "target_lewat": [], "pembanding": {
            "persen": 60, "tanggal": "2024-12-31", "wilayah": "16.73", "perlu": 15, "selisih": 3,
            "acuan": "Linggau Pos, 29 November 2023: target Kota Lubuklinggau 2024",
        },
    }  # fmt: skip


def test_a_target_that_has_passed_is_judged_at_its_date_and_the_next_one_leads(capsys: pytest.CaptureFixture[str]):
    found = here(capsys, "summary", "--wilayah", "16.73", "--tanggal", "2024-06-30", "--json").json
    assert (found["target"], found["target_status"], found["kurang"]) == (60, "belum", 10)
    assert [(t["persen"], t["status"], t["kurang"], t["data"]) for t in found["target_lewat"]] == [
        (30, "tercapai", 0, "2022-12-31"), (50, "luput", 4, "2023-12-31"),
    ]  # fmt: skip
    told = here(capsys, "summary", "--wilayah", "16.73", "--tanggal", "2024-06-30").out.splitlines()
    assert told == [
        "Kota Lubuk Linggau kurang 10 Kampung KB lagi untuk mencapai 60 % (34 dari 72; perlu 44), "
        "target 31 Desember 2024.",
        "Target sebelumnya, 50 % pada 31 Desember 2023: luput 4 (32 dari 72; perlu 36).",
        "Contoh (bukan data resmi). Data per 30 Juni 2024.",
    ]


def test_when_the_last_target_has_passed_it_is_told_as_passed(capsys: pytest.CaptureFixture[str]):
    found = here(capsys, "summary", "--wilayah", "16.73", "--json").json
    assert (found["target"], found["target_tanggal"], found["target_status"]) == (60, "2024-12-31", "luput")
    assert (found["kurang"], found["pembanding"]) == (4, None)
    told = here(capsys, "summary", "--wilayah", "16.73").out
    assert "target 31 Desember 2024: luput 4 (40 dari 72; perlu 44)." in told
    assert "Belum ada target berikutnya" in told


def test_a_kecamatan_has_the_target_of_its_kota(capsys: pytest.CaptureFixture[str]):
    found = here(capsys, "summary", "--wilayah", "16.73.01", "--json").json
    assert (found["target"], found["target_wilayah"], found["target_status"]) == (60, "16.73", "tercapai")


def test_the_summary_in_words_is_the_first_line_of_the_page(capsys: pytest.CaptureFixture[str]):
    answer = here(capsys, "summary", "--wilayah", "16.05", *NOV)
    assert answer.out.splitlines() == [
        "Kabupaten Musi Rawas: 48,0 % (12 dari 25) Kampung KB mandiri atau berkelanjutan. "
        "Belum ada target pangsa (A) untuk daerah ini.",
        "Cakupan (C): 12,6 % (25 dari 199); target nasional 30 % pada 31 Desember 2022.",
        "Tetapkan targetnya di halaman Target.",
        "Sebagai pembanding: 60 %, target Kota Lubuk Linggau 2024, akan perlu 15 dari 25, selisih 3. "
        "Itu bukan target daerah ini.",
        "Contoh (bukan data resmi). Data per 1 November 2022.",
    ]
    assert answer.err == ""


@pytest.mark.parametrize(
    ("area", "day", "target", "needed", "short"),
    [
        ("16.05", "2022-11-01", 50, 13, 1), ("16.05", "2022-11-01", 60, 15, 3), ("16.05", "2022-11-01", 28, 7, 0),
        ("16.05", "2022-11-01", 0, 0, 0), ("16.05", "2022-11-01", 100, 25, 13), ("16.73", "2021-06-30", 60, 17, None),
        ("16.73", "2024-12-31", 60, 44, None), ("18.04", "2024-12-31", 50, 68, None),
        ("16.05", "2024-12-31", 50, 100, None),
    ],
)  # fmt: skip
def test_the_gap_in_whole_villages(capsys, area: str, day: str, target: int, needed: int, short: int | None):
    found = here(capsys, "gap", "--wilayah", area, "--target", target, "--tanggal", day, "--json").json
    assert (found["wilayah"], found["tanggal"], found["perlu"]) == (area, day, needed)
    assert found["kurang"] == (short if short is not None else max(0, needed - found["tercapai"]))


def test_the_gap_in_words(capsys: pytest.CaptureFixture[str]):
    told = here(capsys, "gap", "--wilayah", "16.05", "--target", 60, *NOV).out
    assert all(part in told for part in ("Musi Rawas", "1 November 2022", "kurang 3", "60 %", "12 dari 25", "perlu 15"))


def test_with_no_date_the_newest_is_meant(capsys: pytest.CaptureFixture[str]):
    assert here(capsys, "summary", "--wilayah", "17", "--json").json["tanggal"] == "2024-12-31"


def test_the_state_between_two_snapshots_is_that_of_the_earlier(capsys: pytest.CaptureFixture[str]):
    found = here(capsys, "summary", "--wilayah", "16.05", "--tanggal", "2022-11-30", "--json").json
    assert (found["tanggal"], found["terbentuk"]) == ("2022-11-01", 25)


def test_a_kecamatan_without_any_kampung_kb_is_an_answer(capsys: pytest.CaptureFixture[str]):
    answer = here(capsys, "summary", "--wilayah", "16.05.10", *NOV, "--json")
    assert answer.code == 0
    assert (answer.json["terbentuk"], answer.json["desa"], answer.json["contoh"]) == (0, 13, "semua")
    assert answer.json["pangsa"] == {"n": 0, "N": 0, "persen": None}
    assert "belum memiliki Kampung KB" in here(capsys, "summary", "--wilayah", "16.05.10", *NOV).out


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("summary", "--wilayah", "16.05", "--tanggal", "2019-01-01"), ("16.05", "2019-01-01")),
        (("summary", "--wilayah", "99.99"), ("99.99", "16.05", "16.73")),
        (("summary", "--wilayah", "Musi Rawas"), ("Musi Rawas", "16.05")),
        (("summary", "--wilayah", "16.05", "--tanggal", "1 November 2022"), ("1 November 2022", "TTTT-BB-HH")),
        (("gap", "--wilayah", "16.05", "--target", "101"), ("101", "0 sampai 100")),
        (("gap", "--wilayah", "16.05", "--target", "-1"), ("-1", "0 sampai 100")),
    ],
)
def test_what_a_person_must_put_right_is_said_on_stderr_with_exit_one(capsys, arguments: tuple, parts: tuple[str, ...]):
    answer = here(capsys, *arguments)
    assert (answer.code, answer.out) == (1, "")
    assert all(part in answer.err for part in parts)


def test_a_store_that_cannot_be_opened_is_a_sentence(capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("KKB_DATABASE_URL", f"sqlite:///{tmp_path.as_posix()}")
    answer = here(capsys, "summary", "--wilayah", "16.05")
    assert (answer.code, answer.out) == (1, "")
    assert tmp_path.name in answer.err


def test_an_empty_store_has_no_figures(capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("KKB_DATABASE_URL", f"sqlite:///{(tmp_path / 'kosong.sqlite').as_posix()}")
    monkeypatch.setenv("KKB_TANPA_CONTOH", "1")
    answer = here(capsys, "summary", "--wilayah", "16.05", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "16.05" in answer.err


def test_output_is_utf_8_whatever_the_terminal():
    answer = outside("summary", "--wilayah", "99.99", PYTHONIOENCODING="ascii")
    assert answer.code == 1
    assert "“99.99”" in answer.err


def test_a_name_with_signs_of_markdown_stands_as_it_is(capsys: pytest.CaptureFixture[str]):
    told = here(capsys, "summary", "--wilayah", "16.05.14", "--tanggal", "2024-12-31").out
    assert "BTS. Ulu" in told
    assert "\\" not in told


def test_a_gap_is_written_as_on_the_pages(capsys: pytest.CaptureFixture[str]):
    told = here(capsys, "gap", "--wilayah", "17", "--target", "60").out
    assert "31 Desember 2024: kurang 647" in told and "(216 dari 1.437; perlu 863)" in told
