"""New Kampung KB: a trickle, declarations, and coverage targets that districts obey in part."""

from datetime import date

import numpy as np

from kkb.core.forecast.clock import SEASONS
from kkb.core.forecast.decree import decree, hazard, obedience
from kkb.core.forecast.flow import Calendar
from kkb.core.forecast.formation import formation
from kkb.core.forecast.panel import Panel
from kkb.core.target.targets import Target
from tests.core.villages import LADDER

START, END = date(2022, 6, 30).toordinal(), date(2022, 12, 31).toordinal()
TARGETS = (Target("*", "C", date(2022, 12, 31), 30, ""), Target("*", "C", date(2023, 12, 31), 75, ""))


def made_panel(new: np.ndarray, *, formed: float = 30, villages: float = 150) -> Panel:
    """Districts over one half year, `new` formed in each."""
    count = len(new)
    entered = np.zeros((count, 6))
    entered[:, 0] = new
    return Panel(
        LADDER, tuple(f"11.{n:03d}" for n in range(count)),
        np.arange(count), np.full(count, START), np.full(count, END),
        np.zeros((count, 7, 7)), entered, np.full(count, formed), np.full(count, villages - formed),
    )  # fmt: skip


def learned(seen: Panel, *, known: bool):
    count = len(seen.codes)
    calendar = Calendar(np.zeros(count, dtype=int), np.zeros(1), np.ones((1, len(SEASONS))))
    return formation(seen, calendar, np.zeros(count, dtype=int))[known]


def test_a_declaration_is_told_from_a_trickle() -> None:
    new = np.full(100, 6.0)
    new[:10] = 118
    found = learned(made_panel(new), known=True)
    assert 0.5 < found.trickle / (-np.log(1 - 6 / 120) / 6) < 1.6
    assert 0.4 < found.declare / (0.1 / 6) < 2.0
    assert found.sizes.max() <= 1
    assert len(found.declared) == 10


def test_without_a_list_declarations_are_counted_in_villages() -> None:
    new = np.full(100, 2.0)
    new[:10] = 118
    seen = made_panel(new, villages=np.nan)
    found = learned(seen, known=False)
    assert (found.sizes == 118).sum() == 10
    assert 0.4 < found.declare / (0.1 / 6) < 2.0
    assert 0.5 < found.trickle * np.sqrt(31) / (2 / 6) < 1.6


def test_where_nothing_is_formed_the_rates_are_small_and_finite() -> None:
    found = learned(made_panel(np.zeros(100)), known=True)
    assert 0 < found.trickle < 0.001
    assert 0 < found.declare < 0.01


def test_what_a_target_asks_leads_to_it() -> None:
    known = decree(TARGETS, made_panel(np.zeros(1)))
    asked = hazard(known, np.array([30.0]), np.array([120.0]), (np.array([START]), np.array([END])))
    assert abs(120 * np.exp(-asked[0]) / 150 - 0.70) < 1e-9
    early = hazard(known, np.array([30.0]), np.array([120.0]), (np.array([START]), np.array([START + 92])))
    assert 0.4 < early[0] / asked[0] < 0.6


def test_a_target_met_or_past_asks_nothing() -> None:
    known = decree(TARGETS, made_panel(np.zeros(1)))
    later = (np.array([date(2024, 1, 1).toordinal()]), np.array([date(2025, 1, 1).toordinal()]))
    assert hazard(known, np.array([30.0]), np.array([120.0]), later)[0] == 0
    assert hazard(known, np.array([140.0]), np.array([10.0]), (np.array([START]), np.array([END])))[0] == 0


def test_who_was_watched_under_a_target_goes_on_as_seen_in_half_of_the_draws_and_may_obey_more_in_the_others() -> None:
    rng = np.random.default_rng(1)
    watched = decree(TARGETS, made_panel(np.full(50, 5.0)))
    assert watched.watched
    drawn = obedience(watched, 20_000, rng)
    assert abs(np.mean(drawn == 0) - (0.5 + 0.5 * 0.4)) < 0.02
    assert abs(np.mean(drawn > 0.5) - 0.5 * 0.6 * 0.5) < 0.02


def test_who_was_not_watched_may_obey_to_any_part() -> None:
    drawn = obedience(decree(TARGETS, made_panel(np.zeros(0))), 20_000, np.random.default_rng(1))
    assert abs(np.mean(drawn == 0) - 0.4) < 0.02
    assert abs(np.median(drawn[drawn > 0]) - 0.5) < 0.03


def test_without_a_list_or_targets_nothing_is_asked() -> None:
    assert decree(TARGETS, made_panel(np.full(5, 3.0), villages=np.nan)).watched is False
    nothing = decree((), made_panel(np.full(5, 3.0)))
    assert hazard(nothing, np.ones(1), np.ones(1), (np.array([START]), np.array([END])))[0] == 0
