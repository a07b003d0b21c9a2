"""Dated targets: whose they are, which one is in force at a date, and how those whose date has passed were met.

A target belongs to an area and holds for the areas in it that have none of their own. The benchmark is nobody's target:
areas without one are only held against it, and what they miss to it is never their shortage.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.ratio import Share, ShareRange, gap, meets, needed
from kkb.core.errors import KkbError

RATIOS = ("A", "B", "C")
FIRST_DUE, LAST_DUE, LONGEST_SOURCE = date(2015, 1, 1), date(2045, 12, 31), 300
AHEAD, MET, MISSED, UNKNOWN = "belum", "tercapai", "luput", "tanpa_data"
WAITING, OPEN = "menunggu_data", "belum_pasti"
STATUSES = (AHEAD, MET, MISSED, UNKNOWN, WAITING, OPEN)


@dataclass(frozen=True, slots=True)
class Target:
    """`percent` (whole, 0-100) of ratio A, B or C to be reached by `due`; `source` is its legal or other reference."""

    area: str
    ratio: str
    due: date
    percent: int
    source: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A target held against `share`, the state at `on`: the date looked at, or for a target whose date `is_past` the
    newest data at or before that date (None: there is none, and nothing is known).

    `most`: what names not matched yet may lift the share to. `is_waiting`: the date has passed, and the newest data is
    older than it.
    """

    target: Target
    share: Share
    on: date | None
    is_past: bool
    most: Share | None = None
    is_waiting: bool = False

    @property
    def status(self) -> str:
        """One of STATUSES: a target still ahead is "belum" or "tercapai", one that is past "luput" or "tercapai"; both
        "belum_pasti" where names not matched yet decide; "menunggu_data" where newer data is missing.
        """
        if self.on is None or (not self.share.total and (self.is_past or self.target.ratio != "A")):
            return UNKNOWN
        if self.is_waiting:
            return WAITING
        if meets(self.share, self.target.percent):
            return MET
        if self.most and meets(self.most, self.target.percent):
            return OPEN
        return MISSED if self.is_past else AHEAD

    @property
    def data_date(self) -> date:
        """The date of the data it is held against. Raises ValueError where there is none, which no caller may ask."""
        if self.on is None:
            raise ValueError(f"{self.target} is held against no data")
        return self.on

    @property
    def needed(self) -> int:
        """Whole villages that meet the target."""
        return needed(self.target.percent, self.share.total)

    @property
    def short(self) -> int | None:
        """Whole villages short, at most; None when nothing is known."""
        return None if self.status == UNKNOWN else gap(self.share, self.target.percent)

    @property
    def least_short(self) -> int | None:
        """Whole villages short if every name that is not matched yet counts."""
        return self.short if self.most is None or self.short is None else gap(self.most, self.target.percent)


def target_path(targets: Sequence[Target], area: str, ratio: str = "A") -> tuple[Target, ...]:
    """The dated targets of an area: its own, else those of the nearest area above it that has some."""
    for code in (*reversed(wilayah.path(area)), wilayah.INDONESIA):
        found = tuple(t for t in targets if t.area == code and t.ratio == ratio)
        if found:
            return found
    return ()


def target_in_force(path: Sequence[Target], on: date) -> Target | None:
    """The first target whose date is still to come: data of that very date decides it already."""
    return next((t for t in path if t.due > on), None)


def target_told_first(path: Sequence[Target], on: date, today: date | None = None) -> Target:
    """The first target of a path whose date is still to come, by the data `on` a date and by `today`; else the last."""
    return target_in_force(path, max(on, today or on)) or path[-1]


def target_at(path: Sequence[Target], day: date) -> Target | None:
    """The target that a day belongs to: the first one due on it or after it."""
    return next((t for t in path if t.due >= day), None)


def targets_passed(path: Sequence[Target], on: date) -> tuple[Target, ...]:
    """The targets whose date has come by the date of the data, oldest first."""
    return tuple(t for t in path if t.due <= on)


State = tuple[date | None, Share | ShareRange]
"""A share, or what it lies between, and the date of its data; None where there is no data."""


def judge(
    path: Sequence[Target], on: date, now: State, at: Callable[[date], State], today: date | None = None
) -> tuple[Judged, ...]:
    """Every target that has passed `on` a date, by the state `at` its own date; then those that have passed by `today`
    but not by the data, and the one in force, by the state `now`. Empty without targets.
    """
    past = [_held(t, at(t.due), is_past=True) for t in targets_passed(path, on)]
    day = max(on, today or on)
    waiting = [_held(t, now, is_waiting=True) for t in path if on < t.due <= day]
    ahead = target_in_force(path, day)
    return (*past, *waiting, *([_held(ahead, now)] if ahead else []))


def _held(target: Target, state: State, *, is_past: bool = False, is_waiting: bool = False) -> Judged:
    on, share = state
    least, most = (share.least, share.most) if isinstance(share, ShareRange) else (share, None)
    return Judged(target, least, on, is_past, most, is_waiting)


def with_own(shipped: Sequence[Target], own: Sequence[Target]) -> tuple[Target, ...]:
    """The targets that count: those an office set over those that ship, by area, ratio and date."""
    found = {(t.area, t.ratio, t.due): t for t in (*shipped, *own)}
    return tuple(found[key] for key in sorted(found))


def check_target(target: Target, known: Container[str]) -> None:
    """Refuse what can be no target. `known`: the codes of the areas there are. Raises KkbError "sasaran.galat_*"."""
    if target.area not in known or wilayah.level(target.area) > Level.KECAMATAN:
        raise KkbError("sasaran.galat_wilayah", nilai=target.area)
    if target.ratio not in RATIOS:
        raise KkbError("sasaran.galat_rasio", nilai=target.ratio, pilihan=", ".join(RATIOS))
    if not FIRST_DUE <= target.due <= LAST_DUE:
        raise KkbError("sasaran.galat_tanggal", nilai=target.due, awal=FIRST_DUE, akhir=LAST_DUE)
    if not 1 <= target.percent <= 100:
        raise KkbError("sasaran.galat_persen", nilai=target.percent)
    if not target.source or len(target.source) > LONGEST_SOURCE:
        raise KkbError("sasaran.galat_acuan", paling=LONGEST_SOURCE)
