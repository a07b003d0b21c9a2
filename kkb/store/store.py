"""The store: what the rest of the program may ask of, and do to, the database of snapshots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core.area.wilayah import INDONESIA
from kkb.core.counts.state import pairs_at, pairs_in_rule
from kkb.core.issue import Issue
from kkb.core.rule.ladder import Ladder
from kkb.store import reading, writing
from kkb.store.actions import Actions
from kkb.store.boundaries import Boundaries
from kkb.store.counting import read_counts
from kkb.store.database import Database, open_database
from kkb.store.datasets import Datasets
from kkb.store.lifecycle import Lifecycle, Refusals
from kkb.store.mappings import Mappings
from kkb.store.migrate import migrate
from kkb.store.names import Names
from kkb.store.reading import read_units
from kkb.store.schema import SNAPSHOT
from kkb.store.settings import Settings
from kkb.store.snapshot import NewSnapshot, Snapshot, prepared
from kkb.store.targets import Targets

WAIT_SECONDS = 20.0
_LIFE: Lifecycle[NewSnapshot, Snapshot] = Lifecycle(
    SNAPSHOT, ("tanggal", "sha256"),
    Refusals("simpanan.tak_ada", "simpanan.sama", "simpanan.sudah_batal", "simpanan.belum_batal"),
    prepared, reading.read_snapshots,
)  # fmt: skip


def open_store(url: str, *, wait_seconds: float = WAIT_SECONDS) -> "Store":
    """The store behind a URL (sqlite:///file or postgresql://...), made or brought up to date if needed.

    `wait_seconds`: how long a change waits for another process that is changing.
    Raises KkbError "simpanan.*" when the database cannot be reached or opened, or is from a later version.
    """
    database = open_database(url, wait_seconds)
    migrate(database)
    return Store(database)


@dataclass(frozen=True, slots=True)
class Store:
    """Dated snapshots. Safe to share between threads; every call is one transaction.

    All methods raise KkbError "simpanan.*" when the database is locked for too long, full, gone or read-only.
    """

    database: Database

    @property
    def names(self) -> Names:
        """The code lists and confirmed spellings."""
        return Names(self.database)

    @property
    def side(self) -> Datasets:
        """The datasets: what else is known of places, beside the classification."""
        return Datasets(self.database)

    @property
    def actions(self) -> Actions:
        """What was agreed in meetings."""
        return Actions(self.database)

    @property
    def mappings(self) -> Mappings:
        """How tables of an office's own are read."""
        return Mappings(self.database)

    @property
    def targets(self) -> Targets:
        """The targets that the office set."""
        return Targets(self.database)

    @property
    def settings(self) -> Settings:
        """What the office has chosen."""
        return Settings(self.database)

    @property
    def boundaries(self) -> Boundaries:
        """Official village boundaries."""
        return Boundaries(self.database)

    def save(self, new: NewSnapshot) -> Snapshot:
        """Store one snapshot, whole or not at all.

        Raises KkbError "simpanan.sama" when the same file for the same region and date is live already; "kosong",
        "wilayah_sempit", "luar_wilayah" or "unit_ganda" for rows that make no snapshot.
        """
        return self.save_many([new])[0]

    def save_many(self, news: Iterable[NewSnapshot]) -> tuple[Snapshot, ...]:
        """Store several snapshots in one transaction: all or none, in the order given."""
        return _LIFE.save(self.database, news)

    def seed(self, news: Iterable[NewSnapshot]) -> tuple[Snapshot, ...]:
        """Store the first snapshots of a new store; nothing when something was stored before, or just now."""
        ready = [prepared(new) for new in news]
        with self.database.writing() as connection:
            return _LIFE.insert(connection, ready) if writing.take_turn(connection) == 1 else ()

    def undo(self, id_: int) -> Snapshot:
        """Take a snapshot out; what it superseded speaks again. Raises KkbError for an unknown or undone id."""
        return _LIFE.undo(self.database, id_)

    def redo(self, id_: int) -> Snapshot:
        """Put an undone snapshot back. Raises KkbError for an unknown or live id, or when its file is live."""
        return _LIFE.redo(self.database, id_)

    def snapshots(self, region: str | None = None) -> tuple[Snapshot, ...]:
        """Snapshots with rows in a region (None = all), undone ones too; newest date, then newest import first."""
        with self.database.reading() as connection:
            return reading.read_snapshots(connection, region or INDONESIA)

    def sources(self, region: str, on: date | None = None) -> tuple[Snapshot, ...]:
        """The snapshots that make up the state of a region at a date; newest date first."""
        with self.database.reading() as connection:
            pairs = pairs_at(reading.live_pairs(connection, region), on)
            chosen = {id_ for lapis in pairs["lapis"] for id_ in lapis}
            return tuple(s for s in reading.read_snapshots(connection, region) if s.id in chosen)

    def issues(self, id_: int) -> tuple[Issue, ...]:
        """What was found in the file of a snapshot at its import. Raises KkbError for an unknown id."""
        return _LIFE.issues(self.database, id_)

    def rows_at(
        self, region: str, on: date | None = None, columns: Sequence[str] = reading.STATE_COLUMNS
    ) -> pd.DataFrame:
        """The state of a region of any level at a date (None = newest): one row per Kampung KB, ordered by unit.

        Columns: ROW_COLUMNS with their types, snapshot (int64) and tanggal (date objects) of the file a row is from,
        contoh (bool), lingkup (kkb.core.counts.state: what kind of file that is). Where a file held a part, every other
        village keeps its last state. No rows at a date before the first snapshot. Who needs few may ask for
        HISTORY_COLUMNS alone.
        """
        with self.database.reading() as connection:
            live = reading.live_pairs(connection, region)
            return reading.read_rows(connection, pairs_at(live, on), live, region, columns)

    def history(self, region: str) -> pd.DataFrame:
        """Every snapshot that counts, for a region of any level: one row per Kampung KB and snapshot.

        Columns: unit, kode, kode_kec, kode_kab, snapshot (int64), tanggal (date objects), contoh (bool),
        strata (text or None), lapor (bool), lingkup; ordered by unit and date. Where a file held a part, the state
        it made stands whole under its snapshot and date.
        """
        with self.database.reading() as connection:
            live = reading.live_pairs(connection, region)
            return reading.read_history(connection, pairs_in_rule(live), live, region, reading.HISTORY_COLUMNS)

    def units(self, codes: Iterable[str], region: str) -> pd.DataFrame:
        """The Kampung KB that live snapshots hold of some villages, and of all with more than one (kode, unit, kampung,
        nama, tanggal): a name that was met before keeps its unit.
        """
        with self.database.reading() as connection:
            return read_units(connection, codes, region)

    def counts(self, region: str, ladder: Ladder) -> pd.DataFrame:
        """Every snapshot that counts, for a region not smaller than a kabupaten: one row per (snapshot, kabupaten).

        Columns: kode_kab, snapshot, tanggal (date objects), contoh, and the counts of
        `kkb.core.counts.tally.count_frame`; strata by their keys.
        The same numbers as from `history`, without its rows.
        """
        with self.database.reading() as connection:
            live = reading.live_pairs(connection, region)
            return read_counts(connection, pairs_in_rule(live), live, region, ladder)

    def dates(self, region: str) -> tuple[date, ...]:
        """The dates at which the state of a region may have changed, oldest first."""
        with self.database.reading() as connection:
            return tuple(sorted(set(pairs_in_rule(reading.live_pairs(connection, region))["tanggal"])))

    def kabupaten(self) -> pd.DataFrame:
        """Every kabupaten with live data: kode_kab, nama_kab, nama_prov, contoh (bool), tanggal (its newest)."""
        with self.database.reading() as connection:
            newest = pairs_at(reading.live_pairs(connection))
        columns = ["kode_kab", "nama_kab", "nama_prov", "contoh", "tanggal"]
        return newest[columns].astype({"contoh": bool}).sort_values("kode_kab", ignore_index=True)

    def areas(self, region: str) -> pd.DataFrame:
        """The areas one level below a region as its newest files name them: kode, nama; ordered by kode."""
        with self.database.reading() as connection:
            live = reading.live_pairs(connection, region)
            return reading.read_areas(connection, pairs_at(live), live, region)

    def version(self) -> int:
        """A number that grows with every change by anybody; 0 = nothing was ever stored."""
        with self.database.reading() as connection:
            return reading.read_version(connection)

    def close(self) -> None:
        """Let go of the database's files and connections."""
        self.database.engine.dispose()
