"""Villages fitted together: overlaps and gaps found, small ones closed, shared borders simplified together."""

from dataclasses import dataclass

import numpy as np
import shapely

from kkb.io.boundary.rings import polygons

SNAP = 1.0
"""Corners of neighbours this near (metres) are one corner."""
GAP = 40.0
"""A gap narrower than this (metres) between neighbours is a fault of digitising, not land."""
STRIP = 150.0
"""A strip narrower than this (metres) that is open at an end stays, and is told."""
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

    `large` and `twins` are pairs of positions, `lost` positions; areas are square metres; `overlap` is that of the
    `small` ones.
    """

    outlines: np.ndarray
    large: tuple[tuple[int, int], ...] = ()
    twins: tuple[tuple[int, int], ...] = ()
    small: int = 0
    overlap: float = 0.0
    filled: float = 0.0
    lost: tuple[int, ...] = ()


def fitted(outlines: np.ndarray, snap: float = SNAP, gap: float = GAP) -> Coverage:
    """Valid polygons (metres) as a coverage: no overlaps, gaps up to `gap` closed, the same corners on both sides.

    A large overlap stays with the smaller village, because a larger outline usually lacks a hole where it lies.
    """
    faults = shapely.coverage_invalid_edges(outlines, gap_width=gap)
    if shapely.is_empty(faults).all():
        return Coverage(outlines.copy())
    pairs, areas = _overlaps(outlines, faults)
    size = shapely.area(outlines)
    share = areas / np.minimum(size[pairs[:, 0]], size[pairs[:, 1]])
    both = areas / np.maximum(size[pairs[:, 0]], size[pairs[:, 1]])
    is_twin = both >= TWIN_SHARE
    is_large = (share >= LARGE_SHARE) & (areas >= HECTARE) & ~is_twin
    cut = _cut(outlines, pairs[is_large], size)
    kept = np.setdiff1d(np.arange(len(outlines)), pairs[is_twin])
    made = np.full(len(outlines), None, dtype=object)
    made[kept] = _cleaned(cut[kept], snap, gap)
    alive = kept[~shapely.is_missing(made[kept])]
    before = shapely.area(cut[kept]).sum() - areas[~is_twin & ~is_large].sum()
    filled = max(0.0, float(shapely.area(made[alive]).sum() - before))
    return Coverage(
        made, _tuples(pairs[is_large]), _tuples(pairs[is_twin]), int((~is_large & ~is_twin).sum()),
        float(areas[~is_twin & ~is_large].sum()), filled, tuple(int(n) for n in np.setdiff1d(kept, alive)),
    )  # fmt: skip


def detail(outlines: np.ndarray) -> float:
    """How finely the borders of these villages are drawn, as a length in metres."""
    return float(np.clip(DETAIL * np.sqrt(np.median(shapely.area(outlines))), FINEST, COARSEST))


def holes(outlines: np.ndarray) -> tuple[float, ...]:
    """Areas of the ground that villages enclose and none of them covers, largest first."""
    if not len(outlines):
        return ()
    parts = shapely.get_parts(shapely.coverage_union_all(outlines))
    inner = [shapely.Polygon(ring).area for part in parts for ring in shapely.get_rings(part)[1:]]
    return tuple(sorted((area for area in inner if area > HECTARE), reverse=True))


def apart(outlines: np.ndarray) -> tuple[int, float]:
    """How many outlines leave a strip open to a neighbour, and how long the strips are (metres, one side)."""
    edges = shapely.coverage_invalid_edges(outlines, gap_width=STRIP)
    return int((~shapely.is_empty(edges)).sum()), float(shapely.length(edges).sum()) / 2


def _overlaps(outlines: np.ndarray, faults: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of positions whose ground overlaps, and how much; only where edges are unmatched (`faults`)."""
    suspects = np.flatnonzero(~shapely.is_empty(faults))
    one, two = shapely.STRtree(outlines).query(faults[suspects], predicate="intersects")
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


def _cleaned(outlines: np.ndarray, snap: float, gap: float) -> np.ndarray:
    """The outlines with shared edges, None where nothing is left."""
    clean = shapely.coverage_clean(outlines, gap_width=gap, snapping_distance=snap)
    is_gone = shapely.is_missing(clean) | shapely.is_empty(clean)
    clean[~is_gone] = polygons(clean[~is_gone])
    clean[is_gone] = None
    return clean


def _tuples(pairs: np.ndarray) -> tuple[tuple[int, int], ...]:
    return tuple((int(one), int(two)) for one, two in pairs)
