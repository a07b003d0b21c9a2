"""What is compared: the areas below, what a person wants to see of them, and what that stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from kkb.content.basis import Basis
from kkb.core.area.wilayah import Level
from kkb.core.compare.benchmark import Benchmark, benchmarks
from kkb.core.compare.change import PartChange, part_changes
from kkb.core.compare.rank import RankInterval, places_by_change, places_by_level
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.tally import Tally
from kkb.core.quality.published import Published
from kkb.core.target.targets import Judged
from kkb.text.comparison_answers import ComparisonWords
from kkb.text.extent_words import part_name

SLUG = "banding"
STRATA, SHARES, FUNNEL, RANKS, MOVES, ITEMS, PEERS, LIST = (
    "strata", "pangsa", "corong", "peringkat", "gerak", "item", "sebaya", "daftar",
)  # fmt: skip
VIEWS = (STRATA, SHARES, FUNNEL, RANKS, MOVES, ITEMS, PEERS)
VILLAGE_VIEWS = (LIST, ITEMS, MOVES)
WITH_SPREAD = (STRATA, SHARES, FUNNEL, RANKS)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`since` None: nothing lies before; `benchmark` None: nothing to hold against; `chosen` codes in order; `measure`
    of the heat map; `cell` of the matrix of moves ("from-to").
    """

    view: str = VIEWS[0]
    since: date | None = None
    benchmark: Benchmark | None = None
    chosen: tuple[str, ...] = ()
    measure: str = ""
    cell: str = ""


@dataclass(frozen=True, eq=False)
class ComparisonInputs:
    """`part_targets` the areas below with a target, by code; `before` the rows at the day compared with; `wide` the
    view of the area that peers are looked for in; `unformed` the villages without a Kampung KB (gazetteer columns).
    """

    part_targets: Mapping[str, Judged]
    before: pd.DataFrame | None = None
    wide: AreaView | None = None
    unformed: pd.DataFrame | None = None


@dataclass(frozen=True, eq=False)
class ComparisonCase:
    """A comparison with what it stands on."""

    basis: Basis
    inputs: ComparisonInputs
    choice: Comparison

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the areas one level below, by code."""
        return part_names(self.basis)

    @property
    def ends(self) -> ComparisonWords:
        """The same for who is first and last: each name says how much of it has data."""
        view, words = self.basis.area_view, self.basis.words
        return ComparisonWords(words, lambda code: part_name(view, code, words), self.basis.part_word)

    @property
    def told(self) -> ComparisonWords:
        """What the sentences about the areas are made with."""
        return ComparisonWords(self.basis.words, self.basis.area_view.places.name, self.basis.part_word)

    def ordered(self) -> list[Tally]:
        """The areas below in the order of the first line: those picked first, then the highest share, then the code;
        those without a Kampung KB last.
        """
        parts, picked = self.basis.area_view.parts, self.choice.chosen
        known = [*formed_parts(self.basis.area_view), *(part for part in parts if not part.terbentuk)]
        return sorted(known, key=lambda part: part.code not in picked)

    def changes(self) -> Mapping[str, PartChange]:
        """What changed area by area since the day asked for; nothing without one."""
        view = self.basis.area_view
        if self.inputs.before is None:
            return {}
        return part_changes(self.inputs.before, view.rows, view.level + 1, self.basis.scheme.reached)

    def level_places(self) -> dict[str, RankInterval]:
        """The place of every area with Kampung KB by its share, by code."""
        known = [part for part in self.basis.area_view.parts if part.terbentuk]
        places = places_by_level([part.share_a for part in known]) if known else ()
        return dict(zip([part.code for part in known], places, strict=True))


def default_comparison(basis: Basis, yards: Mapping[str, Benchmark], view: str = "") -> Comparison:
    """Since the snapshot before, against the area's own share."""
    first = view or views_of(basis)[0]
    return Comparison(first, since=basis.area_view.previous, benchmark=next(iter(yards.values()), None))


def views_of(basis: Basis) -> tuple[str, ...]:
    """The views there are of an area: of a kecamatan those of its villages."""
    return VILLAGE_VIEWS if basis.area_view.level >= Level.KECAMATAN else VIEWS


def yardsticks(basis: Basis, province: AreaView, published: Sequence[Published]) -> dict[str, Benchmark]:
    """What areas can be held against, by key; the area's own share first where there is one."""
    return {one.key: one for one in benchmarks(basis.area_view, province, published)}


def part_names(basis: Basis) -> dict[str, str]:
    """The names of the areas one level below, by code; those of equal name told apart by their code."""
    names = {part.code: basis.area_view.places.name(part.code) for part in basis.area_view.parts}
    every = list(names.values())
    return {code: f"{name} ({code})" if every.count(name) > 1 else name for code, name in names.items()}


def formed_parts(view: AreaView) -> list[Tally]:
    """The areas below that have a Kampung KB, highest share first."""
    known = (part for part in view.parts if part.terbentuk)
    return sorted(known, key=lambda part: (-(part.share_a.percent or 0), part.code))


def change_places(changes: Mapping[str, PartChange]) -> dict[str, RankInterval]:
    """The place of every area with villages at both dates by the change of these, by code."""
    known = {code: one for code, one in changes.items() if one.same_before.total}
    found = places_by_change([(one.entered, one.left) for one in known.values()]) if known else ()
    return dict(zip(known, found, strict=True))
