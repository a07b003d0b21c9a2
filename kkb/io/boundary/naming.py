"""Which columns bear the names of village, kecamatan and kabupaten, and which listed village a row of names means."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from kkb.config.file_specs import Aliases
from kkb.core.area.spelling import compact, name_key
from kkb.io.names.areas import subdistrict_match, village_match
from kkb.io.names.code_index import CodeList
from kkb.io.names.districts import district_match
from kkb.io.names.normal import SUBDISTRICT_WORDS, VILLAGE_WORDS, district_readings, readings

_LEVELS = ("desa", "kecamatan", "kabupaten")
_HINTS = {
    "desa": (
        "WADMKD",
        "DESA",
        "KELURAHAN",
        "NAMOBJ",
        "NMDESA",
        "NAMADESA",
        "NAMA",
        "DESAKEL",
        "KELDESA",
        "VILLAGE",
        "ADM4EN",
        "ADM4ID",
        "ADM4NAME",
    ),
    "kecamatan": ("WADMKC", "KECAMATAN", "NMKEC", "NAMAKEC", "KEC", "DISTRIK", "ADM3EN", "ADM3ID", "ADM3NAME"),
    "kabupaten": (
        "WADMKK",
        "KABUPATEN",
        "KABKOT",
        "KABKOTA",
        "NMKAB",
        "NAMAKAB",
        "KAB",
        "KOTA",
        "KABUPATENKOTA",
        "ADM2EN",
        "ADM2ID",
        "ADM2NAME",
    ),
}
_LEAST = 0.4
_ALL = 0.9
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
        scores = {name: _score(table[name], known[level], reading, level) for name in free}
        best = max(scores, key=scores.__getitem__, default=None)
        chosen[level] = best if best is not None and scores[best] >= _LEAST else None
    if chosen["kabupaten"] is None and chosen["kecamatan"] and chosen["desa"]:
        told = (name for name in table if _is_told(str(name), "kabupaten") and name not in chosen.values())
        chosen["kabupaten"] = next(told, None)  # a renamed one is in no list
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
    own = {d.code for d in listed.districts}
    districts: dict[str, str | None] = {
        kab: (region if region in own else None) if not columns.kabupaten else _code(kab, names, listed, aliases)
        for kab, names in _inside(triples).items()
    }
    found = {t: _village(t, districts[t[0]], columns, listed, aliases) for t in dict.fromkeys(triples)}
    return pd.Series([found[t] for t in triples], index=table.index, dtype=object)


def same_name(one: str, two: str) -> bool:
    """Whether a file's village name is the listed one, apart from spaces, marks and a kind word."""
    return compact(name_key(two)) in {compact(key) for key in readings(one, VILLAGE_WORDS)}


def renamed_districts(table: pd.DataFrame, columns: NameColumns, listed: CodeList, aliases: Aliases) -> tuple[str, ...]:
    """The kabupaten that a file calls by a name that is not in the list, each with the one that has its kecamatan."""
    if columns.kabupaten is None or columns.kecamatan is None:
        return ()
    pairs = table[[columns.kabupaten, columns.kecamatan]].drop_duplicates()
    inside = _inside([(kab, kec, "") for kab, kec in pairs.itertuples(index=False)])
    matches = {kab: district_match("", kab, names, listed, aliases) for kab, names in inside.items() if kab}
    return tuple(f"{kab} → {m.near_name}" for kab, m in sorted(matches.items()) if m.fit and not m.listed)


def level_of_features(table: pd.DataFrame, columns: NameColumns, listed: pd.DataFrame) -> str | None:
    """What the features of a file without villages are: "kecamatan" or "kabupaten", by names or codes; else None."""
    desa, kec = columns.desa, columns.kecamatan
    if desa and not (kec and table[desa].map(_plain).eq(table[kec].map(_plain)).mean() >= _ALL):
        return None
    villages = listed[["kode", "kode_bps"]]
    for level, digits in (("kecamatan", (6, 7)), ("kabupaten", (4, 4))):
        known = {c.replace(".", "")[: digits[0]] for c in villages["kode"]} | {
            c[: digits[1]] for c in villages["kode_bps"]
        }
        is_code = [table[name].map(_digits).isin(known - {""}).mean() >= _ALL for name in table]
        if any(is_code) or getattr(columns, level):
            return level
    return None


def _digits(cell: str) -> str:
    return re.sub(r"\.0$|^IDN?|\D", "", str(cell).upper())


def _inside(triples: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
    """The names of kecamatan by the name of their kabupaten."""
    found: dict[str, set[str]] = {}
    for kab, kec, _ in triples:
        found.setdefault(kab, set()).update({kec} - {""})
    return found


def _code(name: str, subdistricts: set[str], listed: CodeList, aliases: Aliases) -> str | None:
    """The kabupaten of a name; one that is not in the list is known by its kecamatan, and by where it lies later on."""
    match = district_match("", name, subdistricts, listed, aliases)
    if not name or not (match.listed or match.fit):
        return None
    return match.code if match.listed else match.fit.code if match.fit else None


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
    code = village_match(name, above.code, opened, aliases, kec).code
    return "" if "~" in code else code


def _score(cells: pd.Series, known: set[str], reading: Callable[[str], str], level: str) -> float:
    values = [value for value in cells.unique() if value]
    if not values:
        return 0.0
    looked_at = values[:: -(-len(values) // _MOST_LOOKED_AT)]
    share = sum(value.upper() != value.lower() and reading(value) in known for value in looked_at) / len(looked_at)
    return share + _HINTED * (_is_told(str(cells.name), level) and share > 0)


def _is_told(heading: str, level: str) -> bool:
    return compact(name_key(heading.replace("_", " "))) in _HINTS[level]


def _plain(name: str) -> str:
    return compact(readings(str(name), (*VILLAGE_WORDS, *SUBDISTRICT_WORDS))[-1])


def _district(name: str) -> str:
    return compact(district_readings(str(name))[0][1])
