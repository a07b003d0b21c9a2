"""A country of invented villages, made without the forecast's model: it knows no rates, only village lives.

Every village has a hidden leaning; it reports, its Input, Proses and Output come to pass and fail one by one, in
district bursts, national waves before deadlines, campaigns that lift many villages at once, and days on which a
district declares all its villages. Snapshots then see it on a few uneven dates, with the oddities of real files.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

DECADE = 10
"""Days of one step of the simulation."""
UNEVEN = (
    date(2022, 6, 20),
    date(2022, 9, 5),
    date(2022, 11, 15),
    date(2023, 1, 10),
    date(2023, 4, 1),
    date(2023, 8, 20),
)


@dataclass(frozen=True, slots=True)
class World:
    """The numbers a country is made by. Hazards are per month; spreads are standard deviations of logarithms."""

    districts: int = 200
    seed: int = 1
    days: Sequence[date] = UNEVEN
    villages: float = 150
    formed: float = 0.25
    reported: float = 0.55
    report: float = 0.04
    rise: float = 0.035
    fall: float = 0.008
    district: float = 0.6
    village: float = 0.7
    burst: float = 0.8
    memory: float = 0.5
    national: float = 0.5
    season: float = 3.0
    campaign: float = 0.03
    campaign_lift: float = 8.0
    grow: float = 0.01
    declare: float = 0.02
    surge: float = 1.0
    vanish: float = 0.0005
    january: float = 0.01
    oddities: bool = True


@dataclass(slots=True)
class _Villages:
    """One entry per village of the country: its district, leaning, and what is true of it now."""

    district: np.ndarray
    leaning: np.ndarray
    formed: np.ndarray
    reported: np.ndarray
    passes: np.ndarray


def made_history(world: World) -> tuple[pd.DataFrame, dict[str, int]]:
    """The history (columns of the store's) and the number of villages in the list, per kabupaten."""
    rng = np.random.default_rng(world.seed)
    sizes = np.clip(rng.lognormal(np.log(world.villages), 0.6, world.districts), 6, 600).astype(int)
    codes = [f"{11 + d // 12}.{1 + d % 12:02d}" for d in range(world.districts)]
    province = rng.normal(0, world.district * 0.5, world.districts // 12 + 1)
    strength = rng.normal(0, world.district, world.districts) + province[np.arange(world.districts) // 12]
    people = _first(world, rng, sizes)
    frames = [_seen(world, rng, people, codes, n, day) for n, day in _lived(world, rng, people, strength)]
    return pd.concat(frames, ignore_index=True), dict(zip(codes, sizes.tolist(), strict=True))


def _first(world: World, rng: np.random.Generator, sizes: np.ndarray) -> _Villages:
    district = np.repeat(np.arange(len(sizes)), sizes)
    share = rng.beta(1.2, 1.2 * (1 / world.formed - 1), len(sizes))
    formed = rng.random(len(district)) < share[district]
    reported = rng.random(len(district)) < world.reported
    leaning = rng.normal(0, world.village, len(district))
    chance = 1 / (1 + np.exp(-(leaning[:, None] - np.array([0.3, 0.1, 0.9]))))
    passes = (rng.random((len(district), 3)) < chance) & reported[:, None]
    return _Villages(district, leaning, formed, reported & formed, passes & formed[:, None])


def _lived(world: World, rng: np.random.Generator, people: _Villages, strength: np.ndarray):
    """Lives through the days in steps and yields (number, day) whenever a snapshot is taken."""
    day, burst = world.days[0] - timedelta(days=120), np.zeros(world.districts)
    wave, left = 0.0, np.zeros(world.districts)
    for number, until in enumerate(world.days):
        while day < until:
            step = min(DECADE, (until - day).days)
            day += timedelta(days=step)
            if day.day <= DECADE:
                fresh = rng.normal(0, world.burst * np.sqrt(1 - world.memory**2), world.districts)
                burst = world.memory * burst + fresh
                wave = 0.3 * wave + rng.normal(0, world.national)
                left = np.where(rng.random(world.districts) < world.campaign, 2, left - 1)
            lift = np.where(left > 0, world.campaign_lift, 1.0)
            pace = np.exp(strength + burst + wave) * lift * _deadline(world, day)
            _step(world, rng, people, pace, (step / 30.44, day))
        yield number, until


def _deadline(world: World, day: date) -> float:
    return {12: world.season, 7: world.season * 0.7, 8: world.season * 0.7}.get(day.month, 0.6)


def _step(world: World, rng: np.random.Generator, v: _Villages, pace: np.ndarray, when: tuple[float, date]) -> None:
    months, day = when
    growth = months * world.surge ** min(1.0, max(0.0, (day - world.days[0]).days / 365))
    own = pace[v.district] * np.exp(v.leaning) * months
    roll = rng.random((len(own), 8))
    v.reported |= v.formed & (roll[:, 0] < 1 - np.exp(-world.report * own))
    ease = np.array([1.0, 1.1, 0.7]) * world.rise
    v.passes |= v.reported[:, None] & (roll[:, 1:4] < 1 - np.exp(-ease * own[:, None]))
    fall = (world.fall + world.january * (day.month == 1)) * months * np.exp(-v.leaning)
    v.passes &= roll[:, 4:7] >= fall[:, None]
    declared = rng.random(world.districts) < world.declare * growth
    v.formed |= declared[v.district] & (rng.random(len(own)) < 0.97)
    v.formed |= roll[:, 7] < world.grow * growth
    gone = v.formed & (rng.random(len(own)) < world.vanish * months)
    v.formed &= ~gone
    v.reported &= v.formed
    v.passes &= v.formed[:, None]


def _seen(
    world: World, rng: np.random.Generator, v: _Villages, codes: list[str], number: int, day: date
) -> pd.DataFrame:
    here = v.formed.copy()
    strata = _strata(v.passes)
    if world.oddities:
        absent = rng.random(world.districts) < 0.02
        here &= ~absent[v.district] & (rng.random(len(here)) > 0.002)
        strata = np.where(rng.random(len(here)) < 0.003, None, strata)
    rows = np.flatnonzero(here)
    kab = np.array(codes, dtype=object)[v.district[rows]]
    kec = [f"{k}.{1 + r % 12:02d}" for k, r in zip(kab, rows, strict=True)]
    names = [f"~desa-{r}" if world.oddities and r % 37 == 0 else str(2001 + r) for r in rows]
    kode = [f"{k}.{name}" for k, name in zip(kec, names, strict=True)]
    return pd.DataFrame({
        "unit": kode, "kode": kode, "kode_kec": kec, "kode_kab": kab, "snapshot": number + 1, "tanggal": day,
        "contoh": False, "strata": strata[rows], "lapor": v.reported[rows],
    })  # fmt: skip


def _strata(passes: np.ndarray) -> np.ndarray:
    given, process, output = passes.T
    both, one = given & process, given ^ process
    table = np.select([both & output, one & output, both], ["berkelanjutan", "mandiri", "berkembang"], default="dasar")
    return table.astype(object)
