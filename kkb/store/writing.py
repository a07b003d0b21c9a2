"""What every change to the database does: it takes its turn, and is dated."""

from collections.abc import Mapping
from datetime import UTC, datetime

import sqlalchemy as sa

from kkb.store.schema import VERSI


def take_turn(connection: sa.Connection) -> int:
    """Count one change and return the new version. On PostgreSQL this also makes other writers wait."""
    connection.execute(sa.update(VERSI).values(nilai=VERSI.c.nilai + 1))
    return int(connection.execute(sa.select(VERSI.c.nilai)).scalar_one())


def inserted(connection: sa.Connection, table: sa.Table, values: Mapping[str, object]) -> int:
    """Write one row and return its id."""
    keys = connection.execute(sa.insert(table), dict(values)).inserted_primary_key
    if keys is None:
        raise TypeError("a row without a key of its own")
    return int(keys[0])


def now() -> datetime:
    """This moment in UTC, as the database keeps it: without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)
