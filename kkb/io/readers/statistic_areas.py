"""The areas of a statistics table: its region by the heading (“Kabupaten - MUSI RAWAS”), its rows by their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kkb.core.area import wilayah
from kkb.core.area.spelling import name_key
from kkb.core.area.wilayah import Level
from kkb.core.errors import KkbError
from kkb.io.names.areas import AreaMatch, subdistrict_match, village_match
from kkb.io.names.code_index import CodeList, build_code_list
from kkb.io.names.districts import DistrictMatch, district_match
from kkb.io.names.normal import SUBDISTRICT_WORDS, code_part, province_readings, readings
from kkb.io.readers.source import Source

LEVEL_WORDS = {
    "NASIONAL": 0, "INDONESIA": 0, "PROVINSI": 1, "PROPINSI": 1, "PROV": 1, "KABUPATEN": 2, "KAB": 2, "KOTA": 2,
    "KECAMATAN": 3, "KEC": 3, "DESA": 4, "KELURAHAN": 4, "KEL": 4, "PEKON": 4, "NAGARI": 4, "GAMPONG": 4,
    "WILAYAH": -1,
}  # fmt: skip
_HEADING = re.compile(r"^(.*?)\s*[-–:]\s*(.+)$")
_EVERYWHERE = {"SEMUA", "NASIONAL", "INDONESIA", "ALL", "SELURUH INDONESIA", "SEMUA PROVINSI", "SELURUH PROVINSI"}
_Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class AreaRows:
    """The table's region with its name, and PLACE_COLUMNS of its rows (all None for a row that names no area)."""

    region: str
    region_name: str
    rows: list[_Row]


def place_areas(heading: str, names: Sequence[str], source: Source, given: str | None) -> AreaRows:
    """The region of a table (`given` wins over its heading), and the areas of its rows by their names ("" = none).

    A heading that names a region has its parts in the rows; one that only names a level has areas of that level.
    Raises KkbError "berkas.statistik_wilayah" when the region cannot be told.
    """
    codes = build_code_list(source.listed)
    level, named = _heading(heading)
    region = given or _region(level, named, names, codes, source)
    if region is None:
        raise KkbError("berkas.statistik_wilayah", file=source.file, judul=heading)
    depth = wilayah.level(region)
    own = level if not named and level > Level.INDONESIA else depth + 1
    rows = [_row(name, region, max(own, depth + 1), codes, source) for name in names]
    if not named and given is None:
        region = _common([str(row[1]) for row in rows if row[1]])
    return AreaRows(region, _name_of(region, named, codes), rows)


def _heading(text: str) -> tuple[int, str]:
    """The level that a heading names (-1 = none), and the area after the dash.

    >>> _heading("Kabupaten - MUSI RAWAS"), _heading("Kabupaten/Kota"), _heading("Wilayah")
    ((2, 'MUSI RAWAS'), (2, ''), (-1, ''))
    """
    found = _HEADING.match(text)
    words = name_key(found[1] if found else text).split(" ")
    named = found[2].strip() if found else ""
    return LEVEL_WORDS.get(words[0], -1), "" if name_key(named) in _EVERYWHERE else named


def _region(level: int, named: str, names: Sequence[str], codes: CodeList, source: Source) -> str | None:
    told = [name for name in names if name]
    if level in (0, 1) and not named:
        return wilayah.INDONESIA
    if level == Level.PROVINSI:
        return _province(named, codes)
    if level == Level.KABUPATEN and named:
        return _district(named, told, codes, source).code
    if level == Level.KECAMATAN and named:
        return _subdistrict(named, told, codes, source)
    return _region_of_rows(level, told, codes, source)


def _region_of_rows(level: int, told: list[str], codes: CodeList, source: Source) -> str | None:
    """Where the listed areas of a level lie that the rows name: the province or kabupaten with most of them."""
    counts: dict[str, int] = {}
    if level in (2, -1):
        for name in told:
            match = _district(name, [], codes, source)
            if match.listed:
                counts[wilayah.parent(match.code)] = counts.get(wilayah.parent(match.code), 0) + 1
    if level in (3, -1) and not counts:
        for district in codes.districts:
            index = codes.district(district.code).subdistricts
            held = sum(bool(index.codes(readings(name, SUBDISTRICT_WORDS))) for name in told)
            counts |= {district.code: held} if held else {}
    best = max(counts, key=lambda code: counts[code], default=None)
    return best if best and counts[best] * 2 >= len(told) else None


def _province(text: str, codes: CodeList) -> str:
    found = codes.provinces.codes(province_readings(text))
    return found[0] if found else code_part(text)


def _district(text: str, below: Sequence[str], codes: CodeList, source: Source) -> DistrictMatch:
    return district_match("", text, list(below), codes, source.known.aliases)


def _subdistrict(text: str, below: Sequence[str], codes: CodeList, source: Source) -> str | None:
    """The listed kecamatan of that name that holds most of the villages; None when none does, or several alike."""
    held: dict[str, int] = {}
    for named in codes.districts:
        district = codes.district(named.code)
        match = subdistrict_match(text, district, source.known.aliases)
        if wilayah.is_confirmed(match.code):
            held[match.code] = sum(
                wilayah.is_confirmed(village_match(name, match.code, district, source.known.aliases, text).code)
                for name in below
            )
    ranked = sorted(held, key=lambda code: -held[code])
    alike = len(ranked) > 1 and held[ranked[0]] == held[ranked[1]]
    return ranked[0] if ranked and not alike else None


def _row(name: str, region: str, level: int, codes: CodeList, source: Source) -> _Row:
    """PLACE_COLUMNS of one row."""
    if not name:
        return (None,) * 9
    if level == Level.PROVINSI:
        code = _province(name, codes)
        told = codes.provinces.names.get(code, name)
        return (code, code, told, *(None,) * 4, told, None)
    if level == Level.KABUPATEN:
        above = codes.provinces.names.get(region, "")
        match = district_match(above, name, [], codes, source.known.aliases)
        inside = match.listed and wilayah.is_within(match.code, region)
        code = match.code if inside else f"{region}.{code_part(name)}" if region != wilayah.INDONESIA else match.code
        told = match.name if inside else name
        return (code, code, told, None, None, code, told, match.province_name or None, None)
    return _below_district(name, region, codes, source)


def _below_district(name: str, region: str, codes: CodeList, source: Source) -> _Row:
    kab = wilayah.cut(region, Level.KABUPATEN)
    listed = kab in {district.code for district in codes.districts}
    district = codes.district(kab) if listed else None
    if wilayah.level(region) == Level.KABUPATEN:
        match = (
            subdistrict_match(name, district, source.known.aliases) if district
            else AreaMatch(f"{region}.{code_part(name)}", name)
        )  # fmt: skip
        kec = (match.code, match.name)
    else:
        match = (
            village_match(name, region, district, source.known.aliases) if district
            else AreaMatch(f"{region}.{code_part(name)}", name)
        )  # fmt: skip
        kec = (region, district.subdistricts.names.get(region) if district else None)
    names = (district.name, district.province_name) if district else (None, None)
    return (match.code, match.code, match.name, *kec, kab, *names, None)


def _common(found: list[str]) -> str:
    """The narrowest area that holds all the codes."""
    above = {wilayah.parent(code) for code in found}
    while len(above) > 1:
        above = {wilayah.parent(code) for code in above}
    return above.pop() if above else wilayah.INDONESIA


def _name_of(region: str, named: str, codes: CodeList) -> str:
    if region == wilayah.INDONESIA:
        return "INDONESIA"
    names = codes.provinces.names | {district.code: district.name for district in codes.districts}
    return names.get(region, named or region)
