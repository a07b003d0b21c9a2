"""A chart on the screen: one value as a Plotly figure, readable from the back of a room, no decoration."""

from collections.abc import Sequence
from itertools import chain
from textwrap import shorten, wrap

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from kkb.content.chart import (
    Category,
    Chart,
    ChartKind,
    Dash,
    EndText,
    Marker,
    Point,
    Position,
    Series,
    SeriesKind,
    Unit,
)
from kkb.content.palette import GRID, INK, PALE, channels, text_on
from kkb.draw.chart.labels import Mark, name_sides, stairs_in
from kkb.text.language import LANGUAGES

FONT = 16
CONFIG = {"displayModeBar": False, "scrollZoom": False}
_FAMILY = "Source Sans, sans-serif"
_LABEL_WIDTH, _ROW_WIDTH, _HEAD_WIDTH, _LEGEND_WIDTH, _LETTER, _LEAST_END = 26, 16, 20, 32, 8.5, 122
_TOP = {
    ChartKind.STACKED: 84, ChartKind.INTERVAL: 40, ChartKind.STEPS: 40, ChartKind.BULLET: 40, ChartKind.HEAT: 165,
    ChartKind.FLOW: 44,
}  # fmt: skip
"""Pixels above a chart for its legend, heads or labels; 64 where nothing is said."""
SHAPES = {"polos": "", "titik": ".", "mendatar": "-", "tegak": "|", "miring": "/", "silang": "x"}
"""The patterns of peta.toml as Plotly draws them."""
_MARKERS = {
    Marker.CIRCLE: "circle", Marker.SQUARE: "square", Marker.DIAMOND: "diamond", Marker.CROSS: "x",
    Marker.STAR: "star", Marker.TRIANGLE: "triangle-down",
}  # fmt: skip
_SIZES = {Marker.STAR: 18, Marker.TRIANGLE: 34}
_PLAIN_SIZE, _WRITTEN_SIZE, _DOT_SIZE = 11, 25, 15
_DASHES = {Dash.SOLID: "solid", Dash.DASHED: "dash", Dash.DOTTED: "dot", Dash.DASH_DOT: "dashdot"}
_HOVER = {"hovertemplate": "%{hovertext}<extra></extra>"}
_WIDTH, _GAP, _HEAD = 3, 0.28, 20
_VEIL, _NARROW, _AROUND = "rgba(255, 255, 255, 0.8)", 600, 120
_BESIDE = {
    "right": {"xanchor": "left", "xshift": 16}, "left": {"xanchor": "right", "xshift": -16},
    "above": {"yanchor": "bottom", "yshift": 12}, "below": {"yanchor": "top", "yshift": -12},
}  # fmt: skip
_TURNED = {"": {}, "left": {"xanchor": "right"}, "right": {"xanchor": "left"}}
_EDGE = 0.5 - _GAP / 4
"""The middle of the gap after a bar."""


def plotly_figure(chart: Chart) -> go.Figure:
    """The figure. Every number of the chart is in the data of its traces, series by `meta`; texts are escaped."""
    drawers = {ChartKind.LINE: _lines, ChartKind.SCATTER: _lines, ChartKind.INTERVAL: _intervals,
               ChartKind.HEAT: _cells, ChartKind.FLOW: _flow}  # fmt: skip
    figure = drawers.get(chart.kind, _bars)(chart)
    _style(figure, chart)
    if chart.kind is not ChartKind.FLOW:
        _set_value_axis(figure, chart)
        _set_across_axis(figure, chart)
        _draw_references(figure, chart)
    return figure


def markup(text: object) -> str:
    """A text as Plotly shows it: its labels understand a little HTML, and break lines by it.

    >>> markup("<b>Desa</b>")
    '&lt;b&gt;Desa&lt;/b&gt;'
    """
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


def _bars(chart: Chart) -> go.Figure:
    """STACKED, BAR, STEPS and BULLET: a trace per series, and what is written at the ends of the bars."""
    figure = go.Figure(
        [_strokes(chart, s) if s.kind is SeriesKind.TARGET else _bar(chart, s) for s in chart.series],
        {"barmode": "group" if chart.kind is ChartKind.BAR else "stack"},
    )
    ends = [(place, category.end) for place, category in enumerate(chart.categories) if category.end]
    if ends and chart.is_lying:
        longest = max(len(f"{end.strong}  {end.rest}") for _, end in ends)
        figure.update_layout(margin={"r": max(_LEAST_END, _LETTER * longest + 20)})
    for place, end in ends:
        figure.add_annotation(**_end(chart, place, end))
    return figure


def _bar(chart: Chart, series: Series) -> go.Bar:
    points, is_alone, is_stacked = series.points, len(chart.series) == 1, chart.kind is ChartKind.STACKED
    floats = {"base": [point.low for point in points]} if chart.kind is ChartKind.STEPS else {}
    values = [p.ends[1] - p.ends[0] for p in points] if floats else [p.value for p in points]
    return go.Bar(
        **_both(chart, list(range(len(points))), values), **floats, **_named(series), **_told(points),
        orientation="h" if chart.is_lying else "v", marker=_fill(series, is_stacked=is_stacked),
        text=[markup(point.text) for point in points], textposition="outside" if is_alone else "inside",
        insidetextanchor="middle" if is_stacked else "end", textangle=0, cliponaxis=False,
        textfont={"color": INK if is_alone else text_on(series.colour)},
    )  # fmt: skip


def _fill(series: Series, *, is_stacked: bool) -> dict[str, object]:
    """Colour and pattern: one of each for the whole series where all its bars look alike."""
    colours = [point.colour or series.colour for point in series.points]
    shapes = [SHAPES[point.pattern or series.pattern] for point in series.points]
    colour = colours if len(set(colours)) > 1 else next(iter(colours), series.colour)
    shape = shapes if len(set(shapes)) > 1 else next(iter(shapes), "")
    pattern = {"shape": shape, "fillmode": "overlay", "fgcolor": "#FFFFFF", "size": 8, "solidity": 0.2}
    return {"color": colour, "pattern": pattern, "line": {"color": "#FFFFFF", "width": 1 if is_stacked else 0}}


def _strokes(chart: Chart, series: Series) -> go.Scatter:
    """The target of each category that has one: a stroke across a lying bar, an arrow at the edge of an upright one,
    where it strikes no number through.
    """
    known = [(place, point) for place, point in enumerate(series.points) if point.value is not None]
    places = [place if chart.is_lying else place + _EDGE for place, _ in known]
    stroke = {"symbol": "line-ns", "size": 28, "line": {"color": series.colour, "width": 4}}
    arrow = {"symbol": "triangle-left", "size": 14, "color": series.colour}
    return go.Scatter(
        **_both(chart, places, [point.value for _, point in known]), **_named(series), mode="markers",
        **_told([point for _, point in known]), marker=stroke if chart.is_lying else arrow,
    )  # fmt: skip


def _end(chart: Chart, place: int, end: EndText) -> dict[str, object]:
    """Above an upright bar, at the end of a lying stack, else in a column at the right where nothing crosses it."""
    text = f"<b>{markup(end.strong)}</b>"
    bars = [series for series in chart.series if series.kind is SeriesKind.BAR]
    top = sum(series.points[place].value or 0 for series in bars)
    own = {"showarrow": False, "name": "tulisan", "font": {"color": INK}}
    if not chart.is_lying:
        return own | {"x": place, "y": top, "yanchor": "bottom", "font": {"color": INK, "size": 13},
                      "text": f"{text}<br>{markup(end.rest)}"}  # fmt: skip
    text += f"  {markup(end.rest)}" if end.rest else ""
    text += f"<br>{markup(end.below)}" if end.below else ""
    own |= {"y": place, "text": text, "xanchor": "left", "align": "left"}
    if chart.kind is ChartKind.STACKED:
        return own | {"x": top, "xshift": 5}
    return own | {"x": 1.02, "xref": "paper"}


def _lines(chart: Chart) -> go.Figure:
    """LINE and SCATTER: lines, stairs, bands and points at categories, dates or numbers, names beside points."""
    figure = go.Figure(list(chain.from_iterable(_line(series) for series in chart.series)))
    for series, point, side in _names(chart) if chart.kind is ChartKind.SCATTER else ():
        row, _, turn = side.partition(" ")
        figure.add_annotation(
            x=point.at, y=point.value, text=markup(point.name), showarrow=False, name="nama", bgcolor=_VEIL,
            borderpad=0, font={"color": point.colour or series.colour}, **_BESIDE[row], **_TURNED[turn],
        )  # fmt: skip
    return figure


def _line(series: Series) -> list[go.Scatter]:
    x = [place if point.at is None else point.at for place, point in enumerate(series.points)]
    if series.kind is SeriesKind.BAND:
        edge = {"x": x, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
        low, high = ([getattr(point, end) for point in series.points] for end in ("low", "high"))
        fill = _veiled(series.colour, 0.18)
        return [
            go.Scatter(**edge, y=low, meta=f"{series.key}_bawah", showlegend=False),
            go.Scatter(**edge, **_named(series), y=high, fill="tonexty", fillcolor=fill),
        ]
    y = [point.value for point in series.points]
    if series.kind is SeriesKind.POINTS:
        return [go.Scatter(x=x, y=y, **_named(series), **_told(series.points), **_dots(series))]
    has_marks = series.kind is SeriesKind.LINE and not any(point.low is not None for point in series.points)
    is_limit = series.kind is SeriesKind.STAIRS and series.dash is Dash.SOLID
    stroke = {"color": series.colour, "width": 2 if is_limit else _WIDTH, "dash": _DASHES[series.dash]}
    return [go.Scatter(
        x=x, y=y, **_named(series), **_told(series.points), mode="lines+markers" if has_marks else "lines",
        line=stroke | ({"shape": "hvh"} if series.kind is SeriesKind.STAIRS else {}), connectgaps=series.connects,
        marker={"size": _PLAIN_SIZE, "symbol": _MARKERS[series.marker]},
    )]  # fmt: skip


def _dots(series: Series) -> dict[str, object]:
    """Marks with what is written in them; one that is not filled is an outline with dark text."""
    points = series.points
    colours = [point.colour or series.colour for point in points]
    shapes = [point.marker or series.marker for point in points]
    fills = [colour if point.filled else "#FFFFFF" for point, colour in zip(points, colours, strict=True)]
    sizes = [_SIZES.get(shape, _WRITTEN_SIZE if point.text else _DOT_SIZE)
             for point, shape in zip(points, shapes, strict=True)]  # fmt: skip
    return {
        "mode": "markers+text", "text": [markup(point.text) for point in points], "textposition": "middle center",
        "textfont": {"size": 14, "color": [text_on(fill) for fill in fills]},
        "marker": {"symbol": [_MARKERS[shape] for shape in shapes], "size": sizes, "color": fills, "opacity": 1,
                   "line": {"width": 2, "color": colours}},
    }  # fmt: skip


def _names(chart: Chart) -> list[tuple[Series, Point, str]]:
    """The points that are named, each with its series and the side its name stands on."""
    sides = name_sides(_marks(chart), _NARROW, stairs_in(chart, _NARROW, chart.height - _AROUND))
    return [(*pair, side) for pair, side in zip(_marked(chart), sides, strict=True) if side]


def _marked(chart: Chart) -> list[tuple[Series, Point]]:
    """The points of a field of numbers."""
    fields = chart.series if chart.kind is ChartKind.SCATTER else ()
    return [(series, point) for series in fields if series.kind is SeriesKind.POINTS
            for point in series.points if point.value is not None]  # fmt: skip


def _marks(chart: Chart) -> list[Mark]:
    """The same in pixels of a narrow screen."""
    (left, right), (low, high) = chart.across.ends, chart.along.ends
    wide, tall = _NARROW / (right - left), (chart.height - _AROUND) / (high - low)
    return [Mark((p.number_at - left) * wide, ((p.value or 0.0) - low) * tall, p.name) for _, p in _marked(chart)]


def _intervals(chart: Chart) -> go.Figure:
    """INTERVAL: a band from low to high and a dot at the value per category, in one panel per head."""
    titles = ["<br>".join(map(markup, wrap(head, _HEAD_WIDTH))) for head in chart.heads]
    figure = make_subplots(1, max(1, len(titles)), shared_yaxes=True, subplot_titles=titles or None,
                           horizontal_spacing=0.04)  # fmt: skip
    for series in chart.series:
        known = [(place, point) for place, point in enumerate(series.points) if point.value is not None]
        ends = chain.from_iterable((point.low, point.high, None) for _, point in known)
        places = chain.from_iterable((place, place, None) for place, _ in known)
        band = go.Scatter(x=list(ends), y=list(places), mode="lines", line={"color": PALE, "width": 10},
                          meta=f"{series.key}_rentang", hoverinfo="skip", showlegend=False)  # fmt: skip
        dots = go.Scatter(
            x=[point.value for _, point in known], y=[place for place, _ in known], mode="markers", **_named(series),
            **_told([point for _, point in known]),
            marker={"size": _DOT_SIZE, "color": [point.colour or series.colour for _, point in known]},
        )  # fmt: skip
        figure.add_traces([band, dots], rows=1, cols=series.panel + 1)
    figure.update_annotations(font={"size": FONT, "color": INK})
    return figure


def _cells(chart: Chart) -> go.Figure:
    """HEAT: a row per series; `z` is the shade, `customdata` the number; what is not known stays white."""
    rows = [series.points for series in chart.series]
    if not rows:
        return go.Figure(go.Heatmap())
    return go.Figure(
        go.Heatmap(
            z=[[point.shade for point in row] for row in rows], x=list(range(len(chart.categories))),
            y=list(range(len(rows))), customdata=[[point.value for point in row] for row in rows],
            text=[[markup(point.text) for point in row] for row in rows], texttemplate="%{text}",
            hovertext=[[markup(point.hover) for point in row] for row in rows], hoverinfo="text",
            colorscale=[list(stop) for stop in chart.shades], zmin=0, zmax=1, showscale=False, xgap=2, ygap=2,
            meta=chart.key,
        )
    )  # fmt: skip


def _flow(chart: Chart) -> go.Figure:
    """FLOW: the starts at the left, the ends at the right, as wide as their numbers."""
    sizes = [[point.value or 0 for point in series.points] for series in chart.series]
    starts, ends = [sum(row) for row in sizes], [sum(column) for column in zip(*sizes, strict=True)]
    links = [(a, b, point) for a, series in enumerate(chart.series) for b, point in enumerate(series.points)
             if point.value]  # fmt: skip
    nodes = [(series.label, series.colour or PALE) for series in chart.series]
    nodes += [(category.label, category.colour or PALE) for category in chart.categories]
    figure = go.Figure(
        go.Sankey(
            arrangement="fixed", meta="gerak", textfont={"size": FONT, "color": INK},
            node={
                "label": [markup(label) for label, _ in nodes], "color": [colour for _, colour in nodes], "pad": 14,
                "thickness": 22, "hovertemplate": "%{label}<extra></extra>",
                "x": [0.001] * len(starts) + [0.999] * len(ends), "y": [*_heights(starts), *_heights(ends)],
            },
            link={
                "source": [a for a, _, _ in links], "target": [len(starts) + b for _, b, _ in links],
                "value": [point.value for *_, point in links],
                "color": [_veiled(nodes[a][1], 0.35) for a, _, _ in links],
                "customdata": [markup(point.hover) for *_, point in links],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
        )
    )  # fmt: skip
    for x, anchor, head in zip((0, 1), ("left", "right"), chart.heads, strict=False):
        figure.add_annotation(x=x, y=1.04, xref="paper", yref="paper", xanchor=anchor, yanchor="bottom",
                              text=markup(head), showarrow=False)  # fmt: skip
    return figure


def _veiled(colour: str, part: float) -> str:
    return f"rgba({', '.join(map(str, channels(colour)))}, {part})"


def _heights(sizes: Sequence[float]) -> list[float]:
    """The middle of each node from the top, in order; the gaps are left to the plot."""
    total, gap, end, middles = sum(sizes), 0.04, 0.0, []
    room = 1 - gap * max(0, len(sizes) - 1)
    for n, size in enumerate(sizes):
        end += size / total * room
        middles.append(min(0.999, max(0.001, end - size / total * room / 2 + n * gap)))
    return middles


def _both(chart: Chart, places: Sequence[float], values: Sequence[float | None]) -> dict[str, object]:
    return {"x": values, "y": places} if chart.is_lying else {"x": places, "y": values}


def _named(series: Series) -> dict[str, object]:
    return {"name": _legend_name(series.label), "meta": series.key, "showlegend": series.in_legend}


def _legend_name(label: str) -> str:
    """A name short enough for the legend of a phone, on several lines if need be."""
    return "<br>".join(markup(piece) for piece in wrap(label, _LEGEND_WIDTH))


def _told(points: Sequence[Point]) -> dict[str, object]:
    """What the pointer says; nothing where no point has anything to say."""
    if not any(point.hover for point in points):
        return {"hoverinfo": "skip"}
    return {"hovertext": [markup(point.hover) for point in points], **_HOVER}


def _style(figure: go.Figure, chart: Chart) -> None:
    top = _TOP.get(chart.kind, 64) + (_HEAD if chart.kind is ChartKind.INTERVAL and chart.heads else 0)
    language = LANGUAGES[chart.lang]
    figure.update_layout(
        height=chart.height, separators=language.decimal + language.thousands, bargap=_GAP, dragmode=False,
        font={"size": FONT, "color": INK, "family": _FAMILY}, plot_bgcolor="#FFFFFF", paper_bgcolor="#FFFFFF",
        margin={"l": 8, "t": top, "b": 8, "r": figure.layout.margin.r or 8},
        legend={"orientation": "h", "xref": "container", "yref": "container", "yanchor": "top", "y": 1, "x": 0,
                "traceorder": "normal"},
        showlegend=any(series.in_legend for series in chart.series), uniformtext={"minsize": 12, "mode": "hide"},
        hoverlabel={"font": {"size": FONT}},
    )  # fmt: skip
    for update in (figure.update_xaxes, figure.update_yaxes):
        update(gridcolor=GRID, zeroline=False, fixedrange=True, automargin=True, separatethousands=True,
               tickfont={"size": FONT})  # fmt: skip


def _set_value_axis(figure: go.Figure, chart: Chart) -> None:
    if chart.kind is ChartKind.HEAT:
        return
    axis, update = chart.along, figure.update_xaxes if chart.is_lying else figure.update_yaxes
    level = {"tickangle": 0} if axis.ticks else {}  # the others turn where a phone has no room for them
    suffix = " %" if axis.unit is Unit.PERCENT and not axis.ticks else ""
    update(title=markup(axis.title), ticksuffix=suffix, range=None if axis.low is None else [axis.low, axis.high],
           **_ticks(axis.ticks), **level)  # fmt: skip


def _set_across_axis(figure: go.Figure, chart: Chart) -> None:
    axis, n = chart.across, len(chart.categories)
    if chart.kind is ChartKind.HEAT:
        heads = [markup(shorten(category.label, _LABEL_WIDTH, placeholder="…")) for category in chart.categories]
        figure.update_xaxes(side="top", showgrid=False, tickangle=-65, **_ticks(list(enumerate(heads))))
        rows = [Category(s.key, s.label, s.beside, is_chosen=s.is_chosen) for s in chart.series]
        _set_rows(figure, rows, _ROW_WIDTH)
        figure.update_layout(margin={"r": _overhang(heads)})
    elif chart.is_lying:
        _set_rows(figure, chart.categories)
    elif n:
        around = 0.5 if chart.kind is not ChartKind.LINE else 0.3
        labels = [_in_lines(category, _LABEL_WIDTH) for category in chart.categories]
        figure.update_xaxes(title=markup(axis.title), range=[-around, n - 1 + around], showgrid=False,
                            **_ticks(list(enumerate(labels))))  # fmt: skip
    else:
        ticks = _ticks([(at, markup(text)) for at, text in axis.ticks])
        figure.update_xaxes(title=markup(axis.title), showgrid=False, tickangle=0, **ticks,
                            range=None if axis.low is None else [axis.low, axis.high])  # fmt: skip


def _overhang(heads: Sequence[str]) -> float:
    """How far slanting heads of columns lean out at the right, in pixels: the last ones most."""
    leans = (3.4 * len(head) - 18 * (len(heads) - 1 - place) for place, head in enumerate(heads))
    return 10 + max([0.0, *leans])


def _set_rows(figure: go.Figure, rows: Sequence[Category], width: int = _LABEL_WIDTH) -> None:
    """A row per category, the first on top; a place is a number, so that two of one name keep their own."""
    labels = [_in_lines(row, width) for row in rows]
    figure.update_yaxes(range=[max(1, len(rows)) - 0.5, -0.5], showgrid=False, **_ticks(list(enumerate(labels))))


def _ticks(ticks: Sequence[tuple[Position, str]]) -> dict[str, object]:
    return {"tickvals": [at for at, _ in ticks], "ticktext": [text for _, text in ticks]} if ticks else {}


def _in_lines(category: Category, width: int) -> str:
    """A label in lines short enough for a phone, with what stands beside it; one that a person picked is bold."""
    pieces = chain.from_iterable(wrap(line, width) for line in category.label.splitlines())
    text = "<br>".join(markup(piece) for piece in pieces) or " "
    text = f"<b>{text}</b>" if category.is_chosen else text
    return f"{text}  {markup(category.beside)}" if category.beside else text


def _draw_references(figure: go.Figure, chart: Chart) -> None:
    """Lines across: named at their end, or in a field of marks, where a name would lie over some, in the legend."""
    for line in chart.references:
        look = {"color": line.colour, "width": _WIDTH if line.key == "target" else 2, "dash": "dash"}
        name = markup(line.label)
        note = {"text": name, "font": {"color": line.colour}, "name": line.key, "showarrow": False,
                "bgcolor": _VEIL, "borderpad": 0}  # fmt: skip
        if chart.kind is ChartKind.SCATTER:
            figure.add_scatter(x=[chart.across.low, chart.across.high], y=[line.value] * 2, mode="lines", line=look,
                               name=_legend_name(line.label), meta=line.key, hoverinfo="skip")  # fmt: skip
        elif chart.is_lying:
            figure.add_vline(line.value, line=look)
            figure.add_annotation(note | {"x": line.value, "y": 1, "yref": "paper", "yanchor": "bottom"})
        else:
            figure.add_hline(line.value, line=look)
            figure.add_annotation(note | {"y": line.value, "yanchor": "bottom", "xref": "paper", "x": 1,
                                          "xanchor": "right"})  # fmt: skip
