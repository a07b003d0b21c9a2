"""Late reports: silent villages take the strata of the reported ones of their kabupaten, in whole villages."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.scenario import Moves, Scenario, chosen, outcome, queues, quota_sequence
from tests.core.scenarios import CODES, LIST, RULE, by_area, states
from tests.core.villages import FEW, state

weights = st.lists(st.integers(0, 40), min_size=1, max_size=4)
LEARNED = state(f"""
    {CODES[0]}  berkelanjutan
    {CODES[1]}  berkembang
    {CODES[2]}  berkembang
    {CODES[3]}  dasar
    {CODES[5]}  diam
    {CODES[6]}  diam
    {CODES[7]}  diam
    {CODES[10]}  diam
""")


def told(scenario: Scenario, rows=LEARNED) -> dict[str, str]:
    moved = chosen(queues(rows, LIST, RULE), scenario)
    return dict(zip(moved["unit"], moved["ke"], strict=True))


@given(weights=weights, length=st.integers(0, 60))
def test_each_class_has_its_exact_share_rounded_up_or_down_at_every_count(weights: list[int], length: int):
    dealt = quota_sequence(weights, length)
    assert len(dealt) == (length if sum(weights) else 0)
    for size in range(1, len(dealt) + 1):
        for n, weight in enumerate(weights):
            exact = Fraction(weight * size, sum(weights))
            assert abs(dealt[:size].count(n) - exact) < 1


def test_one_more_village_never_takes_one_from_a_class_where_largest_remainders_would():
    """The Alabama paradox: with weights 6, 6, 2 largest remainders give 4, 4, 2 of ten but 5, 5, 1 of eleven."""
    dealt = quota_sequence([6, 6, 2], 11)
    assert [dealt[:10].count(n) for n in range(3)] == [5, 4, 1]
    assert [dealt.count(n) for n in range(3)] == [5, 5, 1]


def test_the_first_by_code_report_and_become_what_the_reported_ones_are():
    """Of the reported: 1 Dasar, 2 Berkembang, 1 Berkelanjutan. Four that report are just the same."""
    found = told(Scenario(60, Moves(lapor=4)))
    assert list(found) == [CODES[5], CODES[6], CODES[7], CODES[10]]
    assert sorted(found.values()) == ["berkelanjutan", "berkembang", "berkembang", "dasar"]


def test_who_reported_is_no_longer_silent():
    later = outcome(LEARNED, chosen(queues(LEARNED, LIST, RULE), Scenario(60, Moves(lapor=2))))
    assert later.loc[~later["lapor"], "unit"].tolist() == [CODES[7], CODES[10]]


def test_per_kecamatan_the_mix_of_the_kabupaten_still_holds_for_all_together():
    """Two of one kecamatan and one of another get what the first three get, in the order of their codes."""
    found = told(Scenario(60, by_area={"16.05.02": Moves(lapor=2), "16.05.03": Moves(lapor=1)}))
    first = list(told(Scenario(60, Moves(lapor=3))).values())
    assert list(found) == [CODES[5], CODES[6], CODES[10]]
    assert [found[code] for code in sorted(found)] == first


@FEW
@given(rows=states, asked=by_area)
def test_however_it_is_spread_over_the_kecamatan_the_same_strata_are_dealt(rows, asked: dict[str, Moves]):
    queue = queues(rows, LIST, RULE)
    moved = chosen(queue, Scenario(60, by_area=asked))
    mine = moved[moved["antrean"] == "lapor"]
    whole = chosen(queue, Scenario(60, Moves(lapor=len(mine))))
    assert sorted(mine["ke"]) == sorted(whole["ke"])


def test_a_kecamatan_alone_learns_from_its_kabupaten():
    silent = LEARNED[LEARNED["kode_kec"] == "16.05.03"]
    assert queues(silent, LIST.iloc[:0], RULE, 4)["ke"].tolist() == ["dasar"]
    assert queues(silent, LIST.iloc[:0], RULE, 4, LEARNED)["ke"].tolist() == ["berkembang"]


@pytest.mark.parametrize("others", ["", "\n16.06.01.2001 berkelanjutan"])
def test_where_nobody_reported_the_silent_follow_all_others_or_stay_at_dasar(others: str):
    rows = state(f"{CODES[0]} diam{others}")
    ends = set(queues(rows, LIST, RULE).query("antrean == 'lapor'")["ke"])
    assert ends == ({"berkelanjutan"} if others else {"dasar"})


def test_an_unreadable_stratum_is_not_learned_from():
    rows = state(f"{CODES[0]} diam\n{CODES[1]} ? 333333333333\n{CODES[2]} mandiri")
    assert told(Scenario(60, Moves(lapor=1)), rows) == {CODES[0]: "mandiri"}
