"""iBangga by year: an area against its province and the nation, with the limits of the classes."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kkb.core.convergence.family_index import FamilyIndex
from kkb.draw.chart.style import COHORT, INK, LINE, QUIET, plain_html, styled
from kkb.text.wording import Wording

_LOOKS = ((LINE, "circle", "solid"), (COHORT, "diamond", "dash"), (QUIET, "square", "dot"), (INK, "x", "dashdot"))
_ROOM = 4


@dataclass(frozen=True, slots=True)
class IndexLine:
    """One area through the years; `values` by year, only those that are known."""

    name: str
    values: tuple[tuple[int, float], ...]


def build_family_index(lines: Sequence[IndexLine], scheme: FamilyIndex, words: Wording) -> go.Figure:
    """One line per area (at most four), index 0-100 by year; a class limit is drawn where it lies in sight."""
    figure = go.Figure()
    for (color, symbol, dash), line in zip(_LOOKS, lines, strict=False):
        years, values = [str(year) for year, _ in line.values], [value for _, value in line.values]
        figure.add_scatter(
            x=years,
            y=values,
            mode="lines+markers",
            name=plain_html(line.name),
            line={"color": color, "width": 3, "dash": dash},
            marker={"size": 12, "symbol": symbol},
            hovertemplate="%{x}: %{y:.2f}<extra>" + plain_html(line.name) + "</extra>",
        )
    every = [value for line in lines for _, value in line.values] or [50.0]
    low, high = max(0, min(every) - _ROOM), min(100, max(every) + _ROOM)
    for limit in scheme.classes:
        if low < limit.low < high:
            figure.add_hline(
                y=limit.low,
                line={"color": QUIET, "width": 1, "dash": "dash"},
                annotation={"text": limit.label(words.lang), "font": {"size": 14}},
            )
    styled(figure, words.lang, 340, top=64)
    years = sorted({year for line in lines for year, _ in line.values})
    figure.update_yaxes(range=[low, high], title=words.text("konvergensi.sumbu_ibangga"))
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=[str(year) for year in years], showgrid=False
    )
    return figure
