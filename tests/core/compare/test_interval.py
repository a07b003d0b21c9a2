"""How sure a share on few villages is: Wilson's interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from kkb.core.compare.interval import wilson
from kkb.core.counts.ratio import Share
from tests.core.villages import FEW

shares = st.integers(1, 2000).flatmap(lambda total: st.builds(Share, st.integers(0, total), st.just(total)))


@pytest.mark.parametrize(
    ("n", "total", "low", "high"), [(5, 9, 27, 81), (43, 72, 48, 70), (0, 10, 0, 28), (10, 10, 72, 100)]
)
def test_the_worked_intervals(n: int, total: int, low: int, high: int):
    assert [round(end) for end in wilson(Share(n, total))] == [low, high]


@FEW
@given(share=shares)
def test_it_is_the_interval_of_scipy(share: Share):
    expected = binomtest(share.n, share.total).proportion_ci(method="wilson")
    assert wilson(share) == pytest.approx((100 * expected.low, 100 * expected.high), abs=1e-9)


@FEW
@given(share=shares)
def test_the_share_lies_inside_and_both_ends_are_percentages(share: Share):
    low, high = wilson(share)
    assert 0 <= low <= share.percent + 1e-9
    assert share.percent - 1e-9 <= high <= 100


@FEW
@given(share=shares)
def test_more_villages_with_the_same_share_are_surer(share: Share):
    low, high = wilson(share)
    surer_low, surer_high = wilson(Share(10 * share.n, 10 * share.total))
    assert surer_high - surer_low < high - low


def test_a_share_of_nothing_has_no_interval():
    assert wilson(Share(0, 0)) is None
