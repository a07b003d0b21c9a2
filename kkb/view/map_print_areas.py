"""The areas of a printed map: fills with patterns, outlines over them, names that do not collide."""

import json
import textwrap
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.patheffects import Stroke
from matplotlib.text import Annotation

from kkb.core import wilayah
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layer import NO_DATA, MapLayer
from kkb.view.map_payload import View
from kkb.view.map_style import Swatch

INK = "#1A1A1A"
HATCHES = {"polos": "", "titik": "...", "mendatar": "---", "tegak": "|||", "miring": "////", "silang": "xxx"}
METRES = 111_195.0
_LINES = {1: ("#111111", 2.4), 2: ("#111111", 1.8), 3: ("#222222", 1.0), 4: ("#555555", 0.35)}
_NAMES = {1: (10.5, "bold"), 2: (10.5, "bold"), 3: (8.5, "bold"), 4: (7.0, "normal")}
_SHORT = (("Kabupaten ", ""), ("Daerah Khusus Ibukota ", "DKI "), ("Daerah Istimewa ", "DI "))
_LETTER_POINTS = 13.0
"""A letter is drawn in areas at least this wide on paper, as on the screen."""
_FAINT, _UNCHOSEN = 0.25, 0.4
_NAME_LETTERS = 16
"""A longer name of an area takes two lines."""
_MARGIN = 0.04
_CHOSEN = "#C2006B"
_FEW_DISTRICTS = 40
"""So many kabupaten of several provinces are named, as on the screen; of more only the provinces."""
_MANY = 500
"""With more areas than this the outlines are drawn thinner."""
_DESA = 4
_SHIFTS = (0.0, 11.0, -11.0)
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """One area on paper: its outline and the place of its name, in metres."""

    code: str
    name: str
    shape: shapely.Geometry
    label: tuple[float, float]

    @property
    def level(self) -> int:
        """1 provinsi, 2 kabupaten, 3 kecamatan, 4 desa."""
        return wilayah.level(self.code)


@dataclass(frozen=True, slots=True)
class Placed:
    """The areas of a geometry, where to look, and which are chosen; `focus` None = all of them."""

    areas: tuple[Area, ...]
    focus: str | None
    selected: frozenset[str]

    def is_inside(self, code: str) -> bool:
        """Whether an area is not faint."""
        return self.focus is None or wilayah.is_within(code, self.focus)

    def strength(self, area: "Area") -> float:
        """How strongly an area is filled, as on the screen: what lies outside the focus is faint, and beside picked
        areas that are wider than the units what is not picked steps back.
        """
        if not self.is_inside(area.code):
            return _FAINT
        wide = [code for code in self.selected if wilayah.level(code) < area.level]
        return 1.0 if not wide or any(wilayah.is_within(area.code, code) for code in wide) else _UNCHOSEN

    def at(self, level: int) -> list[Area]:
        """The areas of a level."""
        return [area for area in self.areas if area.level == level]


def placed_areas(layer: MapLayer, geometry: GeometryFile, view: View) -> Placed:
    """The outlines of a geometry file in metres, true in the middle of the map."""
    features = json.loads(geometry.path.read_text(encoding="utf-8"))["features"]
    shapes = shapely.from_geojson([json.dumps(f["geometry"]) for f in features])
    _, south, _, north = shapely.total_bounds(shapes)
    scale = np.array([METRES * np.cos(np.radians((south + north) / 2)), METRES])
    flat = shapely.transform(shapes, lambda points: points * scale)
    areas = [
        Area(f["id"], f["properties"]["nama"], shape, tuple(np.array(f["properties"]["label"]) * scale))
        for f, shape in zip(features, flat, strict=True)
    ]
    return Placed(tuple(areas), view.focus, frozenset(view.selected))


def draw_areas(axes: Axes, placed: Placed, layer: MapLayer) -> None:
    """Fills, then outlines of every level, then what is chosen, then letters and names."""
    _frame(axes, placed)
    for entry in layer.legend:
        looks: dict[tuple[str, float], list[Area]] = {}
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
    _letters(axes, placed, layer, _names(axes, placed, layer))


def _thinned(placed: Placed, layer: MapLayer, level: int) -> float:
    """The share of its width that a line keeps among many areas; wider areas are told apart by their own lines."""
    many = len(placed.at(layer.level)) > _MANY
    if many and level == layer.level < _DESA:
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


def _fill(axes: Axes, areas: list[Area], swatch: Swatch, alpha: float) -> None:
    paths = [_path(area.shape) for area in areas]
    hatch = HATCHES[swatch.pattern] or None
    axes.add_collection(
        PathCollection(paths, facecolors=swatch.color, edgecolors="none", linewidths=0, hatch=hatch, alpha=alpha,
                       hatchcolors="#222222"),
        autolim=False,
    )  # fmt: skip


def _outline(axes: Axes, areas: list[Area], color: str, width: float) -> None:
    if areas:
        paths = [_path(area.shape) for area in areas]
        axes.add_collection(
            PathCollection(paths, facecolors="none", edgecolors=color, linewidths=width, joinstyle="round"),
            autolim=False,
        )


def _names(axes: Axes, placed: Placed, layer: MapLayer) -> list[Box]:
    """Names of the level that reads well here with their counts, widest areas first; where a name would touch another
    the counts stand alone, and where these would too there is neither.
    """
    level = _named_level(placed, layer)
    named = [area for area in placed.at(level) if placed.is_inside(area.code)]
    taken: list[Box] = []
    for area in sorted(named, key=lambda a: (-a.shape.area, a.code)):
        lines = textwrap.wrap(_short(area.name), _NAME_LETTERS, break_long_words=False)
        name, more = "\n".join(lines), layer.labels.get(area.code, "")
        for text in (f"{name}\n{more}", more) if more else (name,):
            word = _word(axes, area, text, _NAMES[level])
            box = _box(word)
            if _within(axes, box) and not any(_touch(box, other) for other in taken):
                taken.append(box)
                _keep(axes, word)
                break
            word.remove()
    return taken


def _short(name: str) -> str:
    """A name as it stands on a map, as on the screen."""
    for long, short in _SHORT:
        if name.startswith(long):
            return short + name.removeprefix(long)
    return name


def _letters(axes: Axes, placed: Placed, layer: MapLayer, taken: list[Box]) -> None:
    """The letter of its class in every area with room for it; above or below a name that stands in its place."""
    marks = {entry.key: entry.mark for entry in layer.legend if entry.mark}
    shifts = _SHIFTS if _named_level(placed, layer) == layer.level else _SHIFTS[:1]
    for area in placed.at(layer.level):
        mark = marks.get(layer.classes.get(area.code, NO_DATA))
        if not mark or not placed.is_inside(area.code) or _width_on_paper(axes, area) < _LETTER_POINTS:
            continue
        for shift in shifts:
            word = _word(axes, area, mark, (7.5, "bold"), shift)
            if _within(axes, _box(word)) and not any(_touch(_box(word), other) for other in taken):
                _keep(axes, word)
                break
            word.remove()


def _named_level(placed: Placed, layer: MapLayer) -> int:
    widest = min((area.level for area in placed.areas if placed.is_inside(area.code)), default=4)
    several = len([area for area in placed.at(widest) if placed.is_inside(area.code)]) > 1
    named = widest if several else widest + 1
    if named == 1 and len(placed.at(2)) <= _FEW_DISTRICTS:
        named = 2
    return min(layer.level, named, 4)


def _word(axes: Axes, area: Area, text: str, style: tuple[float, str], shift: float = 0.0) -> Annotation:
    """A text at the place of an area's name, or so many points above it."""
    return axes.annotate(
        text, area.label, xytext=(0, shift), textcoords="offset points", fontsize=style[0], weight=style[1],
        ha="center", va="center", color=INK, annotation_clip=False, parse_math=False, linespacing=1.05, zorder=4,
    )  # fmt: skip


def _keep(axes: Axes, word: Annotation) -> None:
    """Give a text a white rim, drawn below it: the text itself stays text in a PDF, to be searched and copied."""
    axes.annotate(
        word.get_text(), word.xy, xytext=word.get_position(), textcoords="offset points", fontsize=word.get_fontsize(),
        weight=word.get_weight(), ha="center", va="center", color="white", annotation_clip=False, parse_math=False,
        linespacing=1.05, zorder=3, path_effects=[Stroke(linewidth=2.4, foreground="white")],
    )  # fmt: skip


def _width_on_paper(axes: Axes, area: Area) -> float:
    """How wide an area is at its narrower side, in points."""
    west, south, east, north = area.shape.bounds
    corners = axes.transData.transform([(west, south), (east, north)])
    return float(np.min(corners[1] - corners[0])) * 72.0 / axes.figure.dpi


def _box(word: Annotation) -> Box:
    return tuple(word.get_window_extent().extents)


def _touch(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _within(axes: Axes, box: Box) -> bool:
    frame = axes.get_window_extent().extents
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _path(shape: shapely.Geometry) -> Path:
    """Every ring of a shape as one path: holes run the other way, so that they stay open."""
    parts = [shapely.geometry.polygon.orient(part) for part in shapely.get_parts(shape)]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(shapely.get_coordinates(ring), closed=True) for ring in rings))
