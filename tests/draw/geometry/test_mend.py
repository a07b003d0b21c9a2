"""Torn groups of hexagons: exchanges make them whole, counts stay, what cannot be mended ends."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from kkb.draw.geometry.hexagons import honeycomb, neighbours
from kkb.draw.geometry.mend import mended, pieces

COMB = honeycomb(shapely.box(0, 0, 9000, 9000), 1_000_000.0)
INSIDE = np.flatnonzero((COMB.centres > 0).all(axis=1) & (COMB.centres < 9000).all(axis=1))
PLACES, CENTRES = COMB.places[INSIDE], COMB.centres[INSIDE]
AROUND = neighbours(PLACES)


def _halves() -> np.ndarray:
    return np.where(CENTRES[:, 0] < 4500, "barat", "timur").astype(object)


def _thirds() -> np.ndarray:
    return np.array(["a", "b", "c"], dtype=object)[(CENTRES[:, 0] // 3001).astype(int)]


def _torn(groups: np.ndarray) -> int:
    return sum(len(pieces(name, groups, AROUND)) - 1 for name in set(groups))


def _strays(groups: np.ndarray) -> int:
    return sum(len(piece) for name in set(groups) for piece in pieces(name, groups, AROUND)[1:])


def _swapped(groups: np.ndarray, *pairs: tuple[int, int]) -> np.ndarray:
    for one, other in pairs:
        groups[one], groups[other] = groups[other], groups[one]
    return groups


def test_whole_groups_are_left_alone() -> None:
    groups = _halves()
    assert mended(groups, AROUND, CENTRES).tolist() == groups.tolist()


def test_one_hexagon_on_the_wrong_side_goes_home() -> None:
    west, east = int(np.argmin(CENTRES[:, 0])), int(np.argmax(CENTRES[:, 0]))
    torn = _swapped(_halves(), (west, east))
    assert _torn(torn) == 2
    assert _torn(mended(torn, AROUND, CENTRES)) == 0


def _next_to(name: str, other: str, groups: np.ndarray) -> int:
    return next(n for n in np.flatnonzero(groups == name).tolist() if any(groups[m] == other for m in AROUND[n]))


def test_an_exchange_passes_through_groups_in_between() -> None:
    torn = _thirds()
    given = (int(np.argmin(CENTRES[:, 0])), _next_to("b", "a", torn), _next_to("c", "b", torn))
    torn[list(given)] = ["c", "a", "b"]
    assert [len(pieces(name, torn, AROUND)) for name in "abc"] == [1, 1, 2]
    assert _torn(mended(torn, AROUND, CENTRES)) == 0


def test_a_stray_piece_of_two_is_mended_too() -> None:
    groups = _halves()
    west = int(np.argmin(CENTRES[:, 0]))
    pair = (west, AROUND[west][0])
    eastern = np.argsort(-CENTRES[:, 0])[:2]
    torn = _swapped(groups, *((int(a), int(b)) for a, b in zip(pair, eastern, strict=True)))
    assert _torn(mended(torn, AROUND, CENTRES)) == 0


def test_a_group_on_two_islands_stays_torn() -> None:
    far = np.concatenate([PLACES, PLACES + np.array([200, 0])])
    groups = np.array(["a"] * len(PLACES) + ["a"] * len(PLACES), dtype=object)
    assert mended(groups, neighbours(far), np.concatenate([CENTRES, CENTRES + 1e6])).tolist() == groups.tolist()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_counts_stay_and_nothing_gets_worse(seed: int) -> None:
    random = np.random.default_rng(seed)
    groups = _thirds()
    swaps = random.choice(len(groups), size=(12, 2), replace=False)
    torn = _swapped(groups, *((int(a), int(b)) for a, b in swaps))
    result = mended(torn, AROUND, CENTRES)
    assert sorted(result) == sorted(torn)
    assert _strays(result) <= _strays(torn)


def test_pieces_come_largest_first() -> None:
    groups = _halves()
    west = int(np.argmin(CENTRES[:, 0]))
    groups[west] = "timur"
    found = pieces("timur", groups, AROUND)
    assert [len(piece) for piece in found] == [len(found[0]), 1]
    assert found[1] == {west}


@pytest.mark.parametrize("name", ["tidak ada"])
def test_a_group_without_hexagons_has_no_pieces(name: str) -> None:
    assert pieces(name, _halves(), AROUND) == []
