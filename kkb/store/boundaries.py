"""Official boundaries in the database: stored per kabupaten, replaced by a newer file, taken out again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

import pandas as pd
import sqlalchemy as sa

from kkb.core.area.wilayah import INDONESIA, Level, cut, level
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.store import writing
from kkb.store.database import Database
from kkb.store.frames import stored_text
from kkb.store.lifecycle import issues_text, parse_issues
from kkb.store.schema import BATAS, BATAS_DESA

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class NewBoundary:
    """The boundaries of one kabupaten to store; `outlines` gives village code and WKB (degrees WGS84) when asked."""

    kode_kab: str
    nama_kab: str
    berkas: str
    sha256: str
    sumber: str
    sistem: str
    oleh: str
    issues: tuple[Issue, ...]
    outlines: Callable[[], Iterable[tuple[str, bytes]]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class StoredBoundary:
    """What is stored of one kabupaten, without its outlines. `dibuat` is UTC."""

    kode_kab: str
    nama_kab: str
    berkas: str
    sha256: str
    sumber: str
    sistem: str
    jumlah: int
    oleh: str
    dibuat: datetime

    @property
    def version(self) -> str:
        """Another text whenever other outlines are stored."""
        return f"{self.sha256} {self.dibuat.isoformat()}"


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The boundaries of one database. Every call is one transaction; every change moves the store's version."""

    database: Database

    def all(self, region: str = INDONESIA) -> tuple[StoredBoundary, ...]:
        """The kabupaten with boundaries that make up a region (its own kabupaten, for a smaller area), by code."""
        columns = [BATAS.c[name] for name in StoredBoundary.__slots__]
        query = sa.select(*columns).where(_in(BATAS.c.kode_kab, region)).order_by(BATAS.c.kode_kab)
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(StoredBoundary(**{**row._mapping, "dibuat": row.dibuat.replace(tzinfo=UTC)}) for row in rows)

    def outlines(self, region: str) -> pd.DataFrame:
        """kode and bentuk (WKB) of every village of a region that has one, by code."""
        query = sa.select(BATAS_DESA.c.kode, BATAS_DESA.c.bentuk).where(_in(BATAS_DESA.c.kode_kab, region))
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(BATAS_DESA.c.kode)).all()
        return pd.DataFrame([(row.kode, bytes(row.bentuk)) for row in rows], columns=["kode", "bentuk"], dtype=object)

    def issues(self, district: str) -> tuple[Issue, ...]:
        """What was found when the boundaries of a kabupaten were read. Raises KkbError when there are none."""
        with self.database.reading() as connection:
            text = connection.execute(sa.select(BATAS.c.isu).where(BATAS.c.kode_kab == district)).scalar()
        if text is None:
            raise KkbError("perbatasan.tak_ada", kode=district)
        return parse_issues(text)

    def save(self, news: Sequence[NewBoundary]) -> tuple[str, ...]:
        """Store boundaries, all or none, in place of any that a kabupaten had; returns the codes that had some."""
        with self.database.writing() as connection:
            writing.take_turn(connection)
            return tuple(new.kode_kab for new in news if _replace(connection, new))

    def remove(self, region: str) -> int:
        """Take out the boundaries of a kabupaten, or of all in a province (00: all); returns how many kabupaten.

        Raises KkbError "perbatasan.tak_ada" when there are none.
        """
        if level(region) > Level.KABUPATEN:
            raise KkbError("perbatasan.tak_ada", kode=stored_text(region))
        with self.database.writing() as connection:
            writing.take_turn(connection)
            connection.execute(sa.delete(BATAS_DESA).where(_in(BATAS_DESA.c.kode_kab, region)))
            removed = connection.execute(sa.delete(BATAS).where(_in(BATAS.c.kode_kab, region))).rowcount
            if not removed:
                raise KkbError("perbatasan.tak_ada", kode=stored_text(region))
        return removed


def _replace(connection: sa.Connection, new: NewBoundary) -> bool:
    """Store one kabupaten; whether it had boundaries before."""
    connection.execute(sa.delete(BATAS_DESA).where(BATAS_DESA.c.kode_kab == new.kode_kab))
    had = connection.execute(sa.delete(BATAS).where(BATAS.c.kode_kab == new.kode_kab)).rowcount
    texts = {name: stored_text(getattr(new, name)) for name in ("nama_kab", "berkas", "sumber", "sistem", "oleh")}
    values = {"kode_kab": new.kode_kab, "sha256": new.sha256, "isu": issues_text(new.issues), **texts}
    connection.execute(sa.insert(BATAS), {**values, "jumlah": 0, "dibuat": writing.now()})
    count = 0
    outlines = iter(new.outlines())
    while part := list(islice(outlines, _AT_ONCE)):
        rows = [{"kode_kab": new.kode_kab, "kode": code, "bentuk": shape} for code, shape in part]
        connection.execute(sa.insert(BATAS_DESA), rows)
        count += len(rows)
    connection.execute(sa.update(BATAS).where(BATAS.c.kode_kab == new.kode_kab).values(jumlah=count))
    return bool(had)


def _in(column: sa.Column[str], region: str) -> sa.ColumnElement[bool]:
    if region == INDONESIA:
        return sa.true()
    if level(region) < Level.KABUPATEN:
        return column.startswith(f"{region}.", autoescape=True)
    return column == cut(region, Level.KABUPATEN)
