"""Names, counts and letters on a printed map: none over another, every one of them text."""

import textwrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import Stroke
from matplotlib.text import Annotation

from kkb.draw.map.layer import NO_DATA, MapLayer
from kkb.draw.print.places import INK, Placed, PrintedArea

_NAMES = {1: (10.5, "bold"), 2: (10.5, "bold"), 3: (8.5, "bold"), 4: (7.0, "normal")}
_SHORT = (("Kabupaten ", ""), ("Daerah Khusus Ibukota ", "DKI "), ("Daerah Istimewa ", "DI "))
_LETTER_POINTS = 13.0
"""A letter is drawn in areas at least this wide on paper, as on the screen."""
_NAME_LETTERS = 16
"""A longer name of an area takes two lines."""
_FEW_DISTRICTS = 40
"""So many kabupaten of several provinces are named, as on the screen; of more only the provinces."""
_SHIFTS = (0.0, 11.0, -11.0)
Box = tuple[float, float, float, float]


def draw_names(axes: Axes, placed: Placed, layer: MapLayer) -> list[Box]:
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


def draw_letters(axes: Axes, placed: Placed, layer: MapLayer, taken: list[Box]) -> None:
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


def _word(axes: Axes, area: PrintedArea, text: str, style: tuple[float, str], shift: float = 0.0) -> Annotation:
    """A text at the place of an area's name, or so many points above it."""
    return axes.annotate(
        text, area.label, xytext=(0, shift), textcoords="offset points", fontsize=style[0], weight=style[1],
        ha="center", va="center", color=INK, annotation_clip=False, parse_math=False, linespacing=1.05, zorder=4,
    )  # fmt: skip


def _keep(axes: Axes, word: Annotation) -> None:
    """Give a text a white rim, drawn below it: the text itself stays text in a PDF, to be searched and copied."""
    axes.annotate(
        word.get_text(), word.xy, xytext=word.get_position(), textcoords="offset points", fontsize=word.get_fontsize(),
        weight=word.get_fontweight(), ha="center", va="center", color="white", annotation_clip=False, parse_math=False,
        linespacing=1.05, zorder=3, path_effects=[Stroke(linewidth=2.4, foreground="white")],
    )  # fmt: skip


def _width_on_paper(axes: Axes, area: PrintedArea) -> float:
    """How wide an area is at its narrower side, in points."""
    west, south, east, north = area.shape.bounds
    corners = axes.transData.transform([(west, south), (east, north)])
    return float(np.min(corners[1] - corners[0])) * 72.0 / axes.figure.dpi


def _box(word: Annotation) -> Box:
    west, south, east, north = word.get_window_extent().extents
    return west, south, east, north


def _touch(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _within(axes: Axes, box: Box) -> bool:
    frame = axes.get_window_extent().extents
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
