"""The forecast of an area: the same input the same answer, odd districts without a crash, a plan adds."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from kkb.core.errors import KkbError
from kkb.core.forecast import chance, fan_days, fit, forecast, obstacle, with_plan
from tests.core.forecast.made_panels import COLUMNS, FIRST, SECOND, THIRD, history, row, snapshot
from tests.core.made_history import World, made_history
from tests.core.villages import LADDER

UNTIL = (date(2024, 12, 31),)


@pytest.fixture(scope="module")
def world():
    past, listed = made_history(World(districts=24, seed=5))
    return past, listed, fit(past, listed, LADDER)


def last(past: pd.DataFrame, kab: str | None = None) -> pd.DataFrame:
    newest = past[past["tanggal"] == past["tanggal"].max()]
    return newest if kab is None else newest[newest["kode_kab"] == kab]


def test_the_same_input_gives_the_same_answer(world) -> None:
    past, listed, rates = world
    one = forecast(rates, last(past, "11.03"), UNTIL, listed)
    two = forecast(fit(past, listed, LADDER), last(past, "11.03").sample(frac=1, random_state=1), UNTIL, listed)
    assert (one.reached == two.reached).all() and (one.formed == two.formed).all()


def test_a_fan_starts_at_the_newest_data_and_ends_at_the_day_asked(world) -> None:
    past, listed, rates = world
    fan = forecast(rates, last(past, "11.03"), fan_days(date(2023, 8, 20), UNTIL[0]), listed)
    assert (fan.days[0], fan.days[-1], fan.draws) == (date(2023, 8, 20), UNTIL[0], 2000)
    assert fan.start.total == len(last(past, "11.03"))
    assert (fan.share[:, 0] <= fan.share[:, 2]).all()


def test_a_province_varies_less_than_its_districts(world) -> None:
    past, listed, rates = world
    province = last(past)[last(past)["kode_kab"].str.startswith("11.")]
    whole = forecast(rates, province, UNTIL, listed)
    parts = [forecast(rates, last(past, kab), UNTIL, listed).share[-1] for kab in province["kode_kab"].unique()]
    assert np.ptp(whole.share[-1]) < np.median([np.ptp(part) for part in parts])


def test_a_plan_carried_out_adds_to_the_chance(world) -> None:
    past, listed, rates = world
    state = last(past, "11.03")
    low = state.loc[~state["strata"].isin(["mandiri", "berkelanjutan"]), "unit"].head(10)
    target = int(forecast(rates, state, UNTIL, listed).share[-1, 1])
    plain = chance(forecast(rates, state, UNTIL, listed), target)
    planned = chance(forecast(rates, with_plan(state, dict.fromkeys(low, "mandiri")), UNTIL, listed), target)
    assert planned > plain + 0.05
    assert set(state["strata"].dropna()) >= {"dasar"}


def test_a_day_before_the_data_or_far_ahead_is_refused(world) -> None:
    past, listed, rates = world
    for day, key in ((date(2023, 1, 1), "ramalan.lampau"), (date(2090, 1, 1), "ramalan.jauh")):
        with pytest.raises(KkbError) as caught:
            forecast(rates, last(past, "11.03"), (day,), listed)
        assert caught.value.key == key


ODD = {
    "one village": ("D", "B"), "all unreported": ("U" * 20, "U" * 20), "all reached": ("L" * 20, "L" * 20),
    "all unreadable": ("?" * 20, "?" * 20), "all fall": ("L" * 20, "U" * 20), "all rise": ("U" * 20, "L" * 20),
    "all but one gone": ("D" * 20, "D"), "one formed, then all": ("D", "U" * 80), "nothing moves": ("UDBML", "UDBML"),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("listed", [{}, {"16.05": 100}, {"16.05": 3}])
def test_an_odd_district_gets_finite_shares(name: str, listed: dict[str, int]) -> None:
    first, second = ODD[name]
    past = history(snapshot("16.05", FIRST, row(first)), snapshot("16.05", SECOND, row(second)))
    rates = fit(past, listed, LADDER)
    fan = forecast(rates, past[past["tanggal"] == SECOND], fan_days(SECOND, UNTIL[0]), listed, draws=300)
    assert np.isfinite(fan.share).all()
    assert ((fan.share >= 0) & (fan.share <= 100)).all()
    assert 0 <= chance(fan, 60) <= 1


@pytest.mark.parametrize("name", ODD)
def test_an_odd_district_among_many_spoils_nothing(world, name: str) -> None:
    past, listed, _ = world
    first, second = (
        snapshot("16.05", day, row(letters)) for day, letters in zip((FIRST, SECOND), ODD[name], strict=True)
    )
    both = pd.concat([past, first.assign(snapshot=91), second.assign(snapshot=92)], ignore_index=True)
    fan = forecast(fit(both, listed, LADDER), last(past, "11.03"), UNTIL, listed)
    usual = forecast(world[2], last(past, "11.03"), UNTIL, listed)
    assert np.abs(fan.share[-1] - usual.share[-1]).max() < 8


def test_a_single_snapshot_or_few_villages_are_no_ground_for_a_forecast(world) -> None:
    past, _, rates = world
    state = last(past, "11.03")
    assert obstacle(rates, state) is None
    assert obstacle(rates, state.head(4)) == "sedikit_desa"
    assert obstacle(rates, state.assign(kode_kab="99.99")) == "satu_potret"
    once = history(snapshot("16.05", FIRST, row("D" * 20)))
    assert obstacle(fit(once, {}, LADDER), once) == "satu_potret"
    twice = history(snapshot("16.05", FIRST, row("D" * 6)), snapshot("16.05", THIRD, row("B" * 6)))
    assert obstacle(fit(twice, {}, LADDER), twice[twice["tanggal"] == THIRD]) == "sedikit_data"


def test_nothing_stored_gives_rates_that_say_nothing() -> None:
    rates = fit(pd.DataFrame(columns=list(COLUMNS)), {}, LADDER)
    assert rates.codes == ()
    assert obstacle(rates, pd.DataFrame(columns=list(COLUMNS))) == "sedikit_desa"
