"""Shares of people as lying bars from 0 to 100 percent, n/N beside each."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kkb.core.counts.ratio import Share
from kkb.draw.chart.style import LINE, TARGET, plain_html, styled
from kkb.text import format as fmt
from kkb.text.wording import Wording

_TOP, _END, _LEAST = 48, 170, 40


@dataclass(frozen=True, slots=True)
class Rate:
    """One bar: its label and its share."""

    label: str
    share: Share


def build_turnout(rates: Sequence[Rate], line: tuple[int, str], words: Wording) -> go.Figure:
    """One bar per rate, first on top; a dashed line at a percentage with what it means. No bar where nobody told."""
    labels = [plain_html(rate.label) for rate in rates]
    figure = go.Figure(
        go.Bar(
            x=[rate.share.percent for rate in rates],
            y=labels,
            orientation="h",
            marker={"color": LINE},
            hovertemplate="%{y}: %{x:.1f} %<extra></extra>",
        )
    )
    at, meaning = line
    end = max([_LEAST, at, *(rate.share.percent or 0 for rate in rates)])
    figure.add_scatter(
        x=[end] * len(rates), y=labels, mode="text", text=[f" {_told(rate.share, words)}" for rate in rates],
        textposition="middle right", cliponaxis=False, hoverinfo="skip",
    )  # fmt: skip
    above = {"text": meaning, "yref": "paper", "y": 1, "yanchor": "bottom", "xanchor": "center", "font": {"size": 14}}
    figure.add_vline(x=at, line={"color": TARGET, "width": 2, "dash": "dash"}, annotation=above)
    styled(figure, words.lang, _TOP + 90 + 38 * max(2, len(rates)), top=_TOP)
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    figure.update_xaxes(range=[0, end], ticksuffix=" %")
    figure.update_layout(margin={"r": _END}, showlegend=False)
    return figure


def _told(share: Share, words: Wording) -> str:
    return f"<b>{fmt.percent(share.percent, words.lang)}</b>  {fmt.counts(share.n, share.total, words.lang)}"
