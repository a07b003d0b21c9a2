"""An invented nation of Kampung KB whose common pace follows a path that is given month by month, not a model's law.

Made to judge the forecast, so it shares nothing with it: no gamma bursts, no log-normal waves, no seasons of its own.
Districts sleep for good, rest and wake for weeks at a time, or lift a great part of their villages on one day; whole
kecamatan or districts are declared by decree, more of them the later it is; a file may fall back as a whole because the
reports of a new period are not in yet. Villages have leanings that last. Everything happens to villages in steps of ten
days; snapshots are taken on dates as uneven as those of the portal.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

DATES = (
    date(2022, 6, 20), date(2022, 8, 2), date(2022, 9, 5), date(2022, 10, 12), date(2022, 11, 17), date(2023, 1, 4),
    date(2023, 2, 20), date(2023, 4, 11), date(2023, 5, 30), date(2023, 7, 6), date(2023, 8, 9), date(2023, 9, 25),
)  # fmt: skip
"""Twelve dates in fifteen months."""
RISES = (3.5, 5.5, 7.8, 13.0, 31.0, 11.0, 14.0, 17.0, 47.0, 35.0, 19.0)
"""Rises per 1,000 Kampung KB and month between DATES, of the kind that national files have shown."""
STEP = 10
_MONTH = 30.44
_GOALS = np.array([[0.45, 0.27, 0.28], [0.45, 0.27, 0.28], [0.0, 0.08, 0.92], [0.0, 0.0, 1.0]])
"""Where a rise leads (Berkembang, Mandiri, Berkelanjutan) from no report, Dasar, Berkembang, Mandiri."""
_EASE = np.array([0.45, 1.25, 1.1, 1.5, 0.0])
"""How readily villages of each state rise."""
_FALL = np.array([0.0, 0.0, 0.003, 0.006, 0.006])
_STRATA = np.array(["dasar", "dasar", "berkembang", "mandiri", "berkelanjutan"], dtype=object)

Path = Callable[[date], float]


@dataclass(frozen=True, slots=True)
class Nation:
    """What a nation is made by: `path` rises per 1,000 and month, `forming` new villages of the list not yet formed."""

    path: Path
    forming: Path
    districts: int = 500
    seed: int = 1
    days: Sequence[date] = DATES
    formed: float = 0.20
    villages: float = 120.0
    sleeping: float = 0.12
    spread: float = 0.7
    campaigns: float = 0.35


@dataclass(slots=True)
class _Lives:
    """One entry per village of the list: its district and kecamatan, leaning, state (-1 = not formed)."""

    district: np.ndarray
    kecamatan: np.ndarray
    leaning: np.ndarray
    state: np.ndarray


@dataclass(slots=True)
class _Land:
    """One entry per district: what lasts of it, and whether it is awake now."""

    strength: np.ndarray
    awake: np.ndarray
    decrees: np.ndarray


def made_nation(nation: Nation) -> tuple[pd.DataFrame, dict[str, int]]:
    """The history (columns of the store's) and the number of villages in the list, per kabupaten."""
    rng = np.random.default_rng(nation.seed)
    sizes = np.clip(rng.lognormal(np.log(nation.villages), 0.75, nation.districts), 6, 700).astype(int)
    codes = [f"{11 + d // 14}.{1 + d % 14:02d}" for d in range(nation.districts)]
    lives, land = _first(nation, rng, sizes)
    names = _names(codes, lives)
    frames, day = [], nation.days[0] - timedelta(days=60)
    for number, until in enumerate(nation.days, 1):
        while day < until:
            step = min(STEP, (until - day).days)
            day += timedelta(days=step)
            _live(nation, rng, (lives, land), (day, step / _MONTH))
        frames.append(_file(rng, lives, names, (number, until)))
    return pd.concat(frames, ignore_index=True), dict(zip(codes, sizes.tolist(), strict=True))


def stepped(days: Sequence[date], values: Sequence[float]) -> Path:
    """A path that has each value between two neighbouring days, the first before and the last after."""
    ends = np.array([day.toordinal() for day in days[1:-1]])
    return lambda day: values[int(np.searchsorted(ends, day.toordinal()))]


def sliding(first: float, last: float, days: Sequence[date] = DATES) -> Path:
    """A path that rises or falls by an even ratio from the first of the days to the last."""
    start, length = days[0].toordinal(), days[-1].toordinal() - days[0].toordinal()
    return lambda day: first * (last / first) ** min(1.0, max(0.0, (day.toordinal() - start) / length))


def plateau(first: float, last: float, days: Sequence[date] = DATES) -> Path:
    """A path that rises by an even ratio through the first half of the days and stays there."""
    return sliding(first, last, (days[0], days[len(days) // 2]))


def monthly(level: float, special: dict[int, float]) -> Path:
    """A level, and other values in months of the year (1 to 12)."""
    return lambda day: special.get(day.month, level)


def jagged(level: float, deviation: float, seed: int) -> Path:
    """A level that jumps from month to month without any memory."""
    luck = np.random.default_rng(seed).normal(0, deviation, 64)
    return lambda day: float(level * np.exp(luck[(day.year * 12 + day.month) % 64] - deviation**2 / 2))


def _first(nation: Nation, rng: np.random.Generator, sizes: np.ndarray) -> tuple[_Lives, _Land]:
    district = np.repeat(np.arange(len(sizes)), sizes)
    share = rng.beta(0.5, 0.5 * (1 / nation.formed - 1), len(sizes))
    formed = rng.random(len(district)) < np.maximum(share, 5 / sizes)[district]
    state = np.where(formed, rng.choice(5, len(district), p=[0.40, 0.26, 0.19, 0.05, 0.10]), -1)
    place = np.arange(len(district)) - np.searchsorted(district, district)
    province = rng.normal(0, 0.35, len(sizes) // 14 + 1)[np.arange(len(sizes)) // 14]
    strength = rng.normal(0, nation.spread, len(sizes)) + province
    strength = np.where(rng.random(len(sizes)) < nation.sleeping, -3.0, strength)
    lives = _Lives(district, place // 13, rng.normal(0, 0.6, len(district)), state.astype(int))
    return lives, _Land(strength, rng.random(len(sizes)) < 0.3, rng.lognormal(0, 0.8, len(sizes)))


def _live(nation: Nation, rng: np.random.Generator, who: tuple[_Lives, _Land], when: tuple[date, float]) -> None:
    (lives, land), (day, months) = who, when
    count = len(land.strength)
    awake = rng.random(count) < np.where(land.awake, 1 - months / 2.0, months / 5.0)
    land.awake = awake
    _rise(nation, rng, (lives, land), (1.2 * nation.path(day) / 1000 * months, months))
    _fall(rng, lives, (day, months))
    _form(rng, lives, land.decrees, nation.forming(day) * months)


def _rise(nation: Nation, rng: np.random.Generator, who: tuple[_Lives, _Land], much: tuple[float, float]) -> None:
    """As many rises as the path asks for, in expectation: some in campaigns of one day, the others one by one."""
    (lives, land), (due, months) = who, much
    formed = lives.state >= 0
    own = np.where(formed, _EASE[np.maximum(lives.state, 0)] * np.exp(lives.leaning), 0.0)
    pace = np.exp(land.strength) * np.where(land.awake, 2.4, 0.4)
    lifted = rng.random(len(pace)) < np.minimum(0.6, due * nation.campaigns / 0.22 * np.exp(land.strength) / 1.25)
    part = rng.beta(0.8, 1.6, len(pace)) * lifted
    odds = own * pace[lives.district]
    odds *= due * (1 - nation.campaigns) * formed.sum() / max(odds.sum(), 1e-9)
    chance = 1 - (1 - np.minimum(odds, 1)) * (1 - part[lives.district] * (own > 0) * np.minimum(1, own / 1.2))
    risen = np.flatnonzero(rng.random(len(own)) < chance)
    ladder = np.cumsum(_GOALS[np.minimum(lives.state[risen], 3)], axis=1)
    lives.state[risen] = 2 + (rng.random(len(risen))[:, None] > ladder[:, :2]).sum(axis=1)
    told = (lives.state == 0) & (rng.random(len(own)) < 0.012 * months * pace[lives.district])
    lives.state[told] = 1


def _fall(rng: np.random.Generator, lives: _Lives, when: tuple[date, float]) -> None:
    """Villages fall one by one; now and then the reports of a district are behind, and a part of it falls at once."""
    day, months = when
    count = int(lives.district[-1]) + 1
    behind = (rng.random(count) < (0.06 if day.month in (1, 2) else 0.012) * months) * rng.beta(0.6, 3.0, count)
    hazard = _FALL[np.maximum(lives.state, 0)] * months
    fell = (lives.state >= 2) & (rng.random(len(hazard)) < 1 - (1 - hazard) * (1 - behind[lives.district]))
    lives.state[fell] = np.where(rng.random(int(fell.sum())) < 0.7, 1, 2)
    lives.state[(lives.state >= 0) & (rng.random(len(hazard)) < 0.0006 * months)] = -1


def _form(rng: np.random.Generator, lives: _Lives, decrees: np.ndarray, due: float) -> None:
    """Most are declared by district or by kecamatan at once, the others one by one."""
    count = len(decrees)
    whole = rng.random(count) < np.minimum(0.9, 0.55 * due * decrees / 1.3)
    size = np.where(rng.random(count) < 0.7, 1.0, rng.beta(1.5, 1.5, count))
    some = rng.random((count, 80)) < np.minimum(0.9, 0.25 * due * decrees[:, None] / 1.3)
    chance = whole * size
    near = some[lives.district, np.minimum(lives.kecamatan, 79)]
    born = (lives.state < 0) & (
        (rng.random(len(near)) < chance[lives.district]) | near & (rng.random(len(near)) < 0.9)
        | (rng.random(len(near)) < 0.2 * due)
    )  # fmt: skip
    lives.state[born] = rng.choice(5, int(born.sum()), p=[0.80, 0.14, 0.03, 0.01, 0.02])
    lives.leaning[born] -= 0.3


def _names(codes: list[str], lives: _Lives) -> pd.DataFrame:
    kab = np.array(codes, dtype=object)[lives.district]
    kec = [f"{k}.{1 + n:02d}" for k, n in zip(kab, lives.kecamatan, strict=True)]
    kode = [f"{k}.{2001 + n}" for n, k in enumerate(kec)]
    return pd.DataFrame({"unit": kode, "kode": kode, "kode_kec": kec, "kode_kab": kab})


def _file(rng: np.random.Generator, lives: _Lives, names: pd.DataFrame, when: tuple[int, date]) -> pd.DataFrame:
    absent = rng.random(int(lives.district[-1]) + 1) < 0.01
    here = (lives.state >= 0) & ~absent[lives.district] & (rng.random(len(lives.state)) > 0.001)
    state = lives.state[here]
    return names[here].assign(
        snapshot=when[0], tanggal=when[1], contoh=False, strata=_STRATA[state], lapor=state > 0
    )  # fmt: skip


WORLDS = {
    "rises": Nation(stepped(DATES, RISES), sliding(0.016, 0.040)),
    "steady": Nation(monthly(15, {}), monthly(0.02, {})),
    "grows tenfold": Nation(sliding(4, 40), sliding(0.016, 0.040)),
    "falls eightfold": Nation(sliding(40, 5), monthly(0.02, {})),
    "december": Nation(monthly(10, {12: 60}), monthly(0.015, {12: 0.06})),
    "plateau": Nation(plateau(5, 25), sliding(0.016, 0.030)),
    "jagged": Nation(jagged(15, 0.8, 3), jagged(0.02, 0.8, 4)),
    "formation surges": Nation(sliding(8, 16), sliding(0.006, 0.060)),
    "both rise": Nation(stepped(DATES, RISES), sliding(0.006, 0.060)),
    "decrees end": Nation(monthly(15, {}), sliding(0.060, 0.004)),
}
"""Nations to judge by: the path of the national files, steady ones, and others that no single belief fits."""
