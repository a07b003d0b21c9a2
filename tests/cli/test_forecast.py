"""`forecast` on the command line, on the example: the answer as JSON and in words, the backtest, and how it refuses."""

import json

import pytest

from kkb.cli import main


@pytest.fixture(scope="module")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{(tmp_path_factory.mktemp('ramalan') / 'kkb.db').as_posix()}"


@pytest.fixture(autouse=True)
def _own_store(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKB_DATABASE_URL", store_url)


def asked(capsys: pytest.CaptureFixture[str], *more: str) -> dict:
    assert main(["forecast", *more, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_province_gets_its_interval_its_chance_and_both_paces(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--wilayah", "17", "--tanggal", "2023-12-31", "--sampai", "2024-12-31", "--target", "60")
    assert (found["wilayah"], found["tanggal"], found["sampai"]) == ("17", "2023-12-31", "2024-12-31")
    assert found["pangsa"]["p10"] < found["pangsa"]["p50"] < found["pangsa"]["p90"]
    assert (found["peluang"], found["peluang_teruji"]) == (0.05, False)
    assert found["kata"] == "kira-kira 1 dari 20 (yang lebih kecil belum teruji)"
    assert found["perlu"] - found["sekarang"]["n"] == found["kurang"]
    assert abs(found["laju_perlu"] - found["kurang"] / 12.02) < 0.1
    assert found["undian"] >= 1000 and found["alasan"] is None
    assert found["kipas"][-1]["p50"] == found["pangsa"]["p50"]


def test_the_same_question_has_the_same_answer_and_a_higher_target_no_better_chance(
    capsys: pytest.CaptureFixture[str],
) -> None:
    question = ("--wilayah", "16.73", "--tanggal", "2023-12-31", "--sampai", "2024-12-31", "--target")
    chances = [asked(capsys, *question, str(percent))["peluang"] for percent in (40, 55, 70, 55)]
    assert chances[0] >= chances[1] >= chances[2]
    assert chances[1] == chances[3]


def test_what_happened_lies_in_the_interval_of_the_year_before(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--wilayah", "16.73", "--tanggal", "2023-12-31", "--sampai", "2024-12-31", "--target", "60")
    assert found["pangsa"]["p10"] <= 100 * 40 / 72 <= found["pangsa"]["p90"]


def test_before_a_second_snapshot_the_arithmetic_stands_in(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--wilayah", "16.73", "--tanggal", "2021-06-30", "--sampai", "2022-12-31", "--target", "30")
    assert (found["alasan"], found["peluang"], found["pangsa"]) == ("satu_potret", None, None)
    assert "satu potret" in found["penjelasan"]
    assert [line["mencapai"] for line in found["skenario"]] == [False, True]


def test_the_answer_in_words_names_the_interval_and_the_odds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forecast", "--wilayah", "16.73", "--tanggal", "2023-12-31"]) == 0
    said = capsys.readouterr().out
    assert "bisa jadi" in said and "60 %" in said and " dari " in said and "per bulan" in said


def test_an_area_without_a_target_is_told_no_chance_and_no_shortage(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--wilayah", "16.05", "--tanggal", "2023-12-31")
    names = ("target", "peluang", "kata", "perlu", "kurang", "laju_perlu")
    assert [found[name] for name in names] == [None] * len(names)
    assert found["pangsa"]["p10"] < found["pangsa"]["p90"]
    assert main(["forecast", "--wilayah", "16.05", "--tanggal", "2023-12-31"]) == 0
    said = capsys.readouterr().out
    assert "bisa jadi" in said and "Belum ada target" in said and "Peluang" not in said and "perlu" not in said


def test_the_backtest_can_be_run_by_anyone(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--uji")
    assert found["kabupaten"] == 13
    assert found["rasio_crps"] < 0.75
    assert 0.7 <= found["cakupan80"] <= 1
    assert found["mae"] < found["mae_tetap"]
    assert sum(trial["n"] for trial in found["uji"]) == found["n"] == found["kasus"]
    assert (found["crps_rasio"], found["selang80"]) == (found["rasio_crps"], found["cakupan80"])
    assert abs(found["selang80"] + found["di_atas_p90"] + found["di_bawah_p10"] - 1) < 0.002
    for name in ("menurut_jarak", "menurut_ukuran", "peluang_ekstrem"):
        assert [own["dari"] for own in found[name]] == sorted(own["dari"] for own in found[name])
    assert sum(own["kasus"] for own in found["menurut_jarak"]) == found["kasus"]
    assert sum(own["kasus"] for own in found["menurut_ukuran"]) == found["kasus"]
    assert len(found["pit"]) == 10 and abs(sum(found["pit"]) - 1) < 0.01
    assert main(["forecast", "--uji", "--wilayah", "16.73"]) == 0
    out, err = capsys.readouterr()
    assert "selang 80 %" in out and " 183 hari: " in out and "jatuh di atas p90" in out
    assert "Menguji ramalan dari 31 Desember 2021 (1 dari 7)" in err


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ([], "Sebutkan wilayahnya"),
        (["--wilayah", "99.99"], "tidak dikenal"),
        (["--wilayah", "16.73", "--sampai", "2024-01-01"], "tidak sesudah data terbaru"),
        (["--wilayah", "16.73", "--sampai", "2090-01-01"], "terlalu jauh"),
        (["--wilayah", "16.73", "--sampai", "besok"], "tidak dikenal"),
        (["--wilayah", "16.73", "--target", "101"], "di luar jangkauan"),
        (["--wilayah", "16.73", "--tanggal", "2020-01-01"], "Belum ada data"),
    ],
)
def test_what_a_person_must_put_right_is_said(
    capsys: pytest.CaptureFixture[str], question: list[str], said: str
) -> None:
    assert main(["forecast", *question]) == 1
    assert said in capsys.readouterr().err
