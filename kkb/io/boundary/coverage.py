"""Villages of one kabupaten fitted together: overlaps and gaps found, small ones closed, shared borders simplified."""

from dataclasses import dataclass

import numpy as np
import shapely

from kkb.io.boundary.rings import polygons

SNAP = 1.0
"""Corners of neighbours this near (metres) are one corner."""
GAP = 40.0
"""A gap narrower than this (metres) between neighbours is a fault of digitising, not land."""
HECTARE = 10_000.0
LARGE_SHARE = 0.01
"""An overlap above a hectare and this share of the smaller village is large: a person must hear of it."""
TWIN_SHARE = 0.8
"""Two villages that share so much of both are one outline under two codes; nobody can say whose it is."""
DETAIL, FINEST, COARSEST = 0.015, 8.0, 60.0
"""Corners whose triangle is smaller than the square of a length are left out: a share of the typical village's side,
within bounds (metres)."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The villages fitted together, in metres, in the order given; None where a village had to be left out.

    `large` and `twins` are pairs of positions; areas are square metres; `holes` are the areas of what stays open.
    """

    outlines: np.ndarray
    large: tuple[tuple[int, int], ...]
    twins: tuple[tuple[int, int], ...]
    small: int
    overlap: float
    filled: float
    holes: tuple[float, ...]
    lost: tuple[int, ...]


def fitted(outlines: np.ndarray) -> Coverage:
    """Valid polygons (metres) as a coverage: no overlaps, narrow gaps closed, borders shared and simplified.

    A large overlap stays with the smaller village, because a larger outline usually lacks a hole where it lies.
    """
    pairs, areas = _overlaps(outlines)
    size = shapely.area(outlines)
    share = areas / np.minimum(size[pairs[:, 0]], size[pairs[:, 1]])
    both = areas / np.maximum(size[pairs[:, 0]], size[pairs[:, 1]])
    is_twin = both >= TWIN_SHARE
    is_large = (share >= LARGE_SHARE) & (areas >= HECTARE) & ~is_twin
    left_out = np.unique(pairs[is_twin])
    cut = _cut(outlines, pairs[is_large], size)
    kept = np.setdiff1d(np.arange(len(outlines)), left_out)
    made = np.full(len(outlines), None, dtype=object)
    made[kept], filled = _cleaned(cut[kept])
    lost = [int(n) for n in kept if made[n] is None]
    alive = [n for n in kept if made[n] is not None]
    if alive:
        made[alive] = shapely.coverage_simplify(made[alive], _detail(size))
    return Coverage(
        made, _tuples(pairs[is_large]), _tuples(pairs[is_twin]), int((~is_large & ~is_twin).sum()),
        float(areas[~is_twin].sum()), filled, _holes(made[alive]), tuple(lost),
    )  # fmt: skip


def _detail(areas: np.ndarray) -> float:
    return float(np.clip(DETAIL * np.sqrt(np.median(areas)), FINEST, COARSEST))


def _overlaps(outlines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of positions whose ground overlaps, and how much. Only outlines with unmatched edges are compared."""
    suspects = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(outlines)))
    one, two = shapely.STRtree(outlines).query(outlines[suspects], predicate="intersects")
    found = np.sort(np.column_stack([suspects[one], two]), axis=1)
    pairs = np.unique(found[found[:, 0] < found[:, 1]], axis=0).reshape(-1, 2)
    areas = shapely.area(shapely.intersection(outlines[pairs[:, 0]], outlines[pairs[:, 1]]))
    return pairs[areas > 1.0], areas[areas > 1.0]


def _cut(outlines: np.ndarray, pairs: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The outlines; of each large overlap the larger village gives way."""
    cut = outlines.copy()
    for one, two in pairs:
        small, large = (one, two) if size[one] <= size[two] else (two, one)
        rest = polygons(np.array([shapely.difference(cut[large], outlines[small])], dtype=object))[0]
        if not rest.is_empty:
            cut[large] = rest
    return cut


def _cleaned(outlines: np.ndarray) -> tuple[np.ndarray, float]:
    """The outlines with shared edges, None where nothing is left; and the area of the gaps that were closed."""
    open_ground = shapely.area(shapely.union_all(outlines)) if len(outlines) else 0.0
    clean = shapely.coverage_clean(outlines, gap_width=GAP, snapping_distance=SNAP)
    is_gone = shapely.is_missing(clean) | shapely.is_empty(clean)
    filled = max(0.0, float(shapely.area(clean[~is_gone]).sum() - open_ground))
    clean[~is_gone] = polygons(clean[~is_gone])
    clean[is_gone] = None
    return clean, filled


def _holes(outlines: np.ndarray) -> tuple[float, ...]:
    """Areas of the ground that the villages enclose and none of them covers, largest first."""
    if not len(outlines):
        return ()
    parts = shapely.get_parts(shapely.coverage_union_all(outlines))
    inner = [shapely.Polygon(ring).area for part in parts for ring in shapely.get_rings(part)[1:]]
    return tuple(sorted((area for area in inner if area > HECTARE), reverse=True))


def _tuples(pairs: np.ndarray) -> tuple[tuple[int, int], ...]:
    return tuple((int(one), int(two)) for one, two in pairs)
