"""Datasets in the database: stored whole, superseded and undone by the same rule as snapshots."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import sqlalchemy as sa

from kkb.core.area.wilayah import INDONESIA
from kkb.core.counts.state import pairs_at, pairs_in_rule
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.store import dataset_reading, writing
from kkb.store.database import Database
from kkb.store.dataset import Dataset, NewDataset, prepared
from kkb.store.lifecycle import Lifecycle, Refusals
from kkb.store.schema import SISI

_LIFE: Lifecycle[NewDataset, Dataset] = Lifecycle(
    SISI, ("jenis", "tabel", "tanggal", "sha256"),
    Refusals("pendukung.tak_ada", "pendukung.sama", "pendukung.sudah_batal", "pendukung.belum_batal"),
    prepared, dataset_reading.read_sets,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Datasets:
    """The datasets of one database. Every call is one transaction; every change moves the store's version.

    All methods raise KkbError "simpanan.*" when the database is locked for too long, full, gone or read-only.
    """

    database: Database

    def save(self, new: NewDataset) -> Dataset:
        """Store one set, whole or not at all.

        Raises KkbError "pendukung.sama" when the same file for the same region, date and kind is live already;
        "kosong", "jenis" or "luar_wilayah" for rows that make no set.
        """
        return self.save_many([new])[0]

    def save_many(self, news: Iterable[NewDataset]) -> tuple[Dataset, ...]:
        """Store several sets in one transaction: all or none, in the order given."""
        return _LIFE.save(self.database, news)

    def seed(self, news: Iterable[NewDataset]) -> tuple[Dataset, ...]:
        """Store the first sets of their kinds; a kind of which anything was ever stored is left alone.

        On a new store the snapshots are seeded first: their seed asks for a store that was never changed.
        """
        ready = [prepared(new) for new in news]
        with self.database.writing() as connection:
            held = set(connection.execute(sa.select(SISI.c.jenis).distinct()).scalars())
            fresh = [one for one in ready if one.values["jenis"] not in held]
            if fresh:
                writing.take_turn(connection)
            return _LIFE.insert(connection, fresh)

    def undo(self, id_: int) -> Dataset:
        """Take a set out; what it superseded speaks again. Raises KkbError for an unknown or undone id."""
        return _LIFE.undo(self.database, id_)

    def redo(self, id_: int) -> Dataset:
        """Put an undone set back. Raises KkbError for an unknown or live id, or when its file is live."""
        return _LIFE.redo(self.database, id_)

    def sets(self, jenis: str | None = None, region: str | None = None) -> tuple[Dataset, ...]:
        """The sets of a kind (None = all) that concern a region (None = all), undone ones too; newest first."""
        with self.database.reading() as connection:
            return dataset_reading.read_sets(connection, jenis, region or INDONESIA)

    def one(self, id_: int) -> tuple[Dataset, pd.DataFrame]:
        """A set and all its rows (columns of rows_at), whether it speaks or not. Raises KkbError for an unknown id."""
        with self.database.reading() as connection:
            found = next((one for one in dataset_reading.read_sets(connection) if one.id == id_), None)
            if found is None:
                raise KkbError("pendukung.tak_ada", id=id_)
            return found, dataset_reading.read_rows(connection, dataset_reading.pairs_of(connection, id_), INDONESIA)

    def issues(self, id_: int) -> tuple[Issue, ...]:
        """What was found in the file of a set at its import. Raises KkbError for an unknown id."""
        return _LIFE.issues(self.database, id_)

    def rows_at(self, jenis: str, region: str, on: date | None = None) -> pd.DataFrame:
        """What a kind of set says of a region of any level at a date (None = newest), in the order of the files.

        Per kabupaten (for "statistik": per region of a set) the newest live set at or before the date. Columns:
        PLACE_COLUMNS (text or None), the set's own as saved (numbers, text, truth values; blank is None or NaN),
        set (its id), tabel, tanggal (date objects), contoh (bool). Without any set there are no columns of its own.
        """
        with self.database.reading() as connection:
            chosen = pairs_at(dataset_reading.live_pairs(connection, jenis, region), on)
            return dataset_reading.read_rows(connection, chosen, region)

    def dates(self, jenis: str, region: str) -> tuple[date, ...]:
        """The dates at which what a kind of set says of a region may have changed, oldest first."""
        with self.database.reading() as connection:
            return tuple(sorted(set(pairs_in_rule(dataset_reading.live_pairs(connection, jenis, region))["tanggal"])))
