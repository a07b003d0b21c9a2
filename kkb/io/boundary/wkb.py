"""Outlines of files as WKB polygons: from coordinates of GeoJSON, and from surfaces whose rings have arcs."""

import struct
from collections.abc import Sequence

import numpy as np

_POLYGON, _MULTIPOLYGON = 3, 6
_DEEPEST = 8
_ARC_DEGREES = 4.0
_LINE, _ARCS, _COMPOUND = 2, 8, 9
_SURFACES = {_POLYGON, 10}
_COLLECTIONS = {_MULTIPOLYGON, 7, 12}
_CURVED = frozenset(range(8, 18))

Rings = list[np.ndarray]
"""The rings of a polygon: (n, 2) coordinates, the outer one first."""


def from_coordinates(geometry: object) -> bytes | None:
    """A GeoJSON geometry as WKB; None when it has no polygon or its coordinates cannot be read.

    >>> from_coordinates({"type": "Point", "coordinates": [103, -3]}) is None
    True
    """
    try:
        return _wkb(_polygons(geometry, 0))
    except (TypeError, ValueError, OverflowError, KeyError):
        return None


def has_curves(wkb: bytes | None) -> bool:
    """Whether an outline is of a kind that can have arcs."""
    if not wkb or len(wkb) < 5:
        return False
    return int.from_bytes(wkb[1:5], "little" if wkb[0] else "big") % 1000 in _CURVED


def straightened(wkb: bytes) -> bytes | None:
    """An outline with its arcs as lines of four degrees each; None when it cannot be read."""
    try:
        return _wkb(_Reader(wkb).polygons(0))
    except (ValueError, struct.error):
        return None


def _polygons(geometry: object, depth: int) -> list[Rings]:
    if not isinstance(geometry, dict) or depth > _DEEPEST:
        return []
    kind = geometry.get("type")
    if kind == "Polygon":
        return [_rings(geometry["coordinates"])]
    if kind == "MultiPolygon":
        return [_rings(polygon) for polygon in geometry["coordinates"]]
    if kind == "GeometryCollection":
        return [polygon for part in geometry["geometries"] for polygon in _polygons(part, depth + 1)]
    return []


def _rings(rings: Sequence[Sequence[Sequence[float]]]) -> Rings:
    return [np.array([(point[0], point[1]) for point in ring], dtype=float).reshape(-1, 2) for ring in rings if ring]


def _wkb(polygons: list[Rings]) -> bytes | None:
    polygons = [rings for rings in polygons if rings]
    if not polygons:
        return None
    parts = [_polygon(rings) for rings in polygons]
    return parts[0] if len(parts) == 1 else struct.pack("<BII", 1, _MULTIPOLYGON, len(parts)) + b"".join(parts)


def _polygon(rings: Rings) -> bytes:
    held = [struct.pack("<BII", 1, _POLYGON, len(rings))]
    for ring in rings:
        held += [struct.pack("<I", len(ring)), ring.astype("<f8").tobytes()]
    return b"".join(held)


class _Reader:
    """Reads a WKB with arcs (ISO or EWKB, any byte order, heights and measures left out)."""

    def __init__(self, wkb: bytes) -> None:
        self._wkb, self._at = wkb, 0

    def polygons(self, depth: int) -> list[Rings]:
        """The polygons of the geometry that stands here. Raises ValueError or struct.error when it is damaged."""
        kind, order, width = self._head(depth)
        if kind in _COLLECTIONS:
            return [polygon for _ in range(self._count(order, 9)) for polygon in self.polygons(depth + 1)]
        if kind == _POLYGON:
            return [[self._points(order, width) for _ in range(self._count(order, 4))]]
        if kind in _SURFACES:
            return [[self._curve(depth + 1) for _ in range(self._count(order, 9))]]
        raise ValueError(f"no surface: {kind}")

    def _curve(self, depth: int) -> np.ndarray:
        kind, order, width = self._head(depth)
        if kind == _LINE:
            return self._points(order, width)
        if kind == _ARCS:
            return _lines(self._points(order, width))
        if kind == _COMPOUND:
            parts = [self._curve(depth + 1) for _ in range(self._count(order, 9))]
            return np.concatenate(parts) if parts else np.empty((0, 2))
        raise ValueError(f"no curve: {kind}")

    def _head(self, depth: int) -> tuple[int, str, int]:
        """Kind, byte order and coordinates per point of what stands here."""
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
        order = "<" if self._wkb[self._at : self._at + 1] == b"\1" else ">"
        (code,) = struct.unpack_from(f"{order}I", self._wkb, self._at + 1)
        self._at += 5 + 4 * bool(code & 0x20000000)
        kind, more = code & 0xFFFF, (code & 0xFFFF) // 1000
        width = 2 + bool(code & 0x80000000) + bool(code & 0x40000000) + (0, 1, 1, 2)[min(more, 3)]
        return kind % 1000, order, width

    def _count(self, order: str, least: int) -> int:
        """How many parts follow; no more than the bytes that are left can hold."""
        (count,) = struct.unpack_from(f"{order}I", self._wkb, self._at)
        self._at += 4
        if count * least > len(self._wkb) - self._at:
            raise ValueError("cut short")
        return count

    def _points(self, order: str, width: int) -> np.ndarray:
        count = self._count(order, 8 * width)
        points = np.frombuffer(self._wkb, f"{order}f8", count * width, self._at).reshape(count, width)
        self._at += points.nbytes
        return points[:, :2].astype(float)


def _lines(points: np.ndarray) -> np.ndarray:
    """A string of arcs (each: start, middle, end) as a line."""
    made = [points[:1]]
    for n in range(0, len(points) - 2, 2):
        made.append(_arc(*points[n : n + 3]))
    return np.concatenate(made)


def _arc(start: np.ndarray, middle: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The points of an arc after its start; three points on a line stay a line, equal ends make a circle."""
    if (start == end).all():
        centre = (start + middle) / 2
        sweep = 2 * np.pi
    else:
        a, b = middle - start, end - start
        twice = 2 * (a[0] * b[1] - a[1] * b[0])
        if not np.isfinite(twice) or abs(twice) < 1e-12 * max(float(a @ a), float(b @ b)):
            return np.array([middle, end])
        centre = start + np.array([b[1] * (a @ a) - a[1] * (b @ b), a[0] * (b @ b) - b[0] * (a @ a)]) / twice
        angles = [np.arctan2(*(point - centre)[::-1]) for point in (start, middle, end)]
        turn = 1.0 if twice > 0 else -1.0
        sweep = turn * ((turn * (angles[2] - angles[0])) % (2 * np.pi))
    steps = max(2, int(np.ceil(abs(np.degrees(sweep)) / _ARC_DEGREES)))
    first = np.arctan2(*(start - centre)[::-1])
    turns = first + sweep * np.arange(1, steps + 1) / steps
    made = centre + np.hypot(*(start - centre)) * np.column_stack([np.cos(turns), np.sin(turns)])
    made[-1] = end
    return made
