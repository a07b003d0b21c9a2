"""What stands round a printed map: title, answer, example label, source, note, and the legend with its counts."""

import textwrap
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.patheffects import Normal, Stroke

from kkb.draw.map.layer import LegendEntry, MapLayer
from kkb.draw.print.areas import HATCHES
from kkb.draw.print.places import INK
from kkb.text.format import number
from kkb.text.wording import Wording

_FAINT_INK = "#555555"
_SMALLER = 0.82
"""A text too long for one line is written so much smaller, on two."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PrintHeader:
    """What stands round the map: region, answer, date, source, what the outlines are; `example` marks made-up data."""

    region: str
    answer: str
    date: str
    source: str
    note: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """Where a line of text stands: its left edge and middle (shares of the paper), size in points, letters it holds."""

    x: float
    y: float
    points: float
    letters: int


@dataclass(frozen=True, slots=True)
class PrintLayout:
    """Where everything stands on a page, or on the part of it that one of two maps has; boxes are x, y, width, height.

    `columns` of the legend, `shown` letters of a class in it; `label` is the right end and middle of the example label.
    """

    map: Box
    legend: Box
    columns: int
    shown: int
    title: TextLine
    answer: TextLine
    source: TextLine
    note: TextLine
    label: tuple[float, float]


ALONE = PrintLayout(
    map=(0.035, 0.085, 0.66, 0.735), legend=(0.715, 0.085, 0.255, 0.735), columns=1, shown=27,
    title=TextLine(0.035, 0.945, 20, 62), answer=TextLine(0.035, 0.875, 11.5, 92),
    source=TextLine(0.035, 0.052, 9, 164),
    note=TextLine(0.035, 0.027, 9, 164), label=(0.963, 0.875),
)  # fmt: skip
"""One map on the page, its legend beside it."""
BESIDE = PrintLayout(
    map=(0.05, 0.305, 0.9, 0.51), legend=(0.05, 0.085, 0.9, 0.205), columns=2, shown=24,
    title=TextLine(0.05, 0.925, 13, 46), answer=TextLine(0.05, 0.86, 9.5, 72), source=TextLine(0.05, 0.058, 7.5, 92),
    note=TextLine(0.05, 0.03, 7.5, 92), label=(0.95, 0.975),
)  # fmt: skip
"""One of two maps that stand beside each other, its legend below it."""


def draw_frame(figure: Figure | SubFigure, layer: MapLayer, header: PrintHeader, layout: PrintLayout) -> None:
    """Title and answer above, example label at the right, source and note below."""
    _write(figure, layout.title, f"{header.region}: {layer.title}", weight="bold")
    _write(figure, layout.answer, header.answer)
    _write(figure, layout.source, f"{header.date} · {header.source}", color=_FAINT_INK)
    _write(figure, layout.note, header.note, color=_FAINT_INK)
    if header.example:
        x, y = layout.label
        figure.text(
            x, y, header.example, ha="right", va="center", fontsize=11, weight="bold", color="#8A3B00",
            parse_math=False, bbox={"boxstyle": "round,pad=0.4", "facecolor": "#FFF1E0", "edgecolor": "#D55E00"},
        )  # fmt: skip


def _write(figure: Figure | SubFigure, line: TextLine, text: str, **style: Any) -> None:
    points, letters = line.points, line.letters
    if len(text) > letters:
        points, letters = points * _SMALLER, round(letters / _SMALLER)
    lines = textwrap.wrap(text, letters, max_lines=2, placeholder=" …") or [""]
    style = {"color": INK, **style}
    figure.text(
        line.x, line.y, "\n".join(lines), va="center", fontsize=points, parse_math=False, linespacing=1.25, **style
    )


def draw_legend(axes: Axes, layer: MapLayer, words: Wording, layout: PrintLayout) -> None:
    """Every class with its swatch, pattern, letter and count, in the order of the screen."""
    width, height = (pixels * 72 / axes.figure.dpi for pixels in axes.get_window_extent().size)
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.axis("off")
    axes.add_patch(FancyBboxPatch((1, 1), width - 2, height - 2, boxstyle="square,pad=0", fc="white", ec="#BBBBBB"))
    lines = textwrap.wrap(layer.title, round(width / 6.6), max_lines=3, placeholder=" …")
    axes.text(10, height - 14, "\n".join(lines), va="top", fontsize=11, weight="bold", color=INK, parse_math=False)
    top = height - 14 - 15 * len(lines) - 10
    rows = -(-len(layer.legend) // layout.columns)
    step = min(32.0, (top - 8) / max(rows, 1))
    each = (width - 10) / layout.columns
    for n, entry in enumerate(layer.legend):
        place = (10 + each * (n // rows), top - step * (n % rows + 0.5))
        _draw_class(axes, entry, place, (each - 10, step), layout.shown, words)


def _draw_class(
    axes: Axes, entry: LegendEntry, place: tuple[float, float], room: tuple[float, float], shown: int, words: Wording
) -> None:
    """One class of the legend from its left end and middle, in so much room (points)."""
    (x, y), (width, step) = place, room
    if entry.is_drawn:
        hatch = HATCHES[entry.swatch.pattern]
        look: dict[str, Any] = {"fc": entry.swatch.color, "ec": "#444444", "lw": 0.8, "hatch": hatch}
        axes.add_patch(Rectangle((x, y - step * 0.33), 26, step * 0.66, **look))
    size = min(10.5, 0.4 * step)
    text: dict[str, Any] = {"va": "center", "color": INK, "parse_math": False}
    if entry.mark:
        rim = [Stroke(linewidth=2.4, foreground="white"), Normal()]
        axes.text(x + 13, y, entry.mark, ha="center", fontsize=size * 0.9, weight="bold", path_effects=rim, **text)
    label = "\n".join(textwrap.wrap(entry.label, shown, max_lines=2, placeholder=" …"))
    axes.text(x + 33, y, label, fontsize=size, **text)
    axes.text(x + width, y, number(entry.count, words.lang), ha="right", fontsize=size, weight="bold", **text)
