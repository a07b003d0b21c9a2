"""Funnel limits and which areas surely differ: by worked figures, by scipy, and by what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, fisher_exact

from kkb.core.compare_chance import FEWEST, INNER, OUTER, apart, fisher, funnel_limits, verdict
from kkb.core.ratio import Share
from tests.core.villages import FEW

shares = st.integers(1, 60).flatmap(lambda total: st.builds(Share, st.integers(0, total), st.just(total)))
benchmarks = st.floats(0.5, 99.5)


@given(n=st.integers(0, 5), percent=st.floats(0, 100))
def test_five_villages_are_too_few_to_single_anybody_out(n: int, percent: float):
    assert verdict(Share(n, 5), percent) == "sedikit"


@pytest.mark.parametrize(
    ("n", "total", "percent", "found"),
    [
        (0, 9, 50, "lihat_bawah"),  # 0.5^9 = 0.00195: more than 1 in 1,000, less than 25 in 1,000
        (0, 10, 50, "bawah"),  # 0.5^10 = 0.00098
        (10, 10, 50, "atas"),
        (2, 9, 50, "wajar"),
        (43, 72, 60, "wajar"),
        (0, 0, 60, "sedikit"),
        (1, 30, 19.66, "lihat_bawah"),
        (5, 30, 19.66, "wajar"),
    ],
)
def test_the_worked_verdicts(n: int, total: int, percent: float, found: str):
    assert verdict(Share(n, total), percent) == found


@FEW
@given(total=st.integers(1, 400), percent=benchmarks, beyond=st.sampled_from([INNER, OUTER]))
def test_the_limits_are_exact(total: int, percent: float, beyond: float):
    found = funnel_limits([total], percent, beyond)
    low, high, p = int(found.low[0]), int(found.high[0]), percent / 100
    assert binom.cdf(low, total, p) >= beyond / 2 > binom.cdf(low - 1, total, p)
    assert binom.sf(high - 1, total, p) >= beyond / 2 > binom.sf(high, total, p)


@FEW
@given(total=st.integers(FEWEST, 400), percent=benchmarks)
def test_chance_alone_singles_out_at_most_two_in_a_thousand(total: int, percent: float):
    limits, counts = funnel_limits([total], percent), np.arange(total + 1)
    outside = (counts < limits.low[0]) | (counts > limits.high[0])
    assert binom.pmf(counts, total, percent / 100)[outside].sum() <= OUTER + 1e-12


@pytest.mark.parametrize("percent", [0, 100])
def test_a_benchmark_at_the_end_of_the_scale_is_no_error(percent: int):
    assert verdict(Share(percent * 30 // 100, 30), percent) == "wajar"
    assert verdict(Share(15, 30), percent) in ("atas", "bawah")


@FEW
@given(one=shares, other=shares)
def test_the_chance_of_a_difference_is_that_of_scipy(one: Share, other: Share):
    table = [[one.n, one.total - one.n], [other.n, other.total - other.n]]
    assert fisher(one, other) == pytest.approx(fisher_exact(table).pvalue, abs=1e-7)
    assert fisher(one, other) == pytest.approx(fisher(other, one), abs=1e-9)


def test_areas_that_are_alike_are_not_told_apart_and_those_that_differ_are():
    assert not apart([Share(5, 9)] * 8).any()
    found = apart([Share(20, 20), Share(0, 20), Share(10, 20), Share(0, 0)])
    assert found[0, 1] and found[1, 0]
    assert not found.diagonal().any()
    assert not found[3].any()


def test_among_equal_areas_even_one_difference_is_rarer_than_five_in_a_hundred():
    drawn = np.random.default_rng(7).binomial(9, 0.5, size=(300, 8))
    wrong = sum(bool(apart([Share(int(n), 9) for n in row]).any()) for row in drawn)
    assert wrong / len(drawn) <= INNER


def test_nothing_to_compare_is_no_error():
    assert apart([]).shape == (0, 0)
    assert not apart([Share(1, 1)]).any()
