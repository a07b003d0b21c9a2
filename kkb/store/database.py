"""One database, SQLite or PostgreSQL: how it is reached, and what reading and writing mean on it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from kkb.core.errors import KkbError
from kkb.store.problems import told_plainly

WRITING = "kkb_writing"
CONNECT_SECONDS = 10
_PAUSE = 0.05


@dataclass(frozen=True, slots=True)
class Database:
    """An engine and its name for people (file, or server and database; never a password)."""

    engine: sa.Engine
    name: str

    @property
    def is_postgres(self) -> bool:
        """Whether this is PostgreSQL; else it is SQLite."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees only what is committed, and waits for nobody."""
        with told_plainly(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that is committed whole at the end, or leaves no trace. Writers stand in line."""
        writer = self.engine.execution_options(**{WRITING: True})
        with told_plainly(self.name), writer.begin() as connection:
            yield connection


def sqlite_url(path: Path) -> str:
    """The URL of an SQLite file."""
    return URL.create("sqlite", database=path.resolve().as_posix()).render_as_string(hide_password=False)


def open_database(url: str, wait_seconds: float) -> Database:
    """The database behind a URL. A new SQLite file and its folder are made.

    `wait_seconds`: how long a writer waits for another one before it gives up.
    Raises KkbError "simpanan.alamat" for a URL that is neither an SQLite file nor PostgreSQL.
    """
    address = parse_address(url)
    if address.get_backend_name() == "postgresql":
        name = f"{address.host or 'localhost'}/{address.database or ''}"
        return Database(_postgres_engine(address, wait_seconds), name)
    return _sqlite_database(address, wait_seconds)


def parse_address(url: str) -> URL:
    """The URL with its driver: sqlite:///file, or postgresql:// in the spellings in use."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        raise KkbError("simpanan.alamat", alamat=url.rpartition("@")[2]) from None
    if address.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return address.set(drivername="postgresql+psycopg")
    if address.drivername == "sqlite" and address.database not in (None, "", ":memory:"):
        return address
    raise KkbError("simpanan.alamat", alamat=address.render_as_string(hide_password=True))


def _postgres_engine(address: URL, wait_seconds: float) -> sa.Engine:
    engine = sa.create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS})

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get(WRITING):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(wait_seconds * 1000)}")

    return engine


def _sqlite_database(address: URL, wait_seconds: float) -> Database:
    path = Path(address.database or "")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KkbError("simpanan.tak_terbuka", basis_data=str(path)) from error
    return Database(_sqlite_engine(address, wait_seconds), str(path))


def _sqlite_engine(address: URL, wait_seconds: float) -> sa.Engine:
    engine = sa.create_engine(address, connect_args={"timeout": wait_seconds})

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin or commit on its own: `_begin` does
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        _write_ahead(connection, time.monotonic() + wait_seconds)

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # IMMEDIATE takes the writer's place in line at once; a reader turned writer halfway could only fail.
        writing = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection, deadline: float) -> None:
    """Let readers read while one writes. The file keeps the mode; the change to it does not wait by itself."""
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            # A folder on another computer cannot do this: then readers wait for a writer, and all stays correct.
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)
