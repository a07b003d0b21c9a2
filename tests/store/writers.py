"""What can be written into a store without end, and how much of each write is found in it afterwards.

Every write carries a mark in each of its rows, so that a half or a mixed one is seen.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import sqlalchemy as sa

from kkb.app.reference import join_names
from kkb.core.actions.action import Action
from kkb.store import NewBoundary, NewDataset, Store
from kkb.store.names import LIST_COLUMNS
from kkb.store.schema import AKSI, AKSI_RIWAYAT, BATAS, BATAS_DESA, DESA, SISI, SISI_BARIS
from tests.store.made import NOV_2022, made, made_rows, sha256_of

KABUPATEN = ("16.05", "16.73", "17.01")
VILLAGES = 700
ROWS = 150
FIRST = date(2000, 1, 1)
_CODES = [f"16.05.{1 + n % 14:02}.{2001 + n}" for n in range(ROWS)]


@dataclass(frozen=True, slots=True)
class Work:
    """`write` stores again and again and yields each mark that is stored; `found` counts the rows of each mark.

    `replaces`: a write takes the place of the one before.
    """

    write: Callable[[Store, str], Iterator[str]]
    found: Callable[[sa.Connection], Counter[str]]
    replaces: bool


def snapshots(store: Store, name: str) -> Iterator[int]:
    """Day after day; yields the ids."""
    rows = made_rows(*KABUPATEN, villages=VILLAGES)
    for day in itertools.count():
        yield store.save(made("00", FIRST + timedelta(days=day), rows, name=name)).id


def _side_sets(store: Store, name: str) -> Iterator[str]:
    for mark in _marks(name):
        rows = pd.DataFrame({"kode": _CODES, "pokja": "ada", "catatan": mark})
        store.side.save(NewDataset("16.05", NOV_2022, mark, sha256_of(mark), False, "Ani", (), rows, "profil"))
        yield mark


def _actions(store: Store, name: str) -> Iterator[str]:
    for mark in _marks(name):
        first = Action("", "input_pokja", "dppkb", NOV_2022, NOV_2022, dari=2, ke=3, catatan=mark)
        store.actions.save([_of(first, code) for code in _CODES], "Ani")
        yield mark


def _boundaries(store: Store, name: str) -> Iterator[str]:
    for mark in _marks(name):
        outlines = [(code, mark.encode()) for code in _CODES]
        store.boundaries.save(
            [NewBoundary("16.05", "Musi Rawas", mark, "ab", mark, "kemendagri", "Ani", (), lambda o=outlines: iter(o))]
        )
        yield mark


def _lists(store: Store, name: str) -> Iterator[str]:
    for mark in _marks(name):
        rows = pd.DataFrame({"kode": _CODES, "kode_kec": [code[:8] for code in _CODES], "kode_kab": "16.05"})
        rows = rows.assign(kode_prov="16", jenis="desa", lat=0.0, lon=0.0, luas_km2=1.0, kode_bps="")
        words = dict.fromkeys(("nama", "nama_kec", "nama_kab", "nama_prov"), mark)
        store.names.save_list(rows.assign(**words)[list(LIST_COLUMNS)], join_names)
        yield mark


def _marks(name: str) -> Iterator[str]:
    return (f"{name} {number:04}" for number in itertools.count())


def _of(first: Action, code: str) -> Action:
    return Action(code, first.tugas, first.instansi, first.tenggat, first.disepakati, first.dari, first.ke,
                  catatan=first.catatan)  # fmt: skip


def _found_side_sets(connection: sa.Connection) -> Counter[str]:
    query = sa.select(SISI.c.berkas, SISI_BARIS.c.isi).outerjoin(SISI_BARIS, SISI_BARIS.c.sisi == SISI.c.id)
    return Counter(mark for mark, row in connection.execute(query) if row and mark in row)


def _found_actions(connection: sa.Connection) -> Counter[str]:
    query = sa.select(AKSI.c.catatan, AKSI_RIWAYAT.c.sesudah).outerjoin(AKSI_RIWAYAT, AKSI_RIWAYAT.c.aksi == AKSI.c.id)
    return Counter(mark if row and mark in row else "tanpa riwayat" for mark, row in connection.execute(query))


def _found_boundaries(connection: sa.Connection) -> Counter[str]:
    query = sa.select(BATAS.c.sumber, BATAS.c.jumlah, BATAS_DESA.c.bentuk).outerjoin(BATAS_DESA)
    return Counter(
        mark if (count, outline and bytes(outline).decode()) == (ROWS, mark) else "campuran"
        for mark, count, outline in connection.execute(query)
    )


def _found_lists(connection: sa.Connection) -> Counter[str]:
    return Counter(connection.execute(sa.select(DESA.c.nama)).scalars())


WORK = {
    "data pendukung": Work(_side_sets, _found_side_sets, replaces=False),
    "rencana aksi": Work(_actions, _found_actions, replaces=False),
    "batas": Work(_boundaries, _found_boundaries, replaces=True),
    "daftar desa": Work(_lists, _found_lists, replaces=True),
}
