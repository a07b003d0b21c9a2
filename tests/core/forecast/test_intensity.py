"""Rates in continuous time, found again from what is seen at the ends of uneven periods."""

from datetime import date

import numpy as np
from scipy.linalg import expm

from kkb.core.forecast.clock import months
from kkb.core.forecast.intensity import GROUPS, events, exponential, generator, group_table, rates
from kkb.core.forecast.panel import panel
from tests.core.forecast.made_panels import markov_history
from tests.core.villages import LADDER

TABLE, GONE = group_table(LADDER), len(LADDER.classes)
U, D, B, M, L, X = range(6)
TRUE = {("U", "D"): 0.12, ("D", "B"): 0.10, ("D", "M"): 0.03, ("B", "L"): 0.15, ("L", "B"): 0.04, ("M", "L"): 0.05}
UNEVEN = (date(2022, 1, 15), date(2022, 3, 1), date(2022, 9, 15), date(2022, 10, 15), date(2023, 8, 1))


def test_a_movement_belongs_to_the_group_that_says_what_it_does_to_the_share() -> None:
    named = {(a, b): GROUPS[TABLE[a, b]] for a in range(7) for b in range(7) if TABLE[a, b] >= 0}
    assert {named[U, M], named[D, L], named[B, M]} == {"masuk"}
    assert {named[U, D], named[D, B], named[M, L]} == {"naik"}
    assert {named[M, B], named[L, U]} == {"keluar"}
    assert {named[L, M], named[B, D]} == {"turun"}
    assert {named[U, GONE], named[L, GONE]} == {"hilang"}
    assert {named[X, L], named[D, X]} == {"lain"}
    assert all(TABLE[GONE] == -1)


def test_the_exponential_agrees_with_scipy() -> None:
    rng = np.random.default_rng(1)
    for scale in (0.01, 1.0, 30.0):
        flows = generator(np.where(TABLE >= 0, rng.random((7, 7)) * scale, 0), np.ones((1, len(GROUPS))), TABLE)[0]
        assert np.allclose(exponential(flows), expm(flows), atol=1e-6)


def test_rates_are_found_again_from_uneven_periods_in_which_villages_move_more_than_once() -> None:
    seen = panel(markov_history(TRUE, UNEVEN, districts=60, villages=100), {}, LADDER)
    pairs, period = np.unique(np.stack([seen.start, seen.end], axis=1), axis=0, return_inverse=True)
    time = np.repeat(months(pairs[:, 0], pairs[:, 1])[:, None], len(GROUPS), axis=1)
    moved = np.zeros((len(pairs), 7, 7))
    np.add.at(moved, period.reshape(-1), seen.moved)
    found = rates(moved, time, TABLE)
    for (a, b), rate in TRUE.items():
        assert abs(found["UDBML".index(a), "UDBML".index(b)] / rate - 1) < 0.15, (a, b)
    # counted as if each village moved once, the way from Dasar over Berkembang to Berkelanjutan would look direct
    assert found[D, L] < 0.1 * TRUE["D", "B"]


def test_a_movement_never_seen_keeps_a_small_rate() -> None:
    moved = np.zeros((1, 7, 7))
    moved[0, U, U] = 50
    found = rates(moved, np.full((1, len(GROUPS)), 6.0), TABLE)
    assert 0 < found[U, D] < 0.01
    assert np.isfinite(found).all()


def test_what_is_due_is_what_is_seen_when_rates_are_the_common_ones() -> None:
    seen = panel(markov_history(TRUE, UNEVEN[:2], districts=40, villages=100), {}, LADDER)
    time = np.full((1, len(GROUPS)), float(months(seen.start[0], seen.end[0])))
    found = rates(seen.moved.sum(axis=0)[None], time, TABLE)
    what = events(seen.moved, np.zeros(len(seen.moved), dtype=int), found, time, TABLE)
    expected = what.risk * -np.expm1(-what.due / np.maximum(what.risk, 1))
    assert np.allclose(expected.sum(axis=0)[:1], what.seen.sum(axis=0)[:1], rtol=0.1)
