"""Pokja meetings by kecamatan and day: who is invited when, and which items are to be talked about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import pandas as pd

from kkb.core.counts.rows import ITEMS
from kkb.core.errors import KkbError
from kkb.core.rule.ruleset import RuleSet

USUAL_PEOPLE = 5
MOST_PEOPLE, MOST_CAPACITY = 100, 10_000
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Seat:
    """The Pokja of one Kampung KB; `weakest` are its weakest items (key, score), weakest first."""

    unit: str
    name: str
    kode_kec: str
    weakest: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """The Pokja of one kecamatan that come on one day; `number` counts the days from 1."""

    number: int
    day: date
    kode_kec: str
    seats: tuple[Seat, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Hall:
    """People per Pokja, people a day can take, the first day, and whether nobody meets on Saturday and Sunday."""

    people: int
    capacity: int
    start: date
    skip_weekends: bool = True


def lay_out(seats: Iterable[Seat], hall: Hall) -> tuple[Sitting, ...]:
    """Every Pokja exactly once, in as few days as fill up kecamatan by kecamatan; no day takes more than it can.

    A kecamatan stays together where a day can take it. Raises KkbError "sepakat.galat_kapasitas" when a day cannot
    take even one Pokja.
    """
    room = hall.capacity // hall.people
    if room < 1:
        raise KkbError("sepakat.galat_kapasitas", kapasitas=hall.capacity, orang=hall.people)
    ordered = sorted(seats, key=lambda s: (s.kode_kec, s.name, s.unit))
    days: list[int] = []
    placed: list[tuple[int, str, tuple[Seat, ...]]] = []
    for area, group in groupby(ordered, key=lambda s: s.kode_kec):
        for part in _parts(tuple(group), room):
            number = next((n for n, taken in enumerate(days) if taken + len(part) <= room), len(days))
            days[number : number + 1] = [(days[number] if number < len(days) else 0) + len(part)]
            placed.append((number, area, part))
    dates = list(_days(hall, len(days)))
    placed.sort(key=lambda p: p[:2])
    return tuple(Sitting(n + 1, dates[n], area, part, len(part) * hall.people) for n, area, part in placed)


def seats(rows: pd.DataFrame, rule: RuleSet, count: int = 3) -> tuple[Seat, ...]:
    """The Pokja of a state's rows (unit, nama, kode_kec, scores) with their weakest items."""
    return tuple(
        Seat(row["unit"], str(row["nama"]), row["kode_kec"], weakest(row, rule, count)) for _, row in rows.iterrows()
    )


def weakest(row: pd.Series, rule: RuleSet, count: int) -> tuple[tuple[str, int], ...]:
    """The items of a village with the lowest scores, below their best; a blank one counts as 1. Order of the rule."""
    scores = [(item, 1 if pd.isna(row[item]) else int(row[item])) for item in ITEMS]
    below = [(key, score) for key, score in scores if score < rule.item(key).max_score]
    return tuple(sorted(below, key=lambda pair: pair[1])[:count])


def _parts(group: Sequence[Seat], room: int) -> Iterator[tuple[Seat, ...]]:
    for start in range(0, len(group), room):
        yield tuple(group[start : start + room])


def _days(hall: Hall, count: int) -> Iterator[date]:
    day = hall.start
    while count:
        if not (hall.skip_weekends and day.weekday() >= _SATURDAY):
            yield day
            count -= 1
        day += timedelta(days=1)
