"""The official code list, indexed by names as they are compared; villages only of the kabupaten that are asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from kkb.io.names import KABUPATEN, compact, district_readings, name_key, numerals

_NAMES = ("kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Areas of one level under one roof: their `names` by code, and codes by compared name."""

    names: Mapping[str, str]
    by_key: Mapping[str, tuple[str, ...]]
    by_compact: Mapping[str, tuple[str, ...]]

    def codes(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The areas with one of the compared names: exactly, else apart from spaces. Numerals must agree."""
        tried = [key for key in keys if key]
        exact = next((self.by_key[key] for key in tried if key in self.by_key), ())
        return exact or next((found for key in tried if (found := self._without_spaces(key))), ())

    def _without_spaces(self, key: str) -> tuple[str, ...]:
        ends = numerals(key)
        found = self.by_compact.get(compact(key), ())
        return tuple(c for c in found if not ends or numerals(name_key(self.names[c])) in ((), ends))


@dataclass(frozen=True, slots=True)
class DistrictName:
    """A kabupaten or kota of the list: its kind and its compared name without the kind word."""

    code: str
    name: str
    kind: str
    base: str
    province: str


@dataclass(frozen=True, slots=True)
class District:
    """A kabupaten or kota with the names below it; `everywhere` has all its villages, whichever kecamatan."""

    code: str
    name: str
    province_name: str
    subdistricts: NameIndex
    villages: Mapping[str, NameIndex]
    everywhere: NameIndex


@dataclass(frozen=True, slots=True)
class CodeList:
    """A gazetteer, opened up kabupaten by kabupaten as they are needed."""

    provinces: NameIndex
    districts: tuple[DistrictName, ...]
    by_base: Mapping[str, tuple[DistrictName, ...]]
    _rows: pd.DataFrame
    _places: Mapping[str, list[int]]
    _opened: dict[str, District] = field(default_factory=dict)

    def district(self, code: str) -> District:
        """The names below a kabupaten or kota of the list."""
        if code not in self._opened:
            self._opened[code] = _district(self._rows.iloc[self._places[code]])
        return self._opened[code]


def build_code_list(gazetteer: pd.DataFrame) -> CodeList:
    """The index over a gazetteer (columns of `data/wilayah/desa.csv`, codes as text)."""
    regions = gazetteer.drop_duplicates("kode_kab")
    districts = tuple(
        _district_name(*names)
        for names in zip(regions["kode_kab"], regions["nama_kab"], regions["kode_prov"], strict=True)
    )
    by_base: dict[str, tuple[DistrictName, ...]] = {}
    for district in districts:
        key = compact(district.base)
        by_base[key] = (*by_base.get(key, ()), district)
    provinces = build_index(zip(regions["kode_prov"], regions["nama_prov"], strict=True))
    places = gazetteer.groupby("kode_kab").indices
    rows = gazetteer[list(_NAMES)].astype(object)
    return CodeList(provinces, districts, by_base, rows, {str(code): list(at) for code, at in places.items()})


def build_index(areas: Iterable[tuple[str, str]]) -> NameIndex:
    """An index over (code, name) pairs; a code that stands twice counts once."""
    names = {str(code): " ".join(str(name).split()) for code, name in areas}
    by_key: dict[str, tuple[str, ...]] = {}
    by_compact: dict[str, tuple[str, ...]] = {}
    for code, name in names.items():
        key = name_key(name)
        by_key[key] = (*by_key.get(key, ()), code)
        by_compact[compact(key)] = (*by_compact.get(compact(key), ()), code)
    return NameIndex(names, by_key, by_compact)


def _district_name(code: str, name: str, province: str) -> DistrictName:
    kind, base = district_readings(str(name))[0]
    return DistrictName(str(code), " ".join(str(name).split()), kind or KABUPATEN, base, str(province))


def _district(rows: pd.DataFrame) -> District:
    first = rows.iloc[0]
    pairs: dict[str, list[tuple[str, str]]] = {}
    for above, code, name in zip(rows["kode_kec"], rows["kode"], rows["nama"], strict=True):
        pairs.setdefault(str(above), []).append((code, name))
    return District(
        str(first["kode_kab"]), " ".join(str(first["nama_kab"]).split()), str(first["nama_prov"]),
        build_index(zip(rows["kode_kec"], rows["nama_kec"], strict=True)),
        {code: build_index(villages) for code, villages in pairs.items()},
        build_index(pair for villages in pairs.values() for pair in villages),
    )  # fmt: skip
