"""The three dimensions of iBangga side by side for an area and what it lies in."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kkb.draw.chart.style import COHORT, LINE, QUIET, plain_html, styled, text_on
from kkb.text import format as fmt
from kkb.text.wording import Wording

_LOOKS = ((LINE, ""), (COHORT, "/"), (QUIET, "."), ("#9AA3AF", "x"))

_PATTERN = {"fillmode": "overlay", "fgcolor": "#FFFFFF", "size": 8, "solidity": 0.2}


@dataclass(frozen=True, slots=True)
class DimensionValues:
    """One area: a value per dimension, None where it is not known."""

    name: str
    values: tuple[float | None, ...]


def build_dimensions(groups: Sequence[DimensionValues], labels: Sequence[str], words: Wording) -> go.Figure:
    """One group of bars per dimension (0-100), one bar in it per area, the value written on each."""
    figure = go.Figure()
    for (color, shape), group in zip(_LOOKS, groups, strict=False):
        figure.add_bar(
            x=list(labels),
            y=list(group.values),
            name=plain_html(group.name),
            marker={"color": color, "pattern": {"shape": shape, **_PATTERN}},
            text=["" if value is None else fmt.number(value, words.lang, 1) for value in group.values],
            textposition="inside",
            insidetextanchor="end",
            textangle=0,
            textfont={"color": text_on(color)},
            hovertemplate="%{x}: %{y:.2f}<extra>" + plain_html(group.name) + "</extra>",
        )
    styled(figure, words.lang, 340, top=64)
    figure.update_layout(barmode="group")
    figure.update_yaxes(range=[0, 100], title=words.text("konvergensi.sumbu_ibangga"))
    figure.update_xaxes(type="category", showgrid=False)
    return figure
