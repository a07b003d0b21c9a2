"""Names that no list confirms, each with the listed names it may mean. Only a person says which one is meant."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.area.spelling import compact, name_key
from kkb.core.area.village_list import VillageList, village_list
from kkb.core.area.wilayah import Level
from kkb.io.names.code_index import CodeList, ListedDistrict, build_code_list
from kkb.io.names.districts import near_district
from kkb.io.names.evidence import Fit, district_fit, may_be, subdistrict_fit
from kkb.io.names.fuzzy import NEARLY_CERTAIN, likeness, most_alike
from kkb.io.names.normal import VILLAGE_WORDS, district_readings, readings

AT_MOST = 5
LEAST = 70.0
CERTAIN = 100.0
_LEVELS = {
    Level.KABUPATEN: ("kode_kab", "nama_kab"), Level.KECAMATAN: ("kode_kec", "nama_kec"), Level.DESA: ("kode", "nama"),
}  # fmt: skip
_ABOVE = {2: ("kode_prov", "nama_prov"), 3: ("kode_kab", "nama_kab"), 4: ("kode_kec", "nama_kec")}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A listed area that may be meant; `score` 0-100 is how alike the compared names are.

    `fit`: how many of the names below lie in it, where they speak for it. `home`: for a village that stands in another
    kecamatan by now, that one's name.
    """

    code: str
    name: str
    score: float
    fit: Fit | None = None
    home: str = ""

    @property
    def below(self) -> tuple[int, int] | None:
        """How many of the names below lie in it, of how many; None where they do not speak for it."""
        return (self.fit.held, self.fit.of) if self.fit else None


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


@dataclass(slots=True)
class _Written:
    """An unknown name while it is gathered: how many places bear it, and the names one level below."""

    rows: int = 0
    below: set[str] = field(default_factory=set)


def unmatched_names(places: pd.DataFrame, listed: pd.DataFrame | VillageList) -> tuple[Unmatched, ...]:
    """The widest unknown name of every place without a confirmed code, if the area above it is in the list.

    `places`: kode, nama, nama_kec, nama_kab; `listed`: columns of the code list. Names that the list itself has twice
    in the area are left out: no spelling tells those villages apart.
    """
    codes = build_code_list(listed)
    confirmed = frozenset(places["kode"][~places["kode"].str.contains("~", regex=False)])
    found = [
        _unmatched(code, text, written, codes, confirmed) for (code, text), written in sorted(_gathered(places).items())
    ]
    return tuple(one for one in found if one)


def official_names(one: Unmatched, listed: pd.DataFrame | VillageList) -> tuple[Suggestion, ...]:
    """Every official name of the area above: the suggestions first, the others by name with a score of 0."""
    own = _LEVELS[one.level]
    inside = (listed if isinstance(listed, VillageList) else village_list(listed)).below(one.above)
    near = {suggestion.code for suggestion in one.suggestions}
    names = dict(zip(inside[own[0]], inside[own[1]], strict=True))
    rest = sorted((name, code) for code, name in names.items() if code not in near)
    return (*one.suggestions, *(Suggestion(code, name, 0.0) for name, code in rest))


def best_suggestions(names: Sequence[Unmatched], written: Callable[[Suggestion], str] | None = None) -> pd.DataFrame:
    """One row per name that has suggestions, none of them ticked: benar, tulisan, atas, saran, skor, baris.

    `written` says a suggestion in the language of the front; without it name and code.
    """
    said = written or (lambda one: f"{one.name} ({one.code})")
    rows = [
        {
            "benar": False, "tulisan": one.written, "atas": one.above_name, "saran": said(one.suggestions[0]),
            "skor": one.suggestions[0].score, "baris": one.rows,
        }
        for one in names
    ]  # fmt: skip
    return pd.DataFrame(rows)


def ticked(names: Sequence[Unmatched], edited: Mapping[int, Mapping[str, object]]) -> list[tuple[str, str, str]]:
    """(code, spelling, area above it) of the names whose row of the first suggestions a person ticked."""
    rows = [int(row) for row, cells in sorted(edited.items()) if cells.get("benar") is True]
    return [(names[row].suggestions[0].code, names[row].written, names[row].above) for row in rows]


def _gathered(places: pd.DataFrame) -> dict[tuple[str, str], _Written]:
    found: dict[tuple[str, str], _Written] = {}
    unknown = places[places["kode"].str.contains("~", regex=False)]
    for code, *names in unknown[["kode", "nama_kab", "nama_kec", "nama"]].itertuples(index=False):
        parts = code.split(".")
        depth = next(n for n, part in enumerate(parts, 1) if part.startswith("~"))
        if depth > Level.PROVINSI and names[depth - 2]:
            written = found.setdefault((wilayah.cut(code, depth), str(names[depth - 2])), _Written())
            written.rows += 1
            written.below.update(str(name) for name in names[depth - 1 : depth] if name)
    return found


def _unmatched(code: str, text: str, written: _Written, codes: CodeList, confirmed: frozenset[str]) -> Unmatched | None:
    key, depth, above = compact(name_key(text)), wilayah.level(code), wilayah.parent(code)
    if not key or not _is_listed(above, codes):
        return None
    if depth == Level.KABUPATEN:
        name, found = codes.provinces.names[above], _districts(text, above, written.below, codes)
    else:
        district = codes.district(wilayah.cut(above, Level.KABUPATEN))
        index = district.subdistricts if depth == Level.KECAMATAN else district.villages[above]
        if len(index.by_compact.get(key, ())) > 1:
            return None
        name = district.name if depth == Level.KECAMATAN else district.subdistricts.names[above]
        if depth == Level.KECAMATAN:
            found = _subdistricts(text, written.below, district)
        else:
            found = _villages(text, above, district, confirmed)
    return Unmatched(code, text, above, name, written.rows, tuple(found[:AT_MOST]))


def _is_listed(code: str, codes: CodeList) -> bool:
    if wilayah.level(code) == Level.PROVINSI:
        return code in codes.provinces.names
    district = wilayah.cut(code, Level.KABUPATEN)
    return codes.has(district) and (code == district or code in codes.district(district).villages)


def _districts(text: str, above: str, below: set[str], codes: CodeList) -> list[Suggestion]:
    """The kabupaten of a province that an unknown one may be: the one its kecamatan say, then those alike."""
    kind, base = district_readings(text)[0]
    inside = {d.code: d for d in codes.districts if d.province == above and kind in (None, d.kind)}
    fit = district_fit(below, above, codes)
    alike = _alike(base, {code: d.base for code, d in inside.items()})
    near = near_district(text, above, codes)
    if near and near.code in inside and (not alike or alike[0].code != near.code):
        rest = [one for one in alike if one.code != near.code]
        alike = [Suggestion(near.code, near.name, round(likeness(base, near.base), 1)), *rest]
    if fit is None or fit.code not in inside or not may_be(base, inside[fit.code].base, fit):
        return [replace(one, name=inside[one.code].name) for one in alike]
    first = Suggestion(fit.code, inside[fit.code].name, _score(fit.code, alike), fit)
    return [first, *(replace(one, name=inside[one.code].name) for one in alike if one.code != fit.code)]


def _subdistricts(text: str, below: set[str], district: ListedDistrict) -> list[Suggestion]:
    """The kecamatan that an unknown one may be: the one its villages say, then those alike."""
    names = district.subdistricts.names
    fit, alike = subdistrict_fit(below, district), _alike(text, names)
    if fit is None or not may_be(text, names[fit.code], fit):
        return alike
    first = Suggestion(fit.code, names[fit.code], _score(fit.code, alike), fit)
    return [first, *(one for one in alike if one.code != fit.code)]


def _villages(text: str, above: str, district: ListedDistrict, confirmed: frozenset[str]) -> list[Suggestion]:
    """The villages that an unknown one may be: of its kecamatan, and the one of that name that is elsewhere by now."""
    names = {code: name for code, name in district.villages[above].names.items() if code not in confirmed}
    alike = _alike(text, names)
    moved = district.everywhere.codes(readings(text, VILLAGE_WORDS))
    if len(moved) != 1:
        return alike
    home = district.subdistricts.names[wilayah.parent(moved[0])]
    there = Suggestion(moved[0], district.everywhere.names[moved[0]], CERTAIN, home=home)
    if alike and alike[0].score >= NEARLY_CERTAIN:
        return [alike[0], there, *alike[1:]]
    return [there, *alike]


def _alike(text: str, names: Mapping[str, str]) -> list[Suggestion]:
    """The names that are like a text, best first; none when two come equally near, for then it may be either."""
    found = most_alike(text, names, LEAST)
    if len(found) > 1 and found[0][0] == found[1][0]:
        return []
    return [Suggestion(code, names[code], round(score, 1)) for score, code in found]


def _score(code: str, alike: Iterable[Suggestion]) -> float:
    return next((one.score for one in alike if one.code == code), 0.0)
