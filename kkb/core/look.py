"""One look at one area at one date: the values every page starts from, made from rows and the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core import wilayah
from kkb.core.extent import Districts, Extent, districts_of, extent
from kkb.core.movement import Effects, Movement, effects, movement, moves
from kkb.core.places import Places
from kkb.core.ratio import gap
from kkb.core.scheme import Scheme
from kkb.core.tally import Tally, tallies, tally, within
from kkb.core.target import Target, target_in_force, target_path

_KABUPATEN = 2


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What is known of `area` at `on` (the date of its newest data at or before the date asked for).

    `rows` has ROW_COLUMNS plus snapshot, tanggal, contoh; `parts` are the areas one level below; `days` all snapshot
    dates of the area; `target` is the one of ratio A in force, `coverage` the one of ratio C. `on` is None when
    there is no data; with data, an area in which no Kampung KB is formed has no rows. `example` tells whether the data
    is made up: "semua", "sebagian" or "tidak". `extent` tells what all numbers of the look cover, and `known` which
    kabupaten/kota have data.
    """

    area: str
    asked: date | None
    on: date | None
    days: tuple[date, ...]
    rows: pd.DataFrame
    example: str
    places: Places
    tally: Tally
    parts: tuple[Tally, ...]
    path: tuple[Target, ...]
    target: Target | None
    coverage: Target | None
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
    def short(self) -> int | None:
        """Villages short of the target in force; None without target or data, or where only a part of the kabupaten is
        known: the shortage of a part is not the region's.
        """
        return (
            None
            if self.target is None or self.on is None or self.is_part_alone
            else gap(self.tally.share_a, self.target.percent)
        )

    @property
    def is_part_alone(self) -> bool:
        """Whether nothing but a part of the kabupaten that this is, or lies in, is known."""
        return self.level >= _KABUPATEN and self.extent.alone > 0

    @property
    def previous(self) -> date | None:
        """The snapshot date before the one shown."""
        return max((day for day in self.days if self.on and day < self.on), default=None)

    @property
    def districts(self) -> tuple[str, ...]:
        """The kabupaten/kota with data in this look, by code."""
        return tuple(self.known)


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What happened in an area from `since` to now: counts, the effect on ratio A, and the villages (`moved`)."""

    since: date
    counts: Movement
    effects: Effects | None
    moved: pd.DataFrame


def look(
    area: str, asked: date | None, rows: pd.DataFrame, days: tuple[date, ...], known: tuple[Places, Scheme]
) -> Look:
    """The look at an area from the rows at the date asked for, all its dates, and `known` (places, scheme).

    `rows` are those of the area, or of the kabupaten it lies in: they tell that there is data where none is formed.
    """
    places, scheme = known
    inside = rows[within(rows["kode"], area)].reset_index(drop=True)
    dated = inside if len(inside) else rows
    on = max(dated["tanggal"]) if len(dated) else None
    example, known_districts, rows = _example(rows["contoh"]), districts_of(rows), inside
    path = target_path(scheme.targets, area)
    judged = on or asked
    in_force: Callable = lambda way: target_in_force(way, judged) if judged else None  # noqa: E731
    return Look(
        area, asked, on, days, rows, example, places, tally(rows, places, area, scheme.reached, known_districts),
        tallies(rows, places, area, scheme.reached, known_districts), path, in_force(path),
        in_force(target_path(scheme.targets, area, "C")), extent(rows, area, places, known_districts), known_districts,
    )  # fmt: skip


def change(before: pd.DataFrame, after: pd.DataFrame, since: date, scheme: Scheme) -> Change:
    """The change between the rows at two dates."""
    moved = moves(before, after, [s.key for s in scheme.strata], scheme.reached)
    return Change(since, movement(moved), effects(moved, scheme.reached), moved)


def _example(flags: pd.Series) -> str:
    return "tidak" if not flags.any() else "semua" if flags.all() else "sebagian"
