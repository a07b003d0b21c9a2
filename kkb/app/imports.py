"""What both front ends do: open the store, look at an area, read a file of an official, accept it."""

from collections.abc import Iterable
from datetime import date

from kkb import isolated
from kkb.app.context import AppContext
from kkb.app.people import user_name
from kkb.app.reference import join_names
from kkb.app.respelt import respelt
from kkb.app.units import identified_reading
from kkb.core.area.spelling import compact, name_key
from kkb.io.containers.archive import is_archive_name
from kkb.io.names.spellings import Told, spelt
from kkb.io.readers.classification import Reading
from kkb.io.readers.code_list import ListReading
from kkb.io.readers.mapping import Mapped
from kkb.io.readers.source import Request
from kkb.io.readers.supporting import DatasetReading
from kkb.isolated import TABLES, Context, Hear, Work, quiet
from kkb.store import (
    Dataset,
    NewDataset,
    NewSnapshot,
    Snapshot,
    Spelling,
)


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


def mappings(app: AppContext) -> list[Mapped]:
    """How tables of people's own are read, as they made it once."""
    return [Mapped(m.shape, m.target, m.columns, m.region) for m in app.store.mappings.all()]


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


def remember(app: AppContext, mapped: Mapped, who: str | None = None) -> None:
    """Remember how a table of an office's own is read; the next file with its headings is read the same way."""
    app.store.mappings.save(mapped.shape, mapped.target, mapped.columns, mapped.region, who or user_name())


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


def read_list(app: AppContext, data: bytes, name: str) -> ListReading:
    """A code list, read and checked; nothing is stored. Raises KkbError when it cannot be used."""
    reading: ListReading = isolated.read(Work("code_list", name, (app.listed,)), data, TABLES, quiet)
    return reading


def accept_list(app: AppContext, reading: ListReading) -> None:
    """Store a code list, kabupaten by kabupaten; stored snapshots join it. Whole or not at all."""
    app.store.names.save_list(reading.rows, join_names)


def drop_list(app: AppContext, district: str) -> int:
    """Take out the added code list of a kabupaten; what joined it stands under its names again."""
    return app.store.names.drop_list(district, join_names)


def confirm(app: AppContext, spellings: Iterable[Told], who: str | None = None) -> int:
    """Remember spellings that a person confirmed; imports and stored snapshots use them at once."""
    names = app.store.names
    told = [Spelling(*one) for one in spelt(spellings, app.official.name, names.unmatched(), names.aliases())]
    return names.save_aliases(told, who or user_name(), join_names)


def forget(app: AppContext, code: str, spellings: Iterable[str] = ()) -> int:
    """Forget confirmed spellings of an area (none given: all of them)."""
    return app.store.names.drop_aliases(code, [compact(name_key(text)) for text in spellings], join_names)


def read_confirmed(app: AppContext, data: bytes, name: str) -> tuple[tuple[str, str, str], ...]:
    """The (code, spelling, area or "") of a table that was exported elsewhere. Raises KkbError."""
    work = Work("spellings", name, (app.book.villages,))
    confirmed: tuple[tuple[str, str, str], ...] = isolated.read(work, data, TABLES, quiet)
    return confirmed
