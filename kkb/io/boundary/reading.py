"""A boundary file read from end to end: kabupaten by kabupaten, nothing stored yet, the whole report at hand."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.aliases import Aliases
from kkb.io.boundary import judging
from kkb.io.boundary.coverage import fitted
from kkb.io.boundary.features import Features, Progress, read_features
from kkb.io.boundary.flat import Flat
from kkb.io.boundary.identify import EXTRA, OUTSIDE, UNKNOWN, UNLISTED, VILLAGE, Identified, identified
from kkb.io.boundary.judging import District
from kkb.io.boundary.rings import Rings, rings
from kkb.io.names import shown

_RANK = {"tolak": 0, "periksa": 1, "catatan": 2}
_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class AskedBoundary:
    """What a person says of a file: the code system (None = find out), the area wanted (None = all of it)."""

    system: str | None = None
    region: str | None = None


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
class BoundaryReading:
    """A file as read. `issues` are those of the file as a whole; outlines lie in `folder` until it is removed."""

    file_name: str
    sha256: str
    system: str
    columns: tuple[str, ...]
    crs: str
    districts: tuple[DistrictBoundary, ...]
    issues: tuple[Issue, ...]
    folder: Path = field(repr=False)

    @property
    def usable(self) -> tuple[DistrictBoundary, ...]:
        """The kabupaten that can be stored."""
        return tuple(district for district in self.districts if district.is_usable)

    def outlines(self, district: str) -> Iterator[tuple[str, bytes]]:
        """Village code and outline (WKB, degrees WGS84) of one kabupaten."""
        connection = sqlite3.connect(self.folder / "jadi.sqlite")
        try:
            query = "SELECT kode, wkb FROM jadi WHERE kab = ? ORDER BY kode"
            yield from connection.execute(query, (district,))
        finally:
            connection.close()


def read_boundaries(
    path: Path, name: str, book: tuple[pd.DataFrame, Aliases], asked: AskedBoundary, work: tuple[Path, Progress]
) -> BoundaryReading:
    """Read and check a boundary file; `book` is the list in force with its spellings, `work` a folder and a listener.

    Raises KkbError "perbatasan.*" when the file as a whole cannot be used.
    """
    listed, aliases = book
    folder, progress = work
    features = read_features(path, name, folder, progress)
    told = {"sistem": asked.system, "wilayah": asked.region, "berkas": name}
    found = identified(features, listed, aliases, told)
    chosen = found.codes[found.kinds.eq(VILLAGE)]
    if chosen.empty:
        raise KkbError("perbatasan.tanpa_desa", file=name, wilayah=asked.region or "–")
    issues = (*_file_issues(features, found), *_left_out(found))
    districts = _districts(features, found, listed, (folder, progress))
    return BoundaryReading(
        name, _sha256(path), found.system, found.columns, features.layer.crs or "", _held_back(districts, asked.region),
        issues, folder,
    )  # fmt: skip


def _districts(
    features: Features, found: Identified, listed: pd.DataFrame, work: tuple[Path, Progress]
) -> list[DistrictBoundary]:
    folder, progress = work
    chosen = found.codes[found.kinds.eq(VILLAGE)]
    groups = chosen.groupby(chosen.str[:5], sort=True)
    by_code = dict(iter(listed[listed["kode_kab"].isin(groups.groups)].groupby("kode_kab")))
    made = []
    connection = sqlite3.connect(folder / "jadi.sqlite")
    try:
        connection.execute("CREATE TABLE jadi (kab TEXT, kode TEXT, wkb BLOB, PRIMARY KEY (kab, kode)) WITHOUT ROWID")
        for n, (code, codes) in enumerate(groups, 1):
            rows = by_code[code]
            district = District(str(code), str(rows["nama_kab"].iloc[0]), rows)
            result, outlines = _district(district, features, found, codes)
            connection.executemany("INSERT INTO jadi VALUES (?, ?, ?)", ((code, c, wkb) for c, wkb in outlines))
            connection.commit()
            made.append(result)
            progress("olah", n, len(groups))
    finally:
        connection.close()
    return made


def _district(
    district: District, features: Features, found: Identified, codes: pd.Series
) -> tuple[DistrictBoundary, list[tuple[str, bytes]]]:
    issues, is_wrong = judging.other_names(district, codes, found.names[codes.index])
    outlines = features.outlines(codes.index)
    flat = Flat(_latitude(outlines))
    single = rings(codes, flat.flattened(outlines))
    points = _points(district, single.codes, flat)
    is_far, told, is_elsewhere = judging.far_away(district, single, points)
    issues += [*told, *judging.repairs(district, single)]
    done: list[tuple[str, bytes]] = []
    if not (is_wrong or is_elsewhere):
        done, told = _fitted(district, single, ~is_far, flat)
        issues += [*told, *judging.missing(district, [code for code, _ in done])]
    ordered = tuple(sorted(issues, key=lambda issue: _RANK[issue.severity]))
    result = DistrictBoundary(district.code, district.name, len(done), len(district.listed), bool(done), ordered)
    return result, done


def _fitted(
    district: District, single: Rings, kept: np.ndarray, flat: Flat
) -> tuple[list[tuple[str, bytes]], list[Issue]]:
    codes = single.codes[kept]
    fit = fitted(single.outlines[kept])
    is_there = ~shapely.is_missing(fit.outlines)
    placed = flat.unflattened(fit.outlines[is_there])
    wkb = shapely.to_wkb(shapely.normalize(placed), byte_order=1)
    return list(zip(map(str, codes[is_there]), wkb, strict=True)), list(judging.fitting(district, codes, fit))


def _latitude(outlines: np.ndarray) -> float:
    bounds = shapely.total_bounds(outlines)
    middle = float(bounds[1] + bounds[3]) / 2
    return round(middle, 2) if np.isfinite(middle) else 0.0


def _points(district: District, codes: np.ndarray, flat: Flat) -> np.ndarray:
    places = district.listed.set_index("kode")[["lon", "lat"]].reindex(list(codes)).to_numpy(float)
    return flat.metres(places)


def _held_back(districts: list[DistrictBoundary], region: str | None) -> tuple[DistrictBoundary, ...]:
    """The same; kabupaten of which a file only brushes a few villages are not stored beside one that it has whole."""
    whole = any(2 * d.villages >= d.listed for d in districts)

    def judged(one: DistrictBoundary) -> DistrictBoundary:
        if not whole or 2 * one.villages >= one.listed or one.code == region or not one.is_usable:
            return one
        issue = Issue("batas_sebagian", "periksa", value=str(one.villages), allowed=(one.code,), hint=str(one.listed))
        return DistrictBoundary(one.code, one.name, one.villages, one.listed, False, (issue, *one.issues))

    return tuple(judged(one) for one in districts)


def _file_issues(features: Features, found: Identified) -> Iterator[Issue]:
    if features.swapped:
        yield Issue("batas_sumbu", "periksa")
    if not features.crs_told:
        yield Issue("batas_tanpa_crs", "periksa")
    if features.layer.others:
        yield Issue("batas_lapis_lain", "catatan", value=shown(features.layer.name), allowed=features.layer.others)
    yield Issue(f"batas_sistem_{found.system}", "catatan", allowed=found.columns)
    if found.by_name:
        yield Issue("batas_dari_nama", "periksa", value=str(len(found.by_name)), allowed=found.by_name)


def _left_out(found: Identified) -> Iterator[Issue]:
    """Features that are no village of the area asked for, by what they are."""
    for kind, severity in ((UNKNOWN, "periksa"), (UNLISTED, "periksa"), (OUTSIDE, "periksa"), (EXTRA, "catatan")):
        is_kind = found.kinds.eq(kind)
        if is_kind.any():
            pairs = zip(found.names[is_kind], found.codes[is_kind], strict=True)
            texts = Counter(shown(f"{name} ({code})" if name and code else name or code or "–") for name, code in pairs)
            yield Issue(f"batas_{kind}", severity, value=str(int(is_kind.sum())), allowed=tuple(texts))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
