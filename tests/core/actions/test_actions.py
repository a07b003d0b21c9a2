"""Agreed actions in the core: what is late, how two changes go together, what became of them, who is invited when."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkb.app import resources
from kkb.core.actions.action import STATUSES, VALUES, Action, ActionFilter, chosen, fresh, standing
from kkb.core.actions.example import example_actions
from kkb.core.actions.follow_up import follow_up, grouped
from kkb.core.actions.meetings import Hall, Seat, lay_out, weakest
from kkb.core.actions.merge import Conflict, merge
from kkb.core.counts.rows import ITEMS
from kkb.core.errors import KkbError

AGREED, NOW = date(2022, 11, 1), date(2023, 6, 30)
MONDAY = date(2021, 6, 14)
UNIT = "16.05.01.2001"


def action(unit: str = UNIT, **changed: object) -> Action:
    return replace(Action(unit, "input_pokja", "dppkb", date(2023, 6, 1), AGREED, dari=2, ke=3), **changed)


def state(on: date, **scores: int | None) -> pd.DataFrame:
    row = {"unit": UNIT, "tanggal": on, **dict.fromkeys(ITEMS, 2), **scores}
    return pd.DataFrame([row])


@pytest.mark.parametrize(
    ("due", "status", "days"),
    [
        (NOW, "rencana", 0),
        (NOW - timedelta(1), "rencana", 1),
        (NOW - timedelta(30), "berjalan", 30),
        (NOW - timedelta(30), "selesai", 0),
        (NOW - timedelta(30), "batal", 0),
    ],
)
def test_only_an_open_action_past_its_day_is_late(due: date, status: str, days: int):
    assert action(tenggat=due, status=status).days_late(NOW) == days


def test_the_example_stands_still_on_the_date_of_its_newest_data_and_one_s_own_actions_do_not():
    agreed = date(2024, 6, 30)
    invented, own = (action(disepakati=agreed, tenggat=date(2024, 12, 1), contoh=flag) for flag in (True, False))
    assert [a.days_late(date(2024, 12, 11)) for a in (invented, own)] == [10, 10]
    assert [a.days_late(date(2034, 12, 1)) for a in (invented, own)] == [30, 3652]
    assert standing([invented], date(2034, 12, 1)).day == date(2024, 12, 31)
    assert standing([invented, own], date(2034, 12, 1)).day == date(2034, 12, 1)
    assert standing([], date(2034, 12, 1)).day == date(2034, 12, 1)


def test_one_s_own_actions_and_those_of_the_example_are_never_one_count():
    agreed = date(2024, 6, 30)
    invented = action(disepakati=agreed, tenggat=date(2024, 12, 1), contoh=True)
    own = action(disepakati=agreed, tenggat=date(2026, 1, 1))
    found = standing([invented, own], date(2025, 12, 1))
    assert (found.total, found.late, found.day) == (1, 0, date(2025, 12, 1))
    assert found.example is not None
    assert (found.example.total, found.example.late, found.example.day) == (1, 1, date(2024, 12, 31))
    assert standing([own], date(2025, 12, 1)).example is None
    assert standing([invented], date(2025, 12, 1)).example is None


def test_filters_meet_and_the_kecamatan_is_no_mere_beginning_of_a_code():
    other = action("16.05.01.2001#2", instansi="dinkes", status="selesai")
    far = action("16.05.011.2001")
    every = (action(), other, far)
    assert chosen(every, ActionFilter(kode_kec="16.05.01"), NOW) == (action(), other)
    assert chosen(every, ActionFilter(instansi="dinkes"), NOW) == (other,)
    assert chosen(every, ActionFilter(late=True, status="rencana", kode_kec="16.05.01"), NOW) == (action(),)
    assert (other.kode, other.kode_kec) == (UNIT, "16.05.01")


def test_the_standing_counts_every_status_once():
    found = standing([action(status=s) for s in STATUSES] + [action(tenggat=NOW)], NOW)
    assert (found.total, found.open, found.late) == (5, 3, 2)
    assert sum(found.by_status.values()) == 5


def test_a_step_with_an_open_action_is_not_made_again_but_one_called_off_is():
    known = [action(), action(tugas="input_sarana", status="batal")]
    wanted = [action(instansi="dinkes"), action(tugas="input_sarana"), action(ke=4)]
    assert fresh(wanted, known) == tuple(wanted[1:])


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (2, 3, (2, 3, "tercapai")),
        (2, 4, (2, 4, "tercapai")),
        (1, 2, (1, 2, "naik")),
        (2, 2, (2, 2, "tetap")),
        (2, 1, (2, 1, "turun")),
        (None, 2, (1, 2, "naik")),
        (2, None, (2, 1, "turun")),
    ],
)
def test_what_became_of_an_action_is_its_score_then_and_now(then: int | None, now: int | None, told: tuple):
    outcome = follow_up([action()], state(NOW, input_pokja=now), {AGREED: state(AGREED, input_pokja=then)})[0]
    assert (outcome.before, outcome.after, outcome.result) == told


def test_no_newer_data_no_state_then_programmes_and_called_off_ones():
    old = state(AGREED, input_pokja=3)
    assert follow_up([action()], old, {})[0].result == "menunggu"
    assert follow_up([action()], state(NOW).iloc[:0], {})[0].result == "menunggu"
    assert follow_up([action()], state(NOW, input_pokja=2), {})[0].before == 2
    assert follow_up([action(tugas="p4", dari=None, ke=None)], state(NOW), {})[0].result == "tanpa_skor"
    assert follow_up([action(status="batal")], state(NOW), {}) == ()


def test_groups_count_what_can_be_judged_and_put_the_most_to_do_first():
    outcomes = follow_up(
        [action(), action(instansi="dinkes"), action(instansi="dinkes", tugas="input_sarana", status="selesai")],
        state(NOW, input_pokja=2, input_sarana=3), {},
    )  # fmt: skip
    first, second = grouped(outcomes, lambda a: a.instansi, NOW)
    assert (first.key, first.total, first.judged, first.reached, first.late) == ("dinkes", 2, 2, 1, 1)
    assert (second.key, second.reached) == ("dppkb", 0)


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(STATUSES), "catatan": st.sampled_from(["", "a", "b"]),
        "instansi": st.sampled_from(["dppkb", "dinkes"]), "tenggat": st.sampled_from([NOW, AGREED]),
    },
)  # fmt: skip


@given(CHANGES, CHANGES)
def test_a_merge_loses_nothing_of_either_or_says_what_is_in_dispute(mine: dict, theirs: dict):
    base = action(id=1, versi=1)
    second, first = replace(base, **mine), replace(base, **theirs, versi=2)
    found = merge(base, first, second)
    if not isinstance(found, Conflict):
        for field in VALUES:
            wanted = {getattr(x, field) for x in (first, second) if getattr(x, field) != getattr(base, field)}
            assert {getattr(found, field)} == (wanted or {getattr(base, field)})
        return
    assert all(getattr(first, f) != getattr(second, f) for f in found.fields)
    for choice, wanted in ((True, second), (False, first)):
        settled = found.settled(mine=choice)
        assert all(getattr(settled, f) == getattr(wanted, f) for f in found.fields)
        assert settled.versi == 2
        assert not isinstance(merge(first, first, settled), Conflict)


def pokja(count: int, areas: int) -> list[Seat]:
    return [Seat(f"16.73.{n % areas + 1:02}.10{n:02}", f"K{n}", f"16.73.{n % areas + 1:02}") for n in range(count)]


def test_the_published_example_24_pokja_of_5_people_over_two_days_by_kecamatan():
    sittings = lay_out(pokja(24, 8), Hall(5, 60, MONDAY))
    assert {s.day for s in sittings} == {MONDAY, MONDAY + timedelta(1)}
    assert [sum(s.people for s in sittings if s.number == day) for day in (1, 2)] == [60, 60]
    assert len({s.kode_kec for s in sittings}) == len(sittings) == 8


def test_weekends_are_skipped_or_not():
    saturday = MONDAY + timedelta(5)
    assert [s.day for s in lay_out(pokja(2, 2), Hall(5, 5, saturday))] == [MONDAY + timedelta(7), MONDAY + timedelta(8)]
    assert [s.day for s in lay_out(pokja(2, 2), Hall(5, 5, saturday, False))] == [saturday, saturday + timedelta(1)]


def test_a_day_that_cannot_take_one_pokja_is_refused_and_nobody_is_nobody():
    with pytest.raises(KkbError, match=r"sepakat\.galat_kapasitas"):
        lay_out(pokja(1, 1), Hall(5, 4, MONDAY))
    assert lay_out([], Hall(5, 60, MONDAY)) == ()


@given(st.integers(0, 60), st.integers(1, 12), st.integers(1, 9), st.integers(1, 90))
def test_every_pokja_is_invited_once_and_no_day_takes_more_than_it_can(count: int, areas: int, people: int, extra: int):
    seats = pokja(count, areas)
    hall = Hall(people, people + extra, MONDAY)
    sittings = lay_out(seats, hall)
    assert sorted(s.unit for one in sittings for s in one.seats) == sorted(s.unit for s in seats)
    for day in {s.day for s in sittings}:
        assert sum(s.people for s in sittings if s.day == day) <= hall.capacity
        assert day.weekday() < 5
    room = hall.capacity // people
    for area in {s.kode_kec for s in seats}:
        size = sum(s.kode_kec == area for s in seats)
        assert sum(s.kode_kec == area for s in sittings) == -(-size // room)


def test_the_weakest_items_are_below_their_best_and_lowest_first():
    rule = resources.scheme().rule
    row = pd.Series(
        {**dict.fromkeys(ITEMS, 4), "input_sarana": 3, "input_pkb": 3, "output_cpr": None, "input_pokja": 2}
    )
    assert weakest(row, rule, 3) == (("output_cpr", 1), ("input_pokja", 2))


def test_the_example_is_the_same_each_time_and_each_step_can_be_done():
    rule, effort = resources.scheme().rule, resources.effort()
    rows = pd.DataFrame(
        [{"unit": f"16.05.01.20{n:02}", "lapor": n != 3, **dict.fromkeys(ITEMS, 2)} for n in range(40)]
    ).astype(dict.fromkeys(ITEMS, "Int8"))
    made = example_actions(rows, AGREED, rule, effort)
    assert made == example_actions(rows.sample(frac=1, random_state=3), AGREED, rule, effort)
    assert len(made) == 8
    assert {a.contoh for a in made} == {True}
    assert {a.status for a in made} == set(STATUSES)
    assert all((a.dari, a.ke) == (2, 3) and a.tenggat > a.disepakati == AGREED for a in made)
