"""Outlines made ready kabupaten by kabupaten: first each for itself, then each with the villages beyond its border."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from shapely.errors import GEOSException

from kkb.core.issue import Issue, gravity
from kkb.io.boundary import checks
from kkb.io.boundary.borders import beyond, joined
from kkb.io.boundary.checks import DistrictVillages
from kkb.io.boundary.coverage import apart, detail, fitted, holes
from kkb.io.boundary.features import Features, Progress
from kkb.io.boundary.identify import VILLAGE, Identified
from kkb.io.boundary.projection import Flat
from kkb.io.boundary.rings import rings
from kkb.io.boundary.spill import Boxes, OutlineStore, open_shelf

_MOST_THREADS = 4


@dataclass(frozen=True, slots=True)
class DistrictBoundary:
    """One kabupaten of a file: villages with an outline, villages in the list, whether it can be stored, findings."""

    code: str
    name: str
    villages: int
    listed: int
    is_usable: bool
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A kabupaten in the making: its list, what was found so far, how finely it is drawn; codes and boxes it has."""

    district: DistrictVillages
    issues: list[Issue]
    codes: np.ndarray
    boxes: np.ndarray
    detail: float


_Group = tuple[object, pd.Series]
_Made = tuple[_Part, np.ndarray]


def made_districts(
    features: Features, found: Identified, listed: pd.DataFrame, region: str | None, work: tuple[Path, Progress]
) -> tuple[DistrictBoundary, ...]:
    """Every kabupaten of a file with its findings, by code; the outlines lie in the folder's shelf.

    `region` is the area asked for. Memory holds one kabupaten and its neighbours' border villages at a time.
    """
    folder, progress = work
    shelf = open_shelf(folder)
    try:
        parts = {part.district.code: part for part in _alone(features, found, listed, (shelf, progress))}
        held_back = _held_back(parts, region)
        _together({code: part for code, part in parts.items() if code not in held_back}, shelf, progress)
        made = tuple(_done(part, shelf, is_held_back=code in held_back) for code, part in parts.items())
        shelf.connection.commit()
        return made
    finally:
        shelf.connection.close()


def _alone(
    features: Features, found: Identified, listed: pd.DataFrame, work: tuple[OutlineStore, Progress]
) -> Iterator[_Part]:
    """Each kabupaten fitted for itself, its outer border not yet simplified; a few at a time, one per processor."""
    shelf, progress = work
    chosen = found.codes[found.kinds.eq(VILLAGE)]
    groups = chosen.groupby(chosen.str[:5], sort=True)
    by_code = dict(iter(listed[listed["kode_kab"].isin(groups.groups)].groupby("kode_kab")))

    def work_on(group: _Group) -> _Made:
        code, codes = str(group[0]), group[1]
        district = DistrictVillages(code, str(by_code[code]["nama_kab"].iloc[0]), by_code[code])
        return _part(district, features, codes, found.names[codes.index])

    for n, (part, outlines) in enumerate(_ahead(work_on, iter(groups)), 1):
        shelf.put(list(part.codes), outlines)
        yield part
        progress("olah", n, len(groups))


def _ahead(work: Callable[[_Group], _Made], items: Iterator[_Group]) -> Iterator[_Made]:
    """The results in order, a few of them made at the same time: shapely lets other threads run meanwhile."""
    most = max(1, min(_MOST_THREADS, os.cpu_count() or 1))
    with ThreadPoolExecutor(most) as pool:
        waiting = deque(pool.submit(work, item) for item in islice(items, most))
        while waiting:
            result = waiting.popleft().result()
            waiting.extend(pool.submit(work, item) for item in islice(items, 1))
            yield result


def _part(district: DistrictVillages, features: Features, codes: pd.Series, names: pd.Series) -> _Made:
    """A kabupaten for itself and its outlines in degrees."""
    with np.errstate(invalid="ignore"):  # coordinates that are no numbers make shapes that are told as unreadable
        try:
            return _fitted_alone(district, features, codes, names)
        except GEOSException:
            issue = Issue("batas_gagal", "tolak")
            return _Part(district, [issue], np.empty(0, object), np.empty((0, 4)), 0.0), np.empty(0, object)


def _fitted_alone(district: DistrictVillages, features: Features, codes: pd.Series, names: pd.Series) -> _Made:
    issues, is_wrong = checks.other_names(district, codes, names)
    outlines = features.outlines(codes.index)
    flat = Flat(_latitude(outlines))
    single = rings(codes, flat.flattened(outlines))
    is_far, told, is_elsewhere = checks.far_away(district, single, _points(district, single.codes, flat))
    issues += [*told, *checks.repairs(district, single)]
    kept = np.zeros_like(is_far) if is_wrong or is_elsewhere else ~is_far
    if not kept.any():
        return _Part(district, issues, single.codes[:0], np.empty((0, 4)), 0.0), single.outlines[:0]
    fineness = detail(single.outlines[kept])
    fit = fitted(single.outlines[kept])
    issues += checks.fitting(district, single.codes[kept], fit)
    is_there = ~shapely.is_missing(fit.outlines)
    drawn = shapely.coverage_simplify(fit.outlines[is_there], fineness, simplify_boundary=False)
    placed = flat.unflattened(drawn)
    return _Part(district, issues, single.codes[kept][is_there], shapely.bounds(placed), fineness), placed


def _together(parts: dict[str, _Part], shelf: OutlineStore, progress: Progress) -> None:
    """Each kabupaten with the villages beyond its border; what is found is told to both sides."""
    filled = [part for part in parts.values() if len(part.codes)]
    if not filled:
        return
    boxes = Boxes(
        np.concatenate([part.codes for part in filled]).astype(str), np.concatenate([part.boxes for part in filled])
    )
    for n, part in enumerate(filled, 1):
        try:
            _joined(part, parts, shelf, boxes)
        except GEOSException:
            part.issues.append(Issue("batas_sempadan_gagal", "periksa"))
        if len(filled) > 1:
            progress("sambung", n, len(filled))


def _joined(part: _Part, parts: dict[str, _Part], shelf: OutlineStore, boxes: Boxes) -> None:
    """One kabupaten with the villages beyond its border; nothing of it is kept when that fails."""
    own_codes, own = shelf.district(part.district.code)
    if not own_codes:  # all of them twins of neighbours' villages
        return
    near_codes, near = shelf.villages(boxes.about(part.district.code))
    flat = Flat(_latitude(own))
    own, near = flat.flattened(own), flat.flattened(near)
    close = beyond(own, near)
    codes = np.array([*own_codes, *(near_codes[i] for i in close)], dtype=object)
    sides = {part.district.code, *(code[:5] for code in codes)}
    fit = joined(own, near[close], min(parts[side].detail for side in sides))
    shelf.put(list(codes), flat.unflattened(fit.outlines))
    others = [parts[side].district for side in sorted(sides)]
    for code, issue in checks.between(part.district, others, codes, fit):
        parts[code].issues.append(issue)


def _done(part: _Part, shelf: OutlineStore, *, is_held_back: bool) -> DistrictBoundary:
    """The kabupaten with everything that is to be said of it."""
    codes, outlines = shelf.district(part.district.code)
    issues = list(part.issues)
    listed = part.district.listed
    if is_held_back:
        issues.append(
            Issue(
                "batas_sebagian", "periksa", value=str(len(codes)), allowed=(part.district.code,),
                hint=str(len(listed)),
            )
        )  # fmt: skip
    if codes:
        flat = Flat(_latitude(outlines)).flattened(outlines)
        issues += checks.open_ground(part.district, holes(flat), apart(flat))
        issues += checks.missing(part.district, codes)
    ordered = tuple(sorted(issues, key=gravity))
    is_usable = bool(codes) and not is_held_back
    return DistrictBoundary(part.district.code, part.district.name, len(codes), len(listed), is_usable, ordered)


def _held_back(parts: dict[str, _Part], region: str | None) -> set[str]:
    """Kabupaten of which a file only brushes a few villages, beside one that it has whole; they are not stored."""
    few = {code for code, part in parts.items() if 2 * len(part.codes) < len(part.district.listed)}
    return {code for code in few if len(parts[code].codes) and code != region} if len(few) < len(parts) else set()


def _latitude(outlines: np.ndarray) -> float:
    bounds = shapely.bounds(outlines)
    middles = ((bounds[:, 1] + bounds[:, 3]) / 2)[np.isfinite(bounds).all(axis=1)]
    return round(float(np.median(middles)), 2) if len(middles) else 0.0


def _points(district: DistrictVillages, codes: np.ndarray, flat: Flat) -> np.ndarray:
    places = district.listed.set_index("kode")[["lon", "lat"]].reindex(list(codes)).to_numpy(float)
    return flat.metres(places)
