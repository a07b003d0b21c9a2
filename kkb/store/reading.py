"""Questions to the database. The answer to "which snapshot speaks" is kkb.core.state's, not SQL's."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import pandas as pd
import sqlalchemy as sa

from kkb.core.rows import ROW_COLUMNS
from kkb.core.state import PAIR_COLUMNS, pairs_at, pairs_in_rule
from kkb.core.wilayah import INDONESIA, cut, is_within, level
from kkb.store.frames import frame, stored_text
from kkb.store.joining import Joins, joined_rows, read_joins
from kkb.store.schema import BARIS, KABUPATEN, SNAPSHOT, VERSI
from kkb.store.snapshot import Snapshot, SnapshotState, Stored

HISTORY_COLUMNS = ("unit", "kode", "kode_kec", "kode_kab", "snapshot", "tanggal", "contoh", "strata", "lapor")
UNIT_COLUMNS = ("kode", "unit", "kampung", "nama", "tanggal")
_AT_ONCE = 500
STATE_COLUMNS = (*ROW_COLUMNS, "snapshot", "tanggal", "contoh")
Kept = TypeVar("Kept", bound=Stored)
_LEVEL_OF_KABUPATEN = 2
_PAIR_COLUMNS = [*PAIR_COLUMNS, "dibatalkan", "nama_kab", "nama_prov", "asal"]


def read_version(connection: sa.Connection) -> int:
    """How many changes were made so far."""
    return int(connection.execute(sa.select(VERSI.c.nilai)).scalar_one())


def live_pairs(connection: sa.Connection, region: str = INDONESIA) -> pd.DataFrame:
    """The live (snapshot, kabupaten) pairs that concern a region: PAIR_COLUMNS, nama_kab, nama_prov, and `asal`: the
    codes under which the kabupaten's rows are stored.
    """
    pairs = _all_pairs(connection, region)
    return pairs[pairs["dibatalkan"].isna()]


def read_rows(connection: sa.Connection, pairs: pd.DataFrame, region: str, columns: Sequence[str]) -> pd.DataFrame:
    """The rows of the chosen pairs that lie in a region, in order of unit and date.

    `columns`: of STATE_COLUMNS; tanggal (date) and contoh (bool) come from the pairs.
    """
    stored = [c for c in columns if c in BARIS.c]
    key = [stored.index("snapshot"), stored.index("kode_kab")]
    chosen = {(id_, old) for id_, asal in zip(pairs["snapshot"], pairs["asal"], strict=True) for old in asal}
    joins = read_joins(connection, origins(pairs))
    query = sa.select(*(BARIS.c[c] for c in stored)).where(*conditions(pairs, region, joins))
    fetched = connection.execute(query).all()
    # A snapshot that speaks for some of its kabupaten only was fetched with the others.
    found = frame([row for row in fetched if (row[key[0]], row[key[1]]) in chosen], stored)
    found = _dated(joined_rows(found, joins), pairs).sort_values(["unit", "tanggal"], ignore_index=True)
    return found[list(columns)]


def read_units(connection: sa.Connection, codes: Iterable[str], region: str) -> pd.DataFrame:
    """What live snapshots of real data hold of some villages of a region, and of all with more than one Kampung KB.

    Columns: kode, unit, kampung, nama, tanggal (date).
    """
    pairs = live_pairs(connection, region)
    pairs = pairs[~pairs["contoh"].astype(bool)]
    columns = ("snapshot", "kode_kab", "unit", "kode", "kode_kec", "nama", "kampung")
    if pairs.empty:
        return frame([], UNIT_COLUMNS)
    joins = read_joins(connection, origins(pairs))
    inside = [listed(BARIS.c.snapshot, pairs["snapshot"]), BARIS.c.kode_kab.in_(sorted(origins(pairs)))]
    doubled = sa.select(BARIS.c.kode).distinct().where(*inside, BARIS.c.unit.contains("#"))
    wanted = {joins.code(code) for code in connection.execute(doubled).scalars()} | set(codes)
    stored = sorted({old for code in wanted for old in (code, *_before(joins, code))})
    found: list[sa.Row] = []
    for at in range(0, len(stored), _AT_ONCE):
        own = BARIS.c.kode.in_(stored[at : at + _AT_ONCE])
        found += connection.execute(sa.select(*(BARIS.c[c] for c in columns)).where(*inside, own)).all()
    rows = joined_rows(frame(found, columns), joins)
    return _dated(rows, pairs)[list(UNIT_COLUMNS)]


def _before(joins: Joins, code: str) -> tuple[str, ...]:
    return joins.stored(code)[1:] if joins.codes else ()


def read_areas(connection: sa.Connection, pairs: pd.DataFrame, region: str) -> pd.DataFrame:
    """The areas one level below a region in the chosen pairs: kode, nama; of several spellings the first."""
    depth = level(region)
    if depth < _LEVEL_OF_KABUPATEN:
        kode = [cut(kab, depth + 1) for kab in pairs["kode_kab"]]
        named = zip(kode, pairs[("nama_prov", "nama_kab")[depth]], strict=True)
    else:
        columns = ("kode_kec", "nama_kec") if depth == _LEVEL_OF_KABUPATEN else ("kode", "nama")
        joins = read_joins(connection, origins(pairs))
        query = sa.select(*(BARIS.c[c] for c in columns)).distinct().where(*conditions(pairs, region, joins))
        found = connection.execute(query).all()
        named = [(joins.code(code), joins.names.get(code, name)) for code, name in found]
    ordered = sorted(named, key=lambda pair: (pair[0], pair[1] or ""))
    return frame(ordered, ("kode", "nama")).drop_duplicates("kode", ignore_index=True)


def read_snapshots(connection: sa.Connection, region: str = INDONESIA) -> tuple[Snapshot, ...]:
    """All snapshots that concern a region, undone ones too; newest date first, then the newest import."""
    pairs = _all_pairs(connection, region)
    found = states(pairs[pairs["dibatalkan"].isna()])
    columns = [column for column in SNAPSHOT.c if column.name != "isu"]
    query = sa.select(*columns).where(listed(SNAPSHOT.c.id, pairs["snapshot"]))
    rows = connection.execute(query.order_by(SNAPSHOT.c.tanggal.desc(), SNAPSHOT.c.id.desc())).all()
    joins = read_joins(connection)
    return tuple(stored(Snapshot, row, found.get(row.id), joins) for row in rows)


def _all_pairs(connection: sa.Connection, region: str) -> pd.DataFrame:
    query = sa.select(
        KABUPATEN.c.kode_kab, SNAPSHOT.c.id, SNAPSHOT.c.tanggal, SNAPSHOT.c.contoh,
        SNAPSHOT.c.dibatalkan, KABUPATEN.c.nama_kab, KABUPATEN.c.nama_prov,
    ).join_from(KABUPATEN, SNAPSHOT)  # fmt: skip
    joins = read_joins(connection)
    if level(region) >= _LEVEL_OF_KABUPATEN:
        stored = joins.stored(stored_text(cut(region, _LEVEL_OF_KABUPATEN)))
        query = query.where(KABUPATEN.c.kode_kab.in_(stored))
    elif region != INDONESIA:
        moved = [old for old, new in joins.codes.items() if is_within(new, region)]
        inside = KABUPATEN.c.kode_kab.startswith(f"{stored_text(region)}.", autoescape=True)
        query = query.where(sa.or_(inside, KABUPATEN.c.kode_kab.in_(moved)))
    found = _joined_pairs(connection.execute(query), joins)
    return pd.DataFrame([p for p in found if _concerns(p[0], region)], columns=_PAIR_COLUMNS, dtype=object)


def _joined_pairs(pairs: Iterable[sa.Row], joins: Joins) -> list[tuple[object, ...]]:
    """The pairs under the codes of today; kabupaten of one snapshot that are one today become one pair."""
    if not joins.codes:
        return [(*pair, (pair[0],)) for pair in pairs]
    found: dict[tuple[str, int], tuple[object, ...]] = {}
    for kab, id_, *values, nama_kab, nama_prov in pairs:
        key = (joins.code(kab), id_)
        names = (joins.names.get(kab, nama_kab), joins.provinces.get(kab, nama_prov))
        *first, asal = found.get(key, (*key, *values, *names, ()))
        found[key] = (*first, (*asal, kab))
    return list(found.values())


def origins(pairs: pd.DataFrame) -> set[str]:
    """The stored codes of all kabupaten of the pairs."""
    return {old for asal in pairs["asal"] for old in asal}


def _concerns(kode_kab: str, region: str) -> bool:
    return is_within(kode_kab, region) or is_within(region, kode_kab)


def conditions(pairs: pd.DataFrame, region: str, joins: Joins) -> list[sa.ColumnElement[bool]]:
    """What a stored row must fulfil to belong to the pairs and the region; it may belong to another pair."""
    found = [listed(BARIS.c.snapshot, pairs["snapshot"])]
    if region != INDONESIA:
        found.append(BARIS.c.kode_kab.in_(sorted(origins(pairs))))
    if level(region) > _LEVEL_OF_KABUPATEN:
        column = BARIS.c.kode_kec if level(region) == _LEVEL_OF_KABUPATEN + 1 else BARIS.c.kode
        found.append(column.in_(joins.stored(stored_text(region))))
    return found


def _dated(found: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    dates = dict(zip(pairs["snapshot"], pairs["tanggal"], strict=True))
    examples = dict(zip(pairs["snapshot"], pairs["contoh"], strict=True))
    ids = found["snapshot"].tolist()
    return found.assign(
        tanggal=pd.Series([dates[id_] for id_ in ids], dtype=object),
        contoh=pd.Series([examples[id_] for id_ in ids], dtype=bool),
    )


def listed(column: sa.Column[int], ids: Iterable[int]) -> sa.ColumnElement[bool]:
    """The rows of these ids."""
    # Numbers stand in the statement itself: there may be more of them than a database takes as parameters.
    return column.in_(sa.bindparam("ids", sorted(set(ids)), expanding=True, literal_execute=True))


def states(live: pd.DataFrame) -> dict[int, SnapshotState]:
    """How each of the live (snapshot, kabupaten) pairs' snapshots, or side sets, stands."""
    found: dict[int, SnapshotState] = dict.fromkeys(live["snapshot"], "tertutup")
    found |= dict.fromkeys(pairs_in_rule(live)["snapshot"], "riwayat")
    return found | dict.fromkeys(pairs_at(live)["snapshot"], "berlaku")


def stored(kind: type[Kept], row: sa.Row, state: SnapshotState | None, joins: Joins) -> Kept:
    """A stored snapshot or side set from its row, under the codes of today; without a state it is undone."""
    today = {"dibuat": _utc(row.dibuat), "dibatalkan": _utc(row.dibatalkan), "wilayah": joins.code(row.wilayah)}
    return kind(**{**row._mapping, **today}, state=state or "dibatalkan")


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC)
