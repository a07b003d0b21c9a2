"""The official code list, indexed by names as they are compared; villages only of the kabupaten that are asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.spelling import compact, name_key
from kkb.core.area.village_list import VillageList, village_list
from kkb.core.area.wilayah import Level
from kkb.io.names.abbreviations import USUAL, written_out
from kkb.io.names.normal import KABUPATEN, district_readings
from kkb.io.names.numerals import number_key, numerals

Name = TypeVar("Name", str, tuple[str, str])
_NAMES = ("kode", "nama", "kode_kec", "nama_kec", "kode_kab", "nama_kab", "nama_prov")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Areas of one level under one roof: their `names` by code, and codes by compared name, with and without spaces."""

    names: Mapping[str, str]
    by_key: Mapping[str, tuple[str, ...]]
    by_compact: Mapping[str, tuple[str, ...]]
    _by_number: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def codes(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The areas with one of the compared names: exactly, else apart from spaces, else by another writing of the
        same numerals when only one area has it. Numerals must agree.
        """
        tried = [key for key in keys if key]
        exact = next((self.by_key[key] for key in tried if key in self.by_key), ())
        found = exact or next((found for key in tried if (found := self._without_spaces(key))), ())
        return found or next((found for key in tried if len(found := self._by_numeral(key)) == 1), ())

    def written_out(self, text: str) -> str | None:
        """The one area that a name with words cut short can mean, or None."""
        return written_out(text, self.names)

    def _by_numeral(self, key: str) -> tuple[str, ...]:
        """The areas whose name has the same numerals in whatever writing; worked out for the first that asks."""
        if not numerals(key):
            return ()
        if not self._by_number:
            for code, name in self.names.items():
                own = number_key(name_key(name))
                self._by_number[own] = (*self._by_number.get(own, ()), code)
        return self._by_number.get(number_key(key), ())

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
class Former:
    """An area of today behind a name of older lists, and the year of the last list that had the name."""

    code: str
    year: str


@dataclass(frozen=True, slots=True)
class FormerNames:
    """Areas of today by the names of older lists, compared: kecamatan, and villages by kecamatan and name.

    A name that meant several areas, or that an area of today bears in the same place, is not among them.
    """

    subdistricts: Mapping[str, Former]
    villages: Mapping[tuple[str, str], Former]

    def subdistrict(self, keys: Iterable[str]) -> Former | None:
        """The kecamatan that an older list called so."""
        return next((self.subdistricts[key] for key in map(compact, keys) if key in self.subdistricts), None)

    def village(self, above: Iterable[str], keys: Iterable[str]) -> Former | None:
        """The village that an older list called so in a kecamatan of that name."""
        pairs = ((compact(a), compact(key)) for a in above for key in keys)
        return next((self.villages[pair] for pair in pairs if pair in self.villages), None)


@dataclass(frozen=True, slots=True)
class ListedDistrict:
    """A kabupaten or kota with the names below it; `everywhere` has all its villages, whichever kecamatan; `former`
    are the names that older lists had for them.
    """

    code: str
    name: str
    province_name: str
    subdistricts: NameIndex
    villages: Mapping[str, NameIndex]
    everywhere: NameIndex
    former: FormerNames


@dataclass(frozen=True, slots=True)
class CodeList:
    """A gazetteer, opened up kabupaten by kabupaten as they are needed."""

    provinces: NameIndex
    districts: tuple[DistrictName, ...]
    by_base: Mapping[str, tuple[DistrictName, ...]]
    _villages: VillageList
    _homes: Mapping[str, frozenset[str]]
    _opened: dict[str, ListedDistrict] = field(default_factory=dict)

    def district(self, code: str) -> ListedDistrict:
        """The names below a kabupaten or kota of the list."""
        if code not in self._opened:
            rows = self._villages.within(code)[list(_NAMES)].astype(object)
            self._opened[code] = _district(rows, self._villages.former(code))
        return self._opened[code]

    def has(self, code: str) -> bool:
        """Whether a kabupaten or kota is in the list."""
        return wilayah.level(code) == Level.KABUPATEN and code in self._villages

    def homes(self, keys: Iterable[str]) -> frozenset[str]:
        """The kabupaten that have a kecamatan with one of the compared names."""
        return next((self._homes[key] for key in map(number_key, keys) if key in self._homes), frozenset())

    def named(self, base: str) -> tuple[DistrictName, ...]:
        """The kabupaten and kota of a compared name without its kind word, KEP. and “dan” written either way."""
        return self.by_base.get(plain_base(base), ())


def build_code_list(gazetteer: pd.DataFrame | VillageList) -> CodeList:
    """The index over a gazetteer (columns of `data/wilayah/desa.csv`, codes as text), at hand or read when needed."""
    listed = gazetteer if isinstance(gazetteer, VillageList) else village_list(gazetteer)
    regions = listed.districts()
    districts = tuple(
        _district_name(*names)
        for names in zip(regions["kode_kab"], regions["nama_kab"], regions["kode_prov"], strict=True)
    )
    by_base: dict[str, tuple[DistrictName, ...]] = {}
    for district in districts:
        key = plain_base(district.base)
        by_base[key] = (*by_base.get(key, ()), district)
    provinces = build_index(zip(regions["kode_prov"], regions["nama_prov"], strict=True))
    return CodeList(provinces, districts, by_base, listed, _homes(listed.subdistricts))


def plain_base(base: str) -> str:
    """A kabupaten's compared name as it is looked up: no spaces, KEPULAUAN whole, no word for “and”.

    >>> plain_base("KEP SERIBU"), plain_base("PANGKAJENE DAN KEPULAUAN")
    ('KEPULAUANSERIBU', 'PANGKAJENEKEPULAUAN')
    """
    words = (USUAL.get(word, word) for word in base.split() if word != "DAN")
    return number_key(" ".join(words)) or compact(base)


def _homes(each: pd.DataFrame) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, code in zip(each["nama_kec"], each["kode_kab"], strict=True):
        found.setdefault(number_key(name_key(str(name))), set()).add(str(code))
    return {key: frozenset(codes) for key, codes in found.items()}


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


def _district(rows: pd.DataFrame, changes: pd.DataFrame) -> ListedDistrict:
    first = rows.iloc[0]
    pairs: dict[str, list[tuple[str, str]]] = {}
    for above, code, name in zip(rows["kode_kec"], rows["kode"], rows["nama"], strict=True):
        pairs.setdefault(str(above), []).append((code, name))
    return ListedDistrict(
        str(first["kode_kab"]), " ".join(str(first["nama_kab"]).split()), str(first["nama_prov"]),
        build_index(zip(rows["kode_kec"], rows["nama_kec"], strict=True)),
        {code: build_index(villages) for code, villages in pairs.items()},
        build_index(pair for villages in pairs.values() for pair in villages),
        _former(changes, set(rows["kode"]), dict(zip(rows["kode_kec"], rows["nama_kec"], strict=True))),
    )  # fmt: skip


def _former(changes: pd.DataFrame, villages: set[str], subdistricts: Mapping[str, str]) -> FormerNames:
    """The names of older lists (columns of `VillageList.former`) for villages and kecamatan that the list has."""
    found: dict[str, set[Former]] = {}
    inside: dict[tuple[str, str], set[Former]] = {}
    today = {compact(name_key(name)) for name in subdistricts.values()}
    columns = ("kode_baru", "nama_lama", "nama_kec_lama", "daftar")
    for code, name, above, year in zip(*(changes[column] for column in columns), strict=True):
        key, one = compact(name_key(str(name))), Former(str(code), str(year))
        if code in villages:
            inside.setdefault((compact(name_key(str(above))), key), set()).add(one)
        elif code in subdistricts and key not in today:
            found.setdefault(key, set()).add(one)
    return FormerNames(_unique(found), _unique(inside))


def _unique(found: Mapping[Name, set[Former]]) -> dict[Name, Former]:
    """The names that meant one area, with the last list that had them."""
    return {
        key: max(meant, key=lambda one: one.year)
        for key, meant in found.items()
        if len({one.code for one in meant}) == 1
    }
