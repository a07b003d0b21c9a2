"""A plan on the map: who is raised, who is weak, who stands in reserve; steps on hovering."""

import json

from kkb.app import resources
from kkb.core.counts.ratio import Share
from kkb.core.plan import Plan, PlanLimits, VillagePlan
from kkb.core.plan.result import OPTIMAL, PlanStep
from kkb.draw.map.payload import View, payload, script_text
from kkb.draw.map.plan import plan_layer
from kkb.draw.map.strata import strata_layer
from kkb.text.plan_words import PlanWords
from tests.core.made_plans import EFFORT
from tests.draw.made_map import grid_file, marks, rows, words
from tests.draw.made_places import grid
from tests.text.words import ID

A, B, C, D = "91.01.01.2001", "91.01.01.2002", "91.01.01.2003", "91.01.02.2201"
LISTED = grid()
STATE = rows({A: "dasar", B: "berkembang", C: "dasar", D: "mandiri"})
TOLD = PlanWords(ID, resources.scheme(), EFFORT, PlanLimits(), lambda code: code)


def village(code: str) -> VillagePlan:
    step = PlanStep("output_mkjp", 2, 3, 4, "dinkes")
    return VillagePlan(code, code, code[:8], "dasar", "mandiri", 4, (step,), (3,) * 12, False, False)


def layer(counted: str = "91"):
    found = Plan(OPTIMAL, 8, 8, Share(1, 4), 4, 3, 0, (village(A), village(B)), (village(C),))
    before = strata_layer(STATE, LISTED, set(LISTED["kode"]), marks())
    return plan_layer(before, found, frozenset({B}), TOLD, counted)


def test_each_village_shows_what_the_plan_does_with_it():
    made = layer()
    assert [made.classes[code] for code in (A, B, C, D)] == ["rencana", "rawan", "cadangan", "tercapai"]
    counts = {entry.key: entry.count for entry in made.legend}
    assert counts["rencana"] == counts["rawan"] == counts["cadangan"] == counts["tercapai"] == 1
    assert sum(counts.values()) == len(LISTED)


def test_weak_and_raised_differ_by_more_than_colour():
    looks = {entry.key: (entry.swatch.pattern, entry.mark) for entry in layer().legend}
    assert looks["rencana"] != looks["rawan"] != looks["cadangan"]
    assert len({entry.swatch.color for entry in layer().legend}) == len(layer().legend)


def test_on_hovering_a_village_says_its_stratum_and_its_steps():
    lines = layer().values
    assert lines[A] == ("Dasar", "Metode jangka panjang (MKJP) 2→3 (Dinas Kesehatan)")
    assert lines[D] == ("Mandiri", "")


def test_the_legend_counts_the_area_of_the_page_only():
    counts = {entry.key: entry.count for entry in layer("91.01.02").legend}
    assert (counts["rencana"], counts["tercapai"]) == (0, 1)


def test_it_crosses_the_wire_as_data(tmp_path):
    sent = payload(layer(), grid_file(tmp_path), "/a.geojson", View(words()))
    assert "<" not in script_text(sent)
    assert json.loads(json.dumps(sent))["judul"] == "Rencana"
