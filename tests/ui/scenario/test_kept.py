"""Scenarios as parts of a link, one by one and kept under names: there and back the same, nonsense is dropped."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.scenario import Moves, Scenario, ways_to_move
from kkb.ui.scenario.link import (
    LONGEST_NAME,
    MOST_KEPT,
    Kept,
    format_kept,
    kept_name,
    parse_kept,
    parse_moves,
    scenario_params,
)
from tests.core.villages import RULE

counts = st.integers(0, 9999)
WAYS = ways_to_move(RULE)
moves = st.builds(Moves, **dict.fromkeys(WAYS, counts))
aims = {"target": st.integers(0, 100), "ratio": st.sampled_from("ABC"), "due": st.none() | st.dates()}
by_area = st.dictionaries(
    st.sampled_from(["16.05.01", "16.05.02", "16.05.~kecamatan-lain"]), moves.filter(Moves.total), min_size=1
)
scenarios = st.one_of(st.builds(Scenario, moves=moves, **aims), st.builds(Scenario, by_area=by_area, **aims))
names = st.text(max_size=60).map(kept_name).filter(bool)
several = st.lists(st.builds(Kept, names, scenarios), max_size=MOST_KEPT, unique_by=lambda one: one.name)


@given(kept=several)
def test_a_link_opens_the_scenarios_it_was_made_from(kept: list[Kept]):
    assert list(parse_kept(format_kept("16.05", kept, WAYS), "16.05", WAYS)) == kept


@given(kept=several)
def test_what_is_kept_for_one_area_is_not_shown_for_another(kept: list[Kept]):
    assert parse_kept(format_kept("16.05", kept, WAYS), "16.0", WAYS) == ()
    assert parse_kept(format_kept("16.05", kept, WAYS), "16.73", WAYS) == ()


@given(scenario=scenarios)
def test_one_scenario_stands_in_a_link_by_its_parts(scenario: Scenario):
    params = scenario_params(scenario, WAYS)
    assert int(params["sim_target"]) == scenario.target
    assert params.get("sim_rasio", "A") == scenario.ratio
    if scenario.by_area:
        assert parse_moves(params["sim_kec"], WAYS) == scenario.by_area
    else:
        assert Moves(**{name: int(params.get(f"sim_{name}", 0)) for name in ways_to_move(RULE)}) == scenario.moves


@given(text=st.text(alphabet="16.05!|;:,ABC~-aé٣²\n", max_size=80))
def test_no_text_is_an_error(text: str):
    assert all(kept.name and 0 <= kept.scenario.target <= 100 for kept in parse_kept(text, "16.05", WAYS))


@pytest.mark.parametrize(
    "part",
    ["", "Nama", ";A60;;1", "Nama;X60;;1", "Nama;A101;;1", "Nama;A-1;;1", "Nama;A;;1", "Nama;A60;;1;lagi",
     f"N;A{'9' * 5000};;"],
)  # fmt: skip
def test_a_part_that_cannot_be_read_is_dropped_and_leaves_the_others(part: str):
    assert [kept.name for kept in parse_kept(f"16.05!{part}|Baik;A60;;1.0", "16.05", WAYS)] == ["Baik"]


def test_a_bad_date_or_bad_moves_leave_the_aim():
    (kept,) = parse_kept("16.05!Usul;B50;kemarin;banyak", "16.05", WAYS)
    assert kept == Kept("Usul", Scenario(50, ratio="B"))
    assert parse_kept("16.05!Usul;B50;2024-12-31;", "16.05", WAYS)[0].scenario.due == date(2024, 12, 31)


def test_no_more_are_read_than_can_be_kept_and_a_name_only_once():
    many = "|".join(f"Usul {n};A60;;{n}" for n in range(20))
    assert len(parse_kept(f"16.05!{many}", "16.05", WAYS)) == MOST_KEPT
    assert [k.scenario.moves["dasar"] for k in parse_kept("16.05!Usul;A60;;1|Usul;A60;;2", "16.05", WAYS)] == [2]


@given(text=st.text(max_size=200))
def test_a_name_is_one_short_line_without_the_signs_of_the_link(text: str):
    name = kept_name(text)
    assert len(name) <= LONGEST_NAME
    assert not set(name) & set(";|!\n\t")
    assert kept_name(name) == name


def test_nothing_kept_needs_no_link():
    assert format_kept("16.05", (), WAYS) == ""
