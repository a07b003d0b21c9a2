"""Datasets in the database: stored whole, superseded and undone by the same rule as snapshots."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pandas as pd
import sqlalchemy as sa

from kkb.core.area.wilayah import INDONESIA
from kkb.core.counts.state import pairs_at, pairs_in_rule
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.store import dataset_reading, writing
from kkb.store.database import Database
from kkb.store.dataset import Dataset, NewDataset, row_values, set_values
from kkb.store.joining import read_joins
from kkb.store.schema import SISI, SISI_BARIS
from kkb.store.snapshot import parse_issues

_Ready = tuple[dict[str, object], list[dict[str, object]]]


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
        ready = [_prepared(new) for new in news]
        with self.database.writing() as connection:
            writing.take_turn(connection)
            return _saved(connection, ready)

    def seed(self, news: Iterable[NewDataset]) -> tuple[Dataset, ...]:
        """Store the first sets of their kinds; a kind of which anything was ever stored is left alone.

        On a new store the snapshots are seeded first: their seed asks for a store that was never changed.
        """
        ready = [_prepared(new) for new in news]
        with self.database.writing() as connection:
            held = set(connection.execute(sa.select(SISI.c.jenis).distinct()).scalars())
            fresh = [one for one in ready if one[0]["jenis"] not in held]
            if fresh:
                writing.take_turn(connection)
            return _saved(connection, fresh)

    def undo(self, id_: int) -> Dataset:
        """Take a set out; what it superseded speaks again. Raises KkbError for an unknown or undone id."""
        return self._mark(id_, writing.now())

    def redo(self, id_: int) -> Dataset:
        """Put an undone set back. Raises KkbError for an unknown or live id, or when its file is live."""
        return self._mark(id_, None)

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
        with self.database.reading() as connection:
            text = connection.execute(sa.select(SISI.c.isu).where(SISI.c.id == id_)).scalar()
        if text is None:
            raise KkbError("pendukung.tak_ada", id=id_)
        return parse_issues(text)

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

    def _mark(self, id_: int, moment: datetime | None) -> Dataset:
        with self.database.writing() as connection:
            writing.take_turn(connection)
            _set_undone(connection, id_, moment)
            return next(s for s in dataset_reading.read_sets(connection) if s.id == id_)


def _prepared(new: NewDataset) -> _Ready:
    return set_values(new, writing.now()), row_values(new)


def _saved(connection: sa.Connection, ready: list[_Ready]) -> tuple[Dataset, ...]:
    ids = [_insert(connection, values, rows) for values, rows in ready]
    stored = {one.id: one for one in dataset_reading.read_sets(connection)} if ids else {}
    return tuple(stored[id_] for id_ in ids)


def _insert(connection: sa.Connection, values: dict[str, object], rows: list[dict[str, object]]) -> int:
    _refuse_same(connection, values)
    keys = dataset_reading.keys_text(str(row["kunci"]) for row in rows)
    id_ = writing.inserted(connection, SISI, values | {"kunci": keys})
    connection.execute(sa.insert(SISI_BARIS), [row | {"sisi": id_} for row in rows])
    return id_


def _refuse_same(connection: sa.Connection, values: dict[str, object]) -> None:
    same = [SISI.c[name] == values[name] for name in ("jenis", "tabel", "tanggal", "sha256")]
    joins = read_joins(connection)
    same.append(SISI.c.wilayah.in_(joins.stored(joins.code(str(values["wilayah"])))))
    row = connection.execute(sa.select(SISI).where(*same, SISI.c.dibatalkan.is_(None))).first()
    if row is not None:
        made = row.dibuat.replace(tzinfo=UTC).astimezone().date()
        raise KkbError("pendukung.sama", id=row.id, dibuat=made, wilayah=joins.code(row.wilayah), tanggal=row.tanggal)


def _set_undone(connection: sa.Connection, id_: int, moment: datetime | None) -> None:
    row = connection.execute(sa.select(SISI).where(SISI.c.id == id_)).one_or_none()
    if row is None:
        raise KkbError("pendukung.tak_ada", id=id_)
    if (row.dibatalkan is None) == (moment is None):
        raise KkbError("pendukung.belum_batal" if moment is None else "pendukung.sudah_batal", id=id_)
    if moment is None:
        _refuse_same(connection, dict(row._mapping))
    connection.execute(sa.update(SISI).where(SISI.c.id == id_).values(dibatalkan=moment))
