"""The pace that districts share: waves, wandering, growth and season, and what is held when there are few periods."""

from datetime import date

import numpy as np
import pytest

from kkb.core.forecast.clock import DAYS_OF_MONTH, SEASONS, loads
from kkb.core.forecast.nation import Nation, Periods, Waves, ahead, nation

BELIEF = Waves()
SEASONAL = Waves(season=(1,) * len(SEASONS))


def made_periods(ratio: list[float], *, noise: float = 0.001, time: float = 1.5) -> Periods:
    count = len(ratio)
    return Periods(
        np.array(ratio),
        np.full(count, noise),
        np.full(count, time),
        time * (np.arange(count) + 0.5),
        np.ones((count, 1)),
    )


def monthly(pace: list[float]) -> Periods:
    """One period per month from January 2022, as seen by the calendar."""
    days = np.array([date(2022 + n // 12, 1 + n % 12, 1).toordinal() for n in range(len(pace) + 1)])
    middle = (days[1:] + days[:-1]) / (2 * DAYS_OF_MONTH)
    return Periods(np.array(pace), np.full(len(pace), 0.001), np.ones(len(pace)), middle, loads(days[:-1], days[1:]))


def drawn(known: Nation, months: float, draws: int = 4000) -> np.ndarray:
    """Common paces so many months after the last period."""
    last = known.periods.middle.max(initial=0.0)
    return ahead(known, np.array([last + months]), draws, np.random.default_rng(1)).pace[0]


def width(paces: np.ndarray) -> float:
    return float(np.std(np.log(paces)))


def test_a_rising_pace_is_not_pulled_back_to_its_mean() -> None:
    rising = nation(made_periods([0.3, 0.45, 0.7, 1.0, 1.5, 2.2]), BELIEF)
    assert rising.level > 1.5
    assert drawn(rising, 6).mean() > 1.7
    assert np.quantile(drawn(rising, 6), 0.9) > 3


def test_a_falling_pace_is_not_pulled_back_either() -> None:
    falling = nation(made_periods([2.2, 1.5, 1.0, 0.7, 0.45, 0.3]), BELIEF)
    assert np.median(drawn(falling, 6)) < 0.6


def test_a_steady_pace_stays_nearly_what_it_was_and_is_surer_than_a_jagged_one() -> None:
    steady, jagged = nation(made_periods([1.0] * 12), BELIEF), nation(made_periods([0.4, 2.5] * 6), BELIEF)
    assert 0.8 < np.median(drawn(steady, 6)) < 1.4
    assert width(drawn(steady, 6)) < width(drawn(jagged, 6))


def test_the_further_ahead_the_wider_without_ever_ending_in_nonsense() -> None:
    known = nation(made_periods([1.0] * 12), BELIEF)
    wide = [width(drawn(known, months)) for months in (1, 6, 12, 120)]
    assert wide == sorted(wide)
    assert wide[-1] < 2


def test_fewer_periods_leave_it_less_sure() -> None:
    wide = [width(drawn(nation(made_periods([1.0] * count), BELIEF), 6)) for count in (0, 2, 12)]
    assert wide == sorted(wide, reverse=True)


def test_a_season_is_believed_when_two_decembers_show_it() -> None:
    found = nation(monthly(([1.0] * 11 + [5.0]) * 2), SEASONAL).weights.sum(axis=0)
    assert sum(found[n] for n, (middle, end) in enumerate(SEASONS) if end == 1 and middle == 0) > 0.5


def test_a_summer_without_a_burst_ends_the_belief_in_summer_bursts() -> None:
    found = nation(monthly([1.0] * 24), SEASONAL).weights.sum(axis=0)
    assert sum(found[n] for n, (middle, _) in enumerate(SEASONS) if middle == 1) < 0.05


def test_futures_carry_the_season_and_wave_they_were_drawn_with() -> None:
    known = nation(monthly([1.0] * 6), SEASONAL)
    common = ahead(known, np.array([1.0, 2.0]), 500, np.random.default_rng(1))
    assert common.pace.shape == (2, 500)
    assert len(set(common.season.tolist())) > 2
    assert (common.wave > 0).all()


def test_an_unsure_period_is_drawn_to_the_others_and_a_sure_one_is_not() -> None:
    sure, unsure = (nation(made_periods([1, 1, 1, 3], noise=noise), BELIEF).pace[3] for noise in (0.001, 5.0))
    assert sure > 2.2
    assert unsure < 1.7


def test_without_periods_the_belief_stands() -> None:
    found = nation(made_periods([]), BELIEF)
    assert isinstance(found, Nation)
    assert (found.level, len(found.pace)) == (1.0, 0)
    assert found.weights.sum() == pytest.approx(1.0)
    assert width(drawn(found, 3)) > 1


def test_hundreds_of_periods_are_joined_by_month() -> None:
    rng = np.random.default_rng(1)
    middle = rng.uniform(0, 36, 900)
    many = Periods(rng.gamma(5, 0.2, 900), np.full(900, 0.2), np.full(900, 3.0), middle, np.ones((900, 1)))
    found = nation(many, BELIEF)
    assert len(found.pace) == 900
    assert 0.7 < found.level < 1.3
