"""One view of one area at one date: the values every page starts from, made from rows and the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.area.wilayah import Level
from kkb.core.counts.extent import Districts, Extent, districts_of, extent
from kkb.core.counts.movement import Effects, Movement, effects, movement, moves
from kkb.core.counts.ratio import Share
from kkb.core.counts.tally import Tally, tallies, tally, within
from kkb.core.scheme import Scheme
from kkb.core.target.targets import Judged, State, Target, judge, target_in_force, target_path

NOTHING: State = (None, Share(0, 0))


@dataclass(frozen=True, slots=True, eq=False)
class AreaView:
    """What is known of `area` at `on` (the date of its newest data at or before the date asked for).

    `rows` has ROW_COLUMNS plus snapshot, tanggal, contoh; `parts` are the areas one level below; `days` all snapshot
    dates of the area; `path` its dated targets of ratio A and `judged` those that have passed and the one in force;
    `coverage` the target of ratio C in force; `benchmark` what it is held against when it has no target. `on` is None
    when there is no data; with data, an area in which no Kampung KB is formed has no rows. `example` tells whether the
    data is made up: "semua", "sebagian" or "tidak". `extent` tells what all numbers of the view cover, and `known`
    which kabupaten/kota have data.
    """

    area: str
    asked: date | None
    on: date | None
    days: tuple[date, ...]
    rows: pd.DataFrame
    example: str
    places: Gazetteer
    tally: Tally
    parts: tuple[Tally, ...]
    path: tuple[Target, ...]
    judged: tuple[Judged, ...]
    coverage: Target | None
    benchmark: Target | None
    extent: Extent
    known: Districts

    @property
    def name(self) -> str:
        """The name of the area."""
        return self.places.name(self.area)

    @property
    def level(self) -> int:
        """0 Indonesia, 1 provinsi, 2 kabupaten/kota, 3 kecamatan."""
        return wilayah.level(self.area)

    @property
    def target(self) -> Target | None:
        """The target of ratio A in force; None without one, and when the last one has passed."""
        return next((found.target for found in self.judged if not found.is_past), None)

    @property
    def leading(self) -> Judged | None:
        """The target that is told first: the one in force, else the last that has passed; None without a target."""
        return self.judged[-1] if self.judged else None

    @property
    def last_passed(self) -> Judged | None:
        """The target whose date passed last."""
        return next((found for found in reversed(self.judged) if found.is_past), None)

    @property
    def short(self) -> int | None:
        """Villages short of the target that is told first, as of its own date once it has passed; None without one, or
        where only a part of the kabupaten is known: the shortage of a part is not the region's.
        """
        return None if self.leading is None or self.is_part_alone else self.leading.short

    @property
    def is_part_alone(self) -> bool:
        """Whether nothing but a part of the kabupaten that this is, or lies in, is known."""
        return self.level >= Level.KABUPATEN and self.extent.alone > 0

    @property
    def previous(self) -> date | None:
        """The snapshot date before the one shown."""
        return max((day for day in self.days if self.on and day < self.on), default=None)

    @property
    def districts(self) -> tuple[str, ...]:
        """The kabupaten/kota with data in this look, by code."""
        return tuple(self.known)


@dataclass(frozen=True, slots=True, eq=False)
class AreaChange:
    """What happened in an area from `since` to now: counts, the effect on ratio A, and the villages (`moved`)."""

    since: date
    counts: Movement
    effects: Effects | None
    moved: pd.DataFrame


def area_view(
    area: str, asked: date | None, rows: pd.DataFrame, days: tuple[date, ...], known: tuple[Gazetteer, Scheme]
) -> AreaView:
    """The view of an area from the rows at the date asked for, all its dates, and `known` (places, scheme).

    `rows` are those of the area, or of the kabupaten it lies in: they tell that there is data where none is formed.
    """
    places, scheme = known
    inside = rows[within(rows["kode"], area)].reset_index(drop=True)
    dated = inside if len(inside) else rows
    on = max(dated["tanggal"]) if len(dated) else None
    example, known_districts, rows = _example(rows["contoh"]), districts_of(rows), inside
    path, coverage = target_path(scheme.targets, area), target_path(scheme.targets, area, "C")
    counts, day = tally(rows, places, area, scheme.reached, known_districts), on or asked
    now: State = (on, counts.share_a)
    judged = judge(path, day, now, lambda due: now if due == on else NOTHING) if day else ()
    return AreaView(
        area, asked, on, days, rows, example, places, counts,
        tallies(rows, places, area, scheme.reached, known_districts), path, judged,
        target_in_force(coverage, day) if day else None, None if path else _benchmark(area, scheme),
        extent(rows, area, places, known_districts), known_districts,
    )  # fmt: skip


def with_past(seen: AreaView, counts: Callable[[], pd.DataFrame]) -> AreaView:
    """The view with the targets that have passed judged by the `counts` of the area by date (frame of
    core.counts.timeline); asked for only when there are such targets, for `look` itself knows no date but its own.
    """
    if seen.on is None or not any(found.target.due < seen.on for found in seen.judged):
        return seen
    known = counts()
    now: State = (seen.on, seen.tally.share_a)
    return replace(seen, judged=judge(seen.path, seen.on, now, lambda due: state_of(known, due)))


Past = Callable[[date], tuple[date | None, Sequence[Tally]]]
"""The parts of an area at or last before a date, and the date of that data."""


def judge_parts(seen: AreaView, parts: Sequence[Tally], targets: Sequence[Target], at: Past) -> dict[str, Judged]:
    """Every area of `parts` that has a target (its own, or of an area above it) held against the one that is told
    first: the one in force, else the last that has passed, by the parts `at` its date. By code, in order of `parts`.
    """
    found: dict[str, Judged] = {}
    for part in parts:
        path = target_path(targets, part.code)
        if path and seen.on:
            told_first = target_in_force(path, seen.on) or path[-1]
            now: State = (seen.on, part.share_a)
            past = lambda due, p=part, n=now: n if due == seen.on else _part_at(at(due), p.code)  # noqa: E731
            found[part.code] = judge((told_first,), seen.on, now, past)[0]
    return found


def state_of(through_time: pd.DataFrame, due: date, ratio: str = "A", listed: int = 0) -> State:
    """The share of a ratio at or last before a date, from the counts of an area by date (core.counts.timeline).

    `listed`: villages in the list of the area, what ratio B and C are shares of.
    """
    known = through_time[through_time["tanggal"] <= due]
    if known.empty:
        return NOTHING
    last = known.iloc[-1]
    counted, total = {"A": ("tercapai", int(last["terbentuk"])), "B": ("desa_tercapai", listed),
                      "C": ("desa_terbentuk", listed)}[ratio]  # fmt: skip
    return last["tanggal"], Share(int(last[counted]), total)


def change(before: pd.DataFrame, after: pd.DataFrame, since: date, scheme: Scheme) -> AreaChange:
    """The change between the rows at two dates."""
    moved = moves(before, after, [s.key for s in scheme.strata], scheme.reached)
    return AreaChange(since, movement(moved), effects(moved, scheme.reached), moved)


def _part_at(past: tuple[date | None, Sequence[Tally]], code: str) -> State:
    day, parts = past
    found = next((part for part in parts if part.code == code), None)
    return NOTHING if day is None or found is None else (day, found.share_a)


def _benchmark(area: str, scheme: Scheme) -> Target | None:
    return None if scheme.benchmark.area in (area, *wilayah.path(area)) else scheme.benchmark


def _example(flags: pd.Series) -> str:
    return "tidak" if not flags.any() else "semua" if flags.all() else "sebagian"
