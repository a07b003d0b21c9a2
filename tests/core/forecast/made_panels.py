"""Small histories and hand-made flows for the tests of the forecast."""

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np
import pandas as pd

COLUMNS = ("unit", "kode", "kode_kec", "kode_kab", "snapshot", "tanggal", "contoh", "strata", "lapor")
SHORT = {"U": ("dasar", False), "D": ("dasar", True), "B": ("berkembang", True), "M": ("mandiri", True),
         "L": ("berkelanjutan", True), "?": (None, True)}  # fmt: skip
FIRST, SECOND, THIRD = date(2022, 6, 30), date(2022, 12, 31), date(2023, 6, 30)


def snapshot(
    kab: str, on: date, villages: Mapping[str, str], number: int = 1, *, example: bool = False
) -> pd.DataFrame:
    """One snapshot of a kabupaten: village (short name) to a letter of SHORT."""
    rows = [
        (f"{kab}.01.{v}", f"{kab}.01.{v}", f"{kab}.01", kab, number, on, example, *SHORT[letter])
        for v, letter in villages.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"strata": object})


def history(*snapshots: pd.DataFrame) -> pd.DataFrame:
    """Snapshots of one store, numbered in the order given."""
    return pd.concat([own.assign(snapshot=n) for n, own in enumerate(snapshots, 1)], ignore_index=True)


def row(letters: Iterable[str], start: int = 1) -> dict[str, str]:
    """Villages numbered from `start`, one per letter."""
    return {f"{2000 + n}": letter for n, letter in enumerate(letters, start)}


def markov_history(
    rates: Mapping[tuple[str, str], float], days: Iterable[date], districts: int, villages: int, seed: int = 1
) -> pd.DataFrame:
    """Villages that move on their own by constant rates per month, in steps of a day; all start unreported."""
    rng, now, frames = np.random.default_rng(seed), None, []
    letters = np.array(list("UDBML"))
    state = np.zeros((districts, villages), dtype=int)
    chances = np.zeros((5, 5))
    for (a, b), rate in rates.items():
        chances["UDBML".index(a), "UDBML".index(b)] = rate / 30.44
    ladder = np.cumsum(chances, axis=1)
    for number, day in enumerate(days, 1):
        for _ in range((day - now).days if now else 0):
            roll = rng.random(state.shape)
            moved = roll < ladder[state][..., -1]
            goal = (roll[..., None] >= ladder[state]).sum(axis=-1)
            state = np.where(moved, goal, state)
        now = day
        frames += [
            snapshot(f"{11 + d // 12}.{1 + d % 12:02d}", day, row(letters[state[d]]), number) for d in range(districts)
        ]
    return pd.concat(frames, ignore_index=True)
