"""The backtest judges only what was not known, against what was."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from kkb.core.backtest import Trying, backtest, crps
from tests.core.forecast.made_panels import FIRST, SECOND, THIRD, history, row, snapshot
from tests.core.made_history import World, made_history


@pytest.fixture(scope="module")
def past() -> pd.DataFrame:
    return made_history(World(districts=24, seed=7))[0]


def test_crps_of_a_single_number_is_its_error() -> None:
    assert crps(np.full((1, 50), 7.0), np.array([4.0])).tolist() == [3.0]


def test_crps_rewards_a_sharp_and_right_forecast() -> None:
    rng, outcome = np.random.default_rng(1), np.zeros(500)
    sharp, blurred, wrong = (
        crps(rng.normal(m, s, (500, 200)), outcome).mean() for m, s in ((0, 1), (0, 4), (5, 1))
    )  # fmt: skip
    assert sharp < blurred < wrong
    assert abs(crps(rng.normal(0, 1, (500, 400)), rng.normal(0, 1, 500)).mean() - 1 / np.sqrt(np.pi)) < 0.05


def test_every_trial_looks_ahead_and_each_pair_of_days_is_judged_once(past: pd.DataFrame) -> None:
    report = backtest(past, {}, trying=Trying(draws=50))
    days = sorted(past["tanggal"].unique())
    assert {(t.origin, t.target) for t in report.trials} == {(a, b) for a in days[1:-1] for b in days if b > a}
    assert report.total.n == sum(t.score.n for t in report.trials)
    assert report.districts <= 24


def test_what_happened_later_changes_no_earlier_forecast(past: pd.DataFrame) -> None:
    days = sorted(past["tanggal"].unique())
    until = past[past["tanggal"] <= days[3]]
    first = [t for t in backtest(until, {}, trying=Trying(draws=50)).trials if t.target == days[2]]
    whole = [t for t in backtest(past, {}, trying=Trying(draws=50)).trials if t.target == days[2]]
    assert first == whole


def test_the_yardstick_is_the_share_kept(past: pd.DataFrame) -> None:
    days = sorted(past["tanggal"].unique())
    trial = backtest(past, {}, trying=Trying(draws=50)).trials[-1]
    hit = past["strata"].isin(["mandiri", "berkelanjutan"])
    shares = past.assign(hit=100 * hit).pivot_table(values="hit", index="kode_kab", columns="tanggal")
    sizes = past.pivot_table(values="unit", index="kode_kab", columns="tanggal", aggfunc="count")
    both = (shares[days[-1]] - shares[days[-2]]).abs()[sizes[days[-2]] >= 5].dropna()
    assert trial.score.n == len(both)
    assert abs(trial.score.mae_naive - both.mean()) < 1e-9
    assert trial.score.crps_naive == trial.score.mae_naive


def test_two_dates_are_too_few_and_it_says_so() -> None:
    twice = history(snapshot("16.05", FIRST, row("D" * 40)), snapshot("16.05", SECOND, row("B" * 40)))
    report = backtest(twice, {})
    assert (report.total, report.obstacle) == (None, "tiga_potret")


def test_few_villages_are_too_few_and_it_says_so() -> None:
    small = history(*(snapshot("16.05", day, row("DB")) for day in (FIRST, SECOND, THIRD)))
    assert backtest(small, {}).obstacle == "sedikit_data"


def test_where_nothing_changes_there_is_no_ratio() -> None:
    still = history(*(snapshot("16.05", day, row("D" * 40)) for day in (FIRST, SECOND, THIRD)))
    report = backtest(still, {}, trying=Trying(draws=50))
    assert report.total.ratio is None
    assert report.total.coverage80 == 1.0


def test_districts_with_dates_of_their_own_are_judged_near_the_day() -> None:
    past, _ = made_history(World(districts=30, seed=9, oddities=False))
    shift = {code: timedelta(days=n % 12) for n, code in enumerate(sorted(past["kode_kab"].unique()))}
    past["tanggal"] = [day + shift[kab] for day, kab in zip(past["tanggal"], past["kode_kab"], strict=True)]
    past["snapshot"] = past.groupby(["kode_kab", "tanggal"]).ngroup()
    report = backtest(past, {}, trying=Trying(draws=50))
    assert report.districts == 30
    assert len(report.trials) <= 25
    assert max(t.target for t in report.trials) >= date(2023, 8, 20)
