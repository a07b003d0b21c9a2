"""What both front ends do: open the store, look at an area, read a file of an official, accept it."""

import getpass
import os
from collections.abc import Iterable
from datetime import date, timedelta

from kkb import isolated, shipped
from kkb.app_context import Desk
from kkb.book import join_names
from kkb.core.errors import KkbError
from kkb.in_force import join_new_list
from kkb.io.classification import Reading
from kkb.io.listfile import ListReading
from kkb.io.mapping import Mapped
from kkb.io.names import compact, name_key
from kkb.io.sidefile import SideReading
from kkb.io.source import Asked
from kkb.io.spellings import Told, spelt
from kkb.isolated import TABLES, Context, Hear, Work, quiet
from kkb.seeding import seed_example
from kkb.store import (
    NewSideSet,
    NewSnapshot,
    SideSet,
    Snapshot,
    Spelling,
    open_store,
    sqlite_url,
)
from kkb.units import identified_reading

DATABASE = shipped.DATA / "lokal" / "kkb.sqlite"


def database_url() -> str:
    """Where the store is: `KKB_DATABASE_URL`, or an SQLite file under data/lokal."""
    return os.environ.get("KKB_DATABASE_URL") or sqlite_url(DATABASE)


def open_desk(url: str | None = None) -> Desk:
    """The desk on a store; a store that has never held anything gets the labelled example first.

    `KKB_TANPA_CONTOH=1` leaves a new store empty.
    """
    store = open_store(url or database_url())
    if not os.environ.get("KKB_TANPA_CONTOH"):
        seed_example(store)
    join_new_list(store)
    return Desk(store, shipped.scheme())


def read_file(
    desk: Desk, data: bytes, name: str, *, on: date | None = None, region: str | None = None, hear: Hear = quiet
) -> Reading | SideReading:
    """A file of an official of any known kind, read and checked in a process of its own; nothing is stored.

    `hear` is told of the progress several times a second. Raises KkbError when the file cannot be used;
    "berkas.tak_dikenal" when a person must say what its columns are, "baca.*" when reading it takes too much.
    """
    given = (context(desk), Asked(on, region), mappings(desk))
    return identified_reading(desk.store, isolated.read(Work("table", name, given), data, TABLES, hear))


def mappings(desk: Desk) -> list[Mapped]:
    """How tables of people's own are read, as they made it once."""
    return [Mapped(m.shape, m.target, m.columns, m.region) for m in desk.store.mappings.all()]


def context(desk: Desk) -> Context:
    """What is known when a file is read: the list of all Indonesia, the scheme, layouts and spellings."""
    book = desk.book
    return book.villages, desk.scheme, book.known


def accept(
    desk: Desk, reading: Reading | SideReading, who: str | None = None, parts: frozenset[str] = frozenset()
) -> Snapshot | SideSet:
    """Store a reading whole or not at all; the rest of the kabupaten of which it holds `parts` keeps its last state."""
    reading = identified_reading(desk.store, reading)
    stored = _save_side(desk, reading, who) if isinstance(reading, SideReading) else _save(desk, reading, who, parts)
    if reading.unmatched and desk.store.names.version():  # the list may have changed since the file was read
        desk.store.names.rejoin(join_names)
    return stored


def remember(desk: Desk, mapped: Mapped, who: str | None = None) -> None:
    """Remember how a table of an office's own is read; the next file with its headings is read the same way."""
    desk.store.mappings.save(mapped.shape, mapped.target, mapped.columns, mapped.region, who or user_name())


def _save(desk: Desk, reading: Reading, who: str | None, parts: frozenset[str]) -> Snapshot:
    return desk.store.save(
        NewSnapshot(
            wilayah=reading.region, tanggal=reading.date, berkas=reading.file_name, sha256=reading.sha256, contoh=False,
            oleh=who or user_name(), issues=reading.issues, rows=reading.rows, parts=parts,
        )
    )  # fmt: skip


def _save_side(desk: Desk, reading: SideReading, who: str | None) -> SideSet:
    return desk.store.side.save(
        NewSideSet(
            jenis=reading.jenis, wilayah=reading.region, tanggal=reading.date, berkas=reading.file_name,
            sha256=reading.sha256, contoh=False, oleh=who or user_name(), issues=reading.issues, rows=reading.rows,
            tabel=reading.tabel,
        )
    )  # fmt: skip


def read_list(desk: Desk, data: bytes, name: str) -> ListReading:
    """A code list, read and checked; nothing is stored. Raises KkbError when it cannot be used."""
    return isolated.read(Work("code_list", name, (desk.listed,)), data, TABLES, quiet)


def accept_list(desk: Desk, reading: ListReading) -> None:
    """Store a code list, kabupaten by kabupaten; stored snapshots join it. Whole or not at all."""
    desk.store.names.save_list(reading.rows, join_names)


def drop_list(desk: Desk, district: str) -> int:
    """Take out the added code list of a kabupaten; what joined it stands under its names again."""
    return desk.store.names.drop_list(district, join_names)


def confirm(desk: Desk, spellings: Iterable[Told], who: str | None = None) -> int:
    """Remember spellings that a person confirmed; imports and stored snapshots use them at once."""
    names = desk.store.names
    told = [Spelling(*one) for one in spelt(spellings, desk.official.name, names.unmatched(), names.aliases())]
    return names.save_aliases(told, who or user_name(), join_names)


def forget(desk: Desk, code: str, spellings: Iterable[str] = ()) -> int:
    """Forget confirmed spellings of an area (none given: all of them)."""
    return desk.store.names.drop_aliases(code, [compact(name_key(text)) for text in spellings], join_names)


def read_confirmed(desk: Desk, data: bytes, name: str) -> tuple[tuple[str, str, str], ...]:
    """The (code, spelling, area or "") of a table that was exported elsewhere. Raises KkbError."""
    return isolated.read(Work("spellings", name, (desk.book.villages,)), data, TABLES, quiet)


def parse_day(text: str) -> date:
    """A date written YYYY-MM-DD; KkbError otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise KkbError("galat.tanggal_tak_dikenal", value=text) from error


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def user_name() -> str:
    """Who works at this computer, as the store notes it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "tidak diketahui"
