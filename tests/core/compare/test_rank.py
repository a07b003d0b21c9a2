"""Spans of places: what they must hold whatever the counts, how often they are right, and that they repeat."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.compare.rank import draws, places_by_change, places_by_level
from kkb.core.counts.ratio import Share
from tests.core.villages import FEW

shares = st.integers(1, 40).flatmap(lambda total: st.builds(Share, st.integers(0, total), st.just(total)))


def places(*counts: tuple[int, int]):
    return [(p.rank, p.best, p.worst) for p in places_by_level([Share(n, total) for n, total in counts])]


@FEW
@given(given_=st.lists(shares, min_size=1, max_size=9))
def test_the_place_lies_in_its_span_and_the_span_in_the_field(given_: list[Share]):
    for place in places_by_level(given_):
        assert 1 <= place.best <= place.rank <= place.worst <= place.of == len(given_)


@FEW
@given(given_=st.lists(shares, min_size=2, max_size=9))
def test_a_higher_share_has_the_better_place_and_equal_shares_the_same(given_: list[Share]):
    ranks = [p.rank for p in places_by_level(given_)]
    for one, rank in zip(given_, ranks, strict=True):
        assert rank == 1 + sum(other.n * one.total > one.n * other.total for other in given_)


@FEW
@given(given_=st.lists(shares, min_size=2, max_size=9), seed=st.randoms())
def test_the_order_in_which_areas_are_given_changes_no_place(given_: list[Share], seed):
    mixed = list(range(len(given_)))
    seed.shuffle(mixed)
    first, again = places_by_level(given_), places_by_level([given_[n] for n in mixed])
    assert [first[n] for n in mixed] == list(again)
    spans = {(s.n, s.total): set() for s in given_}
    for share, place in zip(given_, first, strict=True):
        spans[share.n, share.total].add((place.best, place.worst))
    assert all(len(found) == 1 for found in spans.values())


def test_equal_areas_may_have_any_place():
    assert places(*[(5, 9)] * 8) == [(1, 1, 8)] * 8


def test_areas_far_apart_on_many_villages_have_one_place_each():
    assert places((190, 200), (100, 200), (10, 200)) == [(1, 1, 1), (2, 2, 2), (3, 3, 3)]


def test_the_eight_kecamatan_of_a_town_share_most_places():
    """Nine villages each: the first may as well be fourth, nobody in the middle has a place of its own."""
    spans = places((8, 8), (8, 11), (5, 7), (7, 10), (1, 9), (2, 8), (5, 9), (4, 10))
    assert spans[0] == (1, 1, 4)
    assert spans[4] == (8, 5, 8)
    assert all(worst - best >= 3 for _, best, worst in spans)


def test_one_area_is_first_of_one():
    assert places((1, 1)) == [(1, 1, 1)]


def test_the_same_counts_give_the_same_spans():
    counts = [Share(3, 9), Share(5, 7), Share(0, 4)]
    assert places_by_level(counts) == places_by_level(counts)
    assert np.array_equal(draws(counts), draws(counts))


@pytest.mark.parametrize("scatter", [0.02, 0.15, 0.3])
def test_at_least_nine_of_ten_spans_hold_the_true_place(scatter: float):
    rng, held, asked = np.random.default_rng(11), 0, 0
    for _ in range(60):
        true = np.clip(rng.normal(0.5, scatter, 8), 0.02, 0.98)
        seen = [
            Share(int(rng.binomial(size, t)), size) for size, t in zip((4, 6, 9, 9, 9, 12, 20, 30), true, strict=True)
        ]
        ranks = (-true).argsort().argsort() + 1
        held += sum(p.best <= rank <= p.worst for p, rank in zip(places_by_level(seen), ranks, strict=True))
        asked += 8
    assert held / asked >= 0.9


def test_the_place_by_change_is_that_of_the_same_villages():
    ways = [(Share(30, 40), Share(0, 40)), (Share(0, 40), Share(30, 40)), (Share(0, 40), Share(0, 40))]
    found = places_by_change(ways)
    assert [p.rank for p in found] == [1, 3, 2]
    assert [(p.best, p.worst) for p in found] == [(1, 1), (3, 3), (2, 2)]


def test_no_change_anywhere_gives_nobody_a_place():
    assert [(p.rank, p.worst) for p in places_by_change([(Share(0, 5), Share(0, 4))] * 5)] == [(1, 5)] * 5
