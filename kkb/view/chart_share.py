"""Ratio A as points: per area with its uncertainty, and through time against the stepped target path."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from kkb.core.compare import wilson
from kkb.core.tally import Tally
from kkb.core.target import Target
from kkb.view import format as fmt
from kkb.view.chart_strata import short_day
from kkb.view.chart_style import QUIET, TARGET, plain_html, styled
from kkb.view.wording import Wording

LINE, COHORT = "#1F3A68", "#7A5195"


@dataclass(frozen=True, slots=True)
class Mark:
    """A published figure: date, percent, what it says, its source."""

    day: date
    percent: float
    label: str
    source: str


def build_share_intervals(parts: Sequence[tuple[str, Tally]], target: Target | None, words: Wording) -> go.Figure:
    """Ratio A per area (name, tally) as a point with its 95 % Wilson interval; the target as a line."""
    known = [(plain_html(name), t, wilson(t.share_a)) for name, t in parts]
    shown = [(name, t, span) for name, t, span in known if span]
    figure = go.Figure()
    for name, _, (low, high) in shown:
        figure.add_scatter(
            x=[low, high],
            y=[name, name],
            mode="lines",
            line={"color": "#A9B4C4", "width": 9},
            hoverinfo="skip",
            showlegend=False,
        )
    figure.add_scatter(
        x=[t.share_a.percent for _, t, _ in shown], y=[name for name, _, _ in shown], mode="markers", showlegend=False,
        marker={"color": LINE, "size": 15}, meta="pangsa",
        hovertext=[words.text("grafik.selang", nama=name, pangsa=fmt.share(t.share_a, words.lang), awal=fmt.percent(s[0], words.lang, 0), akhir=fmt.percent(s[1], words.lang, 0)) for name, t, s in shown],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    if target:
        figure.add_vline(x=target.percent, line={"color": TARGET, "width": 3, "dash": "dash"})
    styled(figure, words.lang, 70 + 38 * max(2, len(known)))
    figure.update_yaxes(
        autorange="reversed", type="category", categoryorder="array", categoryarray=[k[0] for k in known]
    )
    figure.update_xaxes(range=[-2, 102], ticksuffix=" %", title=words.text("grafik.pangsa"))
    return figure


def build_target_path(raw: pd.DataFrame, cohort: pd.DataFrame, path: Sequence[Target], words: Wording, marks: Sequence[Mark] = ()) -> go.Figure:  # fmt: skip
    """Ratio A by date (frames of core.timeline) beside its fixed cohort, the stepped target path and published marks."""
    figure = go.Figure()
    if path:
        days, levels = _steps(path, min([*raw["tanggal"], path[0].due]), max([*raw["tanggal"], path[-1].due]))
        figure.add_scatter(
            x=days,
            y=levels,
            mode="lines",
            name=words.text("grafik.target"),
            line={"color": TARGET, "width": 3, "dash": "dash"},
            meta="target",
        )
    for frame, key, color, symbol in (
        (raw, "pangsa_mentah", LINE, "circle"),
        (cohort, "kohort", COHORT, "diamond"),
    ):
        figure.add_scatter(
            x=frame["tanggal"], y=100 * frame["tercapai"] / frame["terbentuk"], mode="lines+markers", name=words.text(f"grafik.{key}"),
            line={"color": color, "width": 3, "dash": "solid" if key == "pangsa_mentah" else "dot"}, marker={"size": 11, "symbol": symbol}, meta=key,
            hovertext=[f"{fmt.day(d, words.lang)}: {n}/{total}" for d, n, total in zip(frame["tanggal"], frame["tercapai"], frame["terbentuk"], strict=True)],
            hovertemplate="%{hovertext} (%{y:.1f} %)<extra></extra>",
        )  # fmt: skip
    if marks:
        figure.add_scatter(
            x=[m.day for m in marks], y=[m.percent for m in marks], mode="markers", name=words.text("grafik.terbit"), meta="terbit",
            marker={"symbol": "star", "size": 17, "color": "#FFFFFF", "line": {"color": QUIET, "width": 2}},
            hovertext=[f"{plain_html(m.label)}<br>{plain_html(m.source)}" for m in marks], hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    styled(figure, words.lang, 400)
    ticks = sorted({*raw["tanggal"]})
    ticks = ticks if len(ticks) <= 10 else ticks[:: -(-len(ticks) // 10)]
    figure.update_xaxes(tickvals=ticks, ticktext=[short_day(d, words.lang) for d in ticks], showgrid=False)
    figure.update_yaxes(range=[0, 102], ticksuffix=" %", title=words.text("grafik.pangsa"))
    return figure


def _steps(path: Sequence[Target], first: date, last: date) -> tuple[list[date], list[int]]:
    """The target in force on every day, as the corners of a staircase."""
    days, levels = [], []
    start = min(first, date(path[0].due.year, 1, 1))
    for target in path:
        days += [start, target.due]
        levels += [target.percent, target.percent]
        start = target.due
    if last > path[-1].due:
        days.append(last)
        levels.append(path[-1].percent)
    return days, levels
