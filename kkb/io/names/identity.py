"""Which Kampung KB a row stands for, where a village has more than one: its name says so, never its place in a file.

The first Kampung KB of a village keeps the village's code for its key (`unit`); further ones are `code#2`, `code#3`. A
name keeps the key it had in the stored state nearest in time, whatever the order of the rows.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

import pandas as pd

from kkb.io.names.normal import clean_text, kampung_key

KNOWN_COLUMNS = ("kode", "unit", "kampung", "nama", "tanggal")
_ALIKE = 0.85
_FIGURES = re.compile(r"\d+")
_ENDING = re.compile(
    r"(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|UTARA|SELATAN|TIMUR|BARAT|TENGAH|BARU|LAMA|ATAS|BAWAH|[IVX]+)$"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a store holds of one village, nearest in time first: (name as compared, key) pairs, and the nearest keys."""

    pairs: tuple[tuple[str, str], ...]
    nearest: tuple[str, ...]

    @property
    def units(self) -> set[str]:
        """Every key that was ever given in the village."""
        return {unit for _, unit in self.pairs}


def identified(rows: pd.DataFrame, known: pd.DataFrame, on: date) -> pd.Series:
    """The key of every row (same index) of a file of a date.

    `rows` has kode, unit, kampung, nama; `known` (KNOWN_COLUMNS) what is stored of villages with more than one Kampung
    KB, or of which the file names more than one.
    """
    units = rows["unit"].astype(object).copy()
    stored = dict(tuple(known.groupby("kode", sort=False))) if len(known) else {}
    doubled = set(rows.loc[rows["kode"].duplicated(keep=False), "kode"])
    chosen = rows[rows["kode"].isin(doubled | set(stored))]
    for code, own in chosen.groupby("kode", sort=False):
        keys = [kampung_key(clean_text(k), clean_text(n)) for k, n in zip(own["kampung"], own["nama"], strict=True)]
        home = kampung_key("", clean_text(own["nama"].iloc[0]))
        found = _keys_of(str(code), keys, home, _known(stored.get(code), on))
        units.loc[own.index] = pd.Series(found, index=own.index, dtype=object)
    return units


def _known(rows: pd.DataFrame | None, on: date) -> _Known:
    if rows is None:
        return _Known((), ())
    far = [(abs((day - on).days), day > on) for day in rows["tanggal"]]
    ordered = rows.assign(_far=far).sort_values(["_far", "unit"], kind="stable")
    keys = [kampung_key(clean_text(k), clean_text(n)) for k, n in zip(ordered["kampung"], ordered["nama"], strict=True)]
    pairs = tuple(dict.fromkeys(zip(keys, ordered["unit"], strict=True)))
    return _Known(pairs, tuple(ordered.loc[[far == ordered["_far"].iloc[0] for far in ordered["_far"]], "unit"]))


def _keys_of(code: str, names: Sequence[str], home: str, known: _Known) -> list[str]:
    """A key for each name: by the name itself, by one that hardly differs, by what alone is left, else a new one."""
    found: dict[int, str] = {}
    _take(found, ((at, unit) for at, name in enumerate(names) for key, unit in known.pairs if key == name))
    _take(found, _alike(names, found, known))
    left = [at for at in range(len(names)) if at not in found]
    spare = [unit for unit in known.nearest if unit not in found.values()]
    if len(names) == 1 and len(known.units) == 1:
        _take(found, [(0, next(iter(known.units)))])
    elif len(left) == len(spare) == 1 and (names[left[0]] == home or (home, spare[0]) in known.pairs):
        _take(found, [(left[0], spare[0])])
    left = sorted(
        (at for at in range(len(names)) if at not in found), key=lambda at: (names[at] != home, names[at], at)
    )
    unnamed = (home, code) in known.pairs
    for at in left:
        is_first = not known.units or unnamed or names[at] == home
        found[at] = code if is_first and code not in found.values() else _free(code, {*known.units, *found.values()})
    return [found[at] for at in range(len(names))]


def _take(found: dict[int, str], pairs: Iterable[tuple[int, str]]) -> None:
    """Give keys to rows that have none, in the order of the pairs; a key goes to one row."""
    for at, unit in pairs:
        if at not in found and unit not in found.values():
            found[at] = unit


def _alike(names: Sequence[str], found: dict[int, str], known: _Known) -> list[tuple[int, str]]:
    """Rows and keys of the nearest state whose names hardly differ, most alike first."""
    scored = [
        (likeness, at, unit)
        for at, name in enumerate(names)
        for key, unit in known.pairs
        if at not in found and unit in known.nearest and (likeness := _likeness(name, key)) >= _ALIKE
    ]
    return [(at, unit) for _, at, unit in sorted(scored, key=lambda one: (-one[0], one[1:]))]


def _likeness(one: str, two: str) -> float:
    """How alike two compared names are; other figures, numerals or directions in them make them two."""
    if _marks(one) != _marks(two):
        return 0.0
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def _marks(name: str) -> tuple[str, ...]:
    return (*_FIGURES.findall(name), *_ENDING.findall(name))


def _free(code: str, taken: set[str]) -> str:
    number = 2
    while f"{code}#{number}" in taken:
        number += 1
    return f"{code}#{number}"
