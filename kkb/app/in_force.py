"""The list and spellings in force for a store, and a store brought up to the list that ships with the product."""

from dataclasses import dataclass

import pandas as pd

from kkb.app import resources
from kkb.app.reference import Reference, build_reference, join_names
from kkb.core.area import wilayah
from kkb.io.names.code_index import build_code_list
from kkb.io.names.normal import district_readings
from kkb.store import Store


@dataclass(eq=False)
class BookInForce:
    """The book of a store as it stands; the one before stays where no list, spelling or kabupaten is another, so that
    what was made from it stays good.
    """

    _version: int = -1
    _kind: tuple[int, frozenset[str]] | None = None
    _book: Reference | None = None

    def of(self, store: Store) -> Reference:
        """The book of a store."""
        version, book = store.version(), self._book
        if book is not None and version == self._version:
            return book
        kind = (store.names.version(), _held(store))
        if book is None or kind != self._kind:
            book = build_reference(store.names.listed(), store.names.aliases(), kind[1])
        self._book, self._kind, self._version = book, kind, version
        return book


def _held(store: Store) -> frozenset[str]:
    """The kabupaten of the official list that a store has snapshots or boundaries of."""
    codes = {*store.kabupaten()["kode_kab"], *(one.kode_kab for one in store.boundaries.all())}
    return frozenset(code for code in codes if wilayah.is_confirmed(code))


def join_new_list(store: Store) -> None:
    """Let snapshots of kabupaten that no list knew when they came in join the list of today."""
    if _is_listed_by_now(store.kabupaten()):
        store.names.rejoin(join_names)


def _is_listed_by_now(districts: pd.DataFrame) -> bool:
    """Whether a kabupaten that no list knew when its file came in (kode_kab, nama_kab) stands in the shipped one."""
    names = districts.loc[districts["kode_kab"].str.contains("~", regex=False), "nama_kab"]
    if names.empty:
        return False
    known = build_code_list(resources.villages())
    return any(known.named(base) for name in names for _, base in district_readings(str(name)))
