"""Lying bars of Kampung KB that have something, have it not, or did not say: per area, or per kind of thing."""

from collections.abc import Sequence
from textwrap import wrap

import plotly.graph_objects as go

from kkb.core.convergence.scheme import Convergence, State
from kkb.core.convergence.survey import STATES, Presence
from kkb.draw.chart.style import LEGEND_SPACE, plain_html, styled, text_on
from kkb.text import format as fmt
from kkb.text.wording import Wording

END_SPACE = 130
_LABEL_WIDTH = 24
SHAPES = {"polos": "", "titik": ".", "mendatar": "-", "tegak": "|", "miring": "/", "silang": "x"}
"""The patterns of peta.toml as Plotly draws them."""
_COUNTS = dict(zip(STATES, ("there", "not_there", "blank"), strict=True))

Bar = tuple[str, Presence]


def build_presence(bars: Sequence[Bar], scheme: Convergence, words: Wording) -> go.Figure:
    """One bar per (label, counts), first on top; n/N of those that have it at its end."""
    figure = go.Figure([_trace(state, bars, words) for state in scheme.states])
    lengths = [counts.total for _, counts in bars]
    figure.add_scatter(
        x=lengths,
        y=[in_lines(label) for label, _ in bars],
        mode="text",
        text=[f" {_share(counts, words)}" for _, counts in bars],
        textposition="middle right",
        cliponaxis=False,
        showlegend=False,
        hoverinfo="skip",
    )
    styled(figure, words.lang, LEGEND_SPACE + 70 + 42 * max(2, len(bars)))
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    figure.update_xaxes(range=[0, max([1, *lengths])], title=words.text("grafik.jumlah"))
    figure.update_layout(margin={"r": END_SPACE}, legend={"xref": "container"})
    return figure


def in_lines(label: str) -> str:
    """A label in lines short enough for a phone.

    >>> in_lines("Data dan administrasi kependudukan")
    'Data dan administrasi<br>kependudukan'
    """
    return "<br>".join(plain_html(line) for line in wrap(label, _LABEL_WIDTH, break_long_words=False)) or " "


def marker(state: State) -> dict[str, object]:
    """The fill of a state: its colour, its pattern as second cue."""
    pattern = {"shape": SHAPES[state.pattern], "fillmode": "overlay", "fgcolor": "#FFFFFF", "size": 8, "solidity": 0.25}
    plain = state.pattern == "polos"
    return {"color": state.color, "pattern": {} if plain else pattern, "line": {"color": "#FFFFFF", "width": 1}}


def _share(counts: Presence, words: Wording) -> str:
    share = counts.share
    return f"<b>{fmt.percent(share.percent, words.lang)}</b>  {fmt.counts(share.n, share.total, words.lang)}"


def _trace(state: State, bars: Sequence[Bar], words: Wording) -> go.Bar:
    values = [getattr(counts, _COUNTS[state.key]) for _, counts in bars]
    name = state.label(words.lang)
    return go.Bar(
        x=values,
        y=[in_lines(label) for label, _ in bars],
        orientation="h",
        name=name,
        meta=state.key,
        marker=marker(state),
        text=[fmt.number(value, words.lang) if value else "" for value in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": text_on(state.color)},
        hovertemplate=f"{name}: %{{x}}<extra></extra>",
    )
