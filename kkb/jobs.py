"""What both front ends do: open the store, look at an area, read a file of an official, accept it."""

import getpass
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from kkb import shipped
from kkb.book import Book, build_book, join_names
from kkb.core import look as looking
from kkb.core import wilayah
from kkb.core.errors import KkbError
from kkb.core.look import Change, Look
from kkb.core.places import Places, with_found
from kkb.core.scheme import Scheme
from kkb.core.tally import within
from kkb.core.timeline import timeline, timeline_of
from kkb.io.classification import Reading
from kkb.io.listfile import ListReading, read_code_list
from kkb.io.mapping import Mapped
from kkb.io.names import compact, name_key
from kkb.io.recognise import read_any
from kkb.io.sidefile import SideReading
from kkb.io.source import Asked, Source, Tell, open_source, telling
from kkb.io.spellings import read_spellings
from kkb.seeding import seed_example
from kkb.store import (
    HISTORY_COLUMNS,
    NewSideSet,
    NewSnapshot,
    SideSet,
    Snapshot,
    Spelling,
    Store,
    open_store,
    sqlite_url,
)
from kkb.units import identified_reading

_KABUPATEN = 2
DATABASE = shipped.DATA / "lokal" / "kkb.sqlite"


@dataclass(frozen=True)
class Desk:
    """An open store together with what ships with the product."""

    store: Store
    scheme: Scheme
    _books: dict[int, Book] = field(default_factory=dict, repr=False)

    @property
    def book(self) -> Book:
        """The code list and the spellings in force, read anew when somebody changed one."""
        version = self.store.names.version()
        if version not in self._books:
            stored = self.store.names
            made = build_book(stored.listed(), stored.aliases())
            self._books.clear()
            self._books[version] = made
            return made
        return self._books.get(version) or self.book

    @property
    def listed(self) -> pd.DataFrame:
        """The code list in force: what ships, and over it what was added, kabupaten by kabupaten."""
        return self.book.listed

    @property
    def official(self) -> Places:
        """The areas of the official list."""
        return self.book.official

    def places(self, rows: pd.DataFrame) -> Places:
        """The areas of the list, and those that only these rows name."""
        official = self.official
        unlisted = rows[[code not in official.names for code in rows["kode"]]] if len(rows) else rows
        return with_found(official, unlisted) if len(unlisted) else official

    def look(self, area: str, asked: date | None = None) -> Look:
        """One area at one date (None = newest); a code from before the area joined the list means the area."""
        area = self.today(area)
        rows = self.store.rows_at(wilayah.cut(area, min(wilayah.level(area), _KABUPATEN)), asked)
        return looking.look(area, asked, rows, self.store.dates(area), (self.places(rows), self.scheme))

    def change(self, seen: Look, since: date | None = None) -> Change | None:
        """What happened since a date (default: the snapshot before); None when there is nothing before."""
        start = since or seen.previous
        if start is None or seen.on is None:
            return None
        before = self.store.rows_at(seen.area, start, HISTORY_COLUMNS)
        return looking.change(before, seen.rows, start, self.scheme)

    def through_time(self, area: str, until: date | None) -> pd.DataFrame:
        """The counts of an area at every date up to one (`kkb.core.timeline.timeline`)."""
        if wilayah.level(area) <= _KABUPATEN:
            return timeline_of(self.store.counts(area, self.scheme.reached), until)
        history = self.store.history(area)
        return timeline(history if until is None else history[history["tanggal"] <= until], self.scheme.reached)

    def unmatched(self) -> pd.DataFrame:
        """The different places in snapshots that no list confirms (columns of store.names.unmatched)."""
        return self.store.names.unmatched()

    def today(self, code: str) -> str:
        """The code that an area made from a name is read as by now."""
        return code if wilayah.is_confirmed(code) else self.store.names.joined(code)

    def unformed(self, seen: Look) -> pd.DataFrame:
        """The villages of the list without a Kampung KB in a look (gazetteer columns)."""
        inside = self.listed[within(self.listed["kode"], seen.area)]
        return inside[~inside["kode"].isin(set(seen.rows["kode"]))]


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
    return Desk(store, shipped.scheme())


def read_file(
    desk: Desk, data: bytes, name: str, *, on: date | None = None, region: str | None = None, tell: Tell | None = None
) -> Reading | SideReading:
    """A file of an official of any known kind, read and checked; nothing is stored. `tell` hears of the progress.

    Raises KkbError when it cannot be used; "berkas.tak_dikenal" when a person must say what its columns are.
    """
    source = open_file(desk, data, name)
    reading = read_any(telling(source, tell) if tell else source, Asked(on, region), mappings(desk))
    return identified_reading(desk.store, reading)


def mappings(desk: Desk) -> list[Mapped]:
    """How tables of people's own are read, as they made it once."""
    return [Mapped(m.shape, m.target, m.columns, m.region) for m in desk.store.mappings.all()]


def open_file(desk: Desk, data: bytes, name: str) -> Source:
    """A file opened for reading with the list and spellings in force. Raises KkbError when it is no table."""
    book = desk.book
    return open_source(data, name, book.listed, desk.scheme, book.known)


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
    return read_code_list(data, name, desk.listed)


def accept_list(desk: Desk, reading: ListReading) -> None:
    """Store a code list, kabupaten by kabupaten; stored snapshots join it. Whole or not at all."""
    desk.store.names.save_list(reading.rows, join_names)


def drop_list(desk: Desk, district: str) -> int:
    """Take out the added code list of a kabupaten; what joined it stands under its names again."""
    return desk.store.names.drop_list(district, join_names)


def confirm(desk: Desk, spellings: Iterable[tuple[str, str]], who: str | None = None) -> int:
    """Remember (code, spelling) pairs that a person confirmed; imports and stored snapshots use them at once."""
    pairs = [Spelling(compact(name_key(text)), text, code) for code, text in spellings]
    return desk.store.names.save_aliases(pairs, who or user_name(), join_names)


def forget(desk: Desk, code: str, spellings: Iterable[str] = ()) -> int:
    """Forget confirmed spellings of an area (none given: all of them)."""
    return desk.store.names.drop_aliases(code, [compact(name_key(text)) for text in spellings], join_names)


def read_confirmed(desk: Desk, data: bytes, name: str) -> tuple[tuple[str, str], ...]:
    """The (code, spelling) pairs of a table that was exported elsewhere. Raises KkbError."""
    return read_spellings(data, name, desk.official.names)


def parse_day(text: str) -> date:
    """A date written YYYY-MM-DD; KkbError otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise KkbError("galat.tanggal_tak_dikenal", value=text) from error


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file a person named; KkbError when it is not there."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise KkbError("galat.berkas_tidak_ada", file=str(path)) from error


def user_name() -> str:
    """Who works at this computer, as the store notes it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "tidak diketahui"
