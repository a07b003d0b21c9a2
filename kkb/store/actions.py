"""Agreed actions in the database: changed under a version, with every change kept, and nothing ever deleted."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from kkb.core.actions.action import IDENTITY, VALUES, Action
from kkb.core.actions.merge import Conflict, merge
from kkb.core.area.wilayah import INDONESIA, Level, cut, is_within
from kkb.core.errors import KkbError
from kkb.store import reading, writing
from kkb.store.database import Database
from kkb.store.frames import stored_text
from kkb.store.joining import Joins, read_joins
from kkb.store.schema import AKSI, AKSI_RIWAYAT, KABUPATEN, VERSI

_DAYS = ("tenggat", "disepakati")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: actions as they are stored now, how many of them really changed, and what nobody decided yet."""

    stored: tuple[Action, ...]
    changed: int
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class ActionChange:
    """One line of the history: who made which version when, the values before (None = it was made) and after."""

    versi: int
    oleh: str
    waktu: datetime
    before: Mapping[str, object] | None
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Actions:
    """The actions of one database. Every call is one transaction; the store's version of snapshots does not move.

    All methods raise KkbError "simpanan.*" when the database is locked for too long, full, gone or read-only.
    """

    database: Database

    def within(self, region: str = INDONESIA) -> tuple[Action, ...]:
        """The actions in a region of any level, by id. Those of the example step aside where a kabupaten has data of
        its own, and where its office agreed on an action of its own.
        """
        with self.database.reading() as connection:
            rows = connection.execute(sa.select(AKSI).order_by(AKSI.c.id)).all()
            if not rows:
                return ()
            joins = read_joins(connection, connection.execute(sa.select(KABUPATEN.c.kode_kab).distinct()).scalars())
            pairs = reading.live_pairs(connection)
        own = set(pairs.loc[~pairs["contoh"].astype(bool), "kode_kab"])
        found = [_action(row, joins) for row in rows]
        own |= {cut(a.kode, Level.KABUPATEN) for a in found if not a.contoh}
        return tuple(
            a for a in found if is_within(a.kode, region) and not (a.contoh and cut(a.kode, Level.KABUPATEN) in own)
        )

    def save(self, wanted: Iterable[Action], who: str) -> Saved:
        """Store new actions and changes of stored ones in one transaction.

        A change made from an older version goes together with what others changed meanwhile; where both want
        different things of one field nothing of that action is stored, and it comes back as a conflict.
        Raises KkbError "sepakat.tak_ada" for an unknown id; then nothing is stored.
        """
        stored, changed, conflicts = [], 0, []
        with self.database.writing() as connection:
            _take_turn(connection)
            for mine in map(_cleaned, wanted):
                before = None if mine.id is None else _read(connection, mine.id)
                result = _update(connection, before, mine, who) if before else _insert(connection, mine, who)
                if isinstance(result, Conflict):
                    conflicts.append(result)
                else:
                    stored.append(result)
                    changed += before is None or result.versi != before.versi
        return Saved(tuple(stored), changed, tuple(conflicts))

    def seed(self, wanted: Iterable[Action], who: str) -> int:
        """Store the first actions; nothing when there ever was one."""
        with self.database.writing() as connection:
            _take_turn(connection)
            if connection.execute(sa.select(AKSI.c.id).limit(1)).first():
                return 0
            return len([_insert(connection, action, who) for action in wanted])

    def was_used(self) -> bool:
        """Whether there ever was an action."""
        with self.database.reading() as connection:
            return connection.execute(sa.select(AKSI.c.id).limit(1)).first() is not None

    def history(self, id_: int) -> tuple[ActionChange, ...]:
        """Every change of one action, newest first. Raises KkbError "sepakat.tak_ada" for an unknown id."""
        query = sa.select(AKSI_RIWAYAT).where(AKSI_RIWAYAT.c.aksi == id_).order_by(AKSI_RIWAYAT.c.versi.desc())
        with self.database.reading() as connection:
            rows = connection.execute(query).all()
        if not rows:
            raise KkbError("sepakat.tak_ada", id=id_)
        return tuple(
            ActionChange(
                r.versi, r.oleh, r.waktu.replace(tzinfo=UTC), r.sebelum and _values(r.sebelum), _values(r.sesudah)
            )
            for r in rows
        )


def _take_turn(connection: sa.Connection) -> None:
    """Make other writers wait (PostgreSQL; SQLite does so by itself) without a new version of the snapshots."""
    connection.execute(sa.update(VERSI).values(nilai=VERSI.c.nilai))


def _insert(connection: sa.Connection, mine: Action, who: str) -> Action:
    now, name = writing.now(), stored_text(who)
    made = {"contoh": mine.contoh, "versi": 1, "dibuat_oleh": name, "dibuat": now, "diubah_oleh": name, "diubah": now}
    id_ = writing.inserted(connection, AKSI, mine.values() | made)
    _remember(connection, (id_, 1, name, now), None, mine)
    return _read(connection, id_)


def _update(connection: sa.Connection, theirs: Action, mine: Action, who: str) -> Action | Conflict:
    mine = replace(mine, **{name: getattr(theirs, name) for name in IDENTITY})
    result = merge(_base(connection, theirs, mine.versi), theirs, mine)
    if isinstance(result, Conflict) or result.is_same(theirs):
        return result
    now, name, version = writing.now(), stored_text(who), theirs.versi + 1
    changed = {key: getattr(result, key) for key in VALUES if key not in IDENTITY}
    values = changed | {"versi": version, "diubah_oleh": name, "diubah": now}
    connection.execute(sa.update(AKSI).where(AKSI.c.id == theirs.id).values(values))
    _remember(connection, (theirs.id, version, name, now), theirs, result)
    return _read(connection, theirs.id)


def _base(connection: sa.Connection, theirs: Action, version: int) -> Action | None:
    """The action as it was at a version; None when it never had that version."""
    query = sa.select(AKSI_RIWAYAT.c.sesudah).where(AKSI_RIWAYAT.c.aksi == theirs.id, AKSI_RIWAYAT.c.versi == version)
    text = connection.execute(query).scalar()
    return None if text is None else replace(theirs, **_values(text) | {n: getattr(theirs, n) for n in IDENTITY})


def _read(connection: sa.Connection, id_: int | None) -> Action:
    row = connection.execute(sa.select(AKSI).where(AKSI.c.id == id_)).one_or_none()
    if row is None:
        raise KkbError("sepakat.tak_ada", id=id_)
    return _action(row, None)


def _remember(
    connection: sa.Connection, made: tuple[int | None, int, str, datetime], before: Action | None, after: Action
) -> None:
    id_, version, who, moment = made
    values = {"aksi": id_, "versi": version, "oleh": who, "waktu": moment}
    texts = {"sebelum": before and _text(before), "sesudah": _text(after)}
    connection.execute(sa.insert(AKSI_RIWAYAT), values | texts)


def _action(row: sa.Row, joins: Joins | None) -> Action:
    """A stored action; with joins, under the codes of today."""
    values = dict(row._mapping)
    moments = {name: values[name].replace(tzinfo=UTC) for name in ("dibuat", "diubah")}
    code, mark, number = str(values["unit"]).partition("#")
    unit = f"{joins.code(code)}{mark}{number}" if joins else values["unit"]
    return Action(**values | moments | {"unit": unit, "contoh": bool(values["contoh"])})


def _cleaned(action: Action) -> Action:
    return replace(action, peran=stored_text(action.peran.strip()), catatan=stored_text(action.catatan.strip()))


def _text(action: Action) -> str:
    return json.dumps(action.values(), default=date.isoformat, ensure_ascii=False)


def _values(text: str) -> dict[str, Any]:
    found = json.loads(text)
    return found | {name: date.fromisoformat(found[name]) for name in _DAYS}
