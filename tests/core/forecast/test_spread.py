"""How districts differ: sizes found again, and how far a small district is believed."""

import numpy as np
import pytest

from kkb.core.forecast.likelihood import PACES, Cells, mean_seen
from kkb.core.forecast.spread import Belief, flat, spread

BELIEF = Belief()


def made_cells(lasting: float, burst: float, *, districts: int = 300, periods: int = 5, risk: float = 100) -> Cells:
    rng = np.random.default_rng(5)
    district, time = np.repeat(np.arange(districts), periods), np.tile([2.0, 3.0, 6.0, 1.0, 4.0], districts)
    pace = rng.gamma(1 / lasting, lasting, districts)[district]
    jump = rng.gamma(time / burst, burst / time)
    hazard = 0.03 * time
    seen = rng.binomial(int(risk), -np.expm1(-hazard * pace * jump)).astype(float)
    size = np.full(len(seen), risk)
    return Cells(seen, size, size * hazard, time, district, np.arange(districts) // 12)


@pytest.mark.parametrize(("lasting", "burst"), [(0.4, 2.0), (0.1, 5.0), (1.0, 0.5)])
def test_lasting_differences_and_bursts_are_told_apart(lasting: float, burst: float) -> None:
    found = spread(made_cells(lasting, burst), BELIEF)
    assert 0.5 < found.burst / burst < 2.0
    assert 0.4 < found.lasting / lasting < 2.5
    assert found.province <= 0.4


def test_as_many_moves_are_expected_as_were_seen() -> None:
    cells = made_cells(0.4, 2.0)
    found = spread(cells, BELIEF)
    assert abs(mean_seen(cells, found.weights, found.burst).sum() / cells.seen.sum() - 1) < 0.1


def test_the_pace_of_a_district_is_its_own_when_much_is_known_and_that_of_others_when_little_is() -> None:
    cells = made_cells(0.5, 0.5)
    fast = -np.expm1(-0.03 * cells.time * 3)
    big, small = cells.district == 0, cells.district == 1
    risk = np.where(big, 1000.0, np.where(small, 2.0, cells.risk))
    seen = np.where(big | small, risk * fast, cells.seen)
    found = spread(Cells(seen, risk, risk * 0.03 * cells.time, cells.time, cells.district, cells.province), BELIEF)
    pace = found.weights @ PACES
    assert pace[0] > 2.0
    assert 1.0 < pace[1] < pace[0] - 0.3


def test_a_district_without_data_stands_as_its_province_does() -> None:
    cells = made_cells(0.2, 0.5)
    fast = np.isin(cells.district, range(12)) & (cells.district != 3)
    empty = cells.district == 3
    seen = np.where(fast, np.minimum(cells.risk, 4 * cells.seen + 10), np.where(empty, 0, cells.seen))
    due = np.where(empty, 0.0, cells.due)
    found = spread(Cells(seen, cells.risk, due, cells.time, cells.district, cells.province), BELIEF)
    pace = found.weights @ PACES
    assert pace[3] > 1.5 * np.median(pace[12:])


def test_chances_add_up_and_few_data_keep_the_belief() -> None:
    one = Cells(np.array([1.0]), np.array([5.0]), np.array([0.5]), np.array([3.0]), np.array([0]), np.array([0]))
    found = spread(one, BELIEF)
    assert np.allclose(found.weights.sum(axis=1), 1)
    assert 0.5 < found.burst / BELIEF.burst < 2
    assert 0.3 < found.lasting / BELIEF.lasting < 3


def test_many_villages_do_not_fall_between_the_points_of_the_grid() -> None:
    cells = made_cells(0.4, 2.0, districts=40, risk=5000)
    found = spread(cells, BELIEF)
    assert 0.5 < found.burst / 2.0 < 2.0
    assert np.isfinite(found.weights).all()


def test_before_anything_is_known_every_district_is_common() -> None:
    assert np.allclose(flat(3, 2.0).weights @ PACES, 1)
