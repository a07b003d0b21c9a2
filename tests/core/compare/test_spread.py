"""Inequality beyond chance in one number."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.compare.spread import spread
from kkb.core.counts.ratio import Share
from tests.core.villages import FEW

shares = st.integers(0, 30).flatmap(lambda total: st.builds(Share, st.integers(0, total), st.just(total)))


def test_equal_areas_have_none_and_certainly_no_real_one():
    found = spread([Share(5, 10)] * 6)
    assert (found.points, found.areas, found.villages, found.is_real) == (0.0, 6, 60, False)


def test_all_or_nothing_is_the_whole_scale():
    """Half the areas at 100 %, half at 0 %: each lies 50 points off the middle, a little more as a sample of areas."""
    found = spread([Share(20, 20), Share(0, 20)] * 10)
    assert 50 <= found.points < 52
    assert found.is_real and found.as_wide == 0


def test_it_gives_back_the_spread_areas_were_made_with():
    rng, points = np.random.default_rng(3), []
    for _ in range(40):
        true = np.clip(rng.normal(0.5, 0.15, 40), 0, 1)
        points.append(spread([Share(int(rng.binomial(12, t)), 12) for t in true]).points)
    assert abs(np.mean(points) - 15) < 1.5


def test_among_equal_areas_a_real_difference_is_seldom_claimed():
    drawn = np.random.default_rng(6).binomial(9, 0.5, size=(400, 8))
    claimed = sum(spread([Share(int(n), 9) for n in row]).is_real for row in drawn)
    assert claimed / len(drawn) <= 0.07


def test_one_village_in_each_area_or_a_single_area_tells_nothing():
    assert spread([]) is None
    assert spread([Share(3, 9)]) is None
    assert spread([Share(3, 9), Share(0, 0)]) is None
    assert spread([Share(1, 1), Share(0, 1), Share(1, 1)]) is None


@FEW
@given(given_=st.lists(shares, max_size=12))
def test_it_is_never_negative_nor_above_the_scale_and_repeats(given_: list[Share]):
    found = spread(given_)
    assert found == spread(given_)
    if found:
        assert 0 <= found.points <= 110
        assert 0 < found.as_wide <= 2000 or found.points > 0
