"""Questions to the database. The answer to "which snapshot speaks" is kkb.core.counts.state's, not SQL's."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import sqlalchemy as sa

from kkb.core.area.wilayah import INDONESIA, Level, cut, is_within, level
from kkb.core.counts.rows import ROW_COLUMNS
from kkb.core.counts.state import PAIR_COLUMNS, PART, PART_ALONE, WHOLE, composed, layers
from kkb.store.frames import frame, stored_text
from kkb.store.joining import Joins, joined_rows, read_joins
from kkb.store.lifecycle import listed, read_stored
from kkb.store.schema import BARIS, KABUPATEN, SNAPSHOT, VERSI
from kkb.store.snapshot import Snapshot

UNIT_COLUMNS = ("kode", "unit", "kampung", "nama", "tanggal")
_AT_ONCE = 500

HISTORY_COLUMNS = (
    "unit", "kode", "kode_kec", "kode_kab", "snapshot", "tanggal", "contoh", "strata", "lapor", "lingkup",
)  # fmt: skip
STATE_COLUMNS = (*ROW_COLUMNS, "snapshot", "tanggal", "contoh", "lingkup")
_PAIR_COLUMNS = [*PAIR_COLUMNS, "sebagian", "dibatalkan", "nama_kab", "nama_prov", "asal"]
_AT_PART = _PAIR_COLUMNS.index("sebagian")


def read_version(connection: sa.Connection) -> int:
    """How many changes were made so far."""
    return int(connection.execute(sa.select(VERSI.c.nilai)).scalar_one())


def live_pairs(connection: sa.Connection, region: str = INDONESIA) -> pd.DataFrame:
    """The live (snapshot, kabupaten) pairs that concern a region: PAIR_COLUMNS, sebagian, nama_kab, nama_prov, `asal`
    (the codes under which the kabupaten's rows are stored) and `lapis` (the snapshots its state is composed of).
    """
    return _layered(_all_pairs(connection, region))


def read_rows(
    connection: sa.Connection, pairs: pd.DataFrame, live: pd.DataFrame, region: str, columns: Sequence[str]
) -> pd.DataFrame:
    """The rows of the state of each chosen pair (of `live`) that lie in a region, in order of unit and date.

    `columns`: of STATE_COLUMNS. A row has its own snapshot and tanggal (date), not those of the pair; `lingkup` says
    what kind of file it is from (kkb.core.counts.state).
    """
    return _read_states(connection, (pairs, live), region, columns, as_state=False)


def read_history(
    connection: sa.Connection, pairs: pd.DataFrame, live: pd.DataFrame, region: str, columns: Sequence[str]
) -> pd.DataFrame:
    """The same for several dates: every row under the snapshot and date of the state it belongs to."""
    return _read_states(connection, (pairs, live), region, columns, as_state=True)


def layer_pairs(pairs: pd.DataFrame, live: pd.DataFrame) -> pd.DataFrame:
    """The live pairs that the state of each chosen one is composed of."""
    wanted = {(kab, id_) for kab, lapis in zip(pairs["kode_kab"], pairs["lapis"], strict=True) for id_ in lapis}
    is_wanted = [key in wanted for key in zip(live["kode_kab"], live["snapshot"], strict=True)]
    return live[pd.Series(is_wanted, index=live.index, dtype=bool)]


def _read_states(
    connection: sa.Connection, chosen: tuple[pd.DataFrame, pd.DataFrame], region: str, columns: Sequence[str],
    *, as_state: bool,
) -> pd.DataFrame:  # fmt: skip
    """The states of the chosen of the live pairs; `as_state`: every row under the snapshot and date of its state."""
    pairs, live = chosen
    is_mixed = pairs["sebagian"].astype(bool)
    found = [_read_rows(connection, pairs[~is_mixed], region, columns)]
    if is_mixed.any():
        mixed, below = pairs[is_mixed], layer_pairs(pairs[is_mixed], live)
        rows = _read_rows(connection, below, region, (*columns, *(c for c in STATE_COLUMNS if c not in columns)))
        wholes = set(below.loc[~below["sebagian"].astype(bool), "snapshot"])
        found.append(_states_of(rows, mixed, wholes, as_state=as_state)[list(columns)])
    whole = pd.concat(found, ignore_index=True) if len(found) > 1 else found[0]
    return whole.sort_values(["unit", "tanggal"], ignore_index=True)


def _read_rows(connection: sa.Connection, pairs: pd.DataFrame, region: str, columns: Sequence[str]) -> pd.DataFrame:
    """The rows of the pairs as they were stored, under the codes of today."""
    stored = [c for c in columns if c in BARIS.c]
    key = [stored.index("snapshot"), stored.index("kode_kab")]
    chosen = {(id_, old) for id_, asal in zip(pairs["snapshot"], pairs["asal"], strict=True) for old in asal}
    joins = read_joins(connection, origins(pairs))
    query = sa.select(*(BARIS.c[c] for c in stored)).where(*conditions(pairs, region, joins))
    fetched = connection.execute(query).all()
    # A snapshot that speaks for some of its kabupaten only was fetched with the others.
    found = frame([row for row in fetched if (row[key[0]], row[key[1]]) in chosen], stored)
    found = joined_rows(found, joins)
    if level(region) == Level.KABUPATEN + 1 and joins.codes:  # villages that moved out of the kecamatan
        found = found[found["kode_kec"].eq(region)].reset_index(drop=True)
    return dated(found, pairs)[list(columns)]


def _states_of(found: pd.DataFrame, pairs: pd.DataFrame, wholes: set[int], *, as_state: bool) -> pd.DataFrame:
    """The rows of every state in which a part speaks, out of the rows of its layers; `wholes`: the whole snapshots."""
    by_layer = dict(iter(found.groupby(["kode_kab", "snapshot"], sort=False)))
    states = []
    for pair in pairs.itertuples():
        own = [by_layer[key] for id_ in pair.lapis if (key := (pair.kode_kab, id_)) in by_layer]
        if own:
            state = composed(pd.concat(own), pair.lapis)
            part = PART if pair.lapis[0] in wholes else PART_ALONE
            scope = [WHOLE if id_ in wholes else part for id_ in state["snapshot"].tolist()]
            state = state.assign(lingkup=pd.Series(scope, index=state.index, dtype=object))
            states.append(state.assign(snapshot=pair.snapshot, tanggal=pair.tanggal) if as_state else state)
    return pd.concat(states, ignore_index=True) if states else found


def read_areas(connection: sa.Connection, pairs: pd.DataFrame, live: pd.DataFrame, region: str) -> pd.DataFrame:
    """The areas one level below a region in the chosen pairs: kode, nama; of several spellings the first."""
    depth = level(region)
    if depth < Level.KABUPATEN:
        kode = [cut(kab, depth + 1) for kab in pairs["kode_kab"]]
        named = list(zip(kode, pairs[("nama_prov", "nama_kab")[depth]], strict=True))
    else:
        columns = ("kode_kec", "nama_kec") if depth == Level.KABUPATEN else ("kode", "nama")
        pairs = layer_pairs(pairs, live)
        joins = read_joins(connection, origins(pairs))
        query = sa.select(*(BARIS.c[c] for c in columns)).distinct().where(*conditions(pairs, region, joins))
        found = connection.execute(query).all()
        named = [(joins.code(code), joins.names.get(code, name)) for code, name in found]
        moved_to = [code for code, today in joins.codes.items() if code == today and cut(code, depth) == region]
        named += [(code, joins.names[code]) for code in moved_to if level(code) == depth + 1]
    ordered = sorted(named, key=lambda pair: (pair[0], pair[1] or ""))
    return frame(ordered, ("kode", "nama")).drop_duplicates("kode", ignore_index=True)


def read_snapshots(connection: sa.Connection, region: str = INDONESIA) -> tuple[Snapshot, ...]:
    """All snapshots that concern a region, undone ones too; newest date first, then the newest import."""
    pairs = _all_pairs(connection, region)
    parts = set(pairs.loc[pairs["sebagian"].astype(bool), "snapshot"])
    read = read_stored(connection, SNAPSHOT, Snapshot, pairs, _layered(pairs))
    return tuple(replace(snapshot, sebagian=snapshot.id in parts) for snapshot in read)


def _layered(pairs: pd.DataFrame) -> pd.DataFrame:
    live = pairs[pairs["dibatalkan"].isna()]
    return live.assign(lapis=pd.Series(layers(live), index=live.index, dtype=object))


def _all_pairs(connection: sa.Connection, region: str) -> pd.DataFrame:
    query = sa.select(
        KABUPATEN.c.kode_kab, SNAPSHOT.c.id, SNAPSHOT.c.tanggal, SNAPSHOT.c.contoh,
        KABUPATEN.c.sebagian, SNAPSHOT.c.dibatalkan, KABUPATEN.c.nama_kab, KABUPATEN.c.nama_prov,
    ).join_from(KABUPATEN, SNAPSHOT)  # fmt: skip
    joins = read_joins(connection)
    if level(region) >= Level.KABUPATEN:
        stored = joins.stored(stored_text(cut(region, Level.KABUPATEN)))
        query = query.where(KABUPATEN.c.kode_kab.in_(stored))
    elif region != INDONESIA:
        moved = [old for old, new in joins.codes.items() if is_within(new, region)]
        inside = KABUPATEN.c.kode_kab.startswith(f"{stored_text(region)}.", autoescape=True)
        query = query.where(sa.or_(inside, KABUPATEN.c.kode_kab.in_(moved)))
    found = _joined_pairs(connection.execute(query), joins)
    return pd.DataFrame([p for p in found if _concerns(p[0], region)], columns=_PAIR_COLUMNS, dtype=object)


def _joined_pairs(pairs: Iterable[sa.Row], joins: Joins) -> list[tuple[Any, ...]]:
    """The pairs under the codes of today; kabupaten of one snapshot that are one today become one pair."""
    if not joins.codes:
        return [(*pair, (pair[0],)) for pair in pairs]
    found: dict[tuple[str, int], tuple[Any, ...]] = {}
    for kab, id_, *values, nama_kab, nama_prov in pairs:
        key = (joins.code(kab), id_)
        names = (joins.names.get(kab, nama_kab), joins.provinces.get(kab, nama_prov))
        *first, asal = found.get(key, (*key, *values, *names, ()))
        first[_AT_PART] = bool(first[_AT_PART]) or bool(values[_AT_PART - len(key)])
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
    if level(region) > Level.KABUPATEN:
        column = BARIS.c.kode_kec if level(region) == Level.KABUPATEN + 1 else BARIS.c.kode
        inside = column.in_(joins.stored(stored_text(region)))
        moved = joins.moved_to(region) if column is BARIS.c.kode_kec else ()
        found.append(sa.or_(inside, BARIS.c.kode.in_(moved)) if moved else inside)
    return found


def dated(found: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """The rows with the date of their snapshot, whether it is the example, and its scope, taken for whole."""
    dates = dict(zip(pairs["snapshot"], pairs["tanggal"], strict=True))
    examples = dict(zip(pairs["snapshot"], pairs["contoh"], strict=True))
    ids = found["snapshot"].tolist()
    return found.assign(
        tanggal=pd.Series([dates[id_] for id_ in ids], dtype=object),
        contoh=pd.Series([examples[id_] for id_ in ids], dtype=bool),
        lingkup=pd.Series([WHOLE] * len(ids), dtype=object),
    )


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
    return dated(rows, pairs)[list(UNIT_COLUMNS)]


def _before(joins: Joins, code: str) -> tuple[str, ...]:
    return joins.stored(code)[1:] if joins.codes else ()
