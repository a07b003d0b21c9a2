"""The map as a page to print: A4 landscape as PDF, PNG or SVG, made without a browser; every word is plain text."""

import textwrap
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import matplotlib as mpl
import numpy as np
from matplotlib import image
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure, SubFigure
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.patheffects import Normal, Stroke

from kkb.view.format import number
from kkb.view.geometry import TILES
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layer import MapLayer
from kkb.view.map_payload import View
from kkb.view.map_print_areas import HATCHES, INK, draw_areas, placed_areas
from kkb.view.map_print_ground import draw_north, draw_scale

FORMATS = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}
WIDTH, HEIGHT = 297 / 25.4, 210 / 25.4
"""Inches: A4 lying down."""
DPI = 200
_MAP = (0.035, 0.085, 0.66, 0.735)
_LEGEND = (0.715, 0.085, 0.255, 0.735)
_FAINT_INK = "#555555"
_LOCK = threading.Lock()  # matplotlib's settings belong to the whole process
_SETTINGS = {"pdf.fonttype": 42, "font.family": "DejaVu Sans", "text.parse_math": False, "axes.unicode_minus": True,
             "hatch.linewidth": 0.6, "hatch.color": "#222222", "svg.fonttype": "none",
             "svg.hashsalt": "kkb"}  # fmt: skip
_FONTS = ("'DejaVu Sans'", "'DejaVu Sans', Verdana, 'Segoe UI', Arial, sans-serif")
"""An SVG names its font; where it is not installed Verdana has the same widths."""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands round the map: region, answer, date, source, what the outlines are; `example` marks made-up data."""

    region: str
    answer: str
    date: str
    source: str
    note: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One map of the screen, a layer over outlines seen in a certain way, and what stands round it."""

    layer: MapLayer
    geometry: GeometryFile
    view: View
    header: Header


def print_maps(sheets: Sequence[Sheet], kind: str) -> bytes:
    """What is on the screen, a page for each map (in a PNG or SVG below each other); `kind` is one of FORMATS."""
    title = f"{sheets[0].layer.title}, {sheets[0].header.region}"
    with _LOCK, mpl.rc_context(_SETTINGS):
        if kind == "svg":
            return _svg(sheets, title)
        figures = [_drawn(_page(), sheet) for sheet in sheets]
        return _pdf(figures, title) if kind == "pdf" else _png(figures)


def _page(count: int = 1) -> Figure:
    """An empty page, or so many below each other."""
    figure = Figure(figsize=(WIDTH, HEIGHT * count), dpi=DPI)
    FigureCanvasAgg(figure)
    return figure


def _drawn(figure: Figure | SubFigure, sheet: Sheet) -> Figure | SubFigure:
    _draw_frame(figure, sheet.layer, sheet.header)
    axes = figure.add_axes(_MAP)
    draw_areas(axes, placed_areas(sheet.layer, sheet.geometry, sheet.view), sheet.layer)
    if sheet.geometry.kind != TILES:
        draw_scale(axes, sheet.view.words)
        draw_north(axes, sheet.view.words)
    _draw_legend(figure.add_axes(_LEGEND), sheet.layer, sheet.view)
    return figure


def _pdf(figures: Sequence[Figure], title: str) -> bytes:
    out = BytesIO()
    with PdfPages(out, metadata={"Title": title, "CreationDate": None}) as pages:
        for figure in figures:
            pages.savefig(figure)
    return out.getvalue()


def _svg(sheets: Sequence[Sheet], title: str) -> bytes:
    """Text stays text, to be searched and changed; every name in it is escaped."""
    whole, out = _page(len(sheets)), BytesIO()
    parts = whole.subfigures(len(sheets), 1, squeeze=False)[:, 0]
    for part, sheet in zip(parts, sheets, strict=True):
        _drawn(part, sheet)
    whole.savefig(out, format="svg", dpi=72, metadata={"Title": title, "Date": None})
    return out.getvalue().decode("utf-8").replace(*_FONTS).encode("utf-8")


def _png(figures: Sequence[Figure]) -> bytes:
    pictures = []
    for figure in figures:
        figure.canvas.draw()
        pictures.append(np.asarray(figure.canvas.buffer_rgba()))
    out = BytesIO()
    image.imsave(out, np.vstack(pictures), format="png", dpi=DPI)
    return out.getvalue()


def _draw_frame(figure: Figure | SubFigure, layer: MapLayer, header: Header) -> None:
    """Title and answer above, example label at the right, source and note below."""
    _write(figure, 0.035, 0.945, f"{header.region}: {layer.title}", (20, 62), weight="bold")
    _write(figure, 0.035, 0.875, header.answer, (11.5, 92 if header.example else 118))
    _write(figure, 0.035, 0.052, f"{header.date} · {header.source}", (9, 158), color=_FAINT_INK)
    _write(figure, 0.035, 0.027, header.note, (9, 158), color=_FAINT_INK)
    if header.example:
        figure.text(
            0.963, 0.875, header.example, ha="right", va="center", fontsize=11, weight="bold", color="#8A3B00",
            parse_math=False, bbox={"boxstyle": "round,pad=0.4", "facecolor": "#FFF1E0", "edgecolor": "#D55E00"},
        )  # fmt: skip


def _write(figure: Figure | SubFigure, x: float, y: float, text: str, size: tuple[float, int], **style: object) -> None:
    """Text from a left edge, cut to at most two lines of so many letters."""
    points, width = size
    lines = textwrap.wrap(text, width, max_lines=2, placeholder=" …") or [""]
    if len(lines) > 1:
        points *= 0.82
        lines = textwrap.wrap(text, round(width / 0.82), max_lines=2, placeholder=" …")
    style = {"color": INK, **style}
    figure.text(x, y, "\n".join(lines), va="center", fontsize=points, parse_math=False, linespacing=1.25, **style)


def _draw_legend(axes: Axes, layer: MapLayer, view: View) -> None:
    """Every class with its swatch, pattern, letter and count, in the order of the screen."""
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    axes.add_patch(FancyBboxPatch((0.005, 0.005), 0.99, 0.99, boxstyle="square,pad=0", fc="white", ec="#BBBBBB"))
    lines = textwrap.wrap(layer.title, 28, max_lines=3, placeholder=" …")
    axes.text(0.05, 0.955, "\n".join(lines), va="top", fontsize=11, weight="bold", color=INK, parse_math=False)
    top = 0.955 - 0.05 * len(lines) - 0.03
    step = min(0.075, (top - 0.03) / max(len(layer.legend), 1))
    for n, entry in enumerate(layer.legend):
        middle = top - step * (n + 0.5)
        if entry.is_drawn:
            look = {"fc": entry.swatch.color, "ec": "#444444", "lw": 0.8, "hatch": HATCHES[entry.swatch.pattern]}
            axes.add_patch(Rectangle((0.05, middle - step * 0.33), 0.12, step * 0.66, **look))
        size = min(10.5, 170 * step)
        if entry.mark:
            rim = [Stroke(linewidth=2.4, foreground="white"), Normal()]
            axes.text(0.11, middle, entry.mark, ha="center", va="center", fontsize=size * 0.9, weight="bold",
                      color=INK, parse_math=False, path_effects=rim)  # fmt: skip
        label = _shortened(entry.label, 27)
        axes.text(0.2, middle, label, va="center", fontsize=size, color=INK, parse_math=False)
        count = number(entry.count, view.words.lang)
        axes.text(0.95, middle, count, va="center", ha="right", fontsize=size, weight="bold", color=INK)


def _shortened(text: str, width: int) -> str:
    lines: Sequence[str] = textwrap.wrap(text, width, max_lines=2, placeholder=" …")
    return "\n".join(lines)
