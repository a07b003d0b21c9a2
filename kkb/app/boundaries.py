"""Official boundaries for both front ends: a file read and checked, accepted, listed, removed."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pandas as pd
from scipy.spatial import cKDTree

from kkb import isolated
from kkb.app.context import AppContext
from kkb.app.people import user_name
from kkb.core.area.wilayah import INDONESIA
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.boundary import AskedBoundary, BoundaryReading, DistrictBoundary
from kkb.io.boundary.codes import SYSTEMS
from kkb.isolated import BOUNDARIES, BOUNDARIES_OF_OPERATOR, Hear, Limits, Progress, Work, quiet
from kkb.store import NewBoundary, StoredBoundary

__all__ = [
    "BOUNDARIES_OF_OPERATOR",
    "SYSTEMS",
    "AskedBoundary",
    "BoundaryReading",
    "DistrictBoundary",
    "Hear",
    "Listening",
    "Progress",
    "StoredBoundary",
    "accept_boundaries",
    "boundary_file",
    "quiet",
    "remove_boundaries",
    "stored_boundaries",
]

_NEAR = 0.05
"""Degrees (about 5 km) between villages' points: their kabupaten are taken for neighbours."""
_REGION = r"\d\d(\.\d\d)?"


@dataclass(frozen=True, slots=True)
class Listening:
    """Who hears how far a reading is, and how much it may take."""

    hear: Hear = quiet
    limits: Limits = BOUNDARIES


@contextmanager
def boundary_file(
    app: AppContext, path: Path, name: str, asked: AskedBoundary, listening: Listening
) -> Iterator[BoundaryReading]:
    """A boundary file, read and checked in a process of its own, as long as the block lasts; nothing is stored.

    Raises KkbError "perbatasan.*" when it cannot be used, "baca.*_batas" when reading it takes too much,
    "galat.berkas_tidak_ada" when it is not there.
    """
    if asked.region is not None and not re.fullmatch(_REGION, asked.region):
        raise KkbError("perbatasan.wilayah_salah", kode=asked.region)
    if not path.is_file():
        raise KkbError("galat.berkas_tidak_ada", file=str(path))
    with tempfile.TemporaryDirectory(prefix="kkb-batas-", ignore_cleanup_errors=True) as own:
        folder = Path(own).resolve()
        work = Work("boundaries", name, ((app.book.villages, app.book.aliases), asked, folder))
        reading: BoundaryReading = isolated.read(work, path.resolve(), listening.limits, listening.hear)
        stored = {one.kode_kab: one for one in app.store.boundaries.all()}
        compared = [_compared(d, stored, asked.region) for d in reading.districts]
        codes = sorted({*stored, *(d.code for d in reading.districts)})
        near = pd.concat([app.listed.iloc[:0], *(app.listed_in(code) for code in codes)])
        told = [replace(d, issues=(*d.issues, *_strangers(d, reading, stored, near))) for d in compared]
        yield replace(reading, districts=tuple(told), folder=folder)


def _compared(district: DistrictBoundary, stored: Mapping[str, StoredBoundary], region: str | None) -> DistrictBoundary:
    """The same; told when fewer villages would have boundaries than now, and kept out when they are not even half.

    Unless the kabupaten is asked for by its code: then a person means just this.
    """
    before = stored[district.code].jumlah if district.code in stored else 0
    if not district.is_usable or district.villages >= before:
        return district
    is_shrunk = 2 * district.villages < before and district.code != region
    kind = "batas_menyusut" if is_shrunk else "batas_berkurang"
    issue = Issue(kind, "periksa", value=str(district.villages), allowed=(district.code,), hint=str(before))
    return replace(district, is_usable=not is_shrunk, issues=(issue, *district.issues))


def _strangers(
    district: DistrictBoundary, reading: BoundaryReading, stored: Mapping[str, StoredBoundary], listed: pd.DataFrame
) -> Iterator[Issue]:
    """Neighbours whose boundaries were stored from another file: the two lines between them need not be the same."""
    own = {one.code for one in reading.usable}
    others = sorted(set(stored) - own)
    if district.code not in own or not others:
        return
    points = listed[listed["kode_kab"].isin([district.code, *others])].dropna(subset=["lon", "lat"])
    is_own = points["kode_kab"].eq(district.code)
    if not is_own.any():
        return
    distance, _ = cKDTree(points.loc[is_own, ["lon", "lat"]].to_numpy(float)).query(
        points.loc[~is_own, ["lon", "lat"]].to_numpy(float)
    )
    near = points.loc[~is_own, "kode_kab"][distance < _NEAR].unique()
    if len(near):
        names = tuple(stored[code].nama_kab for code in near)
        yield Issue("batas_tetangga_lain", "catatan", value=str(len(names)), allowed=names)


def accept_boundaries(
    app: AppContext, reading: BoundaryReading, source: str = "", who: str | None = None
) -> tuple[str, ...]:
    """Store every usable kabupaten of a reading, all or none; returns the codes of those that were replaced.

    `source` is what the map names as source, by default the file. Raises KkbError when nothing can be stored.
    """
    if not reading.usable:
        raise KkbError("perbatasan.tak_satu_pun", file=reading.file_name)
    return app.store.boundaries.save(
        [
            NewBoundary(
                kode_kab=district.code, nama_kab=district.name, berkas=reading.file_name, sha256=reading.sha256,
                sumber=source.strip() or reading.file_name, sistem=reading.system, oleh=who or user_name(),
                issues=(*reading.issues, *district.issues), outlines=partial(reading.outlines, district.code),
            )
            for district in reading.usable
        ]
    )  # fmt: skip


def stored_boundaries(app: AppContext, area: str = INDONESIA) -> tuple[StoredBoundary, ...]:
    """The boundaries stored inside an area, one per kabupaten/kota."""
    return app.store.boundaries.all(area)


def remove_boundaries(app: AppContext, area: str) -> int:
    """Take out the boundaries of a kabupaten/kota, a province or all; how many. Raises KkbError when there are none."""
    return app.store.boundaries.remove(area)
