"""A file of an official comes in, for both front ends: read in a process of its own, looked at, accepted."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from kkb import isolated
from kkb.app.context import AppContext
from kkb.app.mappings import mappings
from kkb.app.names import confirm
from kkb.app.people import user_name
from kkb.app.reference import join_names
from kkb.app.respelt import respelt
from kkb.io.containers.archive import is_archive_name, is_table_name
from kkb.io.names.identity import identified
from kkb.io.readers.classification import Reading
from kkb.io.readers.reading import FileReading
from kkb.io.readers.source import Request
from kkb.io.readers.supporting import OWN, DatasetReading
from kkb.io.readers.unknown import UNKNOWN
from kkb.isolated import TABLES, Context, Hear, Progress, Work, quiet, warm
from kkb.store import Dataset, NewDataset, NewSnapshot, Snapshot, Store

AnyReading = TypeVar("AnyReading", bound=FileReading)

__all__ = [
    "OWN",
    "UNKNOWN",
    "DatasetReading",
    "Hear",
    "Progress",
    "Reading",
    "Snapshot",
    "accept",
    "context",
    "is_archive_name",
    "is_table_name",
    "quiet",
    "read_file",
    "tables_inside",
    "warm",
]


def read_file(
    app: AppContext,
    data: bytes,
    name: str,
    *,
    on: date | None = None,
    region: str | None = None,
    sha256: str | None = None,
    hear: Hear = quiet,
) -> Reading | DatasetReading:
    """A file of an official of any known kind, read and checked in a process of its own; nothing is stored.

    `sha256`: of the bytes, where it is known already; `hear` is told of the progress several times a second.

    Raises KkbError when the file cannot be used; "berkas.tak_dikenal" when a person must say what its columns are,
    "baca.*" when reading it takes too much.
    """
    given = (context(app), Request(on, region, sha256), mappings(app))
    reading: Reading | DatasetReading = isolated.read(Work("table", name, given), data, TABLES, hear)
    return identified_reading(app.store, reading)


def tables_inside(data: bytes, name: str) -> tuple[str, ...]:
    """The names to read a file by: its own, or of a zip each table inside as "<zip>/<name>".

    Raises KkbError when a zip cannot be opened or holds no table.
    """
    if not is_archive_name(name):
        return (name,)
    inside: tuple[str, ...] = isolated.read(Work("members", name, ()), data, TABLES, quiet)
    return tuple(f"{name}/{one}" for one in inside)


def context(app: AppContext) -> Context:
    """What is known when a file is read: the list of all Indonesia, the scheme, layouts and spellings."""
    book = app.book
    return book.villages, app.scheme, book.known


def accept(
    app: AppContext, reading: Reading | DatasetReading, who: str | None = None, parts: frozenset[str] = frozenset()
) -> Snapshot | Dataset:
    """Store a reading whole or not at all; the rest of the kabupaten of which it holds `parts` keeps its last state,
    but for names without a match that the file spells right: it takes their place, and their spelling is remembered.
    """
    reading = identified_reading(app.store, reading)
    spelt = respelt(app, reading) if parts and isinstance(reading, Reading) else []
    stored = _save_side(app, reading, who) if isinstance(reading, DatasetReading) else _save(app, reading, who, parts)
    if reading.unmatched and app.store.names.version():  # the list may have changed since the file was read
        app.store.names.rejoin(join_names)
    if spelt:
        confirm(app, [(code, text, area) for code, text, area, _ in spelt], who)
    return stored


def _save(app: AppContext, reading: Reading, who: str | None, parts: frozenset[str]) -> Snapshot:
    return app.store.save(
        NewSnapshot(
            wilayah=reading.region, tanggal=reading.date, berkas=reading.file_name, sha256=reading.sha256, contoh=False,
            oleh=who or user_name(), issues=reading.issues, rows=reading.rows, parts=parts,
        )
    )  # fmt: skip


def _save_side(app: AppContext, reading: DatasetReading, who: str | None) -> Dataset:
    return app.store.side.save(
        NewDataset(
            jenis=reading.jenis, wilayah=reading.region, tanggal=reading.date, berkas=reading.file_name,
            sha256=reading.sha256, contoh=False, oleh=who or user_name(), issues=reading.issues, rows=reading.rows,
            tabel=reading.tabel,
        )
    )  # fmt: skip


def identified_reading(store: Store, reading: AnyReading) -> AnyReading:
    """The reading, where each Kampung KB of a village that has several is the one of its name in what is stored."""
    named = reading.rows[reading.rows["kode"].notna()]
    if isinstance(reading, DatasetReading):
        named = named[named["kampung"].fillna("").ne("")]
    if named.empty or not named["unit"].is_unique:  # several rows of one Kampung KB: its programmes
        return reading
    doubled = set(named.loc[named["kode"].duplicated(keep=False), "kode"])
    known = store.units(doubled, reading.region)
    if not doubled and known.empty:
        return reading
    rows = reading.rows.copy()
    rows.loc[named.index, "unit"] = identified(named, known, reading.date)
    return replace(reading, rows=rows)
