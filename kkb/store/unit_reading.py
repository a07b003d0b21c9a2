"""Which Kampung KB live snapshots hold of villages, by their own names: a name that was met before keeps its unit."""

from collections.abc import Iterable

import pandas as pd
import sqlalchemy as sa

from kkb.store.frames import frame
from kkb.store.joining import Joins, joined_rows, read_joins
from kkb.store.lifecycle import listed
from kkb.store.reading import dated, live_pairs, origins
from kkb.store.schema import BARIS

UNIT_COLUMNS = ("kode", "unit", "kampung", "nama", "tanggal")
_AT_ONCE = 500


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
