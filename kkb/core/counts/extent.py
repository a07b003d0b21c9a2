"""What the numbers of an area speak for: how many of its kabupaten/kota have data, and which only in part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.area.wilayah import Level
from kkb.core.counts.state import PART_ALONE, WHOLE

Districts = Mapping[str, bool]
"""The kabupaten/kota with data, and whether nothing but a part of one is known."""
Days = tuple[date, date]
"""A first and a last date."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What the numbers of an area cover.

    `with_data` of its `districts` kabupaten/kota have data; of `alone` of them nothing but a part is known. Where a
    part lies over an earlier state, `fresh` Kampung KB are from parts and `kept` keep their last state; `part_on` and
    `kept_on` are the first and the last date of each.
    """

    with_data: int
    districts: int
    alone: int
    fresh: int
    kept: int
    part_on: Days | None
    kept_on: Days | None

    @property
    def is_whole(self) -> bool:
        """Whether a ratio of the whole area can be told: every kabupaten/kota has data, none of them in part alone."""
        return self.with_data >= self.districts and not self.alone

    @property
    def is_partial(self) -> bool:
        """Whether a part speaks: of the kabupaten/kota, or of a file that held a part of one."""
        return not self.is_whole or self.fresh > 0


def districts_of(rows: pd.DataFrame) -> Districts:
    """The kabupaten/kota that rows (kode_kab, and lingkup where it is known) lie in, by code."""
    alone = set(rows.loc[rows["lingkup"] == PART_ALONE, "kode_kab"]) if "lingkup" in rows else set()
    return {code: code in alone for code in sorted(rows["kode_kab"].unique())}


def extent(rows: pd.DataFrame, area: str, places: Gazetteer, districts: Districts) -> Extent:
    """The extent of the rows inside an area; `districts`: those with data (inside a kabupaten: the kabupaten)."""
    total = max(places.districts(area), len(districts))
    alone = sum(districts.values())
    is_part = rows["lingkup"] != WHOLE if "lingkup" in rows else pd.Series(False, index=rows.index)
    if not is_part.any():
        return Extent(len(districts), total, alone, 0, 0, None, None)
    kept = rows[~is_part & rows["kode_kab"].isin(set(rows.loc[is_part, "kode_kab"]))]
    days = [(min(on), max(on)) if len(on) else None for on in (rows.loc[is_part, "tanggal"], kept["tanggal"])]
    return Extent(len(districts), total, alone, int(is_part.sum()), len(kept), *days)


def is_covered(area: str, places: Gazetteer, districts: Districts) -> bool:
    """Whether every kabupaten/kota of an area has data, none in part alone: B and C of the whole can be told."""
    inside = [code for code in districts if wilayah.is_within(code, area) or wilayah.is_within(area, code)]
    return len(inside) >= places.districts(area) and not any(districts[code] for code in inside)


def villages_covered(area: str, places: Gazetteer, districts: Districts) -> int:
    """Villages of the list in the kabupaten/kota of an area that have data: what B and C divide by."""
    if wilayah.level(area) >= Level.KABUPATEN:
        return places.count(area) if wilayah.cut(area, Level.KABUPATEN) in districts else 0
    return sum(places.count(code) for code in districts if wilayah.is_within(code, area))


def villages_unknown(area: str, places: Gazetteer, districts: Districts, formed: pd.Series) -> int:
    """Villages of the list of which nothing is known, because only a part of their kabupaten is: they may be formed.

    `formed`: the codes of the villages of the area with a Kampung KB.
    """
    alone = [code for code, is_alone in districts.items() if is_alone]
    if not alone:
        return 0
    at = [area] if wilayah.level(area) >= Level.KABUPATEN else [code for code in alone if wilayah.is_within(code, area)]
    at = [code for code in at if wilayah.cut(code, Level.KABUPATEN) in alone]
    known = {code for code in formed if wilayah.is_confirmed(code)}
    return sum(max(0, places.count(code) - sum(wilayah.is_within(one, code) for one in known)) for code in at)
