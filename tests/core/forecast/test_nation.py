"""The pace that districts share: waves, drift, and what is held when there are few periods."""

import numpy as np

from kkb.core.forecast.nation import MEMORY, Nation, Periods, Waves, nation

BELIEF = Waves()


def made_periods(ratio: list[float], *, noise: float = 0.001, time: float = 3.0) -> Periods:
    count = len(ratio)
    return Periods(
        np.array(ratio), np.full(count, noise), np.full(count, time), time * (np.arange(count, dtype=float) + 0.5)
    )


def waved(wave: float, count: int, seed: int = 2) -> Periods:
    rng = np.random.default_rng(seed)
    return made_periods(list(rng.gamma(3 / wave, wave / 3, count)))


def test_from_one_period_nothing_is_learned_about_waves() -> None:
    found = nation(made_periods([1.0]), BELIEF)
    assert 0.5 < found.wave / BELIEF.wave < 2
    assert 0.9 < found.level < 1.2
    assert found.doubt > 0.1


def test_the_size_of_waves_is_found_again() -> None:
    found = [nation(waved(wave, 50), BELIEF).wave for wave in (0.1, 0.6, 3.0)]
    assert found == sorted(found)
    assert 0.4 < found[1] / 0.6 < 2.0


def test_the_level_is_surer_the_more_periods_there_are() -> None:
    doubts = [nation(waved(0.6, count), BELIEF).doubt for count in (1, 4, 16)]
    assert doubts == sorted(doubts, reverse=True)


def test_the_level_follows_a_pace_that_rose() -> None:
    rising = nation(made_periods([0.3, 0.5, 1.0, 2.0, 4.0]), Waves(0.6, 1.0))
    assert rising.level > 1.8
    assert rising.away > 0


def test_an_unsure_period_is_drawn_to_the_level_and_a_sure_one_is_not() -> None:
    sure, unsure = (nation(made_periods([1, 1, 1, 3], noise=noise), BELIEF).pace[3] for noise in (0.001, 5.0))
    assert sure > 2.5
    assert unsure < 1.6


def test_without_periods_the_belief_stands() -> None:
    found = nation(made_periods([]), BELIEF)
    assert isinstance(found, Nation)
    assert (found.level, len(found.pace), found.away) == (1.0, 0, 0.0)
    assert found.doubt >= 1


def test_hundreds_of_periods_are_joined_by_month() -> None:
    rng = np.random.default_rng(1)
    middle = rng.uniform(0, 3 * MEMORY, 900)
    many = Periods(rng.gamma(5, 0.2, 900), np.full(900, 0.2), np.full(900, 3.0), middle)
    found = nation(many, BELIEF)
    assert len(found.pace) == 900
    assert 0.7 < found.level < 1.3
