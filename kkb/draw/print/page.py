"""The map as a page to print: A4 landscape as PDF, PNG or SVG, made without a browser; every word is plain text."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure, SubFigure

from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import TILES
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.payload import View
from kkb.draw.print.areas import draw_areas
from kkb.draw.print.frame import ALONE, BESIDE, PrintHeader, PrintLayout, draw_frame, draw_legend
from kkb.draw.print.ground import draw_north, draw_scale
from kkb.draw.print.paper import on_paper, saved
from kkb.draw.print.places import placed_areas

WIDTH, HEIGHT = 297 / 25.4, 210 / 25.4
"""Inches: A4 lying down."""
DPI = 200


@dataclass(frozen=True, slots=True)
class PrintedMap:
    """One map of the screen, a layer over outlines seen in a certain way, and what stands round it."""

    layer: MapLayer
    geometry: GeometryFile
    view: View
    header: PrintHeader


def print_maps(sheets: Sequence[PrintedMap], kind: str) -> bytes:
    """What is on the screen on one page, two maps beside each other; `kind` is one of FORMATS."""
    with on_paper():
        page = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI)
        FigureCanvasAgg(page)
        layout = ALONE if len(sheets) == 1 else BESIDE
        parts = page.subfigures(1, len(sheets), squeeze=False)[0]
        for part, sheet in zip(parts, sheets, strict=True):
            _draw(part, sheet, layout)
        return saved(page, kind, f"{sheets[0].layer.title}, {sheets[0].header.region}", DPI)


def _draw(part: SubFigure, sheet: PrintedMap, layout: PrintLayout) -> None:
    draw_frame(part, sheet.layer, sheet.header, layout)
    axes = part.add_axes(layout.map)
    draw_areas(axes, placed_areas(sheet.geometry, sheet.view), sheet.layer)
    if sheet.geometry.kind != TILES:
        draw_scale(axes, sheet.view.words)
        draw_north(axes, sheet.view.words)
    draw_legend(part.add_axes(layout.legend), sheet.layer, sheet.view.words, layout)
