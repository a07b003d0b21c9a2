"""The features of a boundary file, read once from start to end: attributes kept, outlines put aside on disk."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from kkb.core.errors import KkbError
from kkb.io.boundary.container import data_files
from kkb.io.boundary.layers import Layer, read_batches, village_layer
from kkb.io.boundary.source import BrokenFileError
from kkb.io.boundary.systems import to_degrees
from kkb.io.names.normal import shown

LON, LAT = (94.0, 142.0), (-12.0, 7.0)
_AT_ONCE = 500
Progress = Callable[[str, int, int], None]
"""Told while working: stage ("baca", "olah"), how many done, how many in all."""


@dataclass(frozen=True, slots=True)
class Features:
    """Attributes as clean text (`table`, one row per feature), boxes in degrees, outlines on disk by row number.

    `crs` is what the file says, `crs_told` whether it says anything, `swapped` whether latitude stood first.
    """

    table: pd.DataFrame
    boxes: np.ndarray
    layer: Layer
    crs_told: bool
    swapped: bool
    spool: Path
    to_degrees: Callable[[np.ndarray], np.ndarray] = field(repr=False)

    def outlines(self, rows: Sequence[int]) -> np.ndarray:
        """The outlines of some features in degrees, as they stand in the file (2D)."""
        found: dict[int, bytes] = {}
        ordered = [int(row) for row in rows]
        with sqlite3.connect(self.spool) as connection:
            for start in range(0, len(ordered), _AT_ONCE):
                part = ordered[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                found.update(connection.execute(f"SELECT baris, wkb FROM mentah WHERE baris IN ({marks})", part))
        connection.close()
        raw = shapely.from_wkb([found.get(row) for row in ordered], on_invalid="fix")
        return shapely.transform(shapely.force_2d(raw), self.to_degrees)


def read_features(path: Path, name: str, folder: Path, progress: Progress) -> Features:
    """Every feature of the file's village layer. Raises KkbError "perbatasan.*"."""
    layer = village_layer(data_files(path, name, folder), name)
    spool = folder / "mentah.sqlite"
    table, boxes = _spooled(layer, spool, name, progress)
    place, swapped = _placing(layer, boxes, name)
    return Features(table, _degree_boxes(boxes, place), layer, layer.crs is not None, swapped, spool, place)


def _spooled(layer: Layer, spool: Path, name: str, progress: Progress) -> tuple[pd.DataFrame, np.ndarray]:
    tables, boxes, done = [], [], 0
    connection = sqlite3.connect(spool)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE mentah (baris INTEGER PRIMARY KEY, wkb BLOB)")
        for table, wkb in read_batches(layer):
            connection.executemany("INSERT INTO mentah VALUES (?, ?)", enumerate(wkb, done))
            boxes.append(shapely.bounds(shapely.from_wkb(wkb, on_invalid="fix")))
            tables.append(table)
            done += len(wkb)
            progress("baca", done, max(layer.features, done))
        connection.commit()
    except (BrokenFileError, sqlite3.Error, shapely.errors.GEOSException) as error:
        raise KkbError("perbatasan.rusak", file=name) from error
    finally:
        connection.close()
    if not done:
        raise KkbError("perbatasan.tanpa_poligon", file=name)
    return pd.concat(tables, ignore_index=True).fillna(""), np.vstack(boxes)


def _placing(layer: Layer, boxes: np.ndarray, name: str) -> tuple[Callable[[np.ndarray], np.ndarray], bool]:
    """How coordinates of the file become lon, lat; and whether latitude stood first.

    Raises KkbError when the place cannot be known: no system stated and no degrees, or not in Indonesia either way.
    """
    known = boxes[np.isfinite(boxes).all(axis=1)]
    if not len(known):
        raise KkbError("perbatasan.tanpa_poligon", file=name)
    middle = np.median((known[:, :2] + known[:, 2:]) / 2, axis=0)[None, :]
    change = to_degrees(layer.crs, name)
    for swapped in (False, True):
        place = _chain(change, swapped)
        if _in_indonesia(place(middle)):
            return place, swapped
    told = {"x": f"{middle[0, 0]:.2f}", "y": f"{middle[0, 1]:.2f}", "file": name}
    if layer.crs is None or (change is None and np.abs(middle).max() > 360):
        raise KkbError("perbatasan.tanpa_sistem", **told)
    raise KkbError("perbatasan.bukan_indonesia", sistem=_short(layer.crs), **told)


def _chain(change: Transformer | None, swapped: bool) -> Callable[[np.ndarray], np.ndarray]:
    def place(points: np.ndarray) -> np.ndarray:
        turned = points[:, ::-1] if swapped else points
        return turned if change is None else np.column_stack(change.transform(turned[:, 0], turned[:, 1]))

    return place


def _in_indonesia(point: np.ndarray) -> bool:
    lon, lat = point[0]
    return bool(LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1])


def _degree_boxes(boxes: np.ndarray, place: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Boxes (west, south, east, north) in degrees from the corners of the file's own boxes."""
    corners = [place(boxes[:, [a, b]]) for a in (0, 2) for b in (1, 3)]
    stacked = np.stack(corners)
    return np.hstack([stacked.min(axis=0), stacked.max(axis=0)])


def _short(crs: str) -> str:
    return shown(" ".join(str(crs).split()))
