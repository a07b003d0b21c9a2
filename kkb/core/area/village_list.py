"""A list of villages that is read as far as it is asked for: all kecamatan at hand, villages by kabupaten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import within

_CODES = ("", "kode_prov", "kode_kab", "kode_kec", "kode")


def no_changes(_: str) -> pd.DataFrame:
    """What a list says of older ones that knows none (the columns of `VillageList.former`)."""
    return pd.DataFrame(columns=["kode_lama", "nama_lama", "nama_kec_lama", "daftar", "kode_baru"], dtype=object)


@dataclass(frozen=True, eq=False)
class VillageList:
    """The villages of many kabupaten. `subdistricts` has one row per kecamatan (kode_kec, nama_kec, kode_kab, nama_kab,
    kode_prov, nama_prov); `province` gives the villages of a province by its code (gazetteer columns); `over` are
    kabupaten by code whose villages stand in the place of those (gazetteer columns). `former` gives what older lists
    called the areas inside one of today (kode_lama, nama_lama, nama_kec_lama, daftar, kode_baru).
    """

    subdistricts: pd.DataFrame
    province: Callable[[str], pd.DataFrame] = field(repr=False)
    former: Callable[[str], pd.DataFrame] = field(default=no_changes, repr=False)
    over: Mapping[str, pd.DataFrame] = field(default_factory=dict, repr=False)

    def within(self, area: str) -> pd.DataFrame:
        """The villages of an area, by code (gazetteer columns); none where the list knows no such area."""
        if wilayah.level(area) >= Level.KABUPATEN:
            rows = self._district(wilayah.cut(area, Level.KABUPATEN))
            return rows if wilayah.level(area) == Level.KABUPATEN else rows[within(rows["kode"], area)]
        provinces = self.subdistricts["kode_prov"].unique() if area == wilayah.INDONESIA else [area]
        kept = [self._kept(code) for code in provinces]
        own = [rows for code, rows in self.over.items() if wilayah.is_within(code, area)]
        return pd.concat([*kept, *own]).sort_values("kode", ignore_index=True)

    def below(self, area: str) -> pd.DataFrame:
        """The rows that tell what lies one level below an area: the villages of a kecamatan, else its kecamatan."""
        if wilayah.level(area) > Level.KABUPATEN:
            return self.within(area)
        return self.subdistricts[within(self.subdistricts["kode_kec"], area)]

    def __contains__(self, code: object) -> bool:
        area = str(code)
        if wilayah.level(area) == Level.DESA and not self.subdistricts["kode_kec"].eq(wilayah.parent(area)).any():
            return False
        column = _CODES[wilayah.level(area)]
        return bool(column and self.below(wilayah.parent(area))[column].eq(area).any())

    def name(self, area: str) -> str | None:
        """The name of a province, kabupaten/kota or kecamatan; None where the list knows no such area."""
        if not Level.PROVINSI <= wilayah.level(area) <= Level.KECAMATAN:
            return None
        column = _CODES[wilayah.level(area)]
        found = self.subdistricts.loc[self.subdistricts[column].eq(area), column.replace("kode", "nama")]
        return None if found.empty else str(found.iloc[0])

    def districts(self) -> pd.DataFrame:
        """One row per kabupaten/kota: kode_kab, nama_kab, kode_prov, nama_prov; by code."""
        columns = ["kode_kab", "nama_kab", "kode_prov", "nama_prov"]
        return self.subdistricts.drop_duplicates("kode_kab")[columns].sort_values("kode_kab", ignore_index=True)

    def laid_over(self, rows: pd.DataFrame) -> "VillageList":
        """The list with the kabupaten of some rows (gazetteer columns) in the place of its own."""
        if rows.empty:
            return self
        codes = set(rows["kode_kab"])
        kept = self.subdistricts[~self.subdistricts["kode_kab"].isin(codes)]
        whole = pd.concat([kept, _subdistricts(rows)]).sort_values("kode_kec", ignore_index=True)
        over = {str(code): part.sort_values("kode", ignore_index=True) for code, part in rows.groupby("kode_kab")}
        return VillageList(whole, self.province, self.former, {**self.over, **over})

    def _district(self, code: str) -> pd.DataFrame:
        if code in self.over:
            return self.over[code]
        rows = self.province(wilayah.parent(code))
        return rows[rows["kode_kab"].eq(code)].reset_index(drop=True)

    def _kept(self, province: str) -> pd.DataFrame:
        rows = self.province(province)
        return rows[~rows["kode_kab"].isin(set(self.over))]


def village_list(rows: pd.DataFrame) -> VillageList:
    """A list at hand (gazetteer columns) as one that is asked for by area.

    >>> one = {"kode": "16.05.01.2002", "nama": "Surodadi", "kode_kec": "16.05.01", "nama_kec": "Tugumulyo",
    ...        "kode_kab": "16.05", "nama_kab": "Kabupaten Musi Rawas", "kode_prov": "16", "nama_prov": "Sumsel"}
    >>> found = village_list(pd.DataFrame([one]))
    >>> len(found.within("16.05.01")), len(found.within("16.06"))
    (1, 0)
    >>> "16" in found, "16.05.01.2002" in found, "16.05.01.2003" in found, "00" in found, "16.05.~x" in found
    (True, True, False, False, False)
    """
    return VillageList(
        _subdistricts(rows), _AtHand({str(code): part for code, part in rows.groupby("kode_prov")}, rows)
    )


@dataclass(frozen=True, eq=False)
class _AtHand:
    """The villages of a province out of rows at hand."""

    parts: Mapping[str, pd.DataFrame]
    rows: pd.DataFrame

    def __call__(self, province: str) -> pd.DataFrame:
        return self.parts.get(province, self.rows.iloc[:0])


def _subdistricts(rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["kode_kec", "nama_kec", "kode_kab", "nama_kab", "kode_prov", "nama_prov"]
    return rows.drop_duplicates("kode_kec")[columns].sort_values("kode_kec", ignore_index=True)
