"""The areas of a printed map: fills with patterns, and outlines over them."""

import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path

from kkb.config.map_style import Swatch
from kkb.core.area.wilayah import Level
from kkb.draw.map.layer import NO_DATA, MapLayer
from kkb.draw.print.names import draw_letters, draw_names
from kkb.draw.print.places import Placed, PrintedArea

HATCHES = {"polos": "", "titik": "...", "mendatar": "---", "tegak": "|||", "miring": "////", "silang": "xxx"}
_LINES = {1: ("#111111", 2.4), 2: ("#111111", 1.8), 3: ("#222222", 1.0), 4: ("#555555", 0.35)}
_MARGIN = 0.04
_CHOSEN = "#C2006B"
_MANY = 500
"""With more areas than this the outlines are drawn thinner."""


def draw_areas(axes: Axes, placed: Placed, layer: MapLayer) -> None:
    """Fills, then outlines of every level, then what is chosen, then letters and names."""
    _frame(axes, placed)
    for entry in layer.legend:
        looks: dict[tuple[str, float], list[PrintedArea]] = {}
        for area in placed.at(layer.level):
            if layer.classes.get(area.code, NO_DATA) == entry.key:
                pattern = layer.patterns.get(area.code, entry.swatch.pattern)
                looks.setdefault((pattern, placed.strength(area)), []).append(area)
        for (pattern, strength), areas in looks.items():
            _fill(axes, areas, Swatch(entry.swatch.color, pattern), strength)
    for level in (4, 3, 2, 1):
        color, width = _LINES[level]
        if level <= layer.level:
            _outline(axes, placed.at(level), color, width * _thinned(placed, layer, level))
    _outline(axes, [area for area in placed.areas if area.code in placed.selected], _CHOSEN, 2.6)
    draw_letters(axes, placed, layer, draw_names(axes, placed, layer))


def _thinned(placed: Placed, layer: MapLayer, level: int) -> float:
    """The share of its width that a line keeps among many areas; wider areas are told apart by their own lines."""
    many = len(placed.at(layer.level)) > _MANY
    if many and level == layer.level < Level.DESA:
        return 0.35
    return 0.55 if many else 1.0


def _frame(axes: Axes, placed: Placed) -> None:
    """Show what is not faint, with a margin, in the proportions of the paper."""
    inside = [area.shape for area in placed.areas if placed.is_inside(area.code)] or [a.shape for a in placed.areas]
    west, south, east, north = shapely.total_bounds(inside)
    paper = axes.get_window_extent()
    height = max(north - south, (east - west) * paper.height / paper.width) * (1 + 2 * _MARGIN)
    width = height * paper.width / paper.height
    x, y = (west + east) / 2, (south + north) / 2
    axes.set(xlim=(x - width / 2, x + width / 2), ylim=(y - height / 2, y + height / 2), xticks=[], yticks=[])
    for side in axes.spines.values():
        side.set(color="#BBBBBB", linewidth=0.8)


def _fill(axes: Axes, areas: list[PrintedArea], swatch: Swatch, alpha: float) -> None:
    paths = [_path(area.shape) for area in areas]
    hatch = HATCHES[swatch.pattern] or None
    axes.add_collection(
        PathCollection(paths, facecolors=swatch.color, edgecolors="none", linewidths=0, hatch=hatch, alpha=alpha,
                       hatchcolors="#222222"),
        autolim=False,
    )  # fmt: skip


def _outline(axes: Axes, areas: list[PrintedArea], color: str, width: float) -> None:
    if areas:
        paths = [_path(area.shape) for area in areas]
        axes.add_collection(
            PathCollection(paths, facecolors="none", edgecolors=color, linewidths=width, joinstyle="round"),
            autolim=False,
        )


def _path(shape: shapely.Geometry) -> Path:
    """Every ring of a shape as one path: holes run the other way, so that they stay open."""
    parts = [shapely.geometry.polygon.orient(part) for part in shapely.get_parts(shape)]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(shapely.get_coordinates(ring), closed=True) for ring in rings))
