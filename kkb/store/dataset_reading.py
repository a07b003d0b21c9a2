"""Questions about datasets. Which set speaks is kkb.core.counts.state's answer, over (set, area and table)."""

import json
from typing import Any

import pandas as pd
import sqlalchemy as sa

from kkb.core.area.wilayah import INDONESIA, is_within
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.counts.state import PAIR_COLUMNS
from kkb.store.dataset import Dataset
from kkb.store.joining import Joins, read_joins
from kkb.store.lifecycle import listed, read_stored
from kkb.store.schema import SISI, SISI_BARIS

SET_COLUMNS = ("set", "tabel", "tanggal", "contoh")
_CODES = (("kode", "nama"), ("kode_kec", "nama_kec"), ("kode_kab", "nama_kab"))
_PAIRS = [*PAIR_COLUMNS, "dibatalkan", "kunci", "tabel", "kolom"]


def live_pairs(connection: sa.Connection, jenis: str, region: str = INDONESIA) -> pd.DataFrame:
    """The live (set, area) pairs of a kind that concern a region: PAIR_COLUMNS of the state rule, where `kode_kab`
    stands for area and table together; `kunci` is the area as stored.
    """
    pairs = _all_pairs(connection, jenis, region)
    return pairs[pairs["dibatalkan"].isna()]


def pairs_of(connection: sa.Connection, id_: int) -> pd.DataFrame:
    """The (set, area) pairs of one set, undone or not."""
    pairs = _all_pairs(connection, None, INDONESIA)
    return pairs[pairs["snapshot"] == id_]


def read_sets(connection: sa.Connection, jenis: str | None = None, region: str = INDONESIA) -> tuple[Dataset, ...]:
    """All sets of a kind that concern a region, undone ones too; newest date first, then the newest import."""
    pairs = _all_pairs(connection, jenis, region)
    return read_stored(connection, SISI, Dataset, pairs, pairs[pairs["dibatalkan"].isna()])


def read_rows(connection: sa.Connection, pairs: pd.DataFrame, region: str) -> pd.DataFrame:
    """The rows of the chosen pairs that lie in a region: PLACE_COLUMNS, the sets' own columns, SET_COLUMNS."""
    chosen = {(pair.snapshot, pair.kunci): pair for pair in pairs.itertuples()}
    names = {pair.snapshot: json.loads(pair.kolom) for pair in pairs.sort_values("snapshot").itertuples()}
    own = list(dict.fromkeys(name for of_set in names.values() for name in of_set))
    columns = [SISI_BARIS.c[c] for c in ("sisi", "kunci", *PLACE_COLUMNS, "isi")]
    order = (SISI_BARIS.c.sisi, SISI_BARIS.c.urut)
    query = sa.select(*columns).where(listed(SISI_BARIS.c.sisi, pairs["snapshot"]))
    if region != INDONESIA:
        query = query.where(SISI_BARIS.c.kunci.in_(sorted(set(pairs["kunci"]))))
    joins = read_joins(connection, set(pairs["kunci"]))
    records = []
    for row in connection.execute(query.order_by(*order)):
        pair = chosen.get((row.sisi, row.kunci))
        if pair is None:
            continue
        place = _today({c: getattr(row, c) for c in PLACE_COLUMNS}, joins)
        if is_within(str(place["kode"]), region):
            of_set = {"set": row.sisi, "tabel": pair.tabel, "tanggal": pair.tanggal, "contoh": pair.contoh}
            records.append(place | dict(zip(names[row.sisi], json.loads(row.isi), strict=True)) | of_set)
    return pd.DataFrame(
        {c: _typed(c, [record.get(c) for record in records]) for c in (*PLACE_COLUMNS, *own, *SET_COLUMNS)}
    )


def _typed(column: str, values: list[object]) -> pd.Series:
    """Text and mixed values as they are, blank None; nothing but numbers or nothing but truth values by their type."""
    if column == "set":
        return pd.Series(values, dtype="int64")
    if column == "contoh":
        return pd.Series(values, dtype=bool)
    numbers = all(value is None or type(value) in (int, float) for value in values)
    truths = bool(values) and all(type(value) is bool for value in values)
    plain = (numbers and any(value is not None for value in values)) or truths
    return pd.Series(values, dtype=None if plain and column not in PLACE_COLUMNS else object)


def _all_pairs(connection: sa.Connection, jenis: str | None, region: str) -> pd.DataFrame:
    columns = (SISI.c.id, SISI.c.jenis, SISI.c.tabel, SISI.c.tanggal, SISI.c.contoh, SISI.c.dibatalkan)
    query = sa.select(*columns, SISI.c.kunci, SISI.c.kolom)
    if jenis is not None:
        query = query.where(SISI.c.jenis == jenis)
    joins = read_joins(connection)
    found = []
    for row in connection.execute(query):
        for key in json.loads(row.kunci):
            today = joins.code(key)
            if is_within(today, region) or is_within(region, today):
                pair = (f"{row.jenis}/{row.tabel}/{today}", row.id, row.tanggal, bool(row.contoh))
                found.append((*pair, row.dibatalkan, key, row.tabel, row.kolom))
    return pd.DataFrame(found, columns=_PAIRS, dtype=object)


def _today(place: dict[str, Any], joins: Joins) -> dict[str, Any]:
    """A place under the codes and names of today, where a code made from a name has joined the list."""
    was = str(place["kode"])
    codes = {code: joins.code(place[code]) for code, _ in _CODES}
    if place["kode_kec"]:
        codes["kode_kec"] = joins.home(was, str(place["kode_kec"]))
    names = {
        name: joins.names.get(codes[code] or "", joins.names.get(place[code], place[name])) for code, name in _CODES
    }
    unit = str(place["unit"])
    if unit == was or unit.startswith(f"{was}#"):
        codes["unit"] = f"{codes['kode']}{unit[len(was) :]}"
    province = joins.provinces.get(place["kode_kab"], place["nama_prov"])
    return place | names | codes | {"nama_prov": province}
