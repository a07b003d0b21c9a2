"""The fan: the share so far, where it may go, and the stepped target path against it."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from kkb.core.counts.ratio import Share
from kkb.core.forecast import Fan
from kkb.core.forecast.forecast_summary import Aim
from kkb.core.target.targets import Target
from kkb.draw.chart.strata import short_day
from kkb.draw.chart.style import LINE, TARGET, styled
from kkb.draw.chart.target import last_of_years, target_steps
from kkb.text import format as fmt
from kkb.text.wording import Wording

BAND = "rgba(31, 58, 104, 0.18)"
HEIGHT, TOP = 420, 64


def build_fan(fan: Fan, past: pd.DataFrame, aim: Aim, path: Sequence[Target], words: Wording) -> go.Figure:
    """Ratio A in percent: `past` (frame of core.counts.timeline) as a line, the fan as a band (80 %) with its middle.

    `aim` (day, percent or None) is the star to be reached; `path` the dated targets.
    """
    figure = go.Figure()
    days = [*past["tanggal"], *fan.days]
    if path:
        x, y = target_steps(path, days)
        line = {"color": TARGET, "width": 3, "dash": "dash"}
        name = words.text("grafik.target")
        figure.add_scatter(x=x, y=y, mode="lines", name=name, line=line, meta="target", hoverinfo="skip")
    star = [] if aim[1] is None else [_star(aim, words)]
    figure.add_traces([*_band(fan, words), _so_far(past, words), _middle(fan, words), *star])
    styled(figure, words.lang, HEIGHT, top=TOP)
    ticks = last_of_years(days)
    figure.update_xaxes(tickvals=ticks, ticktext=[short_day(d, words.lang) for d in ticks], showgrid=False, tickangle=0)
    figure.update_yaxes(range=[0, 104], ticksuffix=" %", title=words.text("grafik.pangsa"))
    return figure


def _band(fan: Fan, words: Wording) -> list[go.Scatter]:
    low, _, high = fan.share.T
    edge = {"x": list(fan.days), "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    name = words.text("ramalan.pita")
    return [
        go.Scatter(**edge, y=low, meta="bawah", showlegend=False),
        go.Scatter(**edge, y=high, meta="pita", name=name, fill="tonexty", fillcolor=BAND),
    ]


def _so_far(past: pd.DataFrame, words: Wording) -> go.Scatter:
    known = past[past["terbentuk"] > 0]
    shares = [Share(int(n), int(total)) for n, total in zip(known["tercapai"], known["terbentuk"], strict=True)]
    return go.Scatter(
        x=list(known["tanggal"]), y=[share.percent for share in shares], mode="lines+markers", meta="lampau",
        name=words.text("ramalan.lampau_garis"), line={"width": 3, "color": LINE}, marker={"size": 10},
        hovertext=[f"{fmt.day(day, words.lang)}: {fmt.share(s, words.lang)}"
                   for day, s in zip(known["tanggal"], shares, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _middle(fan: Fan, words: Wording) -> go.Scatter:
    said = [
        words.text("ramalan.titik", tanggal=fmt.day(day, words.lang), **dict(zip(
            ("rendah", "tengah", "tinggi"), (fmt.percent(value, words.lang, 0) for value in levels), strict=True)))
        for day, levels in zip(fan.days, fan.share, strict=True)
    ]  # fmt: skip
    return go.Scatter(
        x=list(fan.days), y=fan.share[:, 1], mode="lines", meta="tengah", name=words.text("ramalan.tengah_garis"),
        line={"width": 3, "color": LINE, "dash": "dot"}, hovertext=said, hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _star(aim: tuple[date, int], words: Wording) -> go.Scatter:
    day, percent = aim
    said = f"{fmt.day(day, words.lang)}: {fmt.percent(percent, words.lang, 0)}"
    return go.Scatter(
        x=[day], y=[percent], mode="markers", meta="tujuan", name=words.text("ramalan.tujuan"),
        marker={"symbol": "star", "size": 18, "color": TARGET}, hovertext=[said],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
