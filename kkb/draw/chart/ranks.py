"""Places with their spans: by level at the left, by change of the same villages at the right, one line per area."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from kkb.core.compare.rank import RankInterval
from kkb.draw.chart.style import COHORT, INK, LINE, plain_html, styled
from kkb.text.comparison_answers import place_text
from kkb.text.wording import Wording

_BAND = {"color": "#A9B4C4", "width": 10}
ROW = 38


def build_ranks(
    names: Mapping[str, str],
    level: Mapping[str, RankInterval],
    change: Mapping[str, RankInterval],
    chosen: Sequence[str],
    words: Wording,
) -> go.Figure:
    """A dot for the place, a band for the places it may be (95 %); `names` by code, first on top; 1 is at the left."""
    columns = [level, change] if change else [level]
    titles = [words.text(f"banding.peringkat_{key}") for key in ("tingkat", "ubah")[: len(columns)]]
    figure = make_subplots(1, len(columns), shared_yaxes=True, subplot_titles=titles, horizontal_spacing=0.04)
    for column, found in enumerate(columns, 1):
        for trace in _traces(names, found, chosen, words, ("tingkat", "ubah")[column - 1]):
            figure.add_trace(trace, row=1, col=column)
    styled(figure, words.lang, 110 + ROW * max(2, len(names)), top=40)
    labels = [label(names[code], code in chosen) for code in names]
    figure.update_yaxes(autorange="reversed", type="category", categoryorder="array", categoryarray=labels)
    most = max([1, *(place.of for found in columns for place in found.values())])
    figure.update_xaxes(range=[0.5, most + 0.5], dtick=max(1, round(most / 10)), tick0=1, tickangle=0)
    figure.update_annotations(font={"size": 16, "color": INK})
    return figure


def label(name: str, is_chosen: bool) -> str:
    """A name on an axis; one that a person picked is bold."""
    return f"<b>{plain_html(name)}</b>" if is_chosen else plain_html(name)


def _traces(
    names: Mapping[str, str], found: Mapping[str, RankInterval], chosen: Sequence[str], words: Wording, meta: str
) -> list[go.Scatter]:
    known = [(code, found[code], label(names[code], code in chosen)) for code in names if code in found]
    bands = [
        go.Scatter(x=[p.best, p.worst], y=[text] * 2, mode="lines", line=_BAND, hoverinfo="skip", showlegend=False,
                   meta=f"rentang_{meta}")
        for _, p, text in known
    ]  # fmt: skip
    dots = go.Scatter(
        x=[p.rank for _, p, _ in known], y=[text for *_, text in known], mode="markers", meta=f"peringkat_{meta}",
        showlegend=False, marker={"size": 15, "color": [COHORT if code in chosen else LINE for code, *_ in known]},
        hovertext=[f"{text}: {place_text(p, words)}" for _, p, text in known],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
    return [*bands, dots]
