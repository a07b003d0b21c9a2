"""The map as a page to print: A4 landscape as PDF or PNG, made here without a browser; every word is plain text."""

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
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from kkb.view.format import number
from kkb.view.geometry import TILES
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layer import MapLayer
from kkb.view.map_payload import View
from kkb.view.map_print_areas import HATCHES, INK, draw_areas, placed_areas
from kkb.view.map_print_ground import draw_north, draw_scale

FORMATS = {"pdf": "application/pdf", "png": "image/png"}
WIDTH, HEIGHT = 297 / 25.4, 210 / 25.4
"""Inches: A4 lying down."""
DPI = 200
_MAP = (0.035, 0.085, 0.66, 0.735)
_LEGEND = (0.715, 0.085, 0.255, 0.735)
_FAINT_INK = "#555555"
_LOCK = threading.Lock()  # matplotlib's settings belong to the whole process
_SETTINGS = {"pdf.fonttype": 42, "font.family": "DejaVu Sans", "text.parse_math": False, "axes.unicode_minus": True,
             "hatch.linewidth": 0.6, "hatch.color": "#222222"}  # fmt: skip


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
    """One map of the screen: a layer over outlines, seen in a certain way."""

    layer: MapLayer
    geometry: GeometryFile
    view: View


def print_maps(sheets: Sequence[Sheet], header: Header, kind: str) -> bytes:
    """What is on the screen, a page for each map (in a PNG below each other); `kind` is one of FORMATS."""
    with _LOCK, mpl.rc_context(_SETTINGS):
        figures = [_figure(sheet, header) for sheet in sheets]
        return _pdf(figures, f"{sheets[0].layer.title}, {header.region}") if kind == "pdf" else _png(figures)


def _figure(sheet: Sheet, header: Header) -> Figure:
    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI)
    FigureCanvasAgg(figure)
    _draw_frame(figure, sheet.layer, header)
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


def _png(figures: Sequence[Figure]) -> bytes:
    pictures = []
    for figure in figures:
        figure.canvas.draw()
        pictures.append(np.asarray(figure.canvas.buffer_rgba()))
    out = BytesIO()
    image.imsave(out, np.vstack(pictures), format="png", dpi=DPI)
    return out.getvalue()


def _draw_frame(figure: Figure, layer: MapLayer, header: Header) -> None:
    """Title and answer above, example label at the right, source and note below."""
    _write(figure, 0.035, 0.945, f"{header.region}: {layer.title}", (20, 62), weight="bold")
    _write(figure, 0.035, 0.875, header.answer, (11.5, 92 if header.example else 118))
    _write(figure, 0.035, 0.052, f"{header.date} · {header.source}", (9, 170), color=_FAINT_INK)
    _write(figure, 0.035, 0.027, header.note, (9, 170), color=_FAINT_INK)
    if header.example:
        figure.text(
            0.963, 0.875, header.example, ha="right", va="center", fontsize=11, weight="bold", color="#8A3B00",
            parse_math=False, bbox={"boxstyle": "round,pad=0.4", "facecolor": "#FFF1E0", "edgecolor": "#D55E00"},
        )  # fmt: skip


def _write(figure: Figure, x: float, y: float, text: str, size: tuple[float, int], **style: object) -> None:
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
    lines = textwrap.wrap(layer.title, 34, max_lines=2, placeholder=" …")
    axes.text(0.05, 0.955, "\n".join(lines), va="top", fontsize=11, weight="bold", color=INK, parse_math=False)
    top = 0.955 - 0.05 * len(lines) - 0.03
    step = min(0.075, (top - 0.03) / max(len(layer.legend), 1))
    for n, entry in enumerate(layer.legend):
        middle = top - step * (n + 0.5)
        if entry.is_drawn:
            look = {"fc": entry.swatch.color, "ec": "#444444", "lw": 0.8, "hatch": HATCHES[entry.swatch.pattern]}
            axes.add_patch(Rectangle((0.05, middle - step * 0.33), 0.12, step * 0.66, **look))
        size = min(10.5, 170 * step)
        label = _shortened(entry.label, 27)
        axes.text(0.2, middle, label, va="center", fontsize=size, color=INK, parse_math=False)
        count = number(entry.count, view.words.lang)
        axes.text(0.95, middle, count, va="center", ha="right", fontsize=size, weight="bold", color=INK)


def _shortened(text: str, width: int) -> str:
    lines: Sequence[str] = textwrap.wrap(text, width, max_lines=2, placeholder=" …")
    return "\n".join(lines)
