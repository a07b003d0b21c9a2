"""One view of one area at one date: the values every page starts from, made from rows and the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.area.wilayah import Level
from kkb.core.counts.extent import Districts, Extent, districts_of, extent, is_covered
from kkb.core.counts.movement import Effects, Movement, effects, movement, moves
from kkb.core.counts.ratio import Share, ShareRange
from kkb.core.counts.tally import Tally, tallies, tally, within
from kkb.core.scheme import Scheme
from kkb.core.target.targets import (
    RATIOS,
    Judged,
    State,
    Target,
    judge,
    target_in_force,
    target_path,
    target_told_first,
)

NOTHING: tuple[date | None, Share] = (None, Share(0, 0))


@dataclass(frozen=True, slots=True, eq=False)
class AreaView:
    """What is known of `area` at `on` (the date of its newest data at or before the date asked for).

    `rows` has ROW_COLUMNS plus snapshot, tanggal, contoh; `parts` are the areas one level below; `days` all snapshot
    dates of the area; `path` its dated targets of ratio A and `judged` those that have passed and the one in force;
    `beside` of ratios B and C the one that is told first; `coverage` the target of ratio C in force; `benchmark` what
    it is held against when it has no target. `day` is the date asked for, else today. `on` is None when there is no
    data; with data, an area in which no Kampung KB is formed has no rows. `example` tells whether the
    data is made up: "semua", "sebagian" or "tidak". `extent` tells what all numbers of the view cover, and `known`
    which kabupaten/kota have data. `ahead`: without data, of every ratio the target in force on `day` by date alone.
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
    beside: tuple[Judged, ...]
    coverage: Target | None
    benchmark: Target | None
    extent: Extent
    known: Districts
    day: date | None = None
    ahead: tuple[Target, ...] = ()

    @property
    def name(self) -> str:
        """The name of the area."""
        return self.places.name(self.area)

    @property
    def data_date(self) -> date:
        """The date of the data. Raises ValueError for a view without data, which no caller may ask."""
        if self.on is None:
            raise ValueError(f"{self.area} has no data")
        return self.on

    @property
    def from_day(self) -> date:
        """The first day on which anything can still be done: the one asked for, else today; never before the data."""
        return max(self.data_date, self.day or self.data_date)

    @property
    def level(self) -> int:
        """0 Indonesia, 1 provinsi, 2 kabupaten/kota, 3 kecamatan."""
        return wilayah.level(self.area)

    @property
    def target(self) -> Target | None:
        """The target of ratio A in force; None without one, and when the last one has passed. One whose date has come
        since the data stays in force where none comes after it.
        """
        return self.judged[-1].target if self.judged and not self.judged[-1].is_past else None

    @property
    def leading(self) -> Judged | None:
        """The target that is told first: the one in force, else the last that has passed; of ratio A, and where none is
        set for that the one of B or C. None without a target; what the nation aims at leads nowhere below it.
        """
        if self.judged:
            return self.judged[-1]
        own = (one for one in self.beside if self.area == wilayah.INDONESIA or one.target.area != wilayah.INDONESIA)
        return next(own, None) if is_covered(self.area, self.places, self.known) else None

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
    area: str, asked: date | None, rows: pd.DataFrame, days: tuple[date, ...], known: tuple[Gazetteer, Scheme],
    today: date | None = None,
) -> AreaView:  # fmt: skip
    """The view of an area from the rows at the date asked for, all its dates, and `known` (places, scheme).

    `today` decides which targets have passed where no date is asked for. `rows` are those of the area, or of the
    kabupaten it lies in: they tell that there is data where none is formed.
    """
    places, scheme = known
    inside = rows[within(rows["kode"], area)].reset_index(drop=True)
    dated = inside if len(inside) else rows
    on = max(dated["tanggal"]) if len(dated) else None
    example, known_districts, rows = _example(rows["contoh"]), districts_of(rows), inside
    path, coverage = target_path(scheme.targets, area), target_path(scheme.targets, area, "C")
    counts, day = tally(rows, places, area, scheme.ladder, known_districts), on or asked
    now: State = (on, counts.share_a)
    judged = judge(path, day, now, lambda due: now if due == on else NOTHING, asked or today) if day else ()
    found = AreaView(
        area, asked, on, days, rows, example, places, counts,
        tallies(rows, places, area, scheme.ladder, known_districts), path, judged, (),
        target_in_force(coverage, day) if day else None, None if path else _benchmark(area, scheme),
        extent(rows, area, places, known_districts), known_districts, asked or today,
    )  # fmt: skip
    if on is None:
        return replace(found, ahead=_ahead(found, scheme.targets))
    return replace(found, beside=_beside(found, scheme.targets, lambda *_: NOTHING))


def with_past(seen: AreaView, counts: Callable[[], pd.DataFrame]) -> AreaView:
    """The view with the targets that have passed judged by the `counts` of the area by date (frame of
    core.counts.timeline); asked for only when there are such targets, for `look` itself knows no date but its own.
    """
    if seen.on is None or not any(found.target.due < seen.on for found in (*seen.judged, *seen.beside)):
        return seen
    known, districts = counts(), len(seen.known)
    now: State = (seen.on, seen.tally.share_a)
    listed = seen.tally.desa_dihitung
    beside = tuple(
        _judged_first(
            (one.target,), seen, seen.tally, lambda ratio, due: range_of(known, due, (ratio, listed, districts))
        )
        for one in seen.beside
    )
    judged = judge(seen.path, seen.on, now, lambda due: state_of(known, due), seen.day)
    return replace(seen, judged=judged, beside=beside)


def _ahead(seen: AreaView, targets: Sequence[Target]) -> tuple[Target, ...]:
    """Of every ratio the target in force at the day of a view; those of the nation in B and C lead nowhere else."""
    if seen.day is None:
        return ()
    paths = [target_path(targets, seen.area, ratio) for ratio in RATIOS]
    found = [one for path in paths if (one := target_in_force(path, seen.day))]
    return tuple(t for t in found if t.ratio == "A" or t.area != wilayah.INDONESIA or seen.area == wilayah.INDONESIA)


def _beside(seen: AreaView, targets: Sequence[Target], at: Callable[[str, date], State]) -> tuple[Judged, ...]:
    """Of ratio B and of ratio C the target that is told first, where the area has one."""
    paths = [path for ratio in RATIOS[1:] if (path := target_path(targets, seen.area, ratio))]
    return tuple(_judged_first(path, seen, seen.tally, at) for path in paths) if seen.on else ()


def _judged_first(path: Sequence[Target], seen: AreaView, counts: Tally, at: Callable[[str, date], State]) -> Judged:
    """The target of a path that is told first, against the `counts` of a view or of a part of it, and those `at` its
    date once it has passed. Of B and C nothing is known where not every village is.
    """
    told, ratio = target_told_first(path, seen.data_date, seen.day), path[0].ratio
    now: State = (seen.data_date, counts.share_a if ratio == "A" else counts.ratio(ratio))
    if ratio != "A" and not is_covered(counts.code, seen.places, seen.known):
        now = NOTHING
    is_now = told.due == seen.data_date or now is NOTHING
    return judge((told,), seen.data_date, now, lambda due: now if is_now else at(ratio, due), seen.day)[0]


def judge_all(path: Sequence[Target], seen: AreaView, through_time: pd.DataFrame) -> list[Judged]:
    """Every target of a path, also those further ahead than the one in force, by the counts of an area by date."""
    listed, districts = seen.tally.desa_dihitung, len(seen.known)
    at = lambda ratio, due: (  # noqa: E731
        state_of(through_time, due) if ratio == "A" else range_of(through_time, due, (ratio, listed, districts))
    )
    return [_judged_first((target,), seen, seen.tally, at) for target in path]


def leading_path(targets: Sequence[Target], area: str) -> tuple[Target, ...]:
    """The dated targets an area is judged by: those of ratio A, else of B, else of C, short of the nation's."""
    paths = (target_path(targets, area, ratio) for ratio in RATIOS)
    own = (path for path in paths if path and (path[0].ratio == "A" or path[0].area != wilayah.INDONESIA))
    return next(own, ())


Past = Callable[[date], tuple[date | None, Sequence[Tally]]]
"""The parts of an area at or last before a date, and the date of that data."""


def judge_parts(seen: AreaView, parts: Sequence[Tally], targets: Sequence[Target], at: Past) -> dict[str, Judged]:
    """Every area of `parts` that has a target (its own, or of an area above it) held against the one that is told
    first: the one in force, else the last that has passed, by the parts `at` its date. By code, in order of `parts`.
    """
    found: dict[str, Judged] = {}
    for part in parts:
        path = leading_path(targets, part.code)
        if path and seen.on:
            past = lambda ratio, due, one=part: _part_at(at(due), one, ratio)  # noqa: E731
            found[part.code] = _judged_first(path, seen, part, past)
    return found


def range_of(through_time: pd.DataFrame, due: date, ratio: tuple[str, int, int]) -> State:
    """The range of ratio B or C at or last before a date; nothing where fewer kabupaten had data then. `ratio`: its
    name, the villages listed, the kabupaten with data by now.
    """
    name, listed, districts = ratio
    on, least = state_of(through_time, due, name, listed)
    if on is None:
        return NOTHING
    last = through_time[through_time["tanggal"] <= due].iloc[-1]
    if last.get("kabupaten", districts) < districts:
        return NOTHING
    names = int(last.get("tercapai_belum_dicocokkan" if name == "B" else "belum_dicocokkan", 0))
    return on, ShareRange(least, Share(min(listed, least.n + names), listed), names)


def state_of(through_time: pd.DataFrame, due: date, ratio: str = "A", listed: int = 0) -> tuple[date | None, Share]:
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


def _part_at(past: tuple[date | None, Sequence[Tally]], now: Tally, ratio: str) -> State:
    """The share of a part at a date before; of B and C nothing where fewer villages were known of than now."""
    day, parts = past
    found = next((part for part in parts if part.code == now.code), None)
    if day is None or found is None:
        return NOTHING
    if ratio != "A" and (found.unknown or found.desa_dihitung < now.desa_dihitung):
        return NOTHING
    return day, found.share_a if ratio == "A" else found.ratio(ratio)


def _benchmark(area: str, scheme: Scheme) -> Target | None:
    return None if scheme.benchmark.area in (area, *wilayah.path(area)) else scheme.benchmark


def _example(flags: pd.Series) -> str:
    return "tidak" if not flags.any() else "semua" if flags.all() else "sebagian"
