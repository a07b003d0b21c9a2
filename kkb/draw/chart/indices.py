"""The three indices of a village through time against the pass line."""

import pandas as pd
import plotly.graph_objects as go

from kkb.draw.chart.strata import short_day
from kkb.draw.chart.style import COHORT, LINE, QUIET, TARGET, styled
from kkb.text.wording import Wording

PASS = 3
_LINES = {"index_input": (LINE, "circle"), "index_proses": (COHORT, "diamond"), "index_output": (QUIET, "square")}


def build_indices(history: pd.DataFrame, words: Wording) -> go.Figure:
    """One line per index (1 to 4) by date (`tanggal` and the INDICES); the pass line at 3."""
    figure = go.Figure()
    labels = [short_day(day, words.lang) for day in history["tanggal"]]
    for name, (color, symbol) in _LINES.items():
        figure.add_scatter(
            x=labels,
            y=history[name],
            mode="lines+markers",
            name=words.text(f"peta.{name}"),
            meta=name,
            line={"color": color, "width": 3},
            marker={"size": 12, "symbol": symbol},
            hovertemplate="%{y:.2f}<extra>" + words.text(f"peta.{name}") + "</extra>",
        )
    figure.add_hline(
        y=PASS, line={"color": TARGET, "width": 2, "dash": "dash"}, annotation={"text": words.text("grafik.lulus")}
    )
    styled(figure, words.lang, 320, top=56)
    figure.update_yaxes(range=[0.8, 4.2], dtick=1)
    figure.update_xaxes(type="category", showgrid=False, tickfont={"size": 13})
    return figure
