"""In nations whose pace follows a given path, rising ones are not forecast too low and steady ones not too wide."""

from dataclasses import replace

import pytest

from kkb.core.forecast.backtest import Trying, backtest
from kkb.core.forecast.backtest_scores import BacktestReport
from tests.core.made_nation import WORLDS, made_nation
from tests.core.villages import LADDER


def judged(name: str) -> BacktestReport:
    history, listed = made_nation(replace(WORLDS[name], districts=60, seed=1))
    return backtest(history, listed, LADDER, trying=Trying(draws=60))


@pytest.mark.slow
def test_a_path_that_rises_tenfold_is_followed() -> None:
    """The model that pulled a pace back to its mean held 67 in a hundred, 28 above p90."""
    found = judged("rises").total
    assert found.ratio < 0.74
    assert 0.70 < found.coverage80 < 0.82
    assert found.above90 < 0.21


@pytest.mark.slow
def test_a_steady_pace_is_not_lost() -> None:
    found = judged("steady")
    assert found.total.ratio < 0.77
    assert 0.78 < found.total.coverage80 < 0.88
    assert max(each.score.above90 for each in found.by_horizon) < 0.12
    assert max(each.score.below10 for each in found.by_horizon) < 0.12
