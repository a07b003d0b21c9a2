"""Backward: what must still move, exact in whole villages; it agrees with the forward reading, and says why not."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.counts.ratio import Share, gap, meets
from kkb.core.counts.rows import empty_rows
from kkb.core.plan import PlanLimits, least_steps, plan
from kkb.core.scenario import (
    FORMED,
    Moves,
    Need,
    Scenario,
    chosen,
    need,
    pace,
    queues,
    share_after,
    start,
    ways_to_move,
)
from tests.core.scenarios import CODES, LIST, RULE, baseline, counted, landed, ratio_of, scenarios, states
from tests.core.villages import FEW, state

EFFORT = resources.effort()

DISTRICT = state(f"""
    {CODES[0]}  berkembang    333333333332
    {CODES[1]}  berkembang    333333332222
    {CODES[2]}  dasar         333332223332
    {CODES[3]}  dasar         222222222222
    {CODES[4]}  mandiri
    {CODES[5]}  berkelanjutan
    {CODES[6]}  diam
    {CODES[7]}  diam
    {CODES[8]}  ?
""")
SATISFIED = state("\n".join(f"{code} berkelanjutan" for code in CODES[:4]))


def needs(scenario: Scenario, rows: pd.DataFrame = DISTRICT) -> Need:
    return need(baseline(rows), scenario)


def ways(scenario: Scenario, rows: pd.DataFrame = DISTRICT) -> dict[str, Moves]:
    return {way.key: way.moves for way in needs(scenario, rows).ways}


def forward(scenario: Scenario, rows: pd.DataFrame) -> Share:
    """Where a scenario lands, by making the state and counting it."""
    first = baseline(rows)
    return ratio_of(landed(rows, chosen(first.queue, scenario)), scenario.ratio)


@FEW
@given(rows=states, scenario=scenarios)
def test_every_way_reaches_the_target_and_with_one_move_fewer_it_does_not(rows: pd.DataFrame, scenario: Scenario):
    for way in needs(scenario, rows).ways:
        assert meets(forward(way.scenario, rows), scenario.target)
        if way.key == "kurangi_baru":
            more = replace(way.scenario, moves=Moves(**{**way.scenario.moves, FORMED: way.moves[FORMED] + 1}))
            assert not meets(forward(more, rows), scenario.target)
            continue
        for less in one_fewer(way.scenario, way.moves):
            assert not meets(forward(less, rows), scenario.target)


def one_fewer(scenario: Scenario, added: Moves) -> list[Scenario]:
    """The scenario with its last added move of each kind left out (of the whole area only)."""
    if scenario.by_area:
        return []
    kinds = [way for way in ways_to_move(RULE) if added[way]]
    fewer = [Moves(**{**scenario.moves, way: scenario.moves[way] - 1}) for way in kinds[-1:]]
    return [replace(scenario, moves=moves) for moves in fewer]


@FEW
@given(rows=states, scenario=scenarios)
def test_no_way_moves_fewer_villages_than_are_missing(rows: pd.DataFrame, scenario: Scenario):
    found = needs(scenario, rows)
    assert found.short == (0 if meets(found.share, scenario.target) else gap(found.share, scenario.target))
    for way in found.ways:
        if way.key in ("terdekat", "berkembang", "dasar") and scenario.ratio == "A":
            assert way.moves.total() == found.short
        elif way.key != "kurangi_baru":
            assert way.moves.total() >= found.short


@FEW
@given(rows=states, scenario=scenarios)
def test_without_a_way_it_cannot_be_reached_even_if_all_rise_and_report(rows: pd.DataFrame, scenario: Scenario):
    found = needs(scenario, rows)
    if found.ways or meets(found.share, scenario.target):
        return
    assert not meets(found.reach.risen, scenario.target)
    assert not meets(found.reach.told, scenario.target)


@FEW
@given(rows=states, scenario=scenarios)
def test_who_is_left_when_all_have_risen_is_accounted_for_to_the_village(rows: pd.DataFrame, scenario: Scenario):
    found = needs(scenario, rows).reach
    assert sum(found.left.values()) == found.risen.total - found.risen.n
    assert all(count > 0 for count in found.left.values())


@FEW
@given(rows=states, scenario=scenarios)
def test_what_there_is_to_spare_can_be_lost_or_formed_and_no_more(rows: pd.DataFrame, scenario: Scenario):
    found = needs(scenario, rows)
    if found.may_fall is None:
        return
    lost = Share(found.share.n - found.may_fall, found.share.total)
    assert meets(lost, scenario.target)
    assert not meets(Share(lost.n - 1, lost.total), scenario.target) or scenario.target == 0
    if found.may_form is not None:
        assert meets(Share(found.share.n, found.share.total + found.may_form), scenario.target)


def test_the_nearest_rise_first_whatever_their_stratum():
    """Two of nine are reached. Half of nine is five: three more; the three that miss 1, 1 and 4 points."""
    found = needs(Scenario(50))
    assert (found.share, found.short) == (Share(2, 9), 3)
    assert found.ways[0].moves == Moves(dasar=1, berkembang=2)
    assert found.ways[0].effort == 1 + 1 + 4  # without a price list points take the place of effort


def test_each_stratum_alone_and_late_reports_alone_are_ways_too_where_they_suffice():
    assert ways(Scenario(40)) == {
        "terdekat": Moves(dasar=1, berkembang=1), "berkembang": Moves(berkembang=2), "dasar": Moves(dasar=2),
    }  # fmt: skip
    assert "lapor" in ways(Scenario(40), state(f"{CODES[0]} mandiri\n{CODES[1]} diam\n{CODES[2]} diam"))


def test_where_rises_do_not_suffice_late_reports_come_on_top():
    """The reported ones are one Mandiri and one Dasar: of two that report, one counts."""
    rows = state(f"{CODES[0]} mandiri\n{CODES[1]} dasar\n{CODES[2]} diam\n{CODES[3]} diam")
    found = needs(Scenario(75), rows)
    assert [way.key for way in found.ways] == ["naik_lapor"]
    assert found.ways[0].moves == Moves(dasar=1, lapor=2)


def test_out_of_reach_is_explained_by_who_is_left():
    found = needs(Scenario(90))
    assert found.ways == ()
    assert found.reach.risen == Share(6, 9)
    assert found.reach.left == {"belum_lapor": 2, "tidak_dikenal": 1}


def test_forming_too_many_can_be_undone_in_part():
    """Four of four; five new ones make it four of nine. At 60 percent at most two may be formed."""
    found = needs(Scenario(60, Moves(baru=5)), SATISFIED)
    assert [(way.key, way.moves["baru"], way.scenario.moves["baru"]) for way in found.ways] == [("kurangi_baru", 2, 2)]
    assert found.reach.left == {"baru": 5}


def test_with_something_to_spare_it_is_said_how_much():
    found = needs(Scenario(50), SATISFIED)
    assert (found.may_fall, found.may_form) == (2, 4)
    assert needs(Scenario(0), SATISFIED).may_form == len(CODES) - 4


def test_formation_targets_need_forming_only():
    assert ways(Scenario(80, ratio="C")) == {"baru": Moves(baru=3)}
    assert needs(Scenario(100, ratio="C")).ways[0].moves == Moves(baru=6)


def test_of_all_villages_those_without_kampung_kb_stand_in_the_way():
    found = needs(Scenario(60, ratio="B"))
    assert found.ways == ()
    assert found.reach.risen == Share(6, 15)
    assert found.reach.left == {"belum_terbentuk": 6, "lainnya": 3}


def test_the_moves_a_scenario_has_are_kept():
    scenario = Scenario(50, Moves(dasar=1, jatuh=1))
    found = needs(scenario)
    assert found.short == 3
    assert found.ways[0].scenario.moves["jatuh"] == 1
    assert found.ways[0].scenario.moves["dasar"] == 2


def test_per_kecamatan_the_missing_moves_are_added_where_those_villages_are():
    found = needs(Scenario(50, by_area={"16.05.03": Moves(baru=1)}))
    assert found.ways[0].scenario.by_area == {"16.05.01": Moves(dasar=1, berkembang=2), "16.05.03": Moves(baru=1)}


@pytest.mark.parametrize(
    ("rows", "scenario", "short"),
    [
        (empty_rows(), Scenario(60), 0),
        (empty_rows(), Scenario(60, ratio="B"), 9),
        (empty_rows(), Scenario(60, Moves(baru=5)), 3),
        (state("\n".join(f"{c} diam" for c in CODES)), Scenario(60), 9),
    ],
    ids=["nothing formed", "nothing formed, of all villages", "only newly formed", "all silent"],
)
def test_a_district_without_anybody_who_could_rise_has_no_way(rows: pd.DataFrame, scenario: Scenario, short: int):
    found = needs(scenario, rows)
    assert (found.short, found.ways) == (short, ())


def test_a_district_of_one_kecamatan_and_one_village():
    rows = state(f"{CODES[0]} berkembang")
    first = baseline(rows, LIST.iloc[:1])
    assert [way.moves for way in need(first, Scenario(60)).ways] == [Moves(berkembang=1)]
    assert share_after(first, chosen(first.queue, need(first, Scenario(60)).ways[0].scenario)) == Share(1, 1)


def test_where_all_are_reached_nothing_is_missing():
    assert needs(Scenario(100), SATISFIED).short == 0
    assert counted(SATISFIED).share_a == Share(4, 4)


@pytest.mark.parametrize(
    ("villages", "due", "months", "every", "per_month"),
    [
        (3, date(2024, 12, 31), 26, 8, None),
        (26, date(2024, 12, 31), 26, 1, None),
        (27, date(2024, 12, 31), 26, None, 2),
        (3, date(2022, 11, 15), 0, None, None),
        (3, date(2022, 10, 31), None, None, None),
        (0, date(2024, 12, 31), 26, None, None),
    ],
)
def test_the_pace_is_in_whole_villages_and_months_on_the_safe_side(villages, due, months, every, per_month):
    found = pace(villages, date(2022, 10, 31), due)
    assert (found.months, found.every, found.per_month) == (months, every, per_month)


@FEW
@given(rows=states, target=st.integers(0, 100))
def test_the_least_way_names_the_villages_of_the_plan_for_the_same_target(rows: pd.DataFrame, target: int):
    """A plan may also pick who never reported or has no stratum; apart from these both name the same villages."""
    taken = least_steps(rows, RULE, EFFORT)
    queue = queues(rows.join(taken), LIST, RULE)
    first = start(rows, queue, counted(rows), RULE)
    can_rise = set(queue.loc[queue["antrean"].isin(["dasar", "berkembang"]), "unit"])
    found = plan(rows, RULE, EFFORT, PlanLimits(target=target))
    named = {village.unit: village.goal for village in found.villages}
    way = next((w for w in need(first, Scenario(target)).ways if w.key == "terdekat"), None)
    if not found.found or not named or not set(named) <= can_rise:
        return
    assert way is not None
    moved = chosen(queue, way.scenario)
    assert (dict(zip(moved["unit"], moved["ke"], strict=True)), way.effort) == (named, found.effort)
