"""What was seen to move: per kabupaten and pair of neighbouring snapshots, how many villages went where."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kkb.core.counts.state import PAIR_COLUMNS, pairs_in_rule
from kkb.core.rule.ladder import SILENT, UNKNOWN, Ladder

_FAR = 10**7
"""More than any ordinal day: keeps the days of two kabupaten apart in one sorted array."""


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """States are the n classes of the `ladder`: one at entry without any report moves otherwise than one that reported.

    One entry per cell = a kabupaten between two of its neighbouring snapshots, ordered by kabupaten and date.

    `codes`: every kabupaten seen, sorted; `district` (cells): index into codes; `start`, `end` (cells): ordinal days;
    `moved` (cells, n + 1, n + 1): villages from state to state, the last one = gone for good (its row is empty);
    `entered` (cells, n): villages never seen before, by the state they are first seen in; `formed` (cells): Kampung KB
    at the start; `room` (cells): villages of the list without a Kampung KB at the start, NaN when the list is unknown.
    """

    ladder: Ladder
    codes: tuple[str, ...]
    district: np.ndarray
    start: np.ndarray
    end: np.ndarray
    moved: np.ndarray
    entered: np.ndarray
    formed: np.ndarray
    room: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class _Sightings:
    """One entry per village and snapshot, by kabupaten, village and date; `cell` is the one that starts then."""

    district: np.ndarray
    unit: np.ndarray
    place: np.ndarray
    state: np.ndarray
    cell: np.ndarray
    last: np.ndarray


def panel(history: pd.DataFrame, listed: Mapping[str, int | None], ladder: Ladder) -> Panel:
    """The panel of a history (columns of the store's). `listed`: villages in the official list per kabupaten.

    Snapshots overruled by the state rule are left out, and so are a village's gaps: one that is missing in a file and
    returns later neither left nor was formed anew.
    """
    rows, gone = _rows(history, ladder), len(ladder.classes)
    numbers, names = pd.factorize(rows["kode_kab"], sort=True)
    days = _days(numbers, rows["hari"].to_numpy(), len(names))
    firsts = np.concatenate([[0], np.cumsum([max(0, len(own) - 1) for own in days])]).astype(int)
    seen = _sightings(rows, numbers, days, firsts)
    district = np.repeat(np.arange(len(names)), np.diff(firsts))
    formed = np.bincount(seen.cell[seen.place < seen.last], minlength=firsts[-1]).astype(float)
    sizes = np.array([float(listed.get(name) or np.nan) for name in names])
    return Panel(
        ladder, tuple(str(name) for name in names), district,
        np.concatenate([own[:-1] for own in days] or [np.zeros(0, dtype=int)]),
        np.concatenate([own[1:] for own in days] or [np.zeros(0, dtype=int)]),
        _moved(seen, firsts[-1], gone), _entered(seen, firsts[-1], gone), formed,
        np.maximum(0, sizes[district] - formed),
    )  # fmt: skip


def state_index(strata: pd.Series, reported: pd.Series, ladder: Ladder) -> np.ndarray:
    """The place in the classes of the ladder of every row; what is no stratum of it is unreadable."""
    place = {name: n for n, name in enumerate(ladder.classes) if name in ladder.keys}
    found = strata.map(place).fillna(ladder.classes.index(UNKNOWN)).to_numpy()
    silent = (found == place[ladder.entry]) & ~reported.astype("boolean").fillna(True).to_numpy().astype(bool)
    return np.where(silent, ladder.classes.index(SILENT), found).astype(int)


def _rows(history: pd.DataFrame, ladder: Ladder) -> pd.DataFrame:
    pairs = pairs_in_rule(history[list(PAIR_COLUMNS)].drop_duplicates())
    rows = history.merge(pairs[["kode_kab", "snapshot"]], on=["kode_kab", "snapshot"])
    days = {day: day.toordinal() for day in rows["tanggal"].unique()}
    return pd.DataFrame({
        "kode_kab": rows["kode_kab"], "unit": rows["unit"], "hari": rows["tanggal"].map(days).astype(int),
        "s": state_index(rows["strata"], rows["lapor"], ladder),
    })  # fmt: skip


def _days(district: np.ndarray, day: np.ndarray, count: int) -> list[np.ndarray]:
    """The dates of every kabupaten, ascending."""
    keys = np.unique(district * _FAR + day)
    return np.split(keys % _FAR, np.searchsorted(keys // _FAR, np.arange(1, count))) if count else []


def _sightings(rows: pd.DataFrame, district: np.ndarray, days: list[np.ndarray], firsts: np.ndarray) -> _Sightings:
    keys = np.concatenate([n * _FAR + own for n, own in enumerate(days)] or [np.zeros(0, dtype=int)])
    begins = np.concatenate([[0], np.cumsum([len(own) for own in days])]).astype(int)
    place = np.searchsorted(keys, district * _FAR + rows["hari"].to_numpy()) - begins[district]
    table = pd.DataFrame({
        "d": district, "u": pd.factorize(rows["unit"])[0], "k": place, "s": rows["s"].to_numpy(),
    })  # fmt: skip
    table = table.sort_values(["d", "u", "k"]).drop_duplicates(["d", "u", "k"])
    d, u, k, s = (table[c].to_numpy() for c in "duks")
    return _Sightings(d, u, k, s, firsts[d] + k, np.diff(begins)[d] - 1)


def _moved(seen: _Sightings, cells: int, gone: int) -> np.ndarray:
    moved, same = np.zeros((cells, gone + 1, gone + 1)), _same(seen)
    step = np.flatnonzero(same & (seen.place[1:] == seen.place[:-1] + 1))
    np.add.at(moved, (seen.cell[step], seen.state[step], seen.state[step + 1]), 1)
    left = np.flatnonzero(np.append(~same, True)[: len(seen.unit)] & (seen.place < seen.last))
    np.add.at(moved, (seen.cell[left], seen.state[left], np.full(len(left), gone)), 1)
    return moved


def _entered(seen: _Sightings, cells: int, gone: int) -> np.ndarray:
    entered = np.zeros((cells, gone))
    new = np.flatnonzero(np.append(True, ~_same(seen))[: len(seen.unit)] & (seen.place > 0))
    np.add.at(entered, (seen.cell[new] - 1, seen.state[new]), 1)
    return entered


def _same(seen: _Sightings) -> np.ndarray:
    """Whether every sighting but the last is followed by one of the same village."""
    followed: np.ndarray = (seen.district[1:] == seen.district[:-1]) & (seen.unit[1:] == seen.unit[:-1])
    return followed
