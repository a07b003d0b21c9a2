"""A boundary file read from end to end: kabupaten by kabupaten, nothing stored yet, the whole report at hand."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from kkb.config.file_specs import Aliases
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.boundary.build import DistrictBoundary, made_districts
from kkb.io.boundary.features import Features, Progress, read_features
from kkb.io.boundary.identify import EXTRA, OUTSIDE, UNKNOWN, UNLISTED, VILLAGE, Identified, identified
from kkb.io.boundary.spill import shelved
from kkb.io.names.normal import shown

_MOST = 200
"""So many features are looked at; a report names fewer."""

_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class AskedBoundary:
    """What comes beside a file: the code system (None = find out) and the area wanted (None = all of it) as a person
    says them; the hash of its bytes, where whoever gives it knows it already.
    """

    system: str | None = None
    region: str | None = None
    sha256: str | None = None


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
        return shelved(self.folder, district)


def read_boundaries(
    path: Path, name: str, book: tuple[pd.DataFrame, Aliases], asked: AskedBoundary, work: tuple[Path, Progress]
) -> BoundaryReading:
    """Read and check a boundary file; `book` is the list in force with its spellings, `work` a folder and a listener.

    Raises KkbError "perbatasan.*" when the file as a whole cannot be used.
    """
    with np.errstate(invalid="ignore"):  # coordinates that are no numbers are told village by village
        return _reading(path, name, book, asked, work)


def _reading(
    path: Path, name: str, book: tuple[pd.DataFrame, Aliases], asked: AskedBoundary, work: tuple[Path, Progress]
) -> BoundaryReading:
    listed, aliases = book
    folder, progress = work
    features = read_features(path, name, folder, progress)
    told = {"sistem": asked.system, "wilayah": asked.region, "berkas": name}
    found = identified(features, listed, aliases, told)
    chosen = found.codes[found.kinds.eq(VILLAGE)]
    if chosen.empty:
        raise KkbError("perbatasan.tanpa_desa", file=name, wilayah=asked.region or "–")
    issues = (*_file_issues(features, found), *_left_out(found, features.boxes, listed))
    districts = made_districts(features, found, listed, asked.region, work)
    return BoundaryReading(
        name,
        asked.sha256 or _sha256(path),
        found.system,
        found.columns,
        features.layer.crs or "",
        districts,
        issues,
        folder,
    )


def _file_issues(features: Features, found: Identified) -> Iterator[Issue]:
    if features.swapped:
        yield Issue("batas_sumbu", "periksa")
    if not features.crs_told:
        yield Issue("batas_tanpa_crs", "periksa")
    if features.layer.others:
        yield Issue("batas_lapis_lain", "catatan", value=shown(features.layer.name), allowed=features.layer.others)
    sources = features.layer.sources
    if len(sources) > 1:
        names = tuple(shown(source.shown) for source in sources)
        yield Issue("batas_lapis_gabung", "catatan", value=str(len(sources)), allowed=names)
    yield Issue(f"batas_sistem_{found.system}", "catatan", allowed=found.columns)
    if found.renamed:
        yield Issue("batas_kabupaten_ganti_nama", "periksa", value=str(len(found.renamed)), allowed=found.renamed)
    if found.placed:
        yield Issue("batas_kabupaten_dari_letak", "periksa", value=found.placed)
    if found.by_name:
        yield Issue("batas_dari_nama", "periksa", value=str(len(found.by_name)), allowed=found.by_name)


def _left_out(found: Identified, boxes: np.ndarray, listed: pd.DataFrame) -> Iterator[Issue]:
    """Features that are no village of the area asked for, by what they are; and who lies where unknown ones are."""
    for kind, severity in ((UNKNOWN, "periksa"), (UNLISTED, "periksa"), (OUTSIDE, "periksa"), (EXTRA, "catatan")):
        is_kind = found.kinds.eq(kind)
        if is_kind.any():
            pairs = zip(found.names[is_kind], found.codes[is_kind], strict=True)
            named = [shown(f"{name} ({code})" if name and code else name or code or "–") for name, code in pairs]
            yield Issue(f"batas_{kind}", severity, value=str(int(is_kind.sum())), allowed=tuple(Counter(named)))
            if kind == UNKNOWN:
                yield from _there(named, lacking_there(found, boxes[is_kind], listed))


def _there(named: list[str], places: list[str]) -> Iterator[Issue]:
    """Who lies where unknown features are."""
    told = tuple(f"{name} → {place}" for name, place in zip(named, places, strict=True) if place)
    if told:
        yield Issue("batas_di_sana", "catatan", value=str(len(told)), allowed=told)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def lacking_there(found: Identified, boxes: np.ndarray, listed: pd.DataFrame) -> list[str]:
    """For each box (degrees) the one village without an outline whose official point lies in it, else "".

    Only villages of kabupaten that the file has.
    """
    named = set(found.codes[found.kinds.eq(VILLAGE)])
    districts = {code[:5] for code in named}
    lacking = listed[listed["kode_kab"].isin(districts) & ~listed["kode"].isin(named)].dropna(subset=["lon", "lat"])
    points = lacking[["lon", "lat"]].to_numpy(float)
    told = []
    for west, south, east, north in boxes[:_MOST]:
        is_in = (points[:, 0] >= west) & (points[:, 0] <= east) & (points[:, 1] >= south) & (points[:, 1] <= north)
        rows = lacking[is_in]
        told.append(f"{rows['nama'].iloc[0]} ({rows['kode'].iloc[0]})" if len(rows) == 1 else "")
    return [*told, *[""] * (len(boxes) - len(told))]
