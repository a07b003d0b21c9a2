"""What both front ends do: open the store, look at an area, read a file of an official, accept it."""

import getpass
import os
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

import pandas as pd

from kkb import shipped
from kkb.core import look as looking
from kkb.core import wilayah
from kkb.core.errors import KkbError
from kkb.core.look import Change, Look
from kkb.core.places import Places, places
from kkb.core.scheme import Scheme
from kkb.core.tally import within
from kkb.io.classification import Reading, read_classification
from kkb.store import NewSnapshot, Snapshot, Store, open_store, sqlite_url

_KABUPATEN = 2
DATABASE = shipped.DATA / "lokal" / "kkb.sqlite"


@dataclass(frozen=True)
class Desk:
    """An open store together with what ships with the product."""

    store: Store
    scheme: Scheme
    listed: pd.DataFrame

    @cached_property
    def official(self) -> Places:
        """The areas of the official list."""
        return places(self.listed)

    def places(self, rows: pd.DataFrame) -> Places:
        """The areas of the list, and those that only these rows name."""
        unlisted = rows[~rows["kode"].isin(self.official.names)] if len(rows) else rows
        return places(self.listed, unlisted) if len(unlisted) else self.official

    def look(self, area: str, asked: date | None = None) -> Look:
        """One area at one date (None = newest)."""
        rows = self.store.rows_at(wilayah.cut(area, min(wilayah.level(area), _KABUPATEN)), asked)
        return looking.look(area, asked, rows, self.store.dates(area), (self.places(rows), self.scheme))

    def change(self, seen: Look, since: date | None = None) -> Change | None:
        """What happened since a date (default: the snapshot before); None when there is nothing before."""
        start = since or seen.previous
        if start is None or seen.on is None:
            return None
        return looking.change(self.store.rows_at(seen.area, start), seen.rows, start, self.scheme)

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
    desk = Desk(store, shipped.scheme(), shipped.gazetteer())
    if store.version() == 0 and not os.environ.get("KKB_TANPA_CONTOH"):
        store.seed(_example())
    return desk


def read_file(desk: Desk, data: bytes, name: str, *, on: date | None = None, region: str | None = None) -> Reading:
    """A file of an official, read and checked; nothing is stored. Raises KkbError when it cannot be used."""
    return read_classification(data, name, desk.listed, desk.scheme, shipped.known_files(), on=on, region=region)


def accept(desk: Desk, reading: Reading, who: str | None = None) -> Snapshot:
    """Store a reading as a snapshot, whole or not at all."""
    return desk.store.save(
        NewSnapshot(
            wilayah=reading.region, tanggal=reading.date, berkas=reading.file_name, sha256=reading.sha256, contoh=False,
            oleh=who or _user(), issues=reading.issues, rows=reading.rows,
        )
    )  # fmt: skip


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


def _example() -> list[NewSnapshot]:
    return [
        NewSnapshot(
            wilayah=s.kode_kab, tanggal=s.tanggal, berkas="Contoh (bukan data resmi)",
            sha256=f"contoh-{s.kode_kab}-{s.tanggal}", contoh=True, oleh="contoh", issues=(), rows=s.rows,
        )
        for s in shipped.example()
    ]  # fmt: skip


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "tidak diketahui"
