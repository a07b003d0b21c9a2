"""Mappings in the database: how tables of an office's own are read, by the shape of their headings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from kkb.core.errors import KkbError
from kkb.store import writing
from kkb.store.database import Database
from kkb.store.frames import stored_text
from kkb.store.schema import PEMETAAN


@dataclass(frozen=True, slots=True)
class StoredMapping:
    """A remembered mapping: `columns` gives the file's heading by our key. `dibuat` is UTC."""

    shape: str
    target: str
    columns: Mapping[str, str]
    region: str | None
    oleh: str
    dibuat: datetime


@dataclass(frozen=True, slots=True)
class Mappings:
    """The mappings of one database. Every call is one transaction; every change moves the store's version."""

    database: Database

    def all(self) -> tuple[StoredMapping, ...]:
        """Every mapping, newest first."""
        with self.database.reading() as connection:
            found = connection.execute(sa.select(PEMETAAN).order_by(PEMETAAN.c.dibuat.desc(), PEMETAAN.c.bentuk))
            return tuple(
                StoredMapping(
                    row.bentuk, row.tujuan, json.loads(row.kolom), row.wilayah, row.oleh,
                    row.dibuat.replace(tzinfo=UTC),
                )
                for row in found
            )  # fmt: skip

    def save(self, shape: str, target: str, columns: Mapping[str, str], region: str | None, who: str) -> None:
        """Remember a mapping; one of the same shape is replaced."""
        values = {
            "bentuk": shape, "tujuan": target, "kolom": json.dumps(dict(columns)), "wilayah": region,
            "oleh": stored_text(who), "dibuat": writing.now(),
        }  # fmt: skip
        with self.database.writing() as connection:
            writing.take_turn(connection)
            connection.execute(sa.delete(PEMETAAN).where(PEMETAAN.c.bentuk == shape))
            connection.execute(sa.insert(PEMETAAN), values)

    def forget(self, shape: str) -> None:
        """Forget a mapping. Raises KkbError "pendukung.peta_tak_ada" when there is none of that shape."""
        with self.database.writing() as connection:
            writing.take_turn(connection)
            if not connection.execute(sa.delete(PEMETAAN).where(PEMETAAN.c.bentuk == shape)).rowcount:
                raise KkbError("pendukung.peta_tak_ada", bentuk=shape)
