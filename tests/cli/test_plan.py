"""`plan` on the command line: the answer as JSON and in words, and how it refuses."""

import json
from collections import Counter

import pandas as pd
import pytest

from kkb.app import resources
from kkb.app.context import open_app
from kkb.app.days import parse_day
from kkb.cli import main
from kkb.core.counts.rows import ITEMS
from kkb.core.rule import classify

REACHED = ("mandiri", "berkelanjutan")
CITY = ["plan", "--wilayah", "16.73", "--tanggal", "2023-11-29"]


@pytest.fixture(scope="module")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{(tmp_path_factory.mktemp('rencana') / 'kkb.db').as_posix()}"


@pytest.fixture(scope="module")
def rows(store_url: str) -> pd.DataFrame:
    """The example's Lubuk Linggau at the date of the tests."""
    return open_app(store_url).area_view("16.73", parse_day("2023-11-29")).rows.set_index("unit")


@pytest.fixture(autouse=True)
def _own_store(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKB_DATABASE_URL", store_url)


def asked(capsys: pytest.CaptureFixture[str], *more: str, code: int = 0) -> dict:
    assert main([*CITY, *more, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_the_plan_reaches_the_target_by_the_rule(capsys: pytest.CaptureFixture[str], rows: pd.DataFrame):
    found = asked(capsys, "--target", "60")
    assert found["status"] == "optimal"
    assert found["terbentuk"] == len(rows)
    assert found["tercapai"] == rows["strata"].isin(REACHED).sum()
    assert found["tercapai"] + len(found["desa"]) == found["sesudah"] >= found["perlu"] == -(-60 * len(rows) // 100)
    assert found["upaya"] == found["batas_bawah"] == sum(village["upaya"] for village in found["desa"])
    for village in found["desa"]:
        scores = rows.loc[[village["unit"]], list(ITEMS)].fillna(1).astype(int)
        assert rows.loc[village["unit"], "strata"] not in REACHED
        for step in village["langkah"]:
            assert scores[step["item"]].item() == step["dari"] == step["ke"] - 1
            scores[step["item"]] = step["ke"]
        assert classify.stratum(scores, resources.scheme().rule).tolist() == [village["tujuan"]]
        assert village["tujuan"] in REACHED
        assert village["upaya"] == sum(step["upaya"] for step in village["langkah"])


def test_limits_per_kecamatan_are_kept_and_cost_something(capsys: pytest.CaptureFixture[str]):
    free = asked(capsys, "--target", "90")
    most = max(Counter(v["kode_kec"] for v in free["desa"]).values())
    capped = asked(capsys, "--target", "90", "--kapasitas-kecamatan", str(most - 1), "--lantai-kecamatan", "2")
    counts = Counter(v["kode_kec"] for v in capped["desa"])
    assert max(counts.values()) == most - 1
    assert min(counts.values()) >= 2
    assert capped["upaya"] >= free["upaya"]
    assert {p["kode_kec"]: p["naik"] for p in capped["per_kecamatan"]} == counts


def test_what_agencies_do_adds_up_to_the_plan(capsys: pytest.CaptureFixture[str]):
    found = asked(capsys, "--target", "90", "--kapasitas-instansi", "dinkes=1000")
    steps = [s for v in found["desa"] for s in v["langkah"]]
    assert sum(a["upaya"] for a in found["per_instansi"]) == found["upaya"]
    for agency in found["per_instansi"]:
        assert agency["langkah"] == sum(s["instansi"] == agency["instansi"] for s in steps)
        assert agency["kapasitas"] == (1000 if agency["kunci"] == "dinkes" else None)


def test_without_a_target_it_goes_as_far_as_the_budget(capsys: pytest.CaptureFixture[str]):
    target = asked(capsys, "--target", "80")
    exact = asked(capsys, "--anggaran", str(target["upaya"]))
    less = asked(capsys, "--anggaran", str(target["upaya"] - 1))
    assert (exact["sesudah"], exact["upaya"]) == (target["sesudah"], target["upaya"])
    assert less["sesudah"] == target["sesudah"] - 1


def test_how_far_a_budget_goes_is_held_against_nobodys_target_where_none_is_set(capsys: pytest.CaptureFixture[str]):
    assert main(["plan", "--wilayah", "17.01", "--tanggal", "2022-08-31", "--anggaran", "9", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["target"], found["perlu"], found["kurang"]) == (None, None, None)
    assert found["sesudah"] > found["tercapai"]
    assert "perlu" not in found["penjelasan"][0]


def test_a_plan_that_cannot_be_says_why_on_stderr_and_exits_with_1(capsys: pytest.CaptureFixture[str]):
    assert main([*CITY, "--target", "90", "--anggaran", "10", "--json"]) == 1
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert (found["status"], found["upaya"], found["desa"]) == ("tidak_mungkin", None, [])
    budget = next(block for block in found["penghalang"] if block["batas"] == "anggaran")
    assert budget["perlu"] - budget["kurang"] == 10
    assert "tidak dapat mencapai 90 %" in err
    assert f"Anggaran 10 kurang {budget['kurang']}" in err
    assert "**" not in err
    assert "\\" not in err


def test_new_villages_enlarge_n_and_wanted_and_excluded_ones_are_heeded(capsys: pytest.CaptureFixture[str]):
    plain = asked(capsys, "--target", "60")
    first, second = (village["kode"] for village in plain["desa"][:2])
    changed = asked(capsys, "--target", "60", "--kecuali", first, "--wajib", second, "--pengaman", "1")
    codes = [village["kode"] for village in changed["desa"]]
    assert first not in codes
    assert second in codes
    assert len(codes) == len(plain["desa"]) + 1
    assert (
        main(["plan", "--wilayah", "17.01", "--tanggal", "2022-08-31", "--target", "60", "--baru", "5", "--json"]) == 0
    )
    grown = json.loads(capsys.readouterr().out)
    assert grown["perlu"] == -(-60 * (grown["terbentuk"] + 5) // 100)


def test_in_words_every_village_stands_with_its_steps_and_who_takes_them(capsys: pytest.CaptureFixture[str]):
    found = asked(capsys, "--target", "60")
    assert main([*CITY, "--target", "60"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Kota Lubuk Linggau mencapai 60 %")
    assert len(said) == 1 + sum(1 + max(1, len(v["langkah"])) for v in found["desa"]) + 1
    assert all(any(v["nama"] in line for line in said) for v in found["desa"])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "--target"),
        (["--target", "160"], "160"),
        (["--target", "60", "--kecuali", "16.73.01.9999"], "16.73.01.9999"),
        (["--target", "60", "--kapasitas-instansi", "dinkes"], "dinkes"),
        (["--target", "60", "--kapasitas-instansi", "sihir=3"], "sihir"),
        (["--target", "60", "--baru", "1"], "0 desa"),
        (["--target", "60", "--pengaman", "-1"], "-1"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(more: list[str], said: str, capsys: pytest.CaptureFixture[str]):
    assert main([*CITY, *more]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_a_region_without_data_is_refused(capsys: pytest.CaptureFixture[str]):
    assert main(["plan", "--wilayah", "16.73", "--tanggal", "2001-01-01", "--target", "60"]) == 1
    assert main(["plan", "--wilayah", "99.99", "--target", "60"]) == 1
    assert "99.99" in capsys.readouterr().err
