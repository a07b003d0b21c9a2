"""The life of whatever comes from a file, snapshots and datasets alike: stored whole and once, superseded by a later
import, undone, put back. Which of them speaks is kkb.core.counts.state's answer.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Generic, Literal, TypeVar

import pandas as pd
import sqlalchemy as sa

from kkb.core.counts.state import pairs_at, pairs_in_rule
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.store import writing
from kkb.store.database import Database
from kkb.store.frames import Values, stored_text
from kkb.store.joining import Joins, read_joins

StoredState = Literal["berlaku", "riwayat", "tertutup", "dibatalkan"]


@dataclass(frozen=True, slots=True, eq=False)
class Incoming:
    """What an import hands over, of whatever kind."""

    wilayah: str
    tanggal: date
    berkas: str
    sha256: str
    contoh: bool
    oleh: str
    issues: tuple[Issue, ...]
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Stored:
    """What is told of anything that came into the store from a file. `dibuat` and `dibatalkan` are UTC.

    `state`, in the region that was asked about: berlaku = some kabupaten's newest state comes from it; riwayat = it
    speaks for an earlier date only; tertutup = live but never heard, because a later import of the same date, or a
    district's own data before the example, stands before it; dibatalkan = undone.
    """

    id: int
    wilayah: str
    tanggal: date
    berkas: str
    sha256: str
    contoh: bool
    jumlah_baris: int
    jumlah_isu: int
    oleh: str
    dibuat: datetime
    dibatalkan: datetime | None
    state: StoredState

    @property
    def in_force(self) -> bool:
        """Whether it speaks now: the newest state of some area comes from it."""
        return self.state == "berlaku"


New = TypeVar("New", bound=Incoming)
Kept = TypeVar("Kept", bound=Stored)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table that lie below what is stored: their columns without its id, and their values."""

    table: sa.Table
    columns: Sequence[str]
    values: Sequence[Values]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Database values, made before the writer's lock is taken, so that others wait less."""

    values: dict[str, object]
    below: tuple[Rows, ...]


@dataclass(frozen=True, slots=True)
class Refusals:
    """Keys of what is said: of no such id, of a file that is live already, of an undone one, of a live one."""

    unknown: str
    same: str
    undone: str
    live: str


@dataclass(frozen=True, slots=True)
class Lifecycle(Generic[New, Kept]):
    """How one kind is kept: its `table`, the columns in which a file is the `same` beside its region, how a new one is
    `prepared` and how all of them are `read`. Every change is one transaction and moves the store's version.
    """

    table: sa.Table
    same: tuple[str, ...]
    refusals: Refusals
    prepared: Callable[[New], Prepared]
    read: Callable[[sa.Connection], Sequence[Kept]]

    def save(self, database: Database, news: Iterable[New]) -> tuple[Kept, ...]:
        """Store all or none, in the order given. Raises KkbError `same`."""
        ready = [self.prepared(new) for new in news]
        with database.writing() as connection:
            writing.take_turn(connection)
            return self.insert(connection, ready)

    def insert(self, connection: sa.Connection, ready: Sequence[Prepared]) -> tuple[Kept, ...]:
        """What is stored of each, after it was written. Raises KkbError `same` when its file is live already."""
        ids = [self._insert(connection, one) for one in ready]
        stored = {one.id: one for one in self.read(connection)} if ids else {}
        return tuple(stored[id_] for id_ in ids)

    def undo(self, database: Database, id_: int) -> Kept:
        """Take one out; what it superseded speaks again. Raises KkbError `unknown` or `undone`."""
        return self._mark(database, id_, undone=True)

    def redo(self, database: Database, id_: int) -> Kept:
        """Put an undone one back. Raises KkbError `unknown` or `live`, or `same` when its file is live under another
        id.
        """
        return self._mark(database, id_, undone=False)

    def issues(self, database: Database, id_: int) -> tuple[Issue, ...]:
        """What was found in the file of one at its import. Raises KkbError `unknown`."""
        with database.reading() as connection:
            text = connection.execute(sa.select(self.table.c.isu).where(self.table.c.id == id_)).scalar()
        if text is None:
            raise KkbError(self.refusals.unknown, id=id_)
        return parse_issues(text)

    def _insert(self, connection: sa.Connection, new: Prepared) -> int:
        self._refuse_same(connection, new.values)
        id_ = writing.inserted(connection, self.table, new.values)
        for rows in new.below:
            columns = (next(iter(rows.table.primary_key)).name, *rows.columns)
            values = [dict(zip(columns, (id_, *row), strict=True)) for row in rows.values]
            connection.execute(sa.insert(rows.table), values)
        return id_

    def _mark(self, database: Database, id_: int, *, undone: bool) -> Kept:
        with database.writing() as connection:
            writing.take_turn(connection)
            row = connection.execute(sa.select(self.table).where(self.table.c.id == id_)).one_or_none()
            if row is None:
                raise KkbError(self.refusals.unknown, id=id_)
            if (row.dibatalkan is not None) == undone:
                raise KkbError(self.refusals.undone if undone else self.refusals.live, id=id_)
            if not undone:
                self._refuse_same(connection, dict(row._mapping))
            change = sa.update(self.table).where(self.table.c.id == id_)
            connection.execute(change.values(dibatalkan=writing.now() if undone else None))
            return next(one for one in self.read(connection) if one.id == id_)

    def _refuse_same(self, connection: sa.Connection, values: dict[str, object]) -> None:
        """Raise KkbError `same` when the same file for the same region and date is live."""
        columns, joins = self.table.c, read_joins(connection)
        same = [columns[name] == values[name] for name in self.same]
        same.append(columns.wilayah.in_(joins.stored(joins.code(str(values["wilayah"])))))
        row = connection.execute(sa.select(self.table).where(*same, columns.dibatalkan.is_(None))).first()
        if row is not None:
            made = row.dibuat.replace(tzinfo=UTC).astimezone().date()
            said = {"id": row.id, "dibuat": made, "wilayah": joins.code(row.wilayah), "tanggal": row.tanggal}
            raise KkbError(self.refusals.same, **said)


def head_values(new: Incoming) -> dict[str, object]:
    """What every kind keeps of a file, as database values."""
    return {
        "wilayah": new.wilayah,
        "tanggal": new.tanggal,
        "berkas": stored_text(new.berkas),
        "sha256": new.sha256,
        "contoh": bool(new.contoh),
        "jumlah_baris": len(new.rows),
        "jumlah_isu": len(new.issues),
        "isu": issues_text(new.issues),
        "oleh": stored_text(new.oleh),
        "dibuat": writing.now(),
    }


def read_stored(
    connection: sa.Connection, table: sa.Table, kind: type[Kept], pairs: pd.DataFrame, live: pd.DataFrame
) -> tuple[Kept, ...]:
    """Everything of a kind that has one of the (id, area) pairs, under the codes of today, undone ones too: newest
    date first, then the newest import. `live`: the pairs that are not undone.
    """
    states = _states(live)
    columns = [table.c[name] for name in kind.__dataclass_fields__ if name in table.c]
    query = sa.select(*columns).where(listed(table.c.id, pairs["snapshot"]))
    rows = connection.execute(query.order_by(table.c.tanggal.desc(), table.c.id.desc())).all()
    joins = read_joins(connection)
    return tuple(_stored(kind, row, states.get(row.id, "dibatalkan"), joins) for row in rows)


def listed(column: sa.Column[int], ids: Iterable[int]) -> sa.ColumnElement[bool]:
    """The rows of these ids."""
    # Numbers stand in the statement itself: there may be more of them than a database takes as parameters.
    return column.in_(sa.bindparam("ids", sorted(set(ids)), expanding=True, literal_execute=True))


def issues_text(issues: Iterable[Issue]) -> str:
    """Findings as JSON text, in ASCII: whatever a file held, every database takes it."""
    return json.dumps([asdict(issue) for issue in issues], default=_plain)


def parse_issues(text: str) -> tuple[Issue, ...]:
    """Findings from their JSON text."""
    return tuple(Issue(**{**raw, "allowed": tuple(raw["allowed"])}) for raw in json.loads(text))


def _plain(value: object) -> object:
    return value.item() if hasattr(value, "item") else str(value)


def _states(live: pd.DataFrame) -> dict[int, StoredState]:
    """How each of the live (id, area) pairs stands."""
    found: dict[int, StoredState] = dict.fromkeys(live["snapshot"], "tertutup")
    found |= dict.fromkeys(_heard(pairs_in_rule(live)), "riwayat")
    return found | dict.fromkeys(_heard(pairs_at(live)), "berlaku")


def _heard(pairs: pd.DataFrame) -> Iterable[int]:
    """The ids that pairs speak from."""
    return pairs["snapshot"] if "lapis" not in pairs else (id_ for lapis in pairs["lapis"] for id_ in lapis)


def _stored(kind: type[Kept], row: sa.Row, state: StoredState, joins: Joins) -> Kept:
    today = {"dibuat": _utc(row.dibuat), "dibatalkan": _utc(row.dibatalkan), "wilayah": joins.code(row.wilayah)}
    return kind(**{**row._mapping, **today}, state=state)


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC)
