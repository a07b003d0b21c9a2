"""Code lists and confirmed spellings in the database, and how codes made from names join them: one transaction each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd
import sqlalchemy as sa

from kkb.core.area.wilayah import Level, level, parent
from kkb.core.errors import KkbError
from kkb.store import writing
from kkb.store.database import Database
from kkb.store.frames import stored_text
from kkb.store.joining import joined_rows, read_joins
from kkb.store.schema import ALIAS, BARIS, DESA, SAMBUNGAN, SISI_BARIS, VERSI

LIST_COLUMNS = tuple(column.name for column in DESA.c)
ALIAS_COLUMNS = ("atas", "kunci", "tulisan", "kode", "oleh", "dibuat")
UNCONFIRMED_COLUMNS = ("nama_prov", "kode_kab", "nama_kab", "kode_kec", "nama_kec", "kode", "nama")
JOIN_COLUMNS = ("lama", "baru", "nama", "nama_prov", "kab_lama")
_NUMBERS = ("lat", "lon", "luas_km2")
_AT_ONCE = 500

Join = Callable[[pd.DataFrame, pd.DataFrame, pd.DataFrame], pd.DataFrame]
"""Stored list (LIST_COLUMNS), aliases (ALIAS_COLUMNS) and names (UNCONFIRMED_COLUMNS) to JOIN_COLUMNS."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A confirmed spelling: inside an area, `tulisan` (compared as `kunci`) means `kode`.

    The area is `atas`, for a village that is written under the kecamatan it once lay in; else the one above `kode`.
    """

    kunci: str
    tulisan: str
    kode: str
    atas: str = ""

    @property
    def above(self) -> str:
        """The area in which the spelling holds."""
        return self.atas or parent(self.kode)


@dataclass(frozen=True, slots=True)
class Names:
    """The lists and spellings of one database. Every change works out the joins anew, in the same transaction."""

    database: Database

    def version(self) -> int:
        """A number that grows with every change of a list or a spelling; 0 = there was none."""
        with self.database.reading() as connection:
            return int(connection.execute(sa.select(VERSI.c.nama)).scalar_one())

    def listed(self) -> pd.DataFrame:
        """The stored code lists: LIST_COLUMNS (lat, lon, luas_km2 float), ordered by kode."""
        with self.database.reading() as connection:
            return _listed(connection)

    def lists(self) -> pd.DataFrame:
        """The kabupaten whose list is stored: kode_kab, nama_kab, desa (how many villages), ordered by code."""
        columns = (DESA.c.kode_kab, sa.func.min(DESA.c.nama_kab), sa.func.count())
        with self.database.reading() as connection:
            found = connection.execute(sa.select(*columns).group_by(DESA.c.kode_kab).order_by(DESA.c.kode_kab)).all()
        return pd.DataFrame([tuple(row) for row in found], columns=["kode_kab", "nama_kab", "desa"])

    def aliases(self) -> pd.DataFrame:
        """The confirmed spellings: ALIAS_COLUMNS, ordered by kode and tulisan."""
        with self.database.reading() as connection:
            return _aliases(connection)

    def unconfirmed(self) -> pd.DataFrame:
        """The different villages that anything stored names without a confirmed code: UNCONFIRMED_COLUMNS."""
        with self.database.reading() as connection:
            return _unconfirmed(connection)

    def unmatched(self) -> pd.DataFrame:
        """The same places under the codes of today, without those that have a confirmed code by now."""
        with self.database.reading() as connection:
            found = _unconfirmed(connection)
            joins = read_joins(connection, found["kode_kab"])
        found = found.assign(unit=found["kode"], snapshot=0)
        today = joined_rows(found, joins)[list(UNCONFIRMED_COLUMNS)]
        return today[today["kode"].str.contains("~", regex=False)].drop_duplicates(ignore_index=True)

    def joined(self, code: str) -> str:
        """The code that a stored code of an area is read as today."""
        with self.database.reading() as connection:
            query = sa.select(SAMBUNGAN.c.baru).where(SAMBUNGAN.c.lama == stored_text(code))
            return connection.execute(query).scalar() or code

    def save_list(self, rows: pd.DataFrame, join: Join) -> None:
        """Store a code list (LIST_COLUMNS); each kabupaten in it is replaced whole."""
        values = _list_values(rows)
        with self.database.writing() as connection:
            _take_turn(connection)
            _clear(connection, DESA.c.kode_kab, rows["kode_kab"])
            connection.execute(sa.insert(DESA), values)
            _rejoin(connection, join)

    def drop_list(self, district: str, join: Join) -> int:
        """Take out the stored list of a kabupaten; returns how many villages. Raises KkbError when there is none.

        What joined it stands under its names again; a list that ships with the product is in force again.
        """
        with self.database.writing() as connection:
            _take_turn(connection)
            dropped = connection.execute(sa.delete(DESA).where(DESA.c.kode_kab == district)).rowcount
            if not dropped:
                raise KkbError("simpanan.daftar_tak_ada", kode=district)
            _rejoin(connection, join)
        return dropped

    def save_aliases(self, spellings: Iterable[Spelling], who: str, join: Join) -> int:
        """Store confirmed spellings, later ones over earlier ones; returns how many."""
        values = {(s.above, s.kunci): _alias_values(s, who) for s in spellings}
        if not values:
            return 0
        with self.database.writing() as connection:
            _take_turn(connection)
            for above, key in values:
                connection.execute(sa.delete(ALIAS).where(ALIAS.c.atas == above, ALIAS.c.kunci == key))
            connection.execute(sa.insert(ALIAS), list(values.values()))
            _rejoin(connection, join)
        return len(values)

    def drop_aliases(self, code: str, keys: Iterable[str], join: Join) -> int:
        """Forget spellings of an area (no keys: all of them); returns how many. Raises KkbError when there is none."""
        chosen, wanted = ALIAS.c.kode == code, sorted(set(keys))
        with self.database.writing() as connection:
            _take_turn(connection)
            where = sa.and_(chosen, ALIAS.c.kunci.in_(wanted)) if wanted else chosen
            dropped = connection.execute(sa.delete(ALIAS).where(where)).rowcount
            if not dropped:
                raise KkbError("simpanan.alias_tak_ada", kode=code)
            _rejoin(connection, join)
        return dropped

    def rejoin(self, join: Join) -> None:
        """Work out the joins anew, for snapshots that were read before the newest list."""
        with self.database.writing() as connection:
            _take_turn(connection)
            _rejoin(connection, join)


def _take_turn(connection: sa.Connection) -> None:
    writing.take_turn(connection)
    connection.execute(sa.update(VERSI).values(nama=VERSI.c.nama + 1))


def _rejoin(connection: sa.Connection, join: Join) -> None:
    found = join(_listed(connection), _aliases(connection), _unconfirmed(connection))
    connection.execute(sa.delete(SAMBUNGAN))
    if len(found):
        connection.execute(sa.insert(SAMBUNGAN), found[list(JOIN_COLUMNS)].to_dict("records"))


def _listed(connection: sa.Connection) -> pd.DataFrame:
    found = connection.execute(sa.select(DESA).order_by(DESA.c.kode)).all()
    frame = pd.DataFrame([tuple(row) for row in found], columns=list(LIST_COLUMNS), dtype=object)
    return frame.astype(dict.fromkeys(_NUMBERS, float))


def _aliases(connection: sa.Connection) -> pd.DataFrame:
    query = sa.select(*(ALIAS.c[c] for c in ALIAS_COLUMNS)).order_by(ALIAS.c.kode, ALIAS.c.kunci)
    found = connection.execute(query).all()
    return pd.DataFrame([tuple(row) for row in found], columns=list(ALIAS_COLUMNS), dtype=object)


def _unconfirmed(connection: sa.Connection) -> pd.DataFrame:
    villages = [
        sa.select(*(table.c[c] for c in UNCONFIRMED_COLUMNS)).where(table.c.kode.contains("~"))
        for table in (BARIS, SISI_BARIS)
    ]
    found = [row for row in connection.execute(sa.union(*villages)) if level(row.kode) == Level.DESA]
    ordered = sorted((tuple(value or "" for value in row) for row in found), key=lambda row: (row[5], row))
    return pd.DataFrame(ordered, columns=list(UNCONFIRMED_COLUMNS), dtype=object)


def _list_values(rows: pd.DataFrame) -> list[dict[str, object]]:
    columns = {}
    for name in LIST_COLUMNS:
        cells = rows[name].tolist()
        columns[name] = [None if v != v else v for v in cells] if name in _NUMBERS else [stored_text(v) for v in cells]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _alias_values(spelling: Spelling, who: str) -> dict[str, object]:
    return {
        "atas": spelling.above, "kunci": spelling.kunci, "tulisan": stored_text(spelling.tulisan),
        "kode": spelling.kode, "oleh": stored_text(who), "dibuat": writing.now(),
    }  # fmt: skip


def _clear(connection: sa.Connection, column: sa.Column[str], values: Iterable[str]) -> None:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), _AT_ONCE):
        connection.execute(sa.delete(DESA).where(column.in_(ordered[start : start + _AT_ONCE])))
