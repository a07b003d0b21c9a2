"""Whether a file may hold only a part of its region: what is missing beside the last state and the official list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.area.wilayah import Level
from kkb.core.target.targets import Target

Sign = Literal["kecamatan", "berkurang", "sedikit"]
KEPT, FEW, FEW_SUBDISTRICTS = 90, 10, 50
"""Percent: a whole file keeps so much of the Kampung KB there were; a first one names so much of the villages, and so
much of the kecamatan, of the list. Why these: docs/keputusan/cakupan-data.md."""
SHARP, OF_NATION = 50, 10
"""Percent, for a file of the nation: so many kabupaten may be missing, or fall below so much of what there was, before
anybody is asked; as in every national export."""
Days = tuple[date, date]
"""The first and the last date of a state that several files speak for."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """A kabupaten that the file may hold only partly.

    `count` Kampung KB in the file; `before` those of its own last state, of the dates `since` (None: nothing is
    stored); `villages` of the list (0: no list); `absent` kecamatan without a row out of `subdistricts` there are.
    """

    code: str
    sign: Sign
    count: int
    before: int | None
    villages: int
    absent: tuple[str, ...]
    subdistricts: int
    since: Days | None

    @property
    def is_fewer(self) -> bool:
        """Whether at least two, and more than a tenth, of its own last state are gone."""
        return self.before is not None and _is_fewer(self.count, self.before)

    @property
    def is_sharp(self) -> bool:
        """Whether it lost so much that no district does in a while."""
        return self.before is not None and self.count * 100 < SHARP * self.before


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a file may hold only a part of `region`: kabupaten cut short, and how many of its `districts` have no row at
    all (`missing`; `absent` are those of them that have a name).

    `held` kabupaten have rows in the file; `parts` are those of them that lie over their last state when a person says
    that the file is a part; `before` Kampung KB of the dates `since` are stored of them (None: nothing is). Unless
    `is_asked` it is said as a finding and nobody must answer.
    """

    region: str
    short: tuple[Shortage, ...]
    absent: tuple[str, ...]
    missing: int
    districts: int
    held: int
    parts: frozenset[str]
    before: int
    since: Days | None
    is_asked: bool


def doubt(
    rows: pd.DataFrame, region: str, before: pd.DataFrame, places: Gazetteer, expected: int | None = None
) -> Doubt | None:
    """What makes it likely that the rows of a file (ROW_COLUMNS) are not all of their region; None when nothing does.

    `before`: the state of the region before the file (columns of the store); the example in it is no yardstick.
    `expected`: percent of all villages that should have a Kampung KB by then (`expected_coverage`).
    """
    before = before[~before["contoh"].astype(bool)]
    level = wilayah.level(region)
    held = sorted(rows["kode_kab"].unique())
    found = [_shortage(code, rows, before, places, expected) for code in held]
    short = [one for one in found if one and (level == Level.KABUPATEN or one.is_fewer)]
    known = {*before["kode_kab"], *(() if level == Level.KABUPATEN else places.children_at(region, Level.KABUPATEN))}
    total = max(places.districts(region), len({*known, *held}))
    absent, missing = (sorted(known - set(held)), total - len(held)) if level < Level.KABUPATEN else ([], 0)
    if level < Level.PROVINSI and missing * 100 <= OF_NATION * total:
        absent, missing = [], 0
    if not short and not missing:
        return None
    sharp = sum(one.is_sharp for one in short)
    own = before[before["kode_kab"].isin(held)]
    return Doubt(
        region, tuple(short), tuple(absent), missing, total, len(held),
        parts=frozenset(own["kode_kab"]) | {one.code for one in found if one}, before=len(own), since=_days(own),
        is_asked=level >= Level.PROVINSI or missing > 0 or sharp * 100 > OF_NATION * len(held),
    )  # fmt: skip


def expected_coverage(targets: Iterable[Target], on: date) -> int | None:
    """The percent of all villages that the nation meant to reach by a date (targets of ratio C that are due)."""
    due = [t for t in targets if t.ratio == "C" and t.area in ("*", wilayah.INDONESIA) and t.due < on]
    return max(due, key=lambda t: t.due).percent if due else None


def parts_of(found: Doubt | None, rows: pd.DataFrame) -> frozenset[str]:
    """The kabupaten of a file that are a part when a person says that it is one: every one that has a last state, and
    first ones that look cut short; a first one that looks whole is whole. All when nothing told it.
    """
    return frozenset(rows["kode_kab"]) if found is None else found.parts


def laid_over(before: pd.DataFrame, rows: pd.DataFrame, parts: Sequence[str] | frozenset[str]) -> pd.DataFrame:
    """The state after a file: in the kabupaten of `parts` villages outside the file keep their last rows."""
    kept = before[before["kode_kab"].isin(set(parts)) & ~before["kode"].isin(set(rows["kode"]))]
    return pd.concat([kept, rows], ignore_index=True) if len(kept) else rows


def _shortage(
    code: str, rows: pd.DataFrame, before: pd.DataFrame, places: Gazetteer, expected: int | None
) -> Shortage | None:
    own, was = rows[rows["kode_kab"] == code], before[before["kode_kab"] == code]
    count, stood = len(own), len(was)
    is_ground = stood and ("lingkup" not in was or (was["lingkup"] != "hanya_sebagian").all())
    if is_ground:
        sub = _confirmed(was["kode_kec"])
        absent = sorted(sub - set(own["kode_kec"]))
        strange = len(set(own["kode_kec"]) - _confirmed(own["kode_kec"])) if sub else 0
        sign: Sign | None = "kecamatan" if len(absent) > strange else "berkurang" if _is_fewer(count, stood) else None
        total = len(sub)
    else:
        listed = {c for c in places.children(code) if wilayah.is_confirmed(c)}
        absent = sorted(listed - set(own["kode_kec"]))
        sign, total = _sign_beside_list(own, places.count(code), len(listed), expected), len(listed)
    if sign is None:
        return None
    return Shortage(code, sign, count, stood or None, places.count(code), tuple(absent), total, _days(was))


def _sign_beside_list(own: pd.DataFrame, villages: int, subdistricts: int, expected: int | None) -> Sign | None:
    """A first file is seldom whole when it leaves most kecamatan out, names next to no village, or not half of those
    that were due by its date.
    """
    if not villages:
        return None
    named = own["kode"].nunique()
    if own["kode_kec"].nunique() * 100 < FEW_SUBDISTRICTS * subdistricts:
        return "kecamatan"
    return "sedikit" if named * 100 < max(FEW, (expected or 0) / 2) * villages else None


def _is_fewer(count: int, stood: int) -> bool:
    return stood - count >= 2 and count * 100 < KEPT * stood


def _days(rows: pd.DataFrame) -> Days | None:
    return (min(rows["tanggal"]), max(rows["tanggal"])) if len(rows) else None


def _confirmed(codes: pd.Series) -> set[str]:
    """The codes that the list knows; all of them where it knows none."""
    found = {code for code in codes.unique() if wilayah.is_confirmed(code)}
    return found or set(codes.unique())
