"""Borders between kabupaten: each kabupaten fitted once more together with the villages beyond its border.

What is changed here never reaches further than the villages taken along: nothing but corners near the border moves when
villages are fitted, and the rim of what is worked on is not simplified. So the villages further off still fit.
"""

from dataclasses import replace

import numpy as np
import shapely

from kkb.io.boundary.coverage import GAP, Coverage, fitted

SNAP = 0.05
"""Finer than the grid that outlines are kept on (about 0.1 metre): corners of villages that already fit stay apart."""
_SHORE = 1.0
_SEA = 2_000.0


def beyond(own: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which of some other villages (positions) touch a kabupaten, or leave only a gap that is a fault of digitising."""
    return np.unique(shapely.STRtree(own).query(others, predicate="dwithin", distance=GAP)[0])


def joined(own: np.ndarray, near: np.ndarray, detail: float) -> Coverage:
    """A kabupaten's villages and those beyond its border, in this order, with shared and simplified borders.

    Villages of one kabupaten fit each other already, and borders inside it are simplified.
    """
    if not len(near):
        return Coverage(shapely.coverage_simplify(own, detail))
    fit = fitted(np.concatenate([own, near]), SNAP, gap=0.0)
    alive = np.flatnonzero(~shapely.is_missing(fit.outlines))
    fit.outlines[alive], filled = _closed(fit.outlines[alive], int((alive < len(own)).sum()))
    sea = _sea(fit.outlines[alive[alive < len(own)]], fit.outlines[alive[alive >= len(own)]])
    drawn = shapely.coverage_simplify(np.append(fit.outlines[alive], sea), detail, simplify_boundary=False)
    fit.outlines[alive] = drawn[: len(alive)]
    return replace(fit, filled=filled)


def _closed(outlines: np.ndarray, own: int) -> tuple[np.ndarray, float]:
    """A coverage with the narrow gaps closed that lie at the first `own` outlines, and how much ground that was.

    A gap goes to the neighbour with the longest border. Gaps elsewhere may be villages that were not taken along.
    """
    gaps = _gaps(outlines)
    tree = shapely.STRtree(outlines)
    made, filled = outlines.copy(), 0.0
    for gap in gaps:
        sides = tree.query(gap, predicate="intersects")
        if not (sides < own).any():
            continue
        shared = shapely.length(shapely.intersection(shapely.boundary(outlines[sides]), shapely.boundary(gap)))
        taker = sides[int(np.argmax(shared))]
        made[taker] = shapely.coverage_union_all(np.array([made[taker], gap]))
        filled += gap.area
    return made, filled


def _gaps(outlines: np.ndarray) -> list[shapely.Polygon]:
    """The ground that a coverage encloses and does not cover, as far as it is narrow."""
    land = shapely.get_parts(shapely.coverage_union_all(outlines))
    inner = [shapely.Polygon(ring) for part in land for ring in part.interiors]
    return [gap for gap in inner if shapely.is_empty(shapely.buffer(gap, -GAP / 2))]


def _sea(own: np.ndarray, near: np.ndarray) -> np.ndarray:
    """What lies round a kabupaten where no other village does, as a neighbour like any other (none: empty).

    It keeps off the villages beyond the border, whose other sides belong to the turn of their own kabupaten.
    """
    land = shapely.coverage_union_all(own)
    west, south, east, north = shapely.bounds(land)
    around = shapely.box(west - _SEA, south - _SEA, east + _SEA, north + _SEA)
    shore = shapely.buffer(shapely.coverage_union_all(near), _SHORE, quad_segs=1)
    sea = shapely.difference(shapely.difference(around, land), shore)
    return shapely.get_parts(sea)[shapely.get_type_id(shapely.get_parts(sea)) == shapely.GeometryType.POLYGON]
