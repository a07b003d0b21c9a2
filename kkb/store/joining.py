"""How codes that were made from names are read today. Stored rows never change; the table `sambungan` says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
import sqlalchemy as sa

from kkb.core.area.wilayah import Level, is_confirmed, level, parent
from kkb.store.schema import SAMBUNGAN

_NAMED = (("kode", "nama"), ("kode_kec", "nama_kec"), ("kode_kab", "nama_kab"))


@dataclass(frozen=True, slots=True)
class Joins:
    """By stored code: the code of today, its official name if it has one, and for a kabupaten its province's.

    A kecamatan that a village moved to stands in it under its own code, for its name.
    """

    codes: Mapping[str, str]
    names: Mapping[str, str]
    provinces: Mapping[str, str]

    def code(self, stored: str) -> str:
        """The code of today."""
        return self.codes.get(stored, stored)

    def stored(self, code: str) -> tuple[str, ...]:
        """Every stored code that is read as this one, itself included."""
        return (code, *(old for old, new in self.codes.items() if new == code != old))

    def home(self, stored: str, subdistrict: str) -> str:
        """The kecamatan of today of a village and the kecamatan it is stored in; a village may have moved."""
        code = self.codes.get(stored)
        return parent(code) if code and is_confirmed(code) else self.code(subdistrict)

    def moved_to(self, subdistrict: str) -> tuple[str, ...]:
        """Every stored code of a village that is read in a kecamatan today."""
        return tuple(old for old, new in self.codes.items() if level(old) == Level.DESA and parent(new) == subdistrict)


def read_joins(connection: sa.Connection, districts: Iterable[str] | None = None) -> Joins:
    """The joins of provinces and kabupaten; with stored codes of kabupaten, all that lies in those."""
    query = sa.select(SAMBUNGAN.c.lama, SAMBUNGAN.c.baru, SAMBUNGAN.c.nama, SAMBUNGAN.c.nama_prov)
    if districts is None:
        query = query.where(SAMBUNGAN.c.lama == SAMBUNGAN.c.kab_lama)
    else:
        inside = SAMBUNGAN.c.kab_lama.in_(sorted(set(districts)))
        query = query.where(sa.or_(inside, SAMBUNGAN.c.lama == SAMBUNGAN.c.baru))
    found = connection.execute(query).all()
    return Joins(
        {row.lama: row.baru for row in found},
        {row.lama: row.nama for row in found if row.nama is not None},
        {row.lama: row.nama_prov for row in found if row.nama_prov is not None},
    )


def joined_rows(rows: pd.DataFrame, joins: Joins) -> pd.DataFrame:
    """Rows (unit, kode, kode_kec, kode_kab, snapshot and any of their names) under the codes of today.

    Two Kampung KB of a snapshot that come to stand in one village are told apart as `kode#2`, as at import.
    """
    changed = rows["kode"].isin(joins.codes)
    if not changed.any():
        return rows
    old = rows[changed]
    new = {column: old[column].map(joins.code) for column, _ in _NAMED}
    homes = [joins.home(code, kec) for code, kec in zip(old["kode"], old["kode_kec"], strict=True)]
    new["kode_kec"] = pd.Series(homes, index=old.index, dtype=object)
    new["unit"] = pd.Series(
        [f"{code}{unit[len(was) :]}" for code, unit, was in zip(new["kode"], old["unit"], old["kode"], strict=True)],
        index=old.index,
    )
    for column, name in _NAMED:
        if name in rows:
            key = new[column].where(new[column].isin(joins.names), old[column])
            new[name] = key.map(joins.names).where(key.isin(joins.names), old[name])
    if "nama_prov" in rows:
        known = old["kode_kab"].isin(joins.provinces)
        new["nama_prov"] = old["kode_kab"].map(joins.provinces).where(known, old["nama_prov"])
    result = rows.copy()
    for column, values in new.items():
        result.loc[changed, column] = values.astype(object)
    return _told_apart(result, changed)


def _told_apart(rows: pd.DataFrame, changed: pd.Series) -> pd.DataFrame:
    keys = list(zip(rows["snapshot"], rows["unit"], strict=True))
    doubled = pd.Series(keys, index=rows.index).duplicated(keep=False)
    if not doubled.any():
        return rows
    taken = set(keys)
    seen = {key for key, twice, moved in zip(keys, doubled, changed, strict=True) if twice and not moved}
    units = rows["unit"].tolist()
    for at, (key, twice, moved) in enumerate(zip(keys, doubled, changed, strict=True)):
        if not (twice and moved):
            continue
        if key not in seen:
            seen.add(key)
            continue
        units[at] = _free(key, rows["kode"].iloc[at], taken)
        taken.add((key[0], units[at]))
    return rows.assign(unit=pd.Series(units, index=rows.index, dtype=object))


def _free(key: tuple[int, str], code: str, taken: set[tuple[int, str]]) -> str:
    number = 2
    while (key[0], f"{code}#{number}") in taken:
        number += 1
    return f"{code}#{number}"
