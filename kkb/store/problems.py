"""What a database error means to a person: one key per cause they can put right."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError

from kkb.core.errors import KkbError

LOCKED, FULL, READ_ONLY = "simpanan.terkunci", "simpanan.penuh", "simpanan.hanya_baca"
UNOPENED, BROKEN, DISK = "simpanan.tak_terbuka", "simpanan.rusak", "simpanan.cakram"
UNREACHED = "simpanan.tak_terhubung"

# https://www.sqlite.org/rescode.html; extended codes start with the name of their primary code.
_SQLITE = {
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CANTOPEN": UNOPENED,
    "SQLITE_AUTH": UNOPENED,
    "SQLITE_NOTADB": BROKEN,
    "SQLITE_CORRUPT": BROKEN,
    "SQLITE_IOERR": DISK,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html; a two-character key is a whole class.
_POSTGRES = {
    "55P03": LOCKED,
    "40": LOCKED,
    "53100": FULL,
    "25006": READ_ONLY,
    "42501": READ_ONLY,
    "08": UNREACHED,
    "57P": UNREACHED,
    "58030": DISK,
    "XX001": BROKEN,
    "XX002": BROKEN,
}


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Raise KkbError for a database error whose cause a person can put right; `where` names the database."""
    try:
        yield
    except DBAPIError as error:
        key = problem_key(error)
        if key is None:
            raise
        raise KkbError(key, basis_data=where) from error


def problem_key(error: DBAPIError) -> str | None:
    """The wording key of a database error, or None when it is a fault of the program."""
    if isinstance(error.orig, sqlite3.Error):
        return _by_start(_SQLITE, getattr(error.orig, "sqlite_errorname", ""))
    state = getattr(error.orig, "sqlstate", None)
    if state is None:  # no word from a server: it is not there, lets nobody in, or went away
        return UNREACHED if isinstance(error, OperationalError) else None
    return _by_start(_POSTGRES, state)


def _by_start(keys: dict[str, str], code: str) -> str | None:
    return next((key for start, key in keys.items() if code.startswith(start)), None)
