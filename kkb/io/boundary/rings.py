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
    valid = shapes.copy()
    valid[is_broken] = shapely.make_valid(shapes[is_broken], method="structure", keep_collapsed=False)
    before = np.abs(shapely.area(shapes))
    is_changed = is_broken & (np.abs(shapely.area(valid) - before) > MUCH * np.maximum(before, 1.0))
    labels, kept, empty, crumbs = [], [], [], 0
    for code, rows in pd.Series(range(len(codes))).groupby(codes.to_numpy(), sort=True):
        parts = _parts(valid[rows.to_numpy()])
        large = parts[shapely.area(parts) >= min(CRUMB, shapely.area(parts).max(initial=0))]
        if not len(large):
            empty.append(str(code))
            continue
        crumbs += len(parts) - len(large)
        labels.append(str(code))
        kept.append(_one(large))
    twice = codes[codes.duplicated(keep=False)]
    return Rings(
        np.array(labels, dtype=object), np.array(kept, dtype=object), tuple(empty), _unique(codes[is_broken]),
        _unique(codes[is_changed]), _unique(twice), crumbs,
    )  # fmt: skip


def polygons(shapes: np.ndarray) -> np.ndarray:
    """Each shape without points, lines and empty parts: a Polygon or MultiPolygon each."""
    return np.array([_one(_parts(np.array([shape], dtype=object))) for shape in shapes], dtype=object)


def _parts(shapes: np.ndarray) -> np.ndarray:
    """All polygons in some shapes, however deep they lie in collections."""
    parts = shapely.get_parts(shapes[~shapely.is_missing(shapes)])
    while (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        parts = shapely.get_parts(parts)
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    return parts[is_polygon & (shapely.area(parts) > 0)]


def _one(parts: np.ndarray) -> shapely.Geometry:
    if len(parts) == 1:
        return parts[0]
    joined = shapely.union_all(parts)
    if joined.geom_type in ("Polygon", "MultiPolygon"):
        return joined
    return shapely.multipolygons(_parts(np.array([joined], dtype=object)))


def _unique(codes: pd.Series) -> tuple[str, ...]:
    return tuple(sorted(set(codes)))
