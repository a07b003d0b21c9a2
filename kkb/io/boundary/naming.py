"""Which columns bear the names of village, kecamatan and kabupaten, and which listed village a row of names means."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from kkb.io.aliases import Aliases
from kkb.io.areas import subdistrict_match, village_match
from kkb.io.codelist import CodeList
from kkb.io.districts import district_match
from kkb.io.names import SUBDISTRICT_WORDS, VILLAGE_WORDS, compact, district_readings, name_key, readings

_LEVELS = ("desa", "kecamatan", "kabupaten")
_HINTS = {
    "desa": ("WADMKD", "DESA", "KELURAHAN", "NAMOBJ", "NMDESA", "NAMADESA", "NAMA", "DESAKEL", "KELDESA", "VILLAGE"),
    "kecamatan": ("WADMKC", "KECAMATAN", "NMKEC", "NAMAKEC", "KEC", "DISTRIK"),
    "kabupaten": ("WADMKK", "KABUPATEN", "KABKOT", "KABKOTA", "NMKAB", "NAMAKAB", "KAB", "KOTA", "KABUPATENKOTA"),
}
_LEAST = 0.4
_MOST_LOOKED_AT = 5_000
_HINTED = 0.25
"""A heading that says what it is counts for so much of the names below it."""


@dataclass(frozen=True, slots=True)
class NameColumns:
    """The column of each level, or None."""

    desa: str | None
    kecamatan: str | None
    kabupaten: str | None


def name_columns(table: pd.DataFrame, listed: pd.DataFrame) -> NameColumns:
    """The columns whose names are those of the list; headings only decide between alike ones."""
    known = {
        "desa": set(listed["nama"].map(_plain)),
        "kecamatan": set(listed["nama_kec"].map(_plain)),
        "kabupaten": {_district(name) for name in listed["nama_kab"].unique()},
    }
    chosen: dict[str, str | None] = dict.fromkeys(_LEVELS)
    for level in ("kabupaten", "kecamatan", "desa"):
        reading = _district if level == "kabupaten" else _plain
        free = [name for name in table if name not in chosen.values()]
        scores = {name: _score(table[name], known[level], reading, _HINTS[level]) for name in free}
        best = max(scores, key=scores.__getitem__, default=None)
        chosen[level] = best if best is not None and scores[best] >= _LEAST else None
    return NameColumns(**chosen)


def codes_by_name(
    table: pd.DataFrame, columns: NameColumns, region: str | None, listed: CodeList, aliases: Aliases
) -> pd.Series:
    """The village code of each row of names ("" = no listed village); `region` is the kabupaten when no column is."""
    blank = pd.Series("", index=table.index, dtype=object)
    rows = zip(
        table[columns.kabupaten] if columns.kabupaten else blank,
        table[columns.kecamatan] if columns.kecamatan else blank,
        table[columns.desa],
        strict=True,
    )
    triples = list(rows)
    inside: dict[str, set[str]] = {}
    for kab, kec, _ in triples:
        inside.setdefault(kab, set()).add(kec)
    own = {d.code for d in listed.districts}
    districts = {
        kab: (region if region in own else None) if not columns.kabupaten else _code(kab, names - {""}, listed, aliases)
        for kab, names in inside.items()
    }
    found = {t: _village(t, districts[t[0]], columns, listed, aliases) for t in dict.fromkeys(triples)}
    return pd.Series([found[t] for t in triples], index=table.index, dtype=object)


def same_name(one: str, two: str) -> bool:
    """Whether a file's village name is the listed one, apart from spaces, marks and a kind word."""
    return compact(name_key(two)) in {compact(key) for key in readings(one, VILLAGE_WORDS)}


def _code(name: str, subdistricts: set[str], listed: CodeList, aliases: Aliases) -> str | None:
    match = district_match("", name, subdistricts, listed, aliases)
    return match.code if name and match.listed else None


def _village(
    triple: tuple[str, str, str], district: str | None, columns: NameColumns, listed: CodeList, aliases: Aliases
) -> str:
    _, kec, name = triple
    if district is None or not name:
        return ""
    opened = listed.district(district)
    if columns.kecamatan is None:
        found = opened.everywhere.codes(readings(name, VILLAGE_WORDS))
        return found[0] if len(found) == 1 else ""
    above = subdistrict_match(kec, opened, aliases)
    if "~" in above.code:
        return ""
    code = village_match(name, above.code, opened, aliases).code
    return "" if "~" in code else code


def _score(cells: pd.Series, known: set[str], reading: Callable[[str], str], hints: tuple[str, ...]) -> float:
    values = [value for value in cells.unique() if value]
    if not values:
        return 0.0
    looked_at = values[:: -(-len(values) // _MOST_LOOKED_AT)]
    share = sum(value.upper() != value.lower() and reading(value) in known for value in looked_at) / len(looked_at)
    told = compact(name_key(str(cells.name).replace("_", " "))) in hints
    return share + _HINTED * (told and share > 0)


def _plain(name: str) -> str:
    return compact(readings(str(name), (*VILLAGE_WORDS, *SUBDISTRICT_WORDS))[-1])


def _district(name: str) -> str:
    return compact(district_readings(str(name))[0][1])
