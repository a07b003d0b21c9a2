"""Ratio A through time against the stepped target path, with a fixed cohort and published figures beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from kkb.core.target.targets import Target
from kkb.draw.chart.strata import short_day
from kkb.draw.chart.style import COHORT, INK, LINE, TARGET, plain_html, styled
from kkb.text import format as fmt
from kkb.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """A published figure: date, percent, whether it is only an upper bound, and what it says."""

    day: date
    percent: float
    upper: bool
    sentence: str


def build_target_path(
    shares: tuple[pd.DataFrame, pd.DataFrame], path: Sequence[Target], words: Wording, marks: Sequence[Mark] = ()
) -> go.Figure:
    """Ratio A by date: `shares` are the raw timeline and the fixed cohort (frames of core.counts.timeline)."""
    raw, cohort = shares
    figure = go.Figure()
    if path:
        days, levels = target_steps(path, list(raw["tanggal"]))
        line = {"color": TARGET, "width": 3, "dash": "dash"}
        name = words.text("grafik.target")
        figure.add_scatter(x=days, y=levels, mode="lines", name=name, line=line, meta="target", hovertemplate="%{y} %")
    figure.add_trace(_share_line(raw, "pangsa_mentah", {"color": LINE, "dash": "solid"}, words))
    figure.add_trace(_share_line(cohort, "kohort", {"color": COHORT, "dash": "dot"}, words))
    if marks:
        figure.add_trace(_marks(marks, words))
    styled(figure, words.lang, 440, top=64)
    ticks = last_of_years(raw["tanggal"])
    figure.update_xaxes(tickvals=ticks, ticktext=[short_day(d, words.lang) for d in ticks], showgrid=False, tickangle=0)
    figure.update_yaxes(range=[0, 104], ticksuffix=" %", title=words.text("grafik.pangsa"))
    return figure


def target_steps(path: Sequence[Target], days: Sequence[date]) -> tuple[list[date], list[int]]:
    """The target of every day, as the corners of a staircase from the first date to the last that has a target."""
    start = min([*days, date(path[0].due.year, 1, 1)])
    corners: list[tuple[date, int]] = []
    for target in path:
        corners += [(start, target.percent), (target.due, target.percent)]
        start = target.due
    return [day for day, _ in corners], [level for _, level in corners]


def last_of_years(days: Sequence[date]) -> list[date]:
    """The last date of every year: labels that never crowd, on a phone either.

    >>> last_of_years([date(2023, 6, 30), date(2023, 12, 31), date(2024, 6, 30)])
    [datetime.date(2023, 12, 31), datetime.date(2024, 6, 30)]
    """
    return list({day.year: day for day in sorted(days)}.values())


def _share_line(frame: pd.DataFrame, key: str, line: dict, words: Wording) -> go.Scatter:
    known = frame[frame["terbentuk"] > 0]
    counts = zip(known["tanggal"], known["tercapai"], known["terbentuk"], strict=True)
    return go.Scatter(
        x=known["tanggal"],
        y=100 * known["tercapai"] / known["terbentuk"],
        mode="lines+markers",
        name=words.text(f"grafik.{key}"),
        meta=key,
        line={"width": 3, **line},
        marker={"size": 11, "symbol": "diamond" if key == "kohort" else "circle"},
        hovertext=[f"{fmt.day(day, words.lang)}: {fmt.counts(n, total, words.lang)}" for day, n, total in counts],
        hovertemplate="%{hovertext} (%{y:.1f} %)<extra></extra>",
    )


def _marks(marks: Sequence[Mark], words: Wording) -> go.Scatter:
    """Numbered in the order given: names beside them would lie over the lines."""
    return go.Scatter(
        x=[m.day for m in marks],
        y=[m.percent for m in marks],
        mode="markers+text",
        name=words.text("grafik.terbit"),
        meta="terbit",
        text=[f"<b>{number}</b>" for number in range(1, len(marks) + 1)],
        textposition="middle center",
        textfont={"size": 16, "color": INK},
        marker={
            "symbol": ["triangle-down" if m.upper else "circle" for m in marks],
            "size": [34 if m.upper else 25 for m in marks],
            "color": "#FFFFFF",
            "line": {"color": INK, "width": 2},
        },
        hovertext=[plain_html(m.sentence) for m in marks],
        hovertemplate="%{hovertext}<extra></extra>",
    )
