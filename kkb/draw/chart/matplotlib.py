"""A chart in a file: one value as a matplotlib picture with its title, notes and the label of made-up data inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from math import nan
from textwrap import fill, shorten, wrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.axis import XAxis, YAxis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kkb.content.chart import Axis, Category, Chart, ChartKind, Dash, EndText, Marker, Point, Series, SeriesKind, Unit
from kkb.content.palette import GRID, INK, PALE, QUIET, shade_colour, text_on
from kkb.draw.chart.labels import Mark, name_sides, stairs_in
from kkb.draw.print.areas import HATCHES
from kkb.draw.print.paper import on_paper, saved
from kkb.text import format as fmt

WIDTH = 1080
_DPI, _PIXEL = 144, 1.19
"""Dots per inch; pixels of a picture to one of the screen, whose letters are 16 high and here 19."""
_TEXT, _SMALL, _TITLE, _LEGEND = 9.5, 8.5, 12.5, 9.0
_LABEL_WIDTH, _HEAD_WIDTH, _GAP, _EDGE, _LINE = 26, 26, 0.28, 0.43, 22
_DASHES: dict[Dash, Any] = {
    Dash.SOLID: "-",
    Dash.DASHED: (0, (4, 2)),
    Dash.DOTTED: (0, (1, 1.6)),
    Dash.DASH_DOT: (0, (5, 2, 1, 2)),
}
_MARKERS = {
    Marker.CIRCLE: "o", Marker.SQUARE: "s", Marker.DIAMOND: "D", Marker.CROSS: "X", Marker.STAR: "*",
    Marker.TRIANGLE: "v",
}  # fmt: skip
_SIZES = {Marker.STAR: 14, Marker.TRIANGLE: 21}
_SIDES = {"right": (9, 0, "left", "center"), "left": (-9, 0, "right", "center"), "above": (0, 9, "center", "bottom"),
          "below": (0, -9, "center", "top"), "above left": (0, 9, "right", "bottom"),
          "above right": (0, 9, "left", "bottom"), "below left": (0, -9, "right", "top"),
          "below right": (0, -9, "left", "top")}  # fmt: skip
_STROKE, _ARROW = {"marker": "|", "markersize": 20, "markeredgewidth": 3}, {"marker": "<"}
_MANY_LETTERS = 96
_Look = dict[str, Any]
"""What matplotlib is told of how something looks."""
_VEIL = {"facecolor": "#FFFFFFCC", "edgecolor": "none", "pad": 0.6}


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """What stands round a chart in a file beside its own title and notes: area, date and source; `example` marks
    made-up data.
    """

    notes: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class _Legend:
    signs: tuple[Patch | Line2D, ...]
    names: tuple[str, ...]
    columns: int

    @property
    def rows(self) -> int:
        return -(-len(self.names) // self.columns)


def chart_picture(chart: Chart, frame: PictureFrame, kind: str = "png") -> bytes:
    """The chart as a file (`kind` of paper.FORMATS), WIDTH pixels wide."""
    with on_paper():
        return saved(matplotlib_figure(chart, frame), kind, chart.title, _DPI)


def matplotlib_figure(chart: Chart, frame: PictureFrame) -> Figure:
    """The picture. Every artist of a series bears its key (`gid`); call it inside `on_paper`."""
    below = [line for note in (*chart.notes, *frame.notes) for line in wrap(note, _MANY_LETTERS)]
    title, legend = wrap(chart.title, 58), _legend(chart)
    top = 26 + 31 * len(title) + (34 if frame.example else 0)
    head, foot = top + 30 * legend.rows, 16 + 24 * len(below)
    height = round(chart.height * _PIXEL) + head + foot
    inside = (0.015, foot / height, 0.97, 1 - (head + foot) / height)
    layout = ConstrainedLayoutEngine(rect=inside, w_pad=0.02)
    figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, layout=layout)
    FigureCanvasAgg(figure)
    _write_round(figure, (title, below), frame.example, height)
    if chart.empty:
        figure.text(0.5, 0.5, fill(chart.empty, 60), ha="center", va="center", fontsize=_TITLE, color=QUIET)
        return figure
    _draw(figure, chart)
    if legend.rows:
        figure.legend(
            legend.signs, legend.names, loc="upper left", bbox_to_anchor=(0.01, 1 - (top - 8) / height), frameon=False,
            ncols=legend.columns, fontsize=_LEGEND, borderaxespad=0, handlelength=2.2,
        ).set_in_layout(False)  # fmt: skip
    return figure


def _write_round(figure: Figure, texts: tuple[list[str], list[str]], example: str, height: int) -> None:
    title, below = texts
    figure.text(0.02, 1 - 14 / height, "\n".join(title), va="top", fontsize=_TITLE, weight="bold", color=INK)
    figure.text(0.02, 10 / height, "\n".join(below), va="bottom", fontsize=_SMALL, color=QUIET, linespacing=1.3)
    if example:
        figure.text(
            0.025, 1 - (24 + 31 * len(title)) / height, example, va="top", fontsize=_SMALL, weight="bold",
            color="#8A3B00", bbox={"boxstyle": "round,pad=0.3", "facecolor": "#FFF1E0", "edgecolor": "#D55E00"},
        )  # fmt: skip


def _draw(figure: Figure, chart: Chart) -> None:
    panels = figure.subplots(1, max(1, len(chart.heads)) if chart.kind is ChartKind.INTERVAL else 1, sharey=True,
                             squeeze=False)[0]  # fmt: skip
    drawers = {ChartKind.LINE: _lines, ChartKind.SCATTER: _lines, ChartKind.INTERVAL: _intervals,
               ChartKind.HEAT: _cells, ChartKind.FLOW: _flow}  # fmt: skip
    for panel, axes in enumerate(panels):
        axes.set_axisbelow(True)
        drawers.get(chart.kind, _bars)(axes, chart, panel)
        if chart.kind not in (ChartKind.FLOW, ChartKind.HEAT):
            _set_axes(axes, chart, is_first=not panel)
            _draw_references(axes, chart)
    if _has_names_at_ends(chart):
        _write_names_at_ends(panels[0], chart)


def _bars(axes: Axes, chart: Chart, _: int) -> None:
    """STACKED, BAR, STEPS and BULLET: bars with their numbers, targets, and what is written past their ends."""
    bars = [series for series in chart.series if series.kind is SeriesKind.BAR]
    tops = [0.0] * len(chart.categories)
    for place, series in enumerate(bars):
        is_stacked = chart.kind is ChartKind.STACKED
        width = (1 - _GAP) / (1 if is_stacked else len(bars))
        shift = 0 if is_stacked else (place - (len(bars) - 1) / 2) * width
        for at, point in enumerate(series.points):
            if point.value is None:
                continue
            start, end = point.ends if chart.kind is ChartKind.STEPS else (0.0, point.value)
            start, long = (tops[at] if is_stacked else start), end - start
            _bar(axes, chart, (series, point), (at + shift, start, long, width))
            tops[at] = max(tops[at], start + long)
    for series in chart.series:
        if series.kind is SeriesKind.TARGET:
            _strokes(axes, chart, series)
    for place, (category, top) in enumerate(zip(chart.categories, tops, strict=True)):
        if category.end:
            _write_end(axes, chart, category.end, (place, top))


def _bar(axes: Axes, chart: Chart, part: tuple[Series, Point], box: tuple[float, float, float, float]) -> None:
    """One bar; its number stands in it where it fits, past its end where it is alone at its place."""
    (series, point), (at, start, long, width) = part, box
    colour = point.colour or series.colour
    look: _Look = {"color": colour, "edgecolor": "#FFFFFF", "linewidth": 0.8, "gid": series.key,
            "hatch": HATCHES[point.pattern or series.pattern] or None, "hatchcolor": "#FFFFFFAA"}  # fmt: skip
    if chart.is_lying:
        axes.barh(at, long, width, start, **look)
    else:
        axes.bar(at, long, width, start, **look)
    is_alone = len(chart.series) == 1 and not chart.is_lying
    room = _pixels(chart, long) if chart.is_lying else WIDTH * 0.85 * width / max(1, len(chart.categories))
    deep = 99.0 if chart.is_lying else _pixels(chart, long)
    if is_alone:
        axes.annotate(point.text, (at, start + long), (0, 3), textcoords="offset points", ha="center", va="bottom",
                      fontsize=_TEXT, color=INK)  # fmt: skip
    elif point.text and chart.kind is ChartKind.BAR and deep <= _LINE:
        axes.annotate(point.text, (at, start + long), (0, 2), textcoords="offset points", ha="center", va="bottom",
                      fontsize=_SMALL, color=INK)  # fmt: skip
    elif point.text and room > 12 * len(point.text) + 4 and deep > _LINE:
        middle = start + long / 2
        x, y = (middle, at) if chart.is_lying else (at, middle)
        axes.text(x, y, point.text, ha="center", va="center", fontsize=_TEXT, color=text_on(colour))


def _pixels(chart: Chart, long: float) -> float:
    """About how many pixels of the picture so much of the value axis is."""
    low, high = chart.along.ends
    return abs(long) / (high - low) * (WIDTH * 0.62 if chart.is_lying else (chart.height - 110) * _PIXEL)


def _strokes(axes: Axes, chart: Chart, series: Series) -> None:
    known = [(place, point.value) for place, point in enumerate(series.points) if point.value is not None]
    places = [place if chart.is_lying else place + _EDGE for place, _ in known]
    values = [value for _, value in known]
    x, y = (values, places) if chart.is_lying else (places, values)
    look = _STROKE if chart.is_lying else _ARROW
    axes.plot(x, y, linestyle="none", color=series.colour, gid=series.key, clip_on=False, **look)


def _write_end(axes: Axes, chart: Chart, end: EndText, at: tuple[int, float]) -> None:
    """Above an upright bar, at the end of a lying stack, else in a column at the right where nothing crosses it."""
    place, top = at
    if not chart.is_lying:
        axes.annotate(f"{end.strong}", (place, top), (0, 15), textcoords="offset points", ha="center", va="bottom",
                      fontsize=_SMALL, weight="bold", color=INK)  # fmt: skip
        axes.annotate(end.rest, (place, top), (0, 4), textcoords="offset points", ha="center", va="bottom",
                      fontsize=_SMALL, color=INK)  # fmt: skip
        return
    where: _Look = {"xy": (top, place)} if chart.kind is ChartKind.STACKED else {
        "xy": (1, place), "xycoords": axes.get_yaxis_transform()}  # fmt: skip
    lift = 5 if end.below else 0
    style: _Look = {
        "textcoords": "offset points",
        "va": "center",
        "fontsize": _TEXT,
        "color": INK,
        "annotation_clip": False,
    }
    strong = axes.annotate(end.strong, **where, xytext=(6, lift), weight="bold", **style)
    axes.annotate(end.rest, (1, 0.5), (5, 0), xycoords=strong, **style)
    if end.below:
        axes.annotate(end.below, **where, xytext=(6, -lift - 2), **style | {"fontsize": _SMALL})


def _lines(axes: Axes, chart: Chart, _: int) -> None:
    """LINE and SCATTER: lines, stairs, bands and points at categories, dates or numbers."""
    for series in chart.series:
        x: list[Any] = [place if point.at is None else point.at for place, point in enumerate(series.points)]
        if series.kind is SeriesKind.BAND:
            low, high = ([getattr(point, end) for point in series.points] for end in ("low", "high"))
            axes.fill_between(x, low, high, color=series.colour, alpha=0.18, linewidth=0, gid=series.key)
        elif series.kind is SeriesKind.POINTS:
            for at, point in zip(x, series.points, strict=True):
                _dot(axes, series, point, at)
        else:
            _line(axes, series, x)
    _write_names(axes, chart)


def _line(axes: Axes, series: Series, x: Sequence[Any]) -> None:
    known = [(at, nan if point.value is None else point.value) for at, point in zip(x, series.points, strict=True)
             if point.value is not None or not series.connects]  # fmt: skip
    is_limit = series.kind is SeriesKind.STAIRS and series.dash is Dash.SOLID
    axes.plot(
        [at for at, _ in known], [value for _, value in known], color=series.colour, linestyle=_DASHES[series.dash],
        linewidth=1.2 if is_limit else 2.2, markersize=7, gid=series.key,
        marker=_MARKERS[series.marker] if _has_marks(series) else None,
        drawstyle="steps-mid" if series.kind is SeriesKind.STAIRS else "default",
    )  # fmt: skip


def _dot(axes: Axes, series: Series, point: Point, at: Any) -> None:
    """A mark with what is written in it; one that is not filled is an outline with dark text."""
    if point.value is None:
        return
    colour, shape = point.colour or series.colour, point.marker or series.marker
    inside = colour if point.filled else "#FFFFFF"
    size = _SIZES.get(shape, 16 if point.text else 10)
    axes.plot([at], [point.value], marker=_MARKERS[shape], markersize=size, markerfacecolor=inside, clip_on=False,
              markeredgecolor=colour, markeredgewidth=1.4, linestyle="none", gid=series.key, zorder=4)  # fmt: skip
    if point.text:
        axes.text(at, point.value, point.text, ha="center", va="center", fontsize=_SMALL, color=text_on(inside),
                  zorder=5)  # fmt: skip


def _write_names(axes: Axes, chart: Chart) -> None:
    """Names of points in a field of numbers, each on the side where it lies over the least."""
    fields = chart.series if chart.kind is ChartKind.SCATTER else ()
    points = [(series, point) for series in fields if series.kind is SeriesKind.POINTS for point in series.points]
    if not points:
        return
    wide, tall, (_, right), (low, high) = WIDTH * 0.87 / _PIXEL, chart.height - 110, chart.across.ends, chart.along.ends
    marks = [Mark(p.number_at / right * wide, ((p.value or 0.0) - low) / (high - low) * tall, p.name)
             for _, p in points]  # fmt: skip
    for (series, point), side in zip(points, name_sides(marks, wide, stairs_in(chart, wide, tall)), strict=True):
        if side:
            x, y, ha, va = _SIDES[side]
            axes.annotate(
                shorten(point.name, 48, placeholder=" …"), (point.at, point.value), (x * 1.3, y * 1.2), ha=ha, va=va,
                textcoords="offset points", fontsize=_TEXT, color=point.colour or series.colour, zorder=6, bbox=_VEIL,
            )  # fmt: skip


def _intervals(axes: Axes, chart: Chart, panel: int) -> None:
    """INTERVAL: a band from low to high and a dot at the value per category."""
    for series in chart.series:
        known = [(place, point) for place, point in enumerate(series.points) if point.value is not None]
        for place, point in known if series.panel == panel else ():
            axes.plot(point.ends, [place, place], color=PALE, linewidth=6, solid_capstyle="butt",
                      gid=series.key)  # fmt: skip
            axes.plot([point.value or 0.0], [place], "o", color=point.colour or series.colour, markersize=10,
                      gid=series.key, clip_on=False, zorder=4)  # fmt: skip
    if chart.heads:
        axes.set_title(fill(chart.heads[panel], _HEAD_WIDTH), fontsize=_TEXT, color=INK)


def _cells(axes: Axes, chart: Chart, _: int) -> None:
    """HEAT: a row per series, shaded, its text in every cell; what is not known stays white."""
    for row, series in enumerate(chart.series):
        for column, point in enumerate(series.points):
            colour = "#FFFFFF" if point.shade is None else shade_colour(chart.shades, point.shade)
            axes.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, facecolor=colour, edgecolor="#FFFFFF",
                                     linewidth=1.5, gid=series.key))  # fmt: skip
            axes.text(column, row, point.text, ha="center", va="center", fontsize=_TEXT, color=text_on(colour),
                      gid=series.key)  # fmt: skip
    heads = [shorten(category.label, _HEAD_WIDTH, placeholder="…") for category in chart.categories]
    axes.set(xlim=(-0.5, max(1, len(heads)) - 0.5))
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(heads)), heads, rotation=45, ha="left", rotation_mode="anchor")
    _set_rows(axes, [Category(s.key, s.label, s.beside, is_chosen=s.is_chosen) for s in chart.series])
    _plain(axes)


def _flow(axes: Axes, chart: Chart, _: int) -> None:
    """FLOW: the starts at the left, the ends at the right, bands between them as high as their numbers."""
    rows = [[point.value or 0 for point in series.points] for series in chart.series]
    sizes = [sum(row) for row in rows], [sum(column) for column in zip(*rows, strict=True)]
    gap, total = 0.04 * sum(sizes[0]), sum(sizes[0])
    tops = [[0, *accumulate(size + gap for size in side)] for side in sizes]
    nodes = [(series.label, series.colour) for series in chart.series], [(c.label, c.colour) for c in chart.categories]
    for side, align in enumerate(("left", "right")):
        for (label, colour), top, size in zip(nodes[side], tops[side], sizes[side], strict=False):
            axes.add_patch(Rectangle((side - 0.015, top), 0.03, size, color=colour or PALE))
            axes.text(side + (-0.03 if side else 0.03), top + size / 2, label, ha=align, va="center", fontsize=_TEXT,
                      color=INK, zorder=3)  # fmt: skip
    used = [list(tops[0]), list(tops[1])]
    for a, series in enumerate(chart.series):
        for b, point in enumerate(series.points):
            if point.value:
                band = _band(used[0][a], used[1][b], point.value)
                axes.add_patch(PathPatch(band, color=series.colour or PALE, alpha=0.35, linewidth=0, gid=series.key))
                used[0][a], used[1][b] = used[0][a] + point.value, used[1][b] + point.value
    for x, head, align in zip((0, 1), chart.heads, ("left", "right"), strict=False):
        axes.text(x, -0.03 * total, head, ha=align, va="bottom", fontsize=_TEXT, color=INK)
    axes.set(xlim=(-0.02, 1.02), ylim=(max(side[-1] for side in tops), -0.1 * total))
    axes.axis("off")


def _band(left: float, right: float, size: float) -> Path:
    """A band between two heights, as high at both ends."""
    x = (0.015, 0.5, 0.5, 0.985)
    upper = list(zip(x, (left, left, right, right), strict=True))
    lower = [(at, y + size) for at, y in reversed(upper)]
    return Path([*upper, *lower, upper[0]], [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3,
                                             Path.CLOSEPOLY])  # fmt: skip


def _set_axes(axes: Axes, chart: Chart, *, is_first: bool) -> None:
    _plain(axes)
    axes.grid(axis="x" if chart.is_lying else "y", color=GRID)
    values, places = (axes.xaxis, axes.yaxis) if chart.is_lying else (axes.yaxis, axes.xaxis)
    values.set_label_text(chart.along.title, fontsize=_TEXT, color=INK)
    places.set_label_text(chart.across.title, fontsize=_TEXT, color=INK)
    if chart.along.ticks:
        values.set_ticks(*_ticks(chart.along))
    else:
        _set_numbers(values, chart.along, chart.lang)
    if chart.along.low is not None:
        (axes.set_xlim if chart.is_lying else axes.set_ylim)(chart.along.ends)
    if chart.is_lying:
        if is_first:
            _set_rows(axes, chart.categories)
    elif chart.categories:
        around = 0.3 if chart.kind is ChartKind.LINE else 0.5
        axes.set_xticks(range(len(chart.categories)), [_lines_of(c.label) for c in chart.categories])
        axes.set_xlim(-around, len(chart.categories) - 1 + around)
    elif chart.across.ticks:
        axes.set_xticks(*_ticks(chart.across))
    elif chart.across.low is not None:
        _set_numbers(axes.xaxis, chart.across, chart.lang)
        axes.set_xlim(chart.across.ends)


def _ticks(axis: Axis) -> tuple[list[Any], list[str]]:
    return [at for at, _ in axis.ticks], [text for _, text in axis.ticks]


def _plain(axes: Axes) -> None:
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=_TEXT, labelcolor=INK)


def _set_numbers(scale: XAxis | YAxis, axis: Axis, lang: str) -> None:
    """Numbers with the marks of the language, percent with its sign, villages only whole."""
    sign = " %" if axis.unit is Unit.PERCENT else ""
    scale.set_major_locator(MaxNLocator(6, integer=axis.unit is not Unit.SCORE))
    scale.set_major_formatter(
        FuncFormatter(lambda value, _: fmt.number(value, lang, 0 if float(value).is_integer() else 1) + sign)
    )


def _set_rows(axes: Axes, rows: Sequence[Category]) -> None:
    """A row per category, the first on top; one that a person picked is bold."""
    labels = [f"{_lines_of(row.label)}  {row.beside}".rstrip() for row in rows]
    axes.set_yticks(range(len(rows)), labels)
    axes.set_ylim(max(1, len(rows)) - 0.5, -0.5)
    for row, label in zip(rows, axes.get_yticklabels(), strict=True):
        label.set_fontweight("bold" if row.is_chosen else "normal")


def _lines_of(label: str) -> str:
    """A label in lines, at most three."""
    pieces = list(chain.from_iterable(wrap(line, _LABEL_WIDTH) for line in label.splitlines()))
    return "\n".join(pieces[:3] if len(pieces) <= 3 else [*pieces[:2], f"{pieces[2][:-1]}…"])


def _draw_references(axes: Axes, chart: Chart) -> None:
    for line in chart.references:
        look: _Look = {"color": line.colour, "linewidth": 2 if line.key == "target" else 1.4, "linestyle": (0, (4, 2)),
                "gid": line.key}  # fmt: skip
        (axes.axvline if chart.is_lying else axes.axhline)(line.value, **look)
        style: _Look = {
            "fontsize": _TEXT,
            "color": line.colour,
            "annotation_clip": False,
            "va": "bottom",
            "bbox": _VEIL,
        }
        if chart.is_lying:
            axes.annotate(line.label, (line.value, 1.01), xycoords=axes.get_xaxis_transform(), ha="center", **style)
        elif chart.kind is not ChartKind.SCATTER:
            axes.annotate(line.label, (1, line.value), xycoords=axes.get_yaxis_transform(), ha="right", **style)


def _ends(series: Series) -> list[tuple[object, float]]:
    """Where a line stands at its known places."""
    return [(place if p.at is None else p.at, p.value) for place, p in enumerate(series.points) if p.value is not None]


def _has_names_at_ends(chart: Chart) -> bool:
    """Whether names stand at the ends of lines instead of in a legend: all end together and far enough apart."""
    lines = [series for series in chart.series if series.in_legend]
    if chart.kind is not ChartKind.LINE or any(series.kind is not SeriesKind.LINE for series in lines):
        return False
    ends = [_ends(series) for series in lines]
    if not all(ends) or len({end[-1][0] for end in ends}) > 1 or max(len(s.label) for s in lines) > _LABEL_WIDTH:
        return False
    heights = sorted(end[-1][1] for end in ends)
    least, most = chart.along.ends
    return all(high - low >= 0.09 * (most - least) for low, high in pairwise(heights))


def _write_names_at_ends(axes: Axes, chart: Chart) -> None:
    for series in chart.series:
        axes.annotate(series.label, _ends(series)[-1], (9, 0), textcoords="offset points", va="center", fontsize=_TEXT,
                      color=series.colour, weight="bold", annotation_clip=False)  # fmt: skip


def _legend(chart: Chart) -> _Legend:
    """What stands in the legend, to be read row by row (matplotlib fills columns)."""
    if chart.empty or _has_names_at_ends(chart):
        return _Legend((), (), 1)
    entries = [(_sign(series, chart), series.label) for series in chart.series if series.in_legend]
    if chart.kind is ChartKind.SCATTER:
        entries += [(Line2D([], [], color=line.colour, linestyle=(0, (4, 2)), linewidth=1.4), line.label)
                    for line in chart.references]  # fmt: skip
    names = [shorten(name, 44, placeholder=" …") or " " for _, name in entries]
    columns = max(1, min(len(names), 104 // (max(map(len, names), default=1) + 9)))
    told = list(zip([sign for sign, _ in entries], names, strict=True))
    by_column = [entry for column in range(columns) for entry in told[column::columns]]
    return _Legend(tuple(sign for sign, _ in by_column), tuple(name for _, name in by_column), columns)


def _sign(series: Series, chart: Chart) -> Patch | Line2D:
    """What stands before a series' name in the legend."""
    if series.kind in (SeriesKind.BAR, SeriesKind.BAND):
        hatch = HATCHES[series.pattern] or None
        return Patch(facecolor=series.colour, edgecolor="#FFFFFF", hatch=hatch, hatchcolor="#FFFFFFAA",
                     alpha=0.18 if series.kind is SeriesKind.BAND else None)  # fmt: skip
    if series.kind is SeriesKind.TARGET:
        return Line2D([], [], color=series.colour, linestyle="none",
                      **(_STROKE | {"markersize": 12} if chart.is_lying else _ARROW))  # fmt: skip
    first = next(iter(series.points), Point(None))
    is_mark = series.kind is SeriesKind.POINTS
    shape = _MARKERS[(first.marker or series.marker) if is_mark else series.marker]
    return Line2D([], [], color=series.colour, linestyle="none" if is_mark else _DASHES[series.dash], linewidth=2.2,
                  marker=shape if is_mark or _has_marks(series) else None, markersize=8,
                  markerfacecolor=series.colour if first.filled else "#FFFFFF")  # fmt: skip


def _has_marks(series: Series) -> bool:
    """A line of single values has a mark at each; stairs and lines inside a band have none."""
    return series.kind is SeriesKind.LINE and not any(point.low is not None for point in series.points)
