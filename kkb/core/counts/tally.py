"""Counts per area: how many villages, how many formed, how many in each stratum, how many never reported."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.area.wilayah import Level
from kkb.core.counts.extent import Districts, villages_covered, villages_unknown
from kkb.core.counts.ratio import Share, ShareRange
from kkb.core.rule.ladder import SILENT, UNKNOWN, Ladder

OTHER_COUNTS = (
    "tidak_dikenal",
    "belum_lapor",
    "tercapai",
    "desa_terbentuk",
    "desa_tercapai",
    "belum_dicocokkan",
    "tercapai_belum_dicocokkan",
)
"""What is counted beside the strata."""


def count_names(ladder: Ladder) -> tuple[str, ...]:
    """The columns of `count_frame` beside `terbentuk`: every stratum by its key, then OTHER_COUNTS."""
    return (*ladder.keys, *OTHER_COUNTS)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one area. `strata` holds a count for every stratum of the ladder, by key; `belum_lapor` are part of
    the one at entry; `desa` is the length of the official list.

    `terbentuk` counts Kampung KB; `desa_terbentuk` and `desa_tercapai` count villages of the official list, so that
    two Kampung KB in one desa or a village under an unconfirmed name never lift coverage. What unconfirmed names and
    villages of which nothing is known (`unknown`: only a part of their kabupaten is) could lift it to is the upper
    end of `range_b` and `range_c`. `covered`: villages listed in the kabupaten that have data (None: all); B and C
    divide by these alone.
    """

    code: str
    desa: int
    ladder: Ladder
    strata: Mapping[str, int]
    terbentuk: int
    tidak_dikenal: int
    belum_lapor: int
    tercapai: int
    desa_terbentuk: int
    desa_tercapai: int
    belum_dicocokkan: int
    tercapai_belum_dicocokkan: int = 0
    covered: int | None = None
    unknown: int = 0

    @property
    def desa_dihitung(self) -> int:
        """The villages that B and C divide by: those listed where there is data."""
        return self.desa if self.covered is None else self.covered

    @property
    def share_a(self) -> Share:
        """Ratio A, pangsa klasifikasi: those in strata that count of Kampung KB formed."""
        return Share(self.tercapai, self.terbentuk)

    @property
    def share_b(self) -> Share:
        """Ratio B, pangsa atas semua desa: villages reached of all in the list where there is data; at least."""
        return Share(self.desa_tercapai, self.desa_dihitung)

    @property
    def share_c(self) -> Share:
        """Ratio C, cakupan pembentukan: villages with a Kampung KB of all in the list where there is data; at least."""
        return Share(self.desa_terbentuk, self.desa_dihitung)

    @property
    def range_b(self) -> ShareRange:
        """Ratio B from what is sure to what unconfirmed names and unknown villages may add."""
        return self._range(self.share_b, self.tercapai_belum_dicocokkan)

    @property
    def range_c(self) -> ShareRange:
        """Ratio C from what is sure to what unconfirmed names and unknown villages may add."""
        return self._range(self.share_c, self.belum_dicocokkan)

    def _range(self, least: Share, names: int) -> ShareRange:
        most = Share(max(least.n, min(least.total, least.n + names + self.unknown)), least.total)
        return ShareRange(least, most, names, self.unknown)

    def ratio(self, name: str) -> ShareRange:
        """Ratio A, B or C from what is sure to what it may be; A is exact."""
        return {"A": ShareRange(self.share_a, self.share_a, 0), "B": self.range_b, "C": self.range_c}[name]

    def share(self, ratio: str) -> Share:
        """What is sure of ratio A, B or C."""
        return self.ratio(ratio).least

    @property
    def by_class(self) -> dict[str, int]:
        """How many stand in each class of the ladder, from lowest to highest; they add up to `terbentuk`."""
        apart = {SILENT: self.belum_lapor, UNKNOWN: self.tidak_dikenal}
        counts = dict(self.strata) | apart | {self.ladder.entry: self.entry_reported}
        return {key: counts[key] for key in self.ladder.classes}

    @property
    def entry_reported(self) -> int:
        """Those in the stratum at entry that did report."""
        return self.strata[self.ladder.entry] - self.belum_lapor

    @property
    def belum_terbentuk(self) -> int:
        """Villages of the list without a Kampung KB."""
        return max(0, self.desa - self.desa_terbentuk)


def tally(
    state: pd.DataFrame, places: Gazetteer, area: str, ladder: Ladder, districts: Districts | None = None
) -> Tally:
    """The counts of one area at one date. `state` has unit, kode, strata, lapor (one row per Kampung KB).

    `districts`: the kabupaten/kota with data (None: all of the list).
    """
    inside = state[within(state["kode"], area)]
    counts = count_frame(inside, pd.Series(area, index=inside.index), ladder)
    return _tally((area, ladder), places, counts.to_dict("index"), inside, districts)


def tallies(
    state: pd.DataFrame, places: Gazetteer, area: str, ladder: Ladder, districts: Districts | None = None
) -> tuple[Tally, ...]:
    """The counts of every area one level below, by code; areas of the list without any Kampung KB included.

    Nothing lies below a village. `districts` as in `tally`.
    """
    if wilayah.level(area) == Level.DESA:
        return ()
    return tallies_at(state, places, area, ladder, wilayah.level(area) + 1, districts)


def tallies_at(
    state: pd.DataFrame, places: Gazetteer, area: str, ladder: Ladder, depth: int,
    districts: Districts | None = None,
) -> tuple[Tally, ...]:  # fmt: skip
    """The counts of every area of one level (`depth`) inside an area, by code; those of the list without any Kampung
    KB included. `districts` as in `tally`.
    """
    inside = state[within(state["kode"], area)]
    counts = count_frame(inside, cut_codes(inside["kode"], depth), ladder).to_dict("index")
    return tuple(
        _tally((code, ladder), places, counts, inside, districts)
        for code in sorted({*counts, *places.children_at(area, depth)})
    )


def count_frame(state: pd.DataFrame, group: pd.Series, ladder: Ladder) -> pd.DataFrame:
    """`count_names` plus `terbentuk` per value of `group`; empty strata are 0, what is no stratum is UNKNOWN."""
    flags = {s: state["strata"].eq(s) for s in ladder.keys}
    hit = state["strata"].isin(list(ladder.reached))
    is_unmatched = pd.Series(["~" in code for code in state["kode"].tolist()], index=state.index, dtype=bool)
    flags |= {
        UNKNOWN: ~state["strata"].isin(ladder.keys),
        SILENT: flags[ladder.entry] & ~state["lapor"].astype(bool),
        "tercapai": hit,
        "desa_terbentuk": ~is_unmatched & ~state["kode"].duplicated(),
        "desa_tercapai": ~is_unmatched & hit & ~state["kode"].where(hit).duplicated(),
        "belum_dicocokkan": is_unmatched,
        "tercapai_belum_dicocokkan": is_unmatched & hit,
        "terbentuk": pd.Series(True, index=state.index),
    }
    return pd.DataFrame(flags).astype("int64").groupby(group.to_numpy()).sum()


def strata_counts(rows: pd.DataFrame, ladder: Ladder) -> dict[str, int]:
    """How many rows are in each stratum, from the lowest up; what cannot be read is in none."""
    counts = rows["strata"].value_counts()
    return {key: int(counts.get(key, 0)) for key in ladder.keys}


def within(codes: pd.Series, area: str) -> pd.Series:
    """Which codes lie in an area (bool, same index)."""
    if area == wilayah.INDONESIA:
        return pd.Series(True, index=codes.index)
    return codes.eq(area) | codes.str.startswith(area + ".")


def cut_codes(codes: pd.Series, depth: int) -> pd.Series:
    """Every code shortened to a level, computed once per distinct code."""
    known = {code: wilayah.cut(code, depth) for code in codes.unique()}
    return codes.map(known)


def _tally(
    area: tuple[str, Ladder], places: Gazetteer, counts: Mapping[str, Mapping[str, int]], inside: pd.DataFrame,
    districts: Districts | None,
) -> Tally:  # fmt: skip
    code, ladder = area
    found = counts.get(code) or dict.fromkeys((*count_names(ladder), "terbentuk"), 0)
    strata = {key: int(found[key]) for key in ladder.keys}
    numbers = {name: int(found[name]) for name in ("terbentuk", *OTHER_COUNTS)}
    if districts is None:
        return Tally(code, places.count(code), ladder, strata, **numbers)
    covered = villages_covered(code, places, districts)
    unknown = villages_unknown(code, places, districts, inside["kode"])
    return Tally(code, places.count(code), ladder, strata, **numbers, covered=covered, unknown=unknown)
