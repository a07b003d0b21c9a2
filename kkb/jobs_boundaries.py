"""Official boundaries for both front ends: a file read and checked, accepted, listed, removed."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.boundary import AskedBoundary, BoundaryReading, DistrictBoundary, read_boundaries
from kkb.io.boundary.features import Progress
from kkb.jobs import Desk, user_name
from kkb.store import NewBoundary

_REGION = r"\d\d(\.\d\d)?"


@contextmanager
def boundary_file(
    desk: Desk, path: Path, name: str, asked: AskedBoundary, progress: Progress
) -> Iterator[BoundaryReading]:
    """A boundary file, read and checked, as long as the block lasts; nothing is stored.

    Raises KkbError "perbatasan.*" when it cannot be used, "galat.berkas_tidak_ada" when it is not there.
    """
    if asked.region is not None and not re.fullmatch(_REGION, asked.region):
        raise KkbError("perbatasan.wilayah_salah", kode=asked.region)
    if not path.is_file():
        raise KkbError("galat.berkas_tidak_ada", file=str(path))
    with tempfile.TemporaryDirectory(prefix="kkb-batas-", ignore_cleanup_errors=True) as folder:
        work = (Path(folder), progress)
        reading = read_boundaries(path, name, (desk.listed, desk.book.aliases), asked, work)
        stored = {one.kode_kab: one.jumlah for one in desk.store.boundaries.all()}
        yield replace(reading, districts=tuple(_beside(d, stored, asked.region) for d in reading.districts))


def _beside(district: DistrictBoundary, stored: Mapping[str, int], region: str | None) -> DistrictBoundary:
    """The same; told when fewer villages would have boundaries than now, and kept out when they are not even half.

    Unless the kabupaten is asked for by its code: then a person means just this.
    """
    before = stored.get(district.code, 0)
    if not district.is_usable or district.villages >= before:
        return district
    is_shrunk = 2 * district.villages < before and district.code != region
    kind = "batas_menyusut" if is_shrunk else "batas_berkurang"
    issue = Issue(kind, "periksa", value=str(district.villages), allowed=(district.code,), hint=str(before))
    return replace(district, is_usable=not is_shrunk, issues=(issue, *district.issues))


def accept_boundaries(
    desk: Desk, reading: BoundaryReading, source: str = "", who: str | None = None
) -> tuple[str, ...]:
    """Store every usable kabupaten of a reading, all or none; returns the codes of those that were replaced.

    `source` is what the map names as source, by default the file. Raises KkbError when nothing can be stored.
    """
    if not reading.usable:
        raise KkbError("perbatasan.tak_satu_pun", file=reading.file_name)
    return desk.store.boundaries.save(
        [
            NewBoundary(
                kode_kab=district.code, nama_kab=district.name, berkas=reading.file_name, sha256=reading.sha256,
                sumber=source.strip() or reading.file_name, sistem=reading.system, oleh=user_name(),
                issues=(*reading.issues, *district.issues), outlines=partial(reading.outlines, district.code),
            )
            for district in reading.usable
        ]
    )  # fmt: skip
