"""Targets in the database: set, undone, never deleted; every change moves the store's version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from kkb.core.errors import KkbError
from kkb.core.target.targets import Target
from kkb.store import writing
from kkb.store.database import Database
from kkb.store.frames import stored_text
from kkb.store.schema import TARGET


@dataclass(frozen=True, slots=True)
class StoredTarget:
    """A target as it was set: by whom and when (UTC), and whether it was undone; `is_live`: whether it counts."""

    id: int
    target: Target
    oleh: str
    dibuat: datetime
    dibatalkan: datetime | None
    dibatalkan_oleh: str | None
    is_live: bool

    @property
    def state(self) -> str:
        """ "berlaku", "diganti" (a newer one of the same area, ratio and date counts) or "dibatalkan"."""
        return "dibatalkan" if self.dibatalkan else "berlaku" if self.is_live else "diganti"


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets of one database. Every call is one transaction."""

    database: Database

    def all(self) -> tuple[StoredTarget, ...]:
        """Every target that was ever set, newest first."""
        with self.database.reading() as connection:
            rows = connection.execute(sa.select(TARGET).order_by(TARGET.c.id.desc())).all()
        seen, found = set(), []
        for row in rows:
            key = (row.wilayah, row.rasio, row.tanggal)
            is_live = row.dibatalkan is None and key not in seen
            seen |= {key} if is_live else set()
            found.append(_stored(row, is_live))
        return tuple(found)

    def live(self) -> tuple[Target, ...]:
        """The targets that count."""
        return tuple(one.target for one in self.all() if one.is_live)

    def save(self, targets: Sequence[Target], who: str) -> None:
        """Set targets, all of them or none; an earlier one of the same area, ratio and date stays in the history."""
        values = [
            {
                "wilayah": stored_text(t.area), "rasio": t.ratio, "tanggal": t.due, "persen": t.percent,
                "acuan": stored_text(t.source), "oleh": stored_text(who), "dibuat": writing.now(),
            }
            for t in targets
        ]  # fmt: skip
        if values:
            with self.database.writing() as connection:
                writing.take_turn(connection)
                connection.execute(sa.insert(TARGET), values)

    def undo(self, number: int, who: str) -> StoredTarget:
        """Take back a target that was set. Raises KkbError when there is none of that number or it was undone."""
        with self.database.writing() as connection:
            writing.take_turn(connection)
            change = sa.update(TARGET).where(TARGET.c.id == number, TARGET.c.dibatalkan.is_(None))
            values = {"dibatalkan": writing.now(), "dibatalkan_oleh": stored_text(who)}
            if not connection.execute(change.values(values)).rowcount:
                raise KkbError("sasaran.galat_nomor", nomor=number)
            return _stored(connection.execute(sa.select(TARGET).where(TARGET.c.id == number)).one(), is_live=False)


def _stored(row: sa.Row, is_live: bool) -> StoredTarget:
    undone = row.dibatalkan and row.dibatalkan.replace(tzinfo=UTC)
    return StoredTarget(
        row.id, Target(row.wilayah, row.rasio, row.tanggal, row.persen, row.acuan), row.oleh,
        row.dibuat.replace(tzinfo=UTC), undone, row.dibatalkan_oleh, is_live,
    )  # fmt: skip
