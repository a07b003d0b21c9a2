"""Outlines in the making: kept on disk by village, in degrees, with their boxes in memory to find neighbours by."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import shapely

FILE = "jadi.sqlite"
_PAD = 0.001
"""Boxes this near (degrees, about 100 metres) may belong to neighbours."""


@dataclass(frozen=True, slots=True)
class OutlineStore:
    """Outlines of a file by kabupaten and village code; whoever opens it closes it."""

    connection: sqlite3.Connection = field(repr=False)

    def put(self, codes: Sequence[str], outlines: np.ndarray) -> None:
        """Keep outlines, in place of those that some of the villages had; None takes a village off."""
        gone = [(code[:5], code) for code, shape in zip(codes, outlines, strict=True) if shape is None]
        kept = [(code, shape) for code, shape in zip(codes, outlines, strict=True) if shape is not None]
        shapes = np.array([shape for _, shape in kept], dtype=object)
        wkb = shapely.to_wkb(shapely.normalize(shapes), byte_order=1)
        rows = [(code[:5], code, shape) for (code, _), shape in zip(kept, wkb, strict=True)]
        self.connection.executemany("DELETE FROM jadi WHERE kab = ? AND kode = ?", gone)
        self.connection.executemany("INSERT OR REPLACE INTO jadi VALUES (?, ?, ?)", rows)

    def district(self, district: str) -> tuple[list[str], np.ndarray]:
        """Codes and outlines of a kabupaten, by code."""
        rows = self.connection.execute("SELECT kode, wkb FROM jadi WHERE kab = ? ORDER BY kode", (district,)).fetchall()
        return [code for code, _ in rows], shapely.from_wkb(np.array([wkb for _, wkb in rows], dtype=object))

    def villages(self, codes: Sequence[str]) -> tuple[list[str], np.ndarray]:
        """Those of some villages that have an outline, and the outlines, in the order asked."""
        query = "SELECT wkb FROM jadi WHERE kab = ? AND kode = ?"
        found = [(code, self.connection.execute(query, (code[:5], code)).fetchone()) for code in codes]
        kept = [(code, row[0]) for code, row in found if row is not None]
        return [code for code, _ in kept], shapely.from_wkb(np.array([wkb for _, wkb in kept], dtype=object))


@dataclass(frozen=True, slots=True)
class Boxes:
    """Where villages lie: codes, and boxes (west, south, east, north) in degrees."""

    codes: np.ndarray
    boxes: np.ndarray

    def about(self, district: str) -> list[str]:
        """Codes of other kabupaten's villages whose boxes come near those of a kabupaten's villages."""
        is_own = np.char.startswith(self.codes, f"{district}.")
        own = self.boxes[is_own] + np.array([-_PAD, -_PAD, _PAD, _PAD])
        if not len(own):
            return []
        west, south = own[:, :2].min(axis=0)
        east, north = own[:, 2:].max(axis=0)
        left, low, right, high = self.boxes.T
        near = np.flatnonzero(~is_own & (right >= west) & (left <= east) & (high >= south) & (low <= north))
        tree = shapely.STRtree(shapely.box(*own.T))
        found = np.unique(tree.query(shapely.box(*self.boxes[near].T))[0])
        return [str(code) for code in self.codes[near[found]]]


def open_shelf(folder: Path) -> OutlineStore:
    """A new shelf in a folder."""
    connection = sqlite3.connect(folder / FILE)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("CREATE TABLE jadi (kab TEXT, kode TEXT, wkb BLOB, PRIMARY KEY (kab, kode))")
    return OutlineStore(connection)


def shelved(folder: Path, district: str) -> Iterator[tuple[str, bytes]]:
    """Village code and outline (WKB, degrees WGS84) of one kabupaten of a shelf that is closed."""
    connection = sqlite3.connect(f"{(folder / FILE).resolve().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.set_authorizer(_plain_only)
        yield from connection.execute("SELECT kode, wkb FROM jadi WHERE kab = ? ORDER BY kode", (district,))
    finally:
        connection.close()


def _plain_only(action: int, *about: str | None) -> int:
    """Only plain columns are read: whatever made the shelf may have been taken over by a file.

    `about` ends with the name of a view or trigger that asks for it.
    """
    is_plain = about[-1] is None and action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
    return sqlite3.SQLITE_OK if is_plain else sqlite3.SQLITE_DENY
