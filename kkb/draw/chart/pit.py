"""Where outcomes fell in their forecasts (PIT histogram): ten bars that are level when forecasts are honest."""

from collections.abc import Sequence

import plotly.graph_objects as go

from kkb.draw.chart.style import LINE, TARGET, styled
from kkb.text import format as fmt
from kkb.text.wording import Wording

_HEIGHT, _TOP = 360, 40


def build_pit(ranks: Sequence[float], words: Wording) -> go.Figure:
    """One bar per part of the forecast, lowest first (`ranks`, parts of 1), and a dashed line where all would stand."""
    percent, even = [100 * part for part in ranks], 100 / max(1, len(ranks))
    said = [
        words.text("ramalan.pit_titik", n=n, persen=fmt.percent(value, words.lang, 0))
        for n, value in enumerate(percent, 1)
    ]
    figure = go.Figure(
        go.Bar(
            x=list(range(1, len(percent) + 1)), y=percent, marker={"color": LINE}, meta="pit",
            text=[fmt.number(value, words.lang) for value in percent], textposition="outside", cliponaxis=False,
            hovertext=said, hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    figure.add_hline(
        y=even, line={"color": TARGET, "width": 2, "dash": "dash"},
        annotation={"text": words.text("ramalan.pit_garis"), "font": {"size": 14}, "yanchor": "bottom"},
    )  # fmt: skip
    styled(figure, words.lang, _HEIGHT, top=_TOP)
    figure.update_xaxes(title=words.text("ramalan.pit_sumbu_x"), dtick=1, showgrid=False)
    figure.update_yaxes(title=words.text("ramalan.pit_sumbu_y"), range=[0, max([2 * even, *percent]) * 1.1])
    figure.update_layout(showlegend=False)
    return figure


def pit_alt(ranks: Sequence[float], words: Wording) -> str:
    """The histogram in words, for who cannot see it."""
    return words.text("ramalan.pit_alt", bagian=", ".join(fmt.percent(100 * part, words.lang, 0) for part in ranks))
