"""Futures: nothing is made or lost, lists hold, and districts wait for their own day."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from kkb.core.forecast.futures import futures, standing
from kkb.core.forecast.rates import Rates, fit
from tests.core.forecast.made_panels import FIRST, SECOND, THIRD, history, row, snapshot
from tests.core.made_history import World, made_history
from tests.core.villages import LADDER

NEXT = THIRD.toordinal() + 180


@pytest.fixture(scope="module")
def world() -> tuple[pd.DataFrame, dict[str, int], Rates]:
    past, listed = made_history(World(districts=24, seed=3))
    return past, listed, fit(past, listed, LADDER)


def drawn(rates: Rates, state: pd.DataFrame, listed: dict, days: list[int], draws: int = 200) -> list[np.ndarray]:
    return [
        now.copy() for now in futures(rates, standing(state, listed, LADDER), days, draws, np.random.default_rng(1))
    ]  # fmt: skip


def last(past: pd.DataFrame) -> pd.DataFrame:
    return past[past["tanggal"] == past["tanggal"].max()]


def test_no_more_are_formed_than_the_list_holds(world) -> None:
    past, listed, rates = world
    state, end = last(past), past["tanggal"].max().toordinal()
    formed = drawn(rates, state, listed, [end + 1500])[0].sum(axis=2)
    most = np.array([max(listed[k], (state["kode_kab"] == k).sum()) for k in sorted(state["kode_kab"].unique())])
    assert (formed <= most[:, None]).all()
    assert formed.mean(axis=1).sum() > 0.7 * most.sum()


def test_counts_are_whole_and_never_negative(world) -> None:
    past, listed, rates = world
    for now in drawn(rates, last(past), listed, [past["tanggal"].max().toordinal() + n for n in (1, 90, 700)]):
        assert now.dtype == np.int64
        assert (now >= 0).all()


def test_a_day_that_has_come_already_shows_what_stands(world) -> None:
    past, listed, rates = world
    state = last(past)
    start = standing(state, listed, LADDER)
    now = drawn(rates, state, listed, [int(start.day.max())])[0]
    assert (now == start.counts[:, None, :]).all()


def test_a_district_with_newer_data_waits_for_the_others(world) -> None:
    past, listed, rates = world
    early = past["kode_kab"].eq("11.01") & (past["tanggal"] == date(2022, 9, 5))
    late = past["kode_kab"].eq("11.02") & (past["tanggal"] == date(2023, 8, 20))
    state = past[early | late]
    between, after = drawn(rates, state, listed, [date(2023, 8, 1).toordinal(), date(2023, 12, 31).toordinal()])
    start = standing(state, listed, LADDER)
    assert (between[1] == start.counts[1]).all()
    assert between[0].std() > 0 and after[1].std() > 0


def test_the_further_the_wider(world) -> None:
    past, _, rates = world
    end = past["tanggal"].max().toordinal()
    ahead = drawn(rates, last(past), {}, [end + n for n in (30, 180, 720)], draws=400)
    wide = [(now[:, :, 3:5].sum(axis=2) / now.sum(axis=2)).std(axis=1).mean() for now in ahead]
    assert wide == sorted(wide)


def test_a_busy_district_gains_more_than_a_sleepy_one_of_the_same_standing() -> None:
    sleepy, busy = ("D" * 60, "D" * 58 + "LL", "D" * 57 + "LLL"), ("D" * 60, "D" * 40 + "L" * 20, "D" * 20 + "L" * 40)
    parts = [
        snapshot(f"11.{n:02d}", day, row(letters))
        for n in range(1, 21)
        for day, letters in zip((FIRST, SECOND, THIRD), busy if n % 2 else sleepy, strict=True)
    ]
    rates = fit(history(*parts), {}, LADDER)
    state = history(*(snapshot(f"11.{n:02d}", THIRD, row("D" * 40 + "L" * 20)) for n in (1, 2)))
    gained = drawn(rates, state, {}, [NEXT], draws=1000)[0][:, :, 4].mean(axis=1) - 20
    assert gained[0] > 2 * gained[1] > 0


def test_a_district_never_seen_before_moves_as_districts_do(world) -> None:
    past, _, rates = world
    state = last(past)
    state = state[state["kode_kab"] == "11.05"].assign(kode_kab="99.99")
    now = drawn(rates, state, {}, [past["tanggal"].max().toordinal() + 365])[0]
    assert now[0].std() > 0


def test_where_nobody_ever_moved_hardly_anybody_will() -> None:
    still = history(
        *(snapshot(f"11.{n:02d}", day, row("U" * 30)) for n in range(1, 9) for day in (FIRST, SECOND, THIRD))
    )
    now = drawn(fit(still, {}, LADDER), still[still["tanggal"] == THIRD], {}, [NEXT + 180])[0]
    assert now[:, :, 3:5].mean() < 1
