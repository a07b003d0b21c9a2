"""Every command speaks of the strata that stand in the data: here five, of which one has another key."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from pypdf import PdfReader

from kkb.app import resources
from kkb.app.context import open_app
from kkb.app.pages import PAGES
from kkb.core.counts.rows import ITEMS
from tests.cli.run import here
from tests.io.made import cells, reached, village, villages, xlsx
from tests.made_data import stratum_of

AREA = "16.05"
LADDER = ["perintis", "dasar", "berkembang", "maju", "berkelanjutan"]
COUNTING = ("maju", "berkelanjutan")
FILE = "classification-table_20250131093000.xlsx"
OF_STRATA = ("ringkasan", "banding", "simulasi", "desa", "metode")
"""Pages whose content names every stratum, or says how one is reached."""

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def five(five_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The commands of one test work on a copy of the store with five strata."""
    path = tmp_path / "kkb.sqlite"
    shutil.copy(five_file, path)
    monkeypatch.setenv("KKB_DATA", str(five_file.parent / "data"))
    monkeypatch.setenv("KKB_DATABASE_URL", f"sqlite:///{path.as_posix()}")
    resources.forget()
    yield
    monkeypatch.delenv("KKB_DATA")
    resources.forget()


def strata_by_hand(area: str = AREA) -> pd.Series:
    """The stratum of every Kampung KB, from its twelve scores; a blank one counts as 1."""
    rows = open_app().area_view(area).rows
    digits = rows[list(ITEMS)].fillna(1).astype(int).astype(str).agg("".join, axis=1)
    return digits.map(stratum_of).set_axis(rows["kode_kec"])


def test_the_summary_and_the_gap_count_every_stratum(capsys: Capture):
    by_hand = strata_by_hand()
    summary = here(capsys, "summary", "--wilayah", AREA, "--json").json
    assert list(summary["strata"]) == LADDER
    assert summary["strata"] == {key: Counter(by_hand)[key] for key in LADDER}
    assert all(summary["strata"].values())
    n, total = int(by_hand.isin(COUNTING).sum()), len(by_hand)
    assert (summary["pangsa"]["n"], summary["pangsa"]["N"]) == (n, total)
    gap = here(capsys, "gap", "--wilayah", AREA, "--target", "60", "--json").json
    assert (gap["tercapai"], gap["kurang"]) == (n, -(-60 * total // 100) - n)


def test_the_comparison_counts_those_that_count(capsys: Capture):
    by_hand = strata_by_hand().isin(COUNTING).groupby(level=0)
    parts = here(capsys, "compare", "--wilayah", AREA, "--json").json["bagian"]
    assert {one["kode"]: (one["n"], one["N"]) for one in parts} == {
        code: (int(own.sum()), len(own)) for code, own in by_hand
    }


def test_a_scenario_moves_the_new_stratum(capsys: Capture):
    moved = here(capsys, "simulate", "--wilayah", AREA, "--target", "60", "--naik", "perintis=2,dasar=1", "--json").json
    assert moved["tercapai"] == int(strata_by_hand().isin(COUNTING).sum()) + 3
    assert set(LADDER) - {"berkelanjutan"} <= set(moved["gerak"])


@pytest.mark.parametrize("slug", PAGES)
def test_every_page_is_said(slug: str, capsys: Capture):
    options = ("--desa", "16.05.01.2002") if slug == "desa" else ()
    told = here(capsys, "page", slug, "--wilayah", AREA, *options, "--json")
    assert told.code == 0, told.err
    assert told.json["pertanyaan"] and told.json["jawaban"]
    if slug in OF_STRATA:
        assert "Perintis" in told.out
    assert here(capsys, "page", slug, "--wilayah", AREA, *options).code == 0


def test_the_printed_map_has_the_new_stratum_in_its_legend(capsys: Capture, tmp_path: Path):
    out = tmp_path / "peta.pdf"
    assert here(capsys, "report", "--wilayah", "16.73", "--out", out, "--json").code == 0
    assert "Perintis" in PdfReader(out).pages[0].extract_text()


@pytest.mark.own_process
def test_a_file_is_read_by_the_rule_in_force_by_the_process_that_reads_it(capsys: Capture, tmp_path: Path):
    rows = [reached("SURODADI"), *(one | {"Klasifikasi": "perintis"} for one in villages()[1:])]
    path = tmp_path / FILE
    path.write_bytes(xlsx(cells([*rows[:-1], village(rows[-1]["Desa"], Klasifikasi="Dasar")])))
    told = here(capsys, "import", path, "--utuh", "--json")
    assert told.code == 0, told.err
    assert told.json["strata"] == dict.fromkeys(LADDER, 0) | {
        "perintis": len(rows) - 2, "dasar": 1, "berkelanjutan": 1
    }  # fmt: skip
    odd = [one for one in told.json["isu"] if one["kode"] == "klasifikasi_tidak_sesuai"]
    assert len(odd) == 1 and "Perintis" in str(odd[0])
