"""A scenario on the map: who moves and how, the classes before and after on hovering."""

import pandas as pd

from kkb.core.counts.rows import INDICES
from kkb.core.rule.strata import PATTERNS
from kkb.core.scenario import STATE_COLUMNS, Moves, Scenario, chosen, outcome, queues
from kkb.draw.map.payload import View, payload
from kkb.draw.map.scenario import change_layer, with_before_and_after
from kkb.draw.map.strata import strata_layer
from tests.draw.made_map import grid_file, marks, rows, words
from tests.draw.made_places import grid

A, B, C, D = "91.01.01.2001", "91.01.01.2002", "91.01.01.2003", "91.01.02.2201"
STATE = rows({A: "dasar", B: "berkembang", C: "dasar", D: "mandiri"}, silent=(C,))
LISTED = grid()
RULE = marks().scheme.rule


def layers(moves: Moves, state: pd.DataFrame = STATE):
    moved = chosen(queues(state, LISTED["kode"], RULE), Scenario(60, moves))
    after = outcome(state, moved, (*STATE_COLUMNS, *INDICES))
    before, later = (strata_layer(found, LISTED, set(LISTED["kode"]), marks()) for found in (state, after))
    return before, later, change_layer(before, moved, words())


def test_each_village_shows_how_it_moves_and_the_legend_counts_them():
    *_, change = layers(Moves(dasar=1, jatuh=1, baru=2, lapor=1))
    assert [change.classes[code] for code in (A, B, C, D)] == ["naik", "tetap", "lapor", "turun"]
    counts = {entry.key: entry.count for entry in change.legend}
    assert counts == {"naik": 1, "turun": 1, "lapor": 1, "baru": 2, "tetap": 1, "belum_terbentuk": 18}
    assert sum(counts.values()) == len(LISTED)


def test_the_legend_counts_the_area_of_the_page_only():
    before, *_ = layers(Moves())
    moved = chosen(queues(STATE, LISTED["kode"], RULE), Scenario(60, Moves(jatuh=1)))
    counts = {e.key: e.count for e in change_layer(before, moved, words(), "91.01.01").legend}
    assert (counts["turun"], counts["tetap"]) == (0, 3)


def test_hovering_tells_the_class_now_and_in_the_scenario():
    before, later, change = layers(Moves(berkembang=1, baru=1))
    shown = with_before_and_after(change, before, later, words())
    assert shown.fields == ("Sekarang", "Skenario")
    assert shown.values[B] == ("Berkembang", "Berkelanjutan")
    assert shown.values["91.01.01.2004"] == ("Belum terbentuk", "Dasar (belum lapor)")


def test_the_layer_of_the_scenario_is_the_strata_after_it():
    before, later, _ = layers(Moves(dasar=1, lapor=1))
    assert (before.classes[A], later.classes[A]) == ("dasar", "mandiri")
    assert before.classes[C] == "belum_lapor"
    assert later.classes[C] in ("dasar", "berkembang", "mandiri")


def test_a_scenario_that_moves_nothing_shows_everybody_staying():
    *_, change = layers(Moves())
    assert set(change.classes.values()) == {"tetap", "belum_terbentuk"}


def test_two_kampung_kb_of_one_village_show_the_later_cause():
    state = rows({A: "dasar", f"{A}#2": "mandiri"})
    *_, change = layers(Moves(dasar=1, jatuh=1), state)
    assert change.classes[A] == "turun"


def test_the_layers_cross_the_wire_as_any_other(tmp_path):
    before, later, change = layers(Moves(dasar=1, baru=2))
    sent = payload(with_before_and_after(change, before, later, words()), grid_file(tmp_path), "x", View(words()))
    assert len(sent["kelas"]) == len(LISTED)
    assert all(entry[3] in PATTERNS for entry in sent["legenda"])
    assert len({(entry[2], entry[3]) for entry in sent["legenda"]}) == len(sent["legenda"])
