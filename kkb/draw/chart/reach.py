"""A field of counts: programmes against areas or instansi, darker where more Kampung KB are reached."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kkb.core.counts.ratio import Share
from kkb.draw.chart.style import INK, LIGHT_TEXT, plain_html, styled
from kkb.text import format as fmt
from kkb.text.wording import Wording

SCALE = ((0.0, "#FFFFFF"), (0.25, "#D3E0EE"), (0.5, "#8C96C6"), (0.75, "#8856A7"), (1.0, "#6E016B"))
_ROW, _LIGHT_FROM = 44, 55


@dataclass(frozen=True, slots=True)
class ReachTable:
    """Shares by row and column, the same N along a row; a label per row and per column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    shares: tuple[tuple[Share, ...], ...]


def build_reach(field: ReachTable, words: Wording) -> go.Figure:
    """The field as a heat map shaded by percent from 0 to 100; n stands in every cell, N behind the name of its row."""
    percents = [[share.percent for share in row] for row in field.shares]
    columns = [f"{n}. {plain_html(name)}" for n, name in enumerate(field.columns, 1)]
    rows = [f"{plain_html(name)} ({row[0].total})" for name, row in zip(field.rows, field.shares, strict=True)]
    figure = go.Figure(
        go.Heatmap(
            z=percents,
            x=[str(n) for n in range(1, len(columns) + 1)],
            y=rows,
            customdata=[
                [(column, fmt.share(share, words.lang)) for column, share in zip(columns, row, strict=True)]
                for row in field.shares
            ],
            hovertemplate="%{y}<br>%{customdata[0]}: %{customdata[1]}<extra></extra>",
            colorscale=[list(step) for step in SCALE],
            zmin=0,
            zmax=100,
            showscale=False,
            xgap=3,
            ygap=3,
        )
    )
    _write_counts(figure, field, rows)
    styled(figure, words.lang, 60 + _ROW * max(2, len(rows)), top=36)
    figure.update_xaxes(side="top", type="category", showgrid=False)
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    return figure


def _write_counts(figure: go.Figure, field: ReachTable, rows: Sequence[str]) -> None:
    """Annotations, not cell text: each has the ink that reads on its shade."""
    figure.update_layout(
        annotations=[
            {
                "x": at,  # on an axis of categories a number is a place, and a text that looks like one too
                "y": row,
                "text": str(share.n) if share.total else "–",
                "showarrow": False,
                "font": {"color": LIGHT_TEXT if (share.percent or 0) > _LIGHT_FROM else INK, "size": 15},
            }
            for row, shares in zip(rows, field.shares, strict=True)
            for at, share in enumerate(shares)
        ]
    )
