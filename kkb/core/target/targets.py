"""Dated targets: whose they are, which one is in force at a date, and how those whose date has passed were met.

A target belongs to an area and holds for the areas in it that have none of their own. The benchmark is nobody's target:
areas without one are only held against it, and what they miss to it is never their shortage.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.ratio import Share, gap, meets, needed
from kkb.core.errors import KkbError

RATIOS = ("A", "B", "C")
FIRST_DUE, LAST_DUE, LONGEST_SOURCE = date(2015, 1, 1), date(2045, 12, 31), 300
AHEAD, MET, MISSED, UNKNOWN = "belum", "tercapai", "luput", "tanpa_data"
STATUSES = (AHEAD, MET, MISSED, UNKNOWN)


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
    """

    target: Target
    share: Share
    on: date | None
    is_past: bool

    @property
    def status(self) -> str:
        """One of STATUSES: a target still ahead is "belum" or "tercapai", one that is past "luput" or "tercapai"."""
        if self.on is None or (self.is_past and not self.share.total):
            return UNKNOWN
        if meets(self.share, self.target.percent):
            return MET
        return MISSED if self.is_past else AHEAD

    @property
    def needed(self) -> int:
        """Whole villages that meet the target."""
        return needed(self.target.percent, self.share.total)

    @property
    def short(self) -> int | None:
        """Whole villages short; None when nothing is known."""
        return None if self.status == UNKNOWN else gap(self.share, self.target.percent)


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


def target_at(path: Sequence[Target], day: date) -> Target | None:
    """The target that a day belongs to: the first one due on it or after it."""
    return next((t for t in path if t.due >= day), None)


def targets_passed(path: Sequence[Target], on: date) -> tuple[Target, ...]:
    """The targets whose date has come by the date of the data, oldest first."""
    return tuple(t for t in path if t.due <= on)


State = tuple[date | None, Share]
"""A share and the date of its data; None where there is no data."""


def judge(path: Sequence[Target], on: date, now: State, at: Callable[[date], State]) -> tuple[Judged, ...]:
    """Every target that has passed `on` a date, by the state `at` its own date, then the one in force by the state
    `now`. Empty without targets.
    """
    past = [Judged(t, share, day, is_past=True) for t in targets_passed(path, on) for day, share in [at(t.due)]]
    ahead = target_in_force(path, on)
    return (*past, *([Judged(ahead, now[1], now[0], is_past=False)] if ahead else []))


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
