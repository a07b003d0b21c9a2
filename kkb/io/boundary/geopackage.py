"""Reads the polygon tables of a GeoPackage through SQLite alone, with everything off that a file could make run.

Only plain tables are read: no view, trigger, virtual table, computed column or function of the file's own takes part.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from kkb.io.boundary.source import (
    BATCH,
    Batch,
    BoundaryLayer,
    BrokenFileError,
    Format,
    key_columns,
    text_table,
)
from kkb.io.boundary.systems import stated_system
from kkb.io.boundary.wkb import has_curves, straightened

_LONGEST_VALUE = 64 * 2**20
_MOST_LAYERS = 500
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _LONGEST_VALUE, sqlite3.SQLITE_LIMIT_SQL_LENGTH: 2**20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0, sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2, sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1, sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}  # fmt: skip
_FUNCTIONS = ("count",)
_PRAGMAS = ("table_xinfo", "trusted_schema", "query_only", "cell_size_check")
_SURFACES = ("POLYGON", "MULTIPOLYGON", "CURVEPOLYGON", "MULTISURFACE", "SURFACE", "GEOMETRY", "GEOMCOLLECTION",
             "GEOMETRYCOLLECTION")  # fmt: skip
_ENVELOPES = (0, 32, 48, 48, 64)
_FIXED = 8


def _sources(file: Path, told: str) -> list[BoundaryLayer]:
    with _opened(file) as connection:
        plain = _plain_tables(connection)
        if "gpkg_geometry_columns" not in plain:
            return []
        query = "SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns LIMIT ?"
        rows = connection.execute(query, (_MOST_LAYERS,)).fetchall()
        found = []
        for table, shape, kind, srs in rows:
            if table in plain and str(kind).upper() in _SURFACES and isinstance(shape, str):
                columns = _columns(connection, table, shape)
                if columns is None:
                    continue
                (count,) = connection.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()
                crs = stated_system(_stated(connection, plain, srs), told)
                found.append(BoundaryLayer(file, ".gpkg", table, table, count, crs, columns))
        return found


def _cells(source: BoundaryLayer, columns: Sequence[str], most: int) -> pd.DataFrame:
    with _opened(source.file) as connection:
        return text_table(columns, _rows(connection, source.name, columns, most).fetchall())


def _batches(source: BoundaryLayer) -> Iterator[Batch]:
    with _opened(source.file) as connection:
        query = "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?"
        (shape,) = connection.execute(query, (source.name,)).fetchone()
        rows = _rows(connection, source.name, (*source.columns, shape), 0)
        while batch := rows.fetchmany(BATCH):
            yield text_table(source.columns, batch), [_wkb(row[-1]) for row in batch]


GEOPACKAGE = Format(_sources, _cells, _batches)


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """The database of a file: nothing can be written, run or reached from it. Raises BrokenFileError."""
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        connection.text_factory = lambda raw: raw.decode("utf-8", errors="replace")
        for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.set_authorizer(_allowed)
        yield connection
    except (sqlite3.Error, OverflowError, ValueError) as error:
        raise BrokenFileError(str(error)) from error
    finally:
        connection.close()


def _allowed(action: int, first: str | None, second: str | None, _: str | None, inside: str | None) -> int:
    """What a statement may do: read plain columns and count. `inside` names a view or trigger that asks for it."""
    is_allowed = inside is None and (
        action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
        or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
        or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
    )
    return sqlite3.SQLITE_OK if is_allowed else sqlite3.SQLITE_DENY


def _plain_tables(connection: sqlite3.Connection) -> set[str]:
    """Tables that have pages of their own; views and virtual tables have none."""
    return {
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
    }


def _columns(connection: sqlite3.Connection, table: str, shape: str) -> tuple[str, ...] | None:
    """The columns that can hold names or codes; None when the outlines stand in no plain column."""
    info = connection.execute(f"PRAGMA table_xinfo({_quoted(table)})").fetchall()
    plain = [str(row[1]) for row in info if not row[6] and not row[5]]  # not computed, not the running number
    if shape not in plain:
        return None
    names = [name for name in plain if name != shape]
    sample = _rows(connection, table, names, BATCH).fetchall() if names else []
    return key_columns({name: [row[n] for row in sample] for n, name in enumerate(names)})


def _rows(connection: sqlite3.Connection, table: str, columns: Sequence[str], most: int) -> sqlite3.Cursor:
    names = ", ".join(map(_quoted, columns)) or "NULL"
    return connection.execute(f"SELECT {names} FROM {_quoted(table)} LIMIT ?", (most or -1,))


def _stated(connection: sqlite3.Connection, plain: set[str], srs: object) -> str | None:
    """The system a layer's number stands for: a code of a register, else its definition."""
    if "gpkg_spatial_ref_sys" not in plain:
        return None
    query = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
    row = connection.execute(query, (srs,)).fetchone()
    if row is None or srs in (0, -1):
        return None
    organization, code, definition = row
    if str(organization).upper() in ("EPSG", "ESRI") and isinstance(code, int) and code > 0:
        return f"{str(organization).upper()}:{code}"
    return None if str(definition).casefold() == "undefined" else str(definition)


def _wkb(blob: object) -> bytes | None:
    """The outline in a geometry of a GeoPackage: WKB after a head of its own."""
    if not isinstance(blob, bytes) or len(blob) < _FIXED or blob[:2] != b"GP":
        return None
    kind = (blob[3] >> 1) & 7
    if kind >= len(_ENVELOPES):
        return None
    wkb = blob[_FIXED + _ENVELOPES[kind] :]
    return straightened(wkb) if has_curves(wkb) else wkb or None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
