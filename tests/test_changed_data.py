"""The rule is read from its two files alone: whatever tells it says the same after a decree changed them."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from kkb.app import audit, resources
from kkb.app.context import open_app
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.plan import least_steps
from kkb.core.rule.rule_gap import rule_gap, scores_of
from kkb.core.scenario import queues
from kkb.draw.map.hover import hover
from kkb.store import sqlite_url
from tests.cli.profile_file import csv_text
from tests.cli.run import here
from tests.core.profiles import FULL
from tests.made_data import another_rule
from tests.needs import ROOT

AREA = "16.05"
ITEMS_OF = {"input": ITEMS[:5], "proses": ITEMS[5:8], "output": ITEMS[8:]}
BARS = {"input": 15, "proses": 9, "output": 13}
DECISION = {
    (True, True, False): "berkembang", (False, True, True): "berkembang", (True, False, True): "mandiri",
    (True, True, True): "berkelanjutan",
}  # fmt: skip
COUNTING = ("mandiri", "berkelanjutan")
BEST = dict.fromkeys(ITEMS, 4) | {"input_sarana": 3, "input_pkb": 3}

pytestmark = pytest.mark.usefixtures("files_read_here")


def sums(row: Mapping[str, object]) -> dict[str, int]:
    scores = {item: score or 1 for item, score in scores_of(row).items()}
    return {name: sum(scores[item] for item in items) for name, items in ITEMS_OF.items()}


def given_by_the_rule(row: Mapping[str, object]) -> str:
    return DECISION.get(tuple(total >= BARS[name] for name, total in sums(row).items()), "dasar")


def missing(row: Mapping[str, object]) -> int:
    """The fewest points that make a village count, over every choice of variables to lift."""
    short = {name: max(0, BARS[name] - total) for name, total in sums(row).items()}
    ways = []
    for lifted in product((False, True), repeat=3):
        passed = tuple(up or not short[name] for up, name in zip(lifted, BARS, strict=True))
        if DECISION.get(passed, "dasar") in COUNTING:
            ways.append(sum(short[name] for up, name in zip(lifted, BARS, strict=True) if up))
    return min(ways)


@pytest.fixture
def changed(
    change_data: Callable[[Mapping[str, str]], None], example_file: Path, monkeypatch: pytest.MonkeyPatch
) -> pd.DataFrame:
    """The rows of Musi Rawas, kept under the old rule, with the new rule in force."""
    change_data(another_rule())
    monkeypatch.setenv("KKB_DATABASE_URL", sqlite_url(example_file))
    return open_app().area_view(AREA).rows


def test_what_a_village_misses_and_where_steps_and_moves_end(changed: pd.DataFrame):
    rule = resources.scheme().rule
    rows = changed.to_dict("records")
    assert [rule_gap(row, rule).points for row in rows] == [missing(row) for row in rows]
    queue = queues(changed.join(least_steps(changed, rule, resources.effort())), pd.Series([], dtype=object), rule)
    rises = queue[queue["antrean"].isin(["dasar", "berkembang"])]
    assert set(rises["ke"]) <= set(COUNTING)
    assert rises["poin"].tolist() == [missing(changed[changed["unit"] == unit].iloc[0]) for unit in rises["unit"]]
    falls = queue[queue["antrean"] == "jatuh"]
    assert dict(zip(falls["dari"], falls["ke"], strict=True)) == {"mandiri": "dasar", "berkelanjutan": "berkembang"}


def test_a_plan_ends_where_the_rule_ends(changed: pd.DataFrame, capsys: pytest.CaptureFixture[str]):
    answer = here(capsys, "plan", "--wilayah", AREA, "--target", "45", "--json")
    before, found = changed.set_index("unit"), json.loads(answer.out)
    assert found["desa"]
    for village in found["desa"]:
        scores = dict(before.loc[village["unit"], list(ITEMS)].fillna(1).astype(int))
        for step in village["langkah"]:
            scores[step["item"]] = max(scores[step["item"]], step["ke"])
        assert all(scores[item] <= BEST[item] for item in ITEMS)
        assert village["tujuan"] == given_by_the_rule(scores)
        assert village["tujuan"] in COUNTING


def test_the_hover_box_and_the_findings_follow_the_pass_marks(changed: pd.DataFrame):
    scheme, words = resources.scheme(), resources.words("id")
    told = hover(changed, {unit: n for n, unit in enumerate(changed["unit"])}, scheme, words)
    bars = {index: BARS[name] / len(items) for index, (name, items) in zip(INDICES, ITEMS_OF.items(), strict=True)}
    for row in changed.to_dict("records"):
        lines = told.values[row["unit"]][:3]
        assert [line.endswith("· lulus") for line in lines] == [row[index] >= bar for index, bar in bars.items()]
    seen = open_app().area_view(AREA)
    found = audit.findings(open_app(), seen)
    doubted = set(found.loc[found["periksa"] == "strata_skor", "unit"])
    assert doubted == {
        row["unit"]
        for row in changed.to_dict("records")
        if row["lapor"] and isinstance(row["strata"], str) and given_by_the_rule(row) != row["strata"]
    }


def test_the_sentences_name_the_marks_the_ways_and_the_strata_of_the_rule(changed: pd.DataFrame):
    text = resources.words("id").text
    assert "3 (Input, Proses), 3,25 (Output)" in text("desa.indeks_bantu")
    assert "Input dan Output lulus" in text("metode.akibat")
    assert "Maju + berkelanjutan" in text("ringkasan.pangsa_bantu")
    assert "Maju menjadi Dasar, Berkelanjutan menjadi Berkembang" in text("simulasi.anggapan_turun")
    assert "maju or berkelanjutan" in resources.words("en").text("sepakat.undang_belum")


def test_a_file_of_profiles_is_classified_by_the_changed_bands(
    changed: pd.DataFrame, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    poor = FULL | dict.fromkeys(("rapat_perencanaan", "rapat_koordinasi", "sosialisasi", "monev", "laporan"), 0)
    profiles = [FULL | {"pus": pus} for pus in range(100, 400, 10)] + [
        poor | {"penggunaan_data": 0, "lintas_sektor": 0}
    ]
    path = tmp_path / "profil.csv"
    path.write_text(csv_text(profiles), encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(here(capsys, "classify", path).out)))
    users = sum(FULL[method] for method in ("iud", "mow", "mop", "kondom", "implan", "suntik", "pil"))
    for row, profile in zip(rows, profiles, strict=True):
        share = round(100 * users / profile["pus"])
        expected = 4 if share >= 56 else 3 if share >= 41 else 2 if share >= 30 else 1
        assert int(row["output_cpr"]) == expected, (share, row["output_cpr"])
        name = {"mandiri": "Maju"}.get(given_by_the_rule({i: int(row[i]) for i in ITEMS}))
        assert row["klasifikasi"] == (name or given_by_the_rule({i: int(row[i]) for i in ITEMS}).capitalize())
    assert {"3", "4"} <= {row["output_cpr"] for row in rows}
    assert "Maju" in {row["klasifikasi"] for row in rows}


REPEATED = re.compile(
    r'"(dasar|berkembang|mandiri|berkelanjutan)"(?!: ")|\blang [!=]= "|name_en|level\([^()]*\) [=<>!]=? ?[0-4]\b'
    r"|\.level [=<>!]=? ?[0-4]\b"
)


def test_no_file_names_a_stratum_a_language_or_the_number_of_a_level():
    """The recipe of the example does: it is of the rule that the example was made by."""
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{number} {line.strip()}"
        for path in sorted((ROOT / "kkb").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if REPEATED.search(line) and ">>>" not in line and path.name != "recipe.py"
    ]
    assert found == []
    assert REPEATED.search('if stratum == "mandiri":')
