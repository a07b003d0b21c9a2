"""Moves per part of an area in a link: there and back the same, and nothing in a link is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.scenario import Moves, ways_to_move
from kkb.ui.scenario.link import format_moves, parse_moves
from tests.core.villages import RULE

WAYS = ways_to_move(RULE)
moves = st.builds(Moves, **dict.fromkeys(WAYS, st.integers(0, 9999)))
codes = st.sampled_from(["16.05.01", "16.05.02", "17.01", "~jawa-barat.~kota-bogor.~utara"])


@given(wanted=st.dictionaries(codes, moves))
def test_a_link_opens_the_moves_it_was_made_from(wanted: dict[str, Moves]):
    asked = {code: m for code, m in wanted.items() if m.total()}
    assert parse_moves(format_moves(wanted, WAYS), WAYS) == asked


@given(text=st.text(alphabet="0123456789.:,~ab-٣²\n", max_size=60))
def test_no_text_is_an_error(text: str):
    assert all(isinstance(m, Moves) for m in parse_moves(text, WAYS).values())


@pytest.mark.parametrize(
    "text",
    ["", ",", ":", "16.05.01", "16.05.01:a.b", "16.05.01:-1.0.0.0.0", ":1.0.0.0.0", "16.05.01:²"],
)
def test_parts_that_cannot_be_read_are_dropped(text: str):
    assert parse_moves(text, WAYS) == {}


def test_a_link_from_before_there_were_more_kinds_of_moves_still_opens():
    assert parse_moves("16.05.01:2.0.0.0.1", WAYS) == {"16.05.01": Moves(dasar=2, baru=1)}


def test_a_broken_part_leaves_the_others():
    assert list(parse_moves("rusak,16.05.01:1.0.0.0.0,16.05.02:x", WAYS)) == ["16.05.01"]


@pytest.mark.parametrize("digits", ["999999", "9" * 400, "9" * 5000])
def test_a_number_beyond_all_bounds_is_cut_and_not_an_error(digits: str):
    """Python refuses to read a number of more than 4,300 digits."""
    (found,) = parse_moves(f"16.05.01:{digits}.0.0.0.0", WAYS).values()
    assert found.total() == 99_999


def test_the_link_does_not_depend_on_the_order_of_the_table():
    one, two = {"16.05.01": Moves(dasar=1)}, {"16.05.02": Moves(dasar=2)}
    assert format_moves(one | two, WAYS) == format_moves(two | one, WAYS)
