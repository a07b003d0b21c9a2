"""What an office has chosen, by key: one value each, with who chose it and when; every change moves the version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from kkb.store import writing
from kkb.store.database import Database
from kkb.store.frames import stored_text
from kkb.store.schema import PENGATURAN


@dataclass(frozen=True, slots=True)
class StoredSetting:
    """A value as it was chosen: by whom and when (UTC)."""

    value: str
    oleh: str
    diubah: datetime


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one database. Every call is one transaction."""

    database: Database

    def all(self) -> dict[str, StoredSetting]:
        """Every setting by its key."""
        with self.database.reading() as connection:
            rows = connection.execute(sa.select(PENGATURAN)).all()
        return {row.kunci: StoredSetting(row.nilai, row.oleh, row.diubah.replace(tzinfo=UTC)) for row in rows}

    def save(self, values: Mapping[str, str | None], who: str) -> None:
        """Choose some values, all of them or none; None takes a key out."""
        made = [
            {"kunci": key, "nilai": stored_text(value), "oleh": stored_text(who), "diubah": writing.now()}
            for key, value in values.items()
            if value is not None
        ]
        with self.database.writing() as connection:
            writing.take_turn(connection)
            connection.execute(sa.delete(PENGATURAN).where(PENGATURAN.c.kunci.in_(list(values))))
            if made:
                connection.execute(sa.insert(PENGATURAN), made)
