"""Monte Carlo: many possible futures of many kabupaten at once, which share the waves of the nation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from kkb.core.forecast.clock import DAYS_OF_MONTH, loads, months
from kkb.core.forecast.decree import hazard, obedience
from kkb.core.forecast.flow import Flow
from kkb.core.forecast.formation import FEWEST, base
from kkb.core.forecast.intensity import GROUPS
from kkb.core.forecast.likelihood import PACES, STEP
from kkb.core.forecast.nation import Common, ahead
from kkb.core.forecast.panel import state_index
from kkb.core.forecast.rates import Rates
from kkb.core.rule.ladder import SILENT, Ladder

TURN = 0.3
"""Chance that a district's lasting pace of the past says nothing of the time to come: heads and officers change."""
LONGEST = 31
"""Days of the longest step; within one a village moves at most once."""
_ENTRY_SILENT = 2.0
"""The belief that new villages enter unreported, beside 1 for all that report at once (`Ladder.entering`)."""
_ENTRY_OWN = 0.1
"""New villages of a district count a tenth each for the states in which its next ones enter: they enter together."""


@dataclass(frozen=True, slots=True, eq=False)
class StartCounts:
    """Where districts stand: `counts` (districts, n) by state on the ordinal `day` of each, `room` left in the list
    (NaN when the list is unknown).
    """

    codes: tuple[str, ...]
    counts: np.ndarray
    day: np.ndarray
    room: np.ndarray


@dataclass(slots=True, eq=False)
class _Course:
    """A step-by-step simulation: state (districts, draws, n), room and closed (districts, draws), and its luck."""

    rates: Rates
    known: np.ndarray
    state: np.ndarray
    room: np.ndarray
    closed: np.ndarray
    flows: Mapping[str, Flow]
    pace: Mapping[str, np.ndarray]
    common: Mapping[str, Common]
    entry: np.ndarray
    obedience: np.ndarray
    rng: np.random.Generator
    number: int = 0


def standing(state: pd.DataFrame, listed: Mapping[str, int | None], ladder: Ladder) -> StartCounts:
    """Where the kabupaten of a state stand. `state`: kode_kab, strata, lapor, tanggal; one row per Kampung KB."""
    kab, names = pd.factorize(state["kode_kab"], sort=True)
    counts = np.zeros((len(names), len(ladder.classes)), dtype=np.int64)
    np.add.at(counts, (kab, state_index(state["strata"], state["lapor"], ladder)), 1)
    day = np.zeros(len(names), dtype=int)
    np.maximum.at(day, kab, np.array([d.toordinal() for d in state["tanggal"]], dtype=int))
    sizes = np.array([float(listed.get(name) or np.nan) for name in names])
    return StartCounts(tuple(str(n) for n in names), counts, day, np.maximum(0, sizes - counts.sum(axis=1)))


def futures(
    rates: Rates, start: StartCounts, days: Sequence[int], draws: int, rng: np.random.Generator
) -> Iterator[np.ndarray]:
    """Counts by state (districts, draws, n) on each of the ordinal `days`, ascending. A district that stands at a later
    day than the others waits for it; a day before its own gives its counts as they are.
    """
    steps = _steps(int(start.day.min(initial=10**7)), days)
    course = _begun(rates, start, [sum(step) / (2 * DAYS_OF_MONTH) for own in steps for step in own], (draws, rng))
    for own in steps:
        for begin, end in own:
            _step(course, np.clip(start.day, begin, end), np.full(len(start.day), end))
            course.number += 1
        yield course.state


def _steps(now: int, days: Sequence[int]) -> list[list[tuple[int, int]]]:
    """The steps (begin, end) that lead to each of the days."""
    found = []
    for day in days:
        edges = np.linspace(now, max(now, day), max(1, -(-(day - now) // LONGEST)) + 1).round().astype(int)
        found.append([(int(begin), int(end)) for begin, end in pairwise(edges)])
        now = max(now, day)
    return found


def _begun(
    rates: Rates, start: StartCounts, middles: Sequence[float], luck: tuple[int, np.random.Generator]
) -> _Course:
    draws, rng = luck
    place = {code: n for n, code in enumerate(rates.codes)}
    rows, known = np.array([place.get(code, -1) for code in start.codes]), np.isfinite(start.room)
    shape = (len(rows), draws)
    flows = dict(rates.flows)
    for side, forming in rates.formation.items():
        flows |= {f"tetes_{side}": forming.trickling, f"tetap_{side}": forming.declaring}
    closed = np.isin(rows, rates.formation[False].declared)
    return _Course(
        rates, known, np.repeat(start.counts[:, None, :], draws, axis=1),
        np.broadcast_to(np.where(known, start.room, 0).astype(np.int64)[:, None], shape).copy(),
        np.broadcast_to(closed[:, None], shape).copy(),
        flows, {name: _lasting(own, rows, draws, rng) for name, own in flows.items()},
        {name: ahead(own.nation, np.array(middles), draws, rng) for name, own in flows.items()},
        _entry(rates, rows, draws, rng), obedience(rates.decree, draws, rng), rng,
    )  # fmt: skip


def _lasting(flow: Flow, rows: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """The lasting pace (districts, draws): of the district, or of any district when it turns, times the common one."""
    weights = flow.spread.weights
    usual = weights.mean(axis=0) if len(weights) else (PACES == 1).astype(float)
    own = np.stack([usual if row < 0 else (1 - TURN) * weights[row] + TURN * usual for row in rows])
    ends = np.cumsum(own, axis=1) / own.sum(axis=1, keepdims=True) + np.arange(len(rows))[:, None]
    where = np.searchsorted(ends.ravel(), rng.random((len(rows), draws)) + np.arange(len(rows))[:, None])
    node = np.clip(where - np.arange(len(rows))[:, None] * len(PACES), 0, len(PACES) - 1)
    smooth = np.exp((rng.random(node.shape) - 0.5) * STEP)
    pace: np.ndarray = PACES[node] * smooth
    return pace


def _entry(rates: Rates, rows: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Chances (districts, draws, n) of the state in which new villages enter."""
    total, held = rates.entered.sum(axis=0), _entry_held(rates.ladder)
    usual = held.sum() * (total + held) / (total.sum() + held.sum())
    own = np.stack([usual + (0 if row < 0 else _ENTRY_OWN * rates.entered[row]) for row in rows])
    drawn = rng.gamma(np.repeat(own[:, None, :], draws, axis=1)) + 1e-12
    chances: np.ndarray = drawn / drawn.sum(axis=2, keepdims=True)
    return chances


def _entry_held(ladder: Ladder) -> np.ndarray:
    """What is thought of the class in which new villages enter before any did."""
    held = dict(zip(ladder.keys, ladder.entering, strict=True))
    return np.array([_ENTRY_SILENT if name == SILENT else held.get(name, 0) / 100 for name in ladder.classes])


def _step(course: _Course, begin: np.ndarray, end: np.ndarray) -> None:
    rates, state, rng, when = course.rates, course.state, course.rng, (begin, end)
    felt = np.stack([_felt(course, name, when) for name in GROUPS], axis=2)
    after = np.zeros((*state.shape[:2], len(rates.table)), dtype=np.int64)
    gone = state.shape[2]
    for a in range(gone):
        by_group = np.array([rates.moves[a, rates.table[a] == g].sum() for g in range(len(GROUPS))])
        movers = rng.binomial(state[:, :, a], -np.expm1(-(felt @ by_group)))
        after[:, :, a] += state[:, :, a] - movers
        some = movers > 0
        flows = np.where(rates.table[a] >= 0, rates.moves[a] * felt[some][:, rates.table[a]], 0.0)
        after[some] += rng.multinomial(movers[some], flows / flows.sum(axis=1, keepdims=True))
    new = _formed(course, when)
    some = new > 0
    after[some, :gone] += rng.multinomial(new[some], course.entry[some])
    course.state, course.room = after[:, :, :gone], np.maximum(0, course.room - new)


def _felt(course: _Course, name: str, when: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Months (districts, draws) at the usual pace that a step is worth: common and lasting pace, wave and own burst."""
    flow, rng, pace, common = course.flows[name], course.rng, course.pace[name], course.common[name]
    time, load = months(*when), loads(*when)[:, common.season]
    longest = max(float(time.max()), 1e-9)
    wave = rng.gamma(longest / common.wave) * common.wave
    own = rng.gamma(np.maximum(time, 1e-9)[:, None] / flow.spread.burst, flow.spread.burst, pace.shape)
    return np.where(time[:, None] > 0, pace * own * load * (common.pace[course.number] * wave / longest), 0.0)


def _formed(course: _Course, when: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """New Kampung KB (districts, draws) of one step."""
    new = np.zeros(course.room.shape, dtype=np.int64)
    for side in (True, False):
        own = course.known == side
        if own.any():
            new[own] = _formed_by(course, side, when)[own]
    return new


def _formed_by(course: _Course, side: bool, when: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    forming, rng, room = course.rates.formation[side], course.rng, course.room
    slow = forming.trickle * _felt(course, f"tetes_{side}", when)
    chance = -np.expm1(-forming.declare * _felt(course, f"tetap_{side}", when))
    size, hit = rng.choice(forming.sizes, room.shape), rng.random(room.shape) < chance
    if side:
        days = (when[0][:, None], when[1][:, None])
        asked = hazard(course.rates.decree, course.state.sum(axis=2), room, days)
        new = rng.binomial(room, -np.expm1(-np.maximum(slow, course.obedience * asked)))
        return np.where(hit & (room >= FEWEST), np.maximum(new, np.rint(size * room).astype(np.int64)), new)
    new = rng.poisson(np.minimum(slow * base(course.state.sum(axis=2), room, known=False), 500.0))
    hit &= ~course.closed
    course.closed |= hit
    return np.where(hit, size.astype(np.int64), new)
