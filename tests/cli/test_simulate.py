"""`simulate`: the simulation of the screen on the command line, and what it refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run import here

MUSI_RAWAS = ("--wilayah", "16.05", "--tanggal", "2022-11-01", "--target", "60")


@pytest.fixture(scope="module", autouse=True)
def _example(example_file: Path) -> Iterator[None]:
    """The example for commands that only read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KKB_DATABASE_URL", f"sqlite:///{example_file.as_posix()}")
        yield


@pytest.mark.parametrize(
    ("moves", "lands"),
    [
        ((), (12, 25, 15, 3)),
        (("--naik", "berkembang=3"), (15, 25, 15, 0)),
        (("--baru", "10"), (12, 35, 21, 9)),
        (("--jatuh", "1"), (11, 25, 15, 4)),
        (("--naik", "berkembang=2", "--lapor", "0"), (14, 25, 15, 1)),
        (("--rasio", "C"), (25, 199, 120, 95)),
    ],
)
def test_a_scenario_lands_where_the_screen_says(capsys, moves: tuple[str, ...], lands: tuple[int, ...]):
    found = here(capsys, "simulate", *MUSI_RAWAS, *moves, "--json").json
    assert tuple(found[key] for key in ("tercapai", "terbentuk", "perlu", "kurang")) == lands
    assert found["contoh"] == "semua"


def test_moves_per_kecamatan_are_those_of_the_table_on_the_screen(capsys):
    """Jayaloka has the Berkembang that is nearest to the target."""
    moved = here(capsys, "simulate", *MUSI_RAWAS, "--bagian", "16.05.08:berkembang=1,baru=2", "--json").json
    assert (moved["tercapai"], moved["terbentuk"]) == (13, 27)
    assert moved["bagian"]["16.05.08"]["baru"] == 2
    table = next(block for block in moved["blok"] if block["kunci"] == "simulasi_desa")
    assert len(table["baris"]) == 3


def test_without_json_it_is_said_in_sentences(capsys):
    found = here(capsys, "simulate", *MUSI_RAWAS, "--naik", "berkembang=2")
    assert found.code == 0
    assert "masih kurang 1 Kampung KB" in found.out
    assert "Contoh (bukan data resmi)" in found.out


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (("--naik", "berkelanjutan=1"), "berkelanjutan=1"),
        (("--naik", "dasar=banyak"), "dasar=banyak"),
        (("--naik", "dasar=1,dasar=2"), "dasar=2"),
        (("--naik", "berkembang=999"), "999"),
        (("--jatuh", "-1"), "-1"),
        (("--bagian", "16.73.01:dasar=1"), "16.73.01"),
        (("--bagian", "16.05.08:baru=1", "--baru", "1"), "--bagian"),
        (("--target", "101"), "101"),
        (("--batas", "besok"), "besok"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_allowed(capsys, wrong: tuple[str, ...], named: str):
    refused = here(capsys, "simulate", *MUSI_RAWAS, *wrong)
    assert (refused.code, refused.out) == (1, "")
    assert named in refused.err


def test_the_pace_counts_the_months_that_are_left_not_those_since_the_data(capsys):
    """The newest data on 29 September 2023 is that of 30 June."""
    asked = ("--wilayah", "16.05", "--tanggal", "2023-09-29", "--batas", "2023-12-31", "--target", "60")
    found = here(capsys, "simulate", *asked, "--json").json
    assert found["tanggal"] == "2023-06-30"
    pace = next(figure for figure in found["angka"] if figure["nama"] == "sim_laju")
    assert "dalam 3 bulan" in pace["keterangan"]
