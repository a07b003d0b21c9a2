"""Bring a database to the newest schema: once, whole or not at all, also when several processes start."""

from pathlib import Path

import sqlalchemy as sa

from kkb.core.errors import KkbError
from kkb.store.database import Database
from kkb.store.schema import HEAD

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_LOCK = 5_422_022  # any number, the same in every process: PostgreSQL's advisory lock for this work
_REVISIONS = sa.table("alembic_version", sa.column("version_num"))


def migrate(database: Database) -> None:
    """Run the migrations that are missing. Does nothing, and loads no Alembic, when there are none.

    Raises KkbError "simpanan.lebih_baru" for a database made by a later version of the program.
    """
    with database.reading() as connection:
        if revision(connection) == HEAD:
            return
    with database.writing() as connection:
        if database.is_postgres:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        _upgrade(connection, database.name)  # nothing is left to do when another process was first


def revision(connection: sa.Connection) -> str | None:
    """The revision the database is at, or None when it is empty."""
    if not sa.inspect(connection).has_table(_REVISIONS.name):
        return None
    return connection.execute(sa.select(_REVISIONS.c.version_num)).scalar()


def _upgrade(connection: sa.Connection, name: str) -> None:
    from alembic import command  # loaded here because it takes longer than opening a store that is up to date
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = revision(connection)
    if found is not None and found not in known:
        raise KkbError("simpanan.lebih_baru", basis_data=name, revisi=found)
    command.upgrade(config, HEAD)
