"""Small random districts, and their plans found by trying everything: what the planner is held against."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from random import Random

import numpy as np
import pandas as pd

from kkb.app import resources
from kkb.core.counts.rows import ITEMS
from kkb.core.plan import PlanLimits
from kkb.core.plan.effort import Effort
from kkb.core.rule import classify
from tests.core.villages import LADDER

RULE = resources.scheme().rule
EFFORT = resources.effort()
BEST = tuple(item.max_score for item in RULE.items)

Used = tuple[int, ...]
"""Effort in all, then of each agency in the order of the price list."""
_BITS = 16


@dataclass(frozen=True, slots=True)
class District:
    """A state (one row per Kampung KB), its price list and limits."""

    state: pd.DataFrame
    effort: Effort
    limits: PlanLimits


def state(scores: list[list[int | None]], strata: list[str | None] | None = None, areas: str = "") -> pd.DataFrame:
    """A state of villages with these scores, in kecamatan 16.05.01 and on by the letters of `areas`."""
    rows = pd.DataFrame(scores, columns=list(ITEMS)).astype("Int8")
    places = [f"16.05.{ord(letter) - ord('A') + 1:02d}" for letter in areas or "A" * len(scores)]
    codes = [f"{place}.{2001 + n}" for n, place in enumerate(places)]
    given = strata if strata is not None else classify.stratum(rows, RULE).tolist()
    front = pd.DataFrame({"unit": codes, "kode": codes, "kode_kec": places, "strata": pd.Series(given, dtype=object)})
    return pd.concat([front, rows], axis=1)


def random_effort(random: Random, movable: int = 1, agencies: int = 2) -> Effort:
    """Small random efforts by few agencies; of Input only so many items can be moved, so that all can be tried."""
    inputs = [item.key for item in RULE.items if item.variable == "input"]
    free = {*random.sample(inputs, movable), *(item.key for item in RULE.items if item.variable != "input")}
    if random.random() < 0.3:
        free.remove(random.choice(sorted(free)))
    known = EFFORT.agencies[:agencies]
    items = tuple(
        replace(
            item, fixed=item.key not in free, per_year=random.choice((1, 2, 2, 3, None)),
            rungs=tuple(
                replace(r, effort=random.randint(0, 4), agency=random.choice(known).key) for r in item.rungs
            ),
        )
        for item in EFFORT.items
    )  # fmt: skip
    return replace(EFFORT, agencies=known, items=items)


def random_scores(random: Random) -> list[int | None]:
    """Scores of a village that often lies near a border; now and then a blank."""
    lean = random.choice((0, 1, 1, 2))
    scores = [min(best, random.randint(1, best) + random.choice((0, lean, lean))) for best in BEST]
    return [None if score == 1 and random.random() < 0.3 else score for score in scores]


def random_district(seed: int) -> District:
    """A district of up to six Kampung KB in up to three kecamatan under limits of every kind."""
    random = Random(seed)
    count = random.choice((0, 1, 2, 3, 4, 5, 5, 6))
    rows = state([random_scores(random) for _ in range(count)], areas="".join(random.choices("ABC", k=count)))
    for row in range(count):
        if random.random() < 0.15:
            rows.loc[row, "strata"] = random.choice((*LADDER.keys, None))
    effort = random_effort(random)
    return District(rows, effort, random_limits(random, rows, effort))


def random_limits(random: Random, rows: pd.DataFrame, effort: Effort) -> PlanLimits:
    """A target under up to four of all kinds of limits."""
    units, areas = random.sample(rows["unit"].tolist(), len(rows)), sorted(set(rows["kode_kec"]))
    kinds: dict[str, object] = {
        "margin": 1,
        "budget": random.randint(0, 25),
        "capacity": random.randint(1, 2),
        "capacity_by_area": {area: random.randint(0, 2) for area in areas[:2]},
        "floor": random.randint(1, 2),
        "floor_reached": random.randint(1, 2),
        "floor_by_area": {area: random.randint(0, 2) for area in areas[:2]},
        "agency_capacity": {a.key: random.randint(0, 12) for a in random.sample(effort.agencies, random.randint(1, 2))},
        "must": frozenset(units[:1]),
        "excluded": frozenset(units[1:2]),
        "new": tuple(f"16.05.0{n + 1}.299{n}" for n in range(random.randint(1, 2))),
        "years": 2,
    }
    chosen = set(random.sample(sorted(kinds), random.randint(0, 4)))
    chosen |= {"agency_capacity"} if random.random() < 0.3 else set()
    goal = "berkelanjutan" if random.random() < 0.15 else "mandiri"
    return PlanLimits(random.choice((0, 30, 50, 60, 60, 75, 100)), goal, **{kind: kinds[kind] for kind in chosen})


def every_way(scores: list[int], effort: Effort, goal: str, years: int) -> set[Used]:
    """What every set of steps to the goal takes, found by trying every combination of end scores."""
    tops = [
        start if item.fixed else best if item.per_year is None else min(best, start + item.per_year * years)
        for start, best, item in zip(scores, BEST, effort.items, strict=True)
    ]
    ends = np.array(list(product(*(range(a, b + 1) for a, b in zip(scores, tops, strict=True)))))
    reached = classify.stratum(pd.DataFrame(ends, columns=list(ITEMS)), RULE).map(
        LADDER.keys.index
    ) >= LADDER.keys.index(goal)
    return {_used(scores, end, effort) for end in ends[reached.to_numpy()].tolist()}


def every_total(district: District) -> tuple[dict[tuple[int, ...], set[Used]], tuple[str, ...]]:
    """Every choice of villages and steps that keeps to what is wanted by hand: what it may take, by the villages raised
    per kecamatan.
    """
    limits, effort = district.limits, district.effort
    villages = [*_open_villages(district)]
    areas, parts = tuple(sorted({v.area for v in villages})), 1 + len(effort.agencies)
    totals: dict[tuple[int, ...], set[int]] = {(0,) * len(areas): {0}}
    for village in villages:
        ways = every_way(village.scores, effort, limits.goal, limits.years) if not village.excluded else set()
        place, added = areas.index(village.area), [_packed(way) for way in ways]
        raised = {_plus_one(counts, place): {u + w for u in used for w in added} for counts, used in totals.items()}
        kept = {} if village.must else totals
        totals = {counts: kept.get(counts, set()) | raised.get(counts, set()) for counts in kept | raised}
    return {counts: {_unpacked(one, parts) for one in used} for counts, used in totals.items()}, areas


def _packed(used: Used) -> int:
    """Efforts side by side in one whole number, which adds up quickly."""
    return sum(effort << _BITS * n for n, effort in enumerate(used))


def _unpacked(packed: int, parts: int) -> Used:
    return tuple(packed >> _BITS * n & (1 << _BITS) - 1 for n in range(parts))


@dataclass(frozen=True, slots=True)
class _Village:
    area: str
    scores: list[int]
    must: bool
    excluded: bool


def _open_villages(district: District) -> Iterator[_Village]:
    limits = district.limits
    for row in district.state.to_dict("records"):
        if row["strata"] in LADDER.keys and LADDER.keys.index(row["strata"]) >= LADDER.keys.index(limits.goal):
            continue
        scores = [1 if pd.isna(row[i]) else int(row[i]) for i in ITEMS]
        yield _Village(row["kode_kec"], scores, row["unit"] in limits.must, row["unit"] in limits.excluded)
    for code in limits.new:
        yield _Village(code.rpartition(".")[0], [1] * 12, code in limits.must, code in limits.excluded)


def allowed_totals(district: District) -> Iterator[tuple[int, Used]]:
    """(villages raised, effort) of every choice within the limits; the target is not asked for."""
    limits, effort = district.limits, district.effort
    totals, areas = every_total(district)
    open_in = {a: [v.area for v in _open_villages(district)].count(a) for a in areas}
    goals = LADDER.keys[LADDER.keys.index(limits.goal) :]
    done = {a: int((district.state["kode_kec"].eq(a) & district.state["strata"].isin(goals)).sum()) for a in areas}
    for counts, every_used in totals.items():
        by_area = dict(zip(areas, counts, strict=True))
        caps = all(n <= limits.capacity_by_area.get(a, limits.capacity or 0) for a, n in by_area.items()
                   if limits.capacity is not None or a in limits.capacity_by_area)  # fmt: skip
        floors = all(n >= min(limits.floor_by_area.get(a, limits.floor), open_in[a]) for a, n in by_area.items())
        ends = all(done[a] + n >= min(limits.floor_reached, done[a] + open_in[a]) for a, n in by_area.items())
        for used in every_used if caps and floors and ends else ():
            agency = dict(zip((a.key for a in effort.agencies), used[1:], strict=True))
            spent = all(agency[a] <= most for a, most in limits.agency_capacity.items())
            if spent and (limits.budget is None or used[0] <= limits.budget):
                yield sum(counts), used


def still_needed(district: District) -> int:
    """Villages that must be raised for target and margin."""
    limits = district.limits
    total = len(district.state) + len(limits.new)
    reached = district.state["strata"].isin(LADDER.keys[LADDER.keys.index(limits.goal) :]).sum()
    return -(-limits.target * total // 100) + limits.margin - int(reached)


def _used(start: list[int], end: list[int], effort: Effort) -> Used:
    rungs = [item.rung(to) for item, a, b in zip(effort.items, start, end, strict=True) for to in range(a + 1, b + 1)]
    by_agency = (sum(r.effort for r in rungs if r.agency == agency.key) for agency in effort.agencies)
    return (sum(r.effort for r in rungs), *by_agency)


def _plus_one(counts: tuple[int, ...], place: int) -> tuple[int, ...]:
    return tuple(n + (m == place) for m, n in enumerate(counts))
