"""Counts per snapshot and kabupaten, made by the database: a national history is counted without reading its rows."""

from collections.abc import Sequence

import pandas as pd
import sqlalchemy as sa

from kkb.core.counts.state import PAIR_COLUMNS
from kkb.core.counts.tally import count_frame, count_names
from kkb.core.rule.ladder import SILENT, UNKNOWN, Ladder
from kkb.store.joining import read_joins
from kkb.store.reading import HISTORY_COLUMNS, conditions, read_history
from kkb.store.schema import BARIS, SAMBUNGAN

_KEY = ["snapshot", "kode_kab"]


def read_counts(
    connection: sa.Connection, pairs: pd.DataFrame, live: pd.DataFrame, region: str, ladder: Ladder
) -> pd.DataFrame:
    """One row per chosen (snapshot, kabupaten) pair of a region not smaller than a kabupaten: PAIR_COLUMNS and the
    counts of `kkb.core.counts.tally.count_frame`.

    Kabupaten with rows whose codes are read as others today, and states in which a part speaks, are few; their rows
    are read and counted here.
    """
    joined = set(connection.execute(sa.select(SAMBUNGAN.c.kab_lama).distinct()).scalars())
    is_plain = pd.Series([not joined.intersection(asal) for asal in pairs["asal"]], index=pairs.index, dtype=bool)
    is_plain &= ~pairs["sebagian"].astype(bool)
    counts = pd.concat([
        _by_database(connection, pairs[is_plain], region, ladder),
        _by_reading(connection, (pairs[~is_plain], live), region, ladder),
    ])  # fmt: skip
    return pairs[list(PAIR_COLUMNS)].merge(counts, on=_KEY)[[*PAIR_COLUMNS, *_counted_names(ladder)]]


def _by_database(connection: sa.Connection, pairs: pd.DataFrame, region: str, ladder: Ladder) -> pd.DataFrame:
    if pairs.empty:
        return _typed([], ladder)
    query = sa.select(BARIS.c.snapshot, BARIS.c.kode_kab, *(_counted(name, ladder) for name in _counted_names(ladder)))
    query = query.where(*conditions(pairs, region, read_joins(connection, ())))
    chosen = set(zip(pairs["snapshot"], pairs["kode_kab"], strict=True))
    fetched = connection.execute(query.group_by(BARIS.c.snapshot, BARIS.c.kode_kab)).all()
    return _typed([row for row in fetched if (row[0], row[1]) in chosen], ladder)


def _by_reading(
    connection: sa.Connection, chosen: tuple[pd.DataFrame, pd.DataFrame], region: str, ladder: Ladder
) -> pd.DataFrame:
    if chosen[0].empty:
        return _typed([], ladder)
    rows = read_history(connection, *chosen, region, HISTORY_COLUMNS)
    groups = rows.groupby(_KEY, sort=False)
    counts = [count_frame(group, pd.Series(0, index=group.index), ladder).loc[0] for _, group in groups]
    names, pairs = _counted_names(ladder), zip(groups.groups, counts, strict=True)
    return _typed([(*key, *(one[name] for name in names)) for key, one in pairs], ladder)


def _counted_names(ladder: Ladder) -> tuple[str, ...]:
    return (*count_names(ladder), "terbentuk")


def _typed(rows: Sequence[Sequence[object]], ladder: Ladder) -> pd.DataFrame:
    names = _counted_names(ladder)
    types = dict.fromkeys(names, "int64") | {"snapshot": "int64", "kode_kab": object}
    return pd.DataFrame([tuple(row) for row in rows], columns=[*_KEY, *names]).astype(types)


def _counted(name: str, ladder: Ladder) -> sa.ColumnElement[int]:
    """The count of this name; villages of the list are counted once, however many Kampung KB they have."""
    is_listed, is_reached = BARIS.c.kode.not_like("%~%"), BARIS.c.strata.in_(ladder.reached)
    flags = {stratum: BARIS.c.strata == stratum for stratum in ladder.keys} | {
        UNKNOWN: sa.or_(BARIS.c.strata.is_(None), BARIS.c.strata.not_in(ladder.keys)),
        SILENT: sa.and_(BARIS.c.strata == ladder.entry, sa.not_(BARIS.c.lapor)),
        "tercapai": is_reached,
        "belum_dicocokkan": sa.not_(is_listed),
        "tercapai_belum_dicocokkan": sa.and_(sa.not_(is_listed), is_reached),
        "terbentuk": sa.true(),
    }
    villages = {"desa_terbentuk": is_listed, "desa_tercapai": sa.and_(is_listed, is_reached)}
    if name in villages:
        return sa.func.count(sa.distinct(sa.case((villages[name], BARIS.c.kode)))).label(name)
    return sa.func.sum(sa.case((flags[name], 1), else_=0)).label(name)
