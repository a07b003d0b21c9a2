"""Changes to the database: a snapshot goes in whole, and only its undone mark ever changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from kkb.core.area.wilayah import Level, is_within, level
from kkb.core.counts.rows import ROW_COLUMNS
from kkb.core.errors import KkbError
from kkb.store.frames import Values, row_values, stored_text
from kkb.store.joining import read_joins
from kkb.store.schema import BARIS, KABUPATEN, SNAPSHOT, VERSI
from kkb.store.snapshot import NewSnapshot, issues_text

_UNIT, _KAB = ROW_COLUMNS.index("unit"), ROW_COLUMNS.index("kode_kab")
_NAMES = (ROW_COLUMNS.index("nama_kab"), ROW_COLUMNS.index("nama_prov"))
_KABUPATEN_COLUMNS = ("snapshot", "kode_kab", "nama_kab", "nama_prov", "sebagian")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A snapshot as database values: made before the writer's lock is taken, so that others wait less."""

    values: dict[str, object]
    rows: list[Values]
    parts: frozenset[str]


def prepared(new: NewSnapshot) -> Prepared:
    """The snapshot as database values.

    Raises KkbError "simpanan.kosong" (no rows), "simpanan.wilayah_sempit" (less than a kabupaten),
    "simpanan.luar_wilayah" (rows of another region) or "simpanan.unit_ganda" (a unit twice).
    """
    rows = row_values(new.rows)
    _refuse_wrong_rows(new, rows)
    values = {
        "wilayah": new.wilayah,
        "tanggal": new.tanggal,
        "berkas": stored_text(new.berkas),
        "sha256": new.sha256,
        "contoh": bool(new.contoh),
        "jumlah_baris": len(rows),
        "jumlah_isu": len(new.issues),
        "isu": issues_text(new.issues),
        "oleh": stored_text(new.oleh),
        "dibuat": now(),
    }
    return Prepared(values, rows, new.parts)


def take_turn(connection: sa.Connection) -> int:
    """Count one change and return the new version. On PostgreSQL this also makes other writers wait."""
    connection.execute(sa.update(VERSI).values(nilai=VERSI.c.nilai + 1))
    return int(connection.execute(sa.select(VERSI.c.nilai)).scalar_one())


def inserted(connection: sa.Connection, table: sa.Table, values: Mapping[str, object]) -> int:
    """Write one row and return its id."""
    keys = connection.execute(sa.insert(table), dict(values)).inserted_primary_key
    if keys is None:
        raise TypeError("a row without a key of its own")
    return int(keys[0])


def insert_snapshot(connection: sa.Connection, new: Prepared) -> int:
    """Write one snapshot and return its id. Raises KkbError "simpanan.sama" when its file is live already."""
    refuse_same(connection, new.values)
    id_ = inserted(connection, SNAPSHOT, new.values)
    _insert(connection, KABUPATEN, _KABUPATEN_COLUMNS, ((id_, *kabupaten) for kabupaten in _kabupaten(new)))
    _insert(connection, BARIS, ("snapshot", *ROW_COLUMNS), ((id_, *row) for row in new.rows))
    return id_


def set_undone(connection: sa.Connection, id_: int, moment: datetime | None) -> None:
    """Mark a snapshot undone at a moment (UTC), or live again (None).

    Raises KkbError "simpanan.tak_ada", "simpanan.sudah_batal", "simpanan.belum_batal" or, when the same file is
    live under another id, "simpanan.sama".
    """
    row = connection.execute(sa.select(SNAPSHOT).where(SNAPSHOT.c.id == id_)).one_or_none()
    if row is None:
        raise KkbError("simpanan.tak_ada", id=id_)
    if (row.dibatalkan is None) == (moment is None):
        raise KkbError("simpanan.belum_batal" if moment is None else "simpanan.sudah_batal", id=id_)
    if moment is None:
        refuse_same(connection, dict(row._mapping))
    connection.execute(sa.update(SNAPSHOT).where(SNAPSHOT.c.id == id_).values(dibatalkan=moment))


def refuse_same(connection: sa.Connection, values: dict[str, object]) -> None:
    """Raise KkbError "simpanan.sama" when the same file for the same region and date is live."""
    same = [SNAPSHOT.c[name] == values[name] for name in ("sha256", "tanggal")]
    joins = read_joins(connection)
    same.append(SNAPSHOT.c.wilayah.in_(joins.stored(joins.code(str(values["wilayah"])))))
    row = connection.execute(sa.select(SNAPSHOT).where(*same, SNAPSHOT.c.dibatalkan.is_(None))).first()
    if row is not None:
        made = row.dibuat.replace(tzinfo=UTC).astimezone().date()
        raise KkbError("simpanan.sama", id=row.id, dibuat=made, wilayah=joins.code(row.wilayah), tanggal=row.tanggal)


def now() -> datetime:
    """This moment in UTC, as the database keeps it: without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def _insert(connection: sa.Connection, table: sa.Table, columns: tuple[str, ...], rows: Iterable[Values]) -> None:
    connection.execute(sa.insert(table), [dict(zip(columns, row, strict=True)) for row in rows])


def _kabupaten(new: Prepared) -> Iterable[Values]:
    """Code, names and whether it is a part, of each kabupaten; its first row names it."""
    first = {row[_KAB]: row for row in reversed(new.rows)}
    return ((kode, *(row[n] for n in _NAMES), kode in new.parts) for kode, row in first.items())


def _refuse_wrong_rows(new: NewSnapshot, rows: list[Values]) -> None:
    if not rows:
        raise KkbError("simpanan.kosong", berkas=new.berkas)
    if level(new.wilayah) > Level.KABUPATEN:
        raise KkbError("simpanan.wilayah_sempit", wilayah=new.wilayah)
    outside = [row[_KAB] for row in rows if not is_within(str(row[_KAB]), new.wilayah)]
    if outside:
        raise KkbError("simpanan.luar_wilayah", wilayah=new.wilayah, kode=outside[0], jumlah=len(outside))
    seen: set[object] = set()
    for row in rows:
        if row[_UNIT] in seen:
            raise KkbError("simpanan.unit_ganda", unit=row[_UNIT])
        seen.add(row[_UNIT])
