"""The one test of a comparison: by worked figures, by plain enumeration, and by what must always hold."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.core.compare.chance import FEWEST, MISTAKEN, ChanceTest, chance_test
from kkb.core.counts.ratio import Share
from tests.core.villages import FEW

benchmarks = st.floats(0.5, 99.5)


@given(n=st.integers(0, 5), percent=st.floats(0, 100))
def test_five_villages_are_too_few_to_single_anybody_out(n: int, percent: float):
    assert ChanceTest(percent).verdict(Share(n, 5)) == "sedikit"


@pytest.mark.parametrize(
    ("n", "total", "percent", "judged", "found"),
    [
        (0, 9, 50, 8, "bawah"),  # 2 * 0.5^9 = 0.0039, below 0.05 / 8
        (1, 9, 50, 8, "wajar"),  # 0.039
        (0, 9, 50, 14, "wajar"),  # the same, but more areas are judged: 0.05 / 14 = 0.0036
        (10, 10, 50, 14, "atas"),  # 0.00195
        (1, 9, 59.7, 8, "bawah"),  # one kecamatan of a town at 43 of 72
        (43, 72, 60, 1, "wajar"),
        (0, 0, 60, 1, "sedikit"),
        (5, 30, 19.66, 1, "wajar"),
    ],
)
def test_the_worked_verdicts(n: int, total: int, percent: float, judged: int, found: str):
    assert ChanceTest(percent, judged).verdict(Share(n, total)) == found


@FEW
@given(total=st.integers(1, 60), percent=benchmarks, judged=st.integers(1, 40))
def test_the_limits_are_those_of_plain_enumeration(total: int, percent: float, judged: int):
    p = percent / 100
    chance = [comb(total, k) * p**k * (1 - p) ** (total - k) for k in range(total + 1)]
    kept = [k for k, own in enumerate(chance) if sum(c for c in chance if c <= own * (1 + 1e-9)) > MISTAKEN / judged]
    found = ChanceTest(percent, judged).limits([total])
    assert (int(found.low[0]), int(found.high[0])) == (kept[0], kept[-1])


@FEW
@given(total=st.integers(FEWEST, 400), percent=benchmarks, judged=st.integers(1, 40))
def test_chance_alone_singles_out_any_area_at_most_five_times_in_a_hundred(total: int, percent: float, judged: int):
    p, found = percent / 100, ChanceTest(percent, judged).limits([total])
    inside = sum(comb(total, k) * p**k * (1 - p) ** (total - k) for k in range(found.low[0], found.high[0] + 1))
    assert 1 - inside <= MISTAKEN / judged + 1e-9


@pytest.mark.parametrize("percent", [0, 100])
def test_a_benchmark_at_the_end_of_the_scale_is_no_error(percent: int):
    assert ChanceTest(percent).verdict(Share(percent * 30 // 100, 30)) == "wajar"
    assert ChanceTest(percent).verdict(Share(15, 30)) in ("atas", "bawah")


def test_only_areas_large_enough_to_be_judged_make_the_test_stricter():
    assert chance_test([Share(1, 9), Share(0, 2), Share(4, 9)], 60).judged == 2
    assert chance_test([], 60).judged == 1
