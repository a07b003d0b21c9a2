"""What is said about the villages of one kabupaten: places, names, repairs, overlaps, gaps, what is missing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely
from rapidfuzz import fuzz

from kkb.core.area.spelling import name_key
from kkb.core.issue import Issue, Severity
from kkb.io.boundary.coverage import HECTARE, Coverage
from kkb.io.boundary.naming import same_name
from kkb.io.boundary.rings import Rings

BESIDE, NEAR, FAR = 100.0, 5_000.0, 20_000.0
"""Metres from an outline to its village's point: further than BESIDE or NEAR is told, than FAR is elsewhere."""
_ALIKE = 70.0
_FEW = 3
_OPEN = 4
"""Strips are told when one village in so many has them; a sharp bend of the coast looks like one."""
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DistrictVillages:
    """The list's villages of one kabupaten (gazetteer columns, by code)."""

    code: str
    name: str
    listed: pd.DataFrame = field(repr=False)

    def label(self, code: str) -> str:
        """A village as a finding names it."""
        rows = self.listed.loc[self.listed["kode"].eq(code), "nama"]
        return f"{rows.iloc[0]} ({code})" if len(rows) else code

    def told(self, code: str, severity: Severity, villages: Iterable[str] = (), **more: str) -> Issue:
        """A finding on this kabupaten; `hint` more words, `number` how many when it is not the villages' number."""
        named = tuple(self.label(v) for v in villages)
        return Issue(
            f"batas_{code}", severity, value=more.get("number", str(len(named))), allowed=named, hint=more.get("hint")
        )


def far_away(district: DistrictVillages, found: Rings, points: np.ndarray) -> tuple[np.ndarray, list[Issue], bool]:
    """Which outlines lie at another place than their village (bool), what to tell, and whether most do.

    `points`: official points in metres, NaN where there is none.
    """
    known = ~np.isnan(points).any(axis=1)
    distance = np.zeros(len(points))
    distance[known] = shapely.distance(found.outlines[known], shapely.points(points[known]))
    off, far = distance > NEAR, distance > FAR
    if known.any() and 2 * int(off.sum()) > int(known.sum()):
        told = [district.told("letak_lain", "tolak", number=str(int(off.sum())), hint=str(int(known.sum())))]
        return far, told, True
    told = []
    if far.any():
        told.append(district.told("jauh", "tolak", found.codes[far]))
    if (off & ~far).any():
        told.append(district.told("agak_jauh", "periksa", found.codes[off & ~far]))
    parts, rows = shapely.get_parts(found.outlines, return_index=True)
    apart = np.unique(rows[shapely.distance(parts, shapely.points(points[rows])) > FAR])
    if len(apart := np.setdiff1d(apart, np.flatnonzero(far))):
        told.append(district.told("terpisah", "periksa", found.codes[apart]))
    return far, [*told, *_misplaced(district, found, points, (distance > BESIDE) & ~off)], False


def _misplaced(district: DistrictVillages, found: Rings, points: np.ndarray, beside: np.ndarray) -> Iterator[Issue]:
    """Outlines that lie beside their village's official point: most of them, or a few and in whose they lie."""
    known = int((~np.isnan(points).any(axis=1)).sum())
    if known >= _FEW and 2 * int(beside.sum()) > known:
        yield district.told("bergeser", "periksa", number=str(int(beside.sum())), hint=str(known))
        return
    rows = np.flatnonzero(beside)
    point, outline = shapely.STRtree(found.outlines).query(shapely.points(points[rows]), predicate="within")
    owner = {int(rows[p]): district.label(str(found.codes[o])) for p, o in zip(point, outline, strict=True)}
    told = tuple(f"{district.label(str(found.codes[n]))} → {owner.get(int(n), '–')}" for n in rows)
    if told:
        yield Issue("batas_titik_luar", "periksa", value=str(len(told)), allowed=told)


def other_names(district: DistrictVillages, codes: pd.Series, names: pd.Series) -> tuple[list[Issue], bool]:
    """Villages that the file calls by another name than the list, and whether most are: then the codes are wrong."""
    listed = dict(zip(district.listed["kode"], district.listed["nama"], strict=True))
    pairs = dict.fromkeys((c, n) for c, n in zip(codes, names, strict=True) if n)
    other = [(c, n) for c, n in pairs if not same_name(n, listed[c]) and not _alike(n, listed[c])]
    if len(pairs) >= _FEW and 2 * len(other) > len(pairs):
        return [district.told("nama_lain", "tolak", number=str(len(other)), hint=str(len(pairs)))], True
    described = [f"{n} → {district.label(c)}" for c, n in other]
    issue = Issue("batas_nama_beda", "periksa", value=str(len(other)), allowed=tuple(described))
    return [issue] if other else [], False


def repairs(district: DistrictVillages, found: Rings) -> Iterator[Issue]:
    """What was mended in the outlines one by one."""
    quiet = [code for code in found.repaired if code not in found.changed]
    if found.empty:
        yield district.told("kosong", "tolak", found.empty)
    if found.changed:
        yield district.told("cincin_berubah", "periksa", found.changed)
    if quiet:
        yield district.told("cincin", "catatan", quiet)
    if found.joined:
        yield district.told("bagian", "catatan", found.joined)
    if found.crumbs:
        yield district.told("remah", "catatan", number=str(found.crumbs))


def fitting(district: DistrictVillages, codes: np.ndarray, fit: Coverage) -> Iterator[Issue]:
    """What was found and mended between neighbours. `codes` are in the order of the coverage."""
    if fit.twins:
        yield _pairs(district.label, "kembar", "tolak", codes, fit.twins)
    if fit.large:
        yield _pairs(district.label, "tumpang", "periksa", codes, fit.large)
    if fit.lost:
        yield district.told("hilang", "tolak", [str(codes[n]) for n in fit.lost])
    if fit.small:
        yield district.told("serpih", "catatan", number=str(fit.small), hint=_hectares(fit.overlap))
    if fit.filled > HECTARE:
        yield district.told("celah_kecil", "catatan", number=_hectares(fit.filled))


def between(
    turn: DistrictVillages, districts: Iterable[DistrictVillages], codes: np.ndarray, fit: Coverage
) -> Iterator[tuple[str, Issue]]:
    """What was found and mended between villages of several kabupaten, each with the code of one it is told to.

    Large overlaps are told to both sides, small ones to the kabupaten whose turn it is. `codes` are in order of `fit`.
    """
    known = {district.code: district for district in districts}

    def label(code: str) -> str:
        return known[code[:5]].label(code)

    kinds: tuple[tuple[str, Severity, Pairs], ...] = (
        ("kembar", "tolak", fit.twins),
        ("tumpang", "periksa", fit.large),
    )
    for code, district in known.items():
        for kind, severity, pairs in kinds:
            own = [pair for pair in pairs if any(str(codes[n]).startswith(f"{code}.") for n in pair)]
            if own:
                yield code, _pairs(label, f"{kind}_antar", severity, codes, own)
        lost = [str(codes[n]) for n in fit.lost if str(codes[n]).startswith(f"{code}.")]
        if lost:
            yield code, district.told("hilang", "tolak", lost)
    if fit.small or fit.filled > HECTARE:
        others = tuple(district.name for district in known.values() if district is not turn)
        area = _hectares(fit.overlap + fit.filled)
        yield turn.code, Issue("batas_sempadan", "catatan", value=str(fit.small), allowed=others, hint=area)


def open_ground(district: DistrictVillages, areas: tuple[float, ...], strips: tuple[int, float]) -> Iterator[Issue]:
    """Ground that the villages enclose and none of them covers (square metres each); villages with strips, metres."""
    villages, length = strips
    if _OPEN * villages > len(district.listed):
        yield district.told("celah_terbuka", "periksa", number=str(villages), hint=_decimal(length / 1000))
    if areas:
        yield district.told("celah", "catatan", number=str(len(areas)), hint=_hectares(sum(areas)))


def missing(district: DistrictVillages, codes: Iterable[str]) -> Iterator[Issue]:
    """Villages of the list that have no outline."""
    lacking = sorted(set(district.listed["kode"]) - set(codes))
    if lacking:
        yield district.told("tanpa_batas", "periksa", lacking, hint=str(len(district.listed)))


def _pairs(
    label: Callable[[str], str], code: str, severity: Severity, codes: np.ndarray, pairs: Iterable[tuple[int, int]]
) -> Issue:
    named = tuple(f"{label(str(codes[a]))} / {label(str(codes[b]))}" for a, b in pairs)
    return Issue(f"batas_{code}", severity, value=str(len(named)), allowed=named)


def _hectares(area: float) -> str:
    return _decimal(area / HECTARE)


def _decimal(value: float) -> str:
    """A number as Indonesians write it: 1.008,8."""
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,"))


def _alike(one: str, two: str) -> bool:
    return fuzz.WRatio(name_key(one), name_key(two)) >= _ALIKE
