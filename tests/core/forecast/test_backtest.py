"""The backtest judges only what was not known, against what was."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from kkb.core.forecast import Earned
from kkb.core.forecast.backtest import Trying, backtest
from kkb.core.forecast.backtest_scores import BINS, BacktestReport, Extremes, crps, ranks
from tests.core.forecast.made_panels import FIRST, SECOND, THIRD, history, row, snapshot
from tests.core.made_history import World, made_history
from tests.core.villages import LADDER


@pytest.fixture(scope="module")
def past() -> pd.DataFrame:
    return made_history(World(districts=24, seed=7))[0]


@pytest.fixture(scope="module")
def report(past: pd.DataFrame) -> BacktestReport:
    return backtest(past, {}, LADDER, trying=Trying(draws=50))


def test_crps_of_a_single_number_is_its_error() -> None:
    assert crps(np.full((1, 50), 7.0), np.array([4.0])).tolist() == [3.0]


def test_crps_rewards_a_sharp_and_right_forecast() -> None:
    rng, outcome = np.random.default_rng(1), np.zeros(500)
    sharp, blurred, wrong = (
        crps(rng.normal(m, s, (500, 200)), outcome).mean() for m, s in ((0, 1), (0, 4), (5, 1))
    )  # fmt: skip
    assert sharp < blurred < wrong
    assert abs(crps(rng.normal(0, 1, (500, 400)), rng.normal(0, 1, 500)).mean() - 1 / np.sqrt(np.pi)) < 0.05


def test_every_trial_looks_ahead_and_each_pair_of_days_is_judged_once(
    past: pd.DataFrame, report: BacktestReport
) -> None:
    days = sorted(past["tanggal"].unique())
    assert {(t.origin, t.target) for t in report.trials} == {(a, b) for a in days[1:-1] for b in days if b > a}
    assert report.total.n == sum(t.score.n for t in report.trials)
    assert report.districts <= 24


def test_what_happened_later_changes_no_earlier_forecast(past: pd.DataFrame, report: BacktestReport) -> None:
    days = sorted(past["tanggal"].unique())
    until = past[past["tanggal"] <= days[3]]
    first = [t for t in backtest(until, {}, LADDER, trying=Trying(draws=50)).trials if t.target == days[2]]
    whole = [t for t in report.trials if t.target == days[2]]
    assert first == whole


def test_the_yardstick_is_the_share_kept(past: pd.DataFrame, report: BacktestReport) -> None:
    days = sorted(past["tanggal"].unique())
    trial = report.trials[-1]
    hit = past["strata"].isin(["mandiri", "berkelanjutan"])
    shares = past.assign(hit=100 * hit).pivot_table(values="hit", index="kode_kab", columns="tanggal")
    sizes = past.pivot_table(values="unit", index="kode_kab", columns="tanggal", aggfunc="count")
    both = (shares[days[-1]] - shares[days[-2]]).abs()[sizes[days[-2]] >= 5].dropna()
    assert trial.score.n == len(both)
    assert abs(trial.score.mae_naive - both.mean()) < 1e-9
    assert trial.score.crps_naive == trial.score.mae_naive


def test_two_dates_are_too_few_and_it_says_so() -> None:
    twice = history(snapshot("16.05", FIRST, row("D" * 40)), snapshot("16.05", SECOND, row("B" * 40)))
    report = backtest(twice, {}, LADDER)
    assert (report.total, report.obstacle) == (None, "tiga_potret")


def test_few_villages_are_too_few_and_it_says_so() -> None:
    small = history(*(snapshot("16.05", day, row("DB")) for day in (FIRST, SECOND, THIRD)))
    assert backtest(small, {}, LADDER).obstacle == "sedikit_data"


def test_where_nothing_changes_there_is_no_ratio() -> None:
    still = history(*(snapshot("16.05", day, row("D" * 40)) for day in (FIRST, SECOND, THIRD)))
    report = backtest(still, {}, LADDER, trying=Trying(draws=50))
    assert report.total.ratio is None
    assert report.total.coverage80 == 1.0


def test_districts_with_dates_of_their_own_are_judged_near_the_day() -> None:
    past, _ = made_history(World(districts=30, seed=9, oddities=False))
    shift = {code: timedelta(days=n % 12) for n, code in enumerate(sorted(past["kode_kab"].unique()))}
    past["tanggal"] = [day + shift[kab] for day, kab in zip(past["tanggal"], past["kode_kab"], strict=True)]
    past["snapshot"] = past.groupby(["kode_kab", "tanggal"]).ngroup()
    report = backtest(past, {}, LADDER, trying=Trying(draws=50))
    assert report.districts == 30
    assert len(report.trials) <= 12 * 12
    assert max(t.target for t in report.trials) >= date(2023, 8, 20)


def test_ranks_of_honest_forecasts_are_level_and_an_outcome_shared_by_many_draws_is_spread() -> None:
    rng = np.random.default_rng(1)
    level = ranks(rng.normal(0, 1, (4000, 99)), rng.normal(0, 1, 4000)).mean(axis=0)
    assert np.abs(level - 1 / BINS).max() < 0.02
    whole = ranks(rng.binomial(3, 0.3, (4000, 99)), rng.binomial(3, 0.3, 4000)).mean(axis=0)
    assert np.abs(whole - 1 / BINS).max() < 0.02
    high = ranks(rng.normal(0, 1, (500, 99)), np.full(500, 9.0)).mean(axis=0)
    assert high.tolist() == [0] * (BINS - 1) + [1]


def test_classes_of_horizon_and_size_hold_every_forecast_once(report: BacktestReport) -> None:
    for classes in (report.by_horizon, report.by_size):
        assert sum(each.score.n for each in classes) == report.total.n
        assert [each.least for each in classes] == sorted(each.least for each in classes)
    for trial in report.trials:
        assert abs(trial.score.coverage80 + trial.score.above90 + trial.score.below10 - 1) < 1e-9
    far = [t for t in report.trials if (t.target - t.origin).days > 274]
    assert report.by_horizon[-1].least == 275
    assert report.by_horizon[-1].score.n == sum(t.score.n for t in far)
    assert abs(sum(report.ranks) - 1) < 1e-9


def test_extreme_chances_are_earned_by_many_of_which_few_went_wrong() -> None:
    good = Extremes(0, 31, 5, 400, 20, 400, 21)
    assert good.earned == Earned(low=True, high=False)
    assert Extremes(0, 31, 2, 400, 0, 400, 0).earned == Earned()
    assert Extremes(0, 31, 5, 99, 0, 100, 0).earned == Earned(low=False, high=True)


def test_nothing_is_earned_further_ahead_than_was_judged(report: BacktestReport) -> None:
    assert report.longest == max((t.target - t.origin).days for t in report.trials)
    assert report.earned(report.longest + 1) == Earned()
    assert sum(own.low for own in report.extremes) > 0
