"""Counts per area: how many villages, how many formed, how many in each stratum, how many never reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kkb.core import wilayah
from kkb.core.places import Places
from kkb.core.ratio import Share
from kkb.core.rows import STRATA

COUNTS = (
    *STRATA,
    "tidak_dikenal",
    "belum_lapor",
    "tercapai",
    "desa_terbentuk",
    "desa_tercapai",
    "belum_dicocokkan",
)


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one area. `belum_lapor` are part of `dasar`; `desa` is the length of the official list.

    `terbentuk` counts Kampung KB; `desa_terbentuk` and `desa_tercapai` count villages of the official list, so that
    two Kampung KB in one desa or a village under an unconfirmed name never lift coverage.
    """

    code: str
    desa: int
    terbentuk: int
    dasar: int
    berkembang: int
    mandiri: int
    berkelanjutan: int
    tidak_dikenal: int
    belum_lapor: int
    tercapai: int
    desa_terbentuk: int
    desa_tercapai: int
    belum_dicocokkan: int

    @property
    def share_a(self) -> Share:
        """Ratio A, pangsa klasifikasi: mandiri + berkelanjutan of Kampung KB formed."""
        return Share(self.tercapai, self.terbentuk)

    @property
    def share_b(self) -> Share:
        """Ratio B, pangsa atas semua desa: villages reached of all in the list."""
        return Share(self.desa_tercapai, self.desa)

    @property
    def share_c(self) -> Share:
        """Ratio C, cakupan pembentukan: villages with a Kampung KB of all in the list."""
        return Share(self.desa_terbentuk, self.desa)

    @property
    def dasar_lapor(self) -> int:
        """Dasar villages that did report."""
        return self.dasar - self.belum_lapor

    @property
    def belum_terbentuk(self) -> int:
        """Villages of the list without a Kampung KB."""
        return max(0, self.desa - self.desa_terbentuk)


def tally(state: pd.DataFrame, places: Places, area: str, reached: Sequence[str]) -> Tally:
    """The counts of one area at one date. `state` has unit, kode, strata, lapor (one row per Kampung KB)."""
    inside = state[within(state["kode"], area)]
    counts = count_frame(inside, pd.Series(area, index=inside.index), reached)
    return _tally(area, places, counts.to_dict("index"))


def tallies(state: pd.DataFrame, places: Places, area: str, reached: Sequence[str]) -> tuple[Tally, ...]:
    """The counts of every area one level below, by code; areas of the list without any Kampung KB included.

    Nothing lies below a village.
    """
    if wilayah.level(area) == 4:
        return ()
    return tallies_at(state, places, area, reached, wilayah.level(area) + 1)


def tallies_at(state: pd.DataFrame, places: Places, area: str, reached: Sequence[str], depth: int) -> tuple[Tally, ...]:
    """The counts of every area of one level (`depth`) inside an area, by code; those of the list without any Kampung
    KB included.
    """
    inside = state[within(state["kode"], area)]
    counts = count_frame(inside, cut_codes(inside["kode"], depth), reached).to_dict("index")
    return tuple(_tally(code, places, counts) for code in sorted({*counts, *_at_depth(places, area, depth)}))


def count_frame(state: pd.DataFrame, group: pd.Series, reached: Sequence[str]) -> pd.DataFrame:
    """COUNTS plus `terbentuk` per value of `group`; empty strata kept as 0, unknown strata in `tidak_dikenal`."""
    flags = {s: state["strata"].eq(s) for s in STRATA}
    hit = state["strata"].isin(list(reached))
    is_unmatched = pd.Series(["~" in code for code in state["kode"].tolist()], index=state.index, dtype=bool)
    flags |= {
        "tidak_dikenal": state["strata"].isna(),
        "belum_lapor": flags["dasar"] & ~state["lapor"].astype(bool),
        "tercapai": hit,
        "desa_terbentuk": ~is_unmatched & ~state["kode"].duplicated(),
        "desa_tercapai": ~is_unmatched & hit & ~state["kode"].where(hit).duplicated(),
        "belum_dicocokkan": is_unmatched,
        "terbentuk": pd.Series(True, index=state.index),
    }
    return pd.DataFrame(flags).astype("int64").groupby(group.to_numpy()).sum()


def within(codes: pd.Series, area: str) -> pd.Series:
    """Which codes lie in an area (bool, same index)."""
    if area == wilayah.INDONESIA:
        return pd.Series(True, index=codes.index)
    return codes.eq(area) | codes.str.startswith(area + ".")


def cut_codes(codes: pd.Series, depth: int) -> pd.Series:
    """Every code shortened to a level, computed once per distinct code."""
    known = {code: wilayah.cut(code, depth) for code in codes.unique()}
    return codes.map(known)


def _at_depth(places: Places, area: str, depth: int) -> list[str]:
    codes = [area]
    for _ in range(depth - wilayah.level(area)):
        codes = [below for code in codes for below in places.children(code)]
    return codes


def _tally(code: str, places: Places, counts: Mapping[str, Mapping[str, int]]) -> Tally:
    found = counts.get(code) or dict.fromkeys((*COUNTS, "terbentuk"), 0)
    return Tally(code, places.count(code), **{name: int(found[name]) for name in ("terbentuk", *COUNTS)})
