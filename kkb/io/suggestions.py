"""Names that no list confirms, each with the listed names it resembles most. Only a person says which one is meant."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from kkb.core import wilayah
from kkb.io.names import compact, name_key

AT_MOST = 5
LEAST = 50.0
_LEVELS = {2: ("kode_kab", "nama_kab"), 3: ("kode_kec", "nama_kec"), 4: ("kode", "nama")}
_ABOVE = {2: ("kode_prov", "nama_prov"), 3: ("kode_kab", "nama_kab"), 4: ("kode_kec", "nama_kec")}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A listed area that may be meant; `score` 0-100 is how alike the compared names are."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A name as written, in the listed area above it; `rows` places bear it. Best suggestion first."""

    code: str
    written: str
    above: str
    above_name: str
    rows: int
    suggestions: tuple[Suggestion, ...]

    @property
    def level(self) -> int:
        """2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan."""
        return wilayah.level(self.code)

    @property
    def key(self) -> str:
        """The spelling as it is compared."""
        return compact(name_key(self.written))


def unmatched_names(places: pd.DataFrame, listed: pd.DataFrame) -> tuple[Unmatched, ...]:
    """The widest unknown name of every place without a confirmed code, if the area above it is in the list.

    `places`: kode, nama, nama_kec, nama_kab; `listed`: columns of the code list. Names that the list itself has twice
    in the area are left out: no spelling tells those villages apart.
    """
    counts: Counter[tuple[str, str]] = Counter()
    unknown = places[places["kode"].str.contains("~", regex=False)]
    for code, *names in unknown[["kode", "nama_kab", "nama_kec", "nama"]].itertuples(index=False):
        parts = code.split(".")
        depth = next(n for n, part in enumerate(parts, 1) if part.startswith("~"))
        if depth > 1 and names[depth - 2]:
            counts[wilayah.cut(code, depth), str(names[depth - 2])] += 1
    found = [_unmatched(code, text, n, _below(code, listed)) for (code, text), n in sorted(counts.items())]
    return tuple(one for one in found if one)


def official_names(one: Unmatched, listed: pd.DataFrame) -> tuple[Suggestion, ...]:
    """Every official name of the area above: the suggestions first, the others by name with a score of 0."""
    _, names = _below(one.code, listed)
    near = {suggestion.code for suggestion in one.suggestions}
    rest = sorted((name, code) for code, name in names.items() if code not in near)
    return (*one.suggestions, *(Suggestion(code, name, 0.0) for name, code in rest))


def best_suggestions(names: Sequence[Unmatched]) -> pd.DataFrame:
    """One row per name that has suggestions, none of them ticked: benar, tulisan, atas, saran, skor, baris."""
    rows = [
        {
            "benar": False, "tulisan": one.written, "atas": one.above_name,
            "saran": f"{one.suggestions[0].name} ({one.suggestions[0].code})", "skor": one.suggestions[0].score,
            "baris": one.rows,
        }
        for one in names
    ]  # fmt: skip
    return pd.DataFrame(rows)


def ticked(names: Sequence[Unmatched], edited: Mapping[int, Mapping[str, object]]) -> list[tuple[str, str]]:
    """(code, spelling) of the names whose row of `best_suggestions` a person ticked."""
    rows = [int(row) for row, cells in sorted(edited.items()) if cells.get("benar") is True]
    return [(names[row].suggestions[0].code, names[row].written) for row in rows]


def _below(code: str, listed: pd.DataFrame) -> tuple[str, Mapping[str, str]]:
    """The name of the area above a code, and what the list has in it: names by code."""
    depth = wilayah.level(code)
    above, own = _ABOVE[depth], _LEVELS[depth]
    inside = listed[listed[above[0]].eq(wilayah.parent(code))]
    name = str(inside[above[1]].iloc[0]) if len(inside) else ""
    return name, dict(zip(inside[own[0]], inside[own[1]], strict=True))


def _unmatched(code: str, text: str, rows: int, below: tuple[str, Mapping[str, str]]) -> Unmatched | None:
    above_name, names = below
    key = compact(name_key(text))
    if not names or not key or sum(compact(name_key(name)) == key for name in names.values()) > 1:
        return None
    best = process.extract(text, names, scorer=fuzz.WRatio, processor=name_key, limit=AT_MOST, score_cutoff=LEAST)
    ranked = tuple(Suggestion(found, name, round(score, 1)) for name, score, found in best)
    return Unmatched(code, text, wilayah.parent(code), above_name, rows, ranked)
