"""Where a Kampung KB stands: its sums, what it misses, and who is next to it on the ladder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.counts.rows import ITEMS
from kkb.core.rule.classify import stratum
from kkb.core.rule.rule_gap import EACH, neighbours, rule_gap, scores_of
from tests.core.villages import FEW, REACHED, SCORES, state

RULE = resources.scheme().rule
digits = st.lists(st.integers(1, 3), min_size=12, max_size=12).map(lambda d: "".join(map(str, d)))


def one(told: str) -> dict[str, object]:
    return state(told).to_dict("records")[0]


@pytest.mark.parametrize(
    ("stratum_", "points"), [("dasar", 7), ("berkembang", 4), ("mandiri", 0), ("berkelanjutan", 0)]
)
def test_the_worked_points_of_each_stratum(stratum_: str, points: int):
    """Dasar at 2 throughout: Output 8 of 12, and Proses, the nearer, 6 of 9."""
    assert rule_gap(one(f"16.05.01.2001 {stratum_} {SCORES[stratum_]}"), RULE).points == points


def test_the_sums_stand_beside_what_passes_and_the_most_there_is():
    found = rule_gap(one("16.05.01.2001 dasar 222222222222"), RULE)
    assert [(v.key, v.total, v.pass_sum, v.most, v.short) for v in found.variables] == [
        ("input", 10, 15, 18, 5), ("proses", 6, 9, 12, 3), ("output", 8, 12, 16, 4),
    ]  # fmt: skip


def test_a_blank_score_counts_as_one_and_is_named():
    row = one("16.05.01.2001 dasar") | {"input_pokja": None}
    found = rule_gap(row, RULE)
    assert found.blank == ("input_pokja",)
    assert found.variables[0].total == 9
    assert scores_of(row)["input_pokja"] is None


@FEW
@given(told=digits)
def test_no_points_are_missing_exactly_where_the_rule_says_reached(told: str):
    rows = state(f"16.05.01.2001 dasar {told}")
    reached = stratum(rows[list(ITEMS)], RULE).iloc[0] in REACHED
    assert (rule_gap(rows.to_dict("records")[0], RULE).points == 0) == reached


LADDER = "\n".join(f"16.05.01.{2001 + n} dasar {'2' * (12 - n)}{'1' * n}" for n in range(9))


def test_neighbours_are_the_nearest_above_and_below_in_order_of_what_they_miss():
    near = neighbours(state(LADDER), "16.05.01.2005", RULE, REACHED)
    assert len(near) == 2 * EACH + 1
    assert list(near["poin"]) == sorted(near["poin"])
    assert list(near["unit"])[EACH] == "16.05.01.2005"


def test_at_the_ends_of_the_ladder_there_are_fewer_and_alone_there_is_one():
    assert neighbours(state(LADDER), "16.05.01.2001", RULE, REACHED)["unit"].iloc[0] == "16.05.01.2001"
    assert len(neighbours(state("16.05.01.2001 dasar"), "16.05.01.2001", RULE, REACHED)) == 1
    assert neighbours(state(LADDER), "tidak-ada", RULE, REACHED).empty
    assert neighbours(state(""), "x", RULE, REACHED).empty


def test_who_counts_stands_above_whoever_does_not_whatever_the_scores_say():
    rows = state("16.05.01.2001 mandiri 222222222222\n16.05.01.2002 dasar 333333333333\n16.05.01.2003 dasar")
    near = neighbours(rows, "16.05.01.2002", RULE, REACHED)
    assert list(near["unit"]) == ["16.05.01.2001", "16.05.01.2002", "16.05.01.2003"]
