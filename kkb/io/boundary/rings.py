"""Outlines as polygons only, valid, one per village; every repair is counted so that it can be told."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

CRUMB = 100.0
"""Parts smaller than this (square metres) beside a larger one are crumbs of digitising, not islands."""
MUCH = 0.05
"""A repair that changes a village's area by more than this share must be looked at by a person."""


@dataclass(frozen=True, slots=True)
class Rings:
    """Villages with an outline in metres, by code; the rest says what was done: codes of the villages concerned."""

    codes: np.ndarray
    outlines: np.ndarray
    empty: tuple[str, ...]
    repaired: tuple[str, ...]
    changed: tuple[str, ...]
    joined: tuple[str, ...]
    crumbs: int


def rings(codes: pd.Series, shapes: np.ndarray) -> Rings:
    """One valid (multi)polygon per code from raw shapes in metres; several features of one village become one."""
    is_broken = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    valid = straightened(shapes)
    before = np.abs(shapely.area(shapes))
    is_changed = is_broken & ~(np.abs(shapely.area(valid) - before) <= MUCH * np.maximum(before, 1.0))
    parts, rows = _parts(valid)
    owners = codes.to_numpy()[rows]
    sizes = pd.Series(shapely.area(parts), dtype=float)
    largest = sizes.groupby(owners).transform("max").to_numpy()
    is_large = sizes.to_numpy() >= np.minimum(CRUMB, largest)
    labels, kept = _by_owner(owners[is_large], parts[is_large], rows[is_large])
    empty = _unique(codes[~codes.isin(set(labels))])
    twice = codes[codes.duplicated(keep=False)]
    return Rings(
        labels, kept, empty, _unique(codes[is_broken]), _unique(codes[is_changed]), _unique(twice),
        int((~is_large).sum()),
    )  # fmt: skip


def straightened(shapes: np.ndarray) -> np.ndarray:
    """The shapes with rings that cross themselves made valid."""
    valid = shapes.copy()
    is_broken = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    valid[is_broken] = shapely.make_valid(shapes[is_broken], method="structure", keep_collapsed=False)
    return valid


def polygons(shapes: np.ndarray) -> np.ndarray:
    """Each shape without points, lines and empty parts: a Polygon or MultiPolygon each."""
    made = shapes.copy()
    kinds = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
    for n in np.flatnonzero(~np.isin(shapely.get_type_id(shapes), kinds)):
        made[n] = _one(_parts(shapes[n : n + 1])[0])
    return made


def _by_owner(owners: np.ndarray, parts: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The owners in order, and of each its parts as one shape. Parts of one feature (`rows`) lie apart already."""
    order = np.argsort(owners, kind="stable")
    labels, starts = np.unique(owners[order].astype(object), return_index=True)
    grouped = zip(np.split(parts[order], starts[1:]), np.split(rows[order], starts[1:]), strict=True)
    made = np.empty(len(labels), dtype=object)
    for n, (group, sources) in zip(range(len(labels)), grouped, strict=False):
        is_one = len(group) > 1 and (sources == sources[0]).all()
        made[n] = shapely.multipolygons(group) if is_one else _one(group)
    return labels, made


def _parts(shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All polygons in some shapes, however deep they lie in collections, and the position each comes from."""
    parts, rows = shapely.get_parts(shapes, return_index=True)
    while (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        parts, inner = shapely.get_parts(parts, return_index=True)
        rows = rows[inner]
    is_polygon = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & (shapely.area(parts) > 0)
    return parts[is_polygon], rows[is_polygon]


def _one(parts: np.ndarray) -> shapely.Geometry:
    if len(parts) == 1:
        return parts[0]
    joined = shapely.union_all(parts)
    if joined.geom_type in ("Polygon", "MultiPolygon"):
        return joined
    return shapely.multipolygons(_parts(np.array([joined], dtype=object))[0])


def _unique(codes: pd.Series) -> tuple[str, ...]:
    return tuple(sorted(set(codes)))
