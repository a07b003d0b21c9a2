"""Ratio A per area as a point with its uncertainty, and the target as a line."""

from collections.abc import Collection, Sequence

import plotly.graph_objects as go

from kkb.core.compare.interval import wilson
from kkb.core.counts.tally import Tally
from kkb.core.target.targets import Target
from kkb.draw.chart.ranks import label
from kkb.draw.chart.style import LINE, TARGET, plain_html, styled
from kkb.text import format as fmt
from kkb.text.wording import Wording

_BAND = {"color": "#A9B4C4", "width": 10}


def build_share_intervals(
    parts: Sequence[tuple[str, Tally]], target: Target | None, words: Wording, chosen: Collection[str] = ()
) -> go.Figure:
    """Ratio A per area (name, tally; first on top) as a point with its 95 % Wilson interval, n/N beside the name.

    The names of the `chosen` codes are bold.
    """
    labels = [
        f"{label(name, t.code in chosen)}  {fmt.counts(t.tercapai, t.terbentuk, words.lang)}" for name, t in parts
    ]
    known = [(text, name, t, wilson(t.share_a)) for text, (name, t) in zip(labels, parts, strict=True)]
    shown = [row for row in known if row[3]]
    figure = go.Figure()
    for text, _, _, (low, high) in shown:
        figure.add_scatter(x=[low, high], y=[text] * 2, mode="lines", line=_BAND, hoverinfo="skip", showlegend=False)
    figure.add_scatter(
        x=[t.share_a.percent for _, _, t, _ in shown],
        y=[text for text, *_ in shown],
        mode="markers",
        showlegend=False,
        marker={"color": LINE, "size": 15},
        meta="pangsa",
        hovertext=[_hover(name, t, span, words) for _, name, t, span in shown],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    styled(figure, words.lang, 110 + 38 * max(2, len(known)), top=36)
    if target:
        figure.add_vline(
            x=target.percent,
            line={"color": TARGET, "width": 3, "dash": "dash"},
            annotation={"text": words.text("grafik.garis_target", target=target.percent), "font": {"color": TARGET}},
            annotation_position="top",
        )
    figure.update_yaxes(autorange="reversed", type="category", categoryorder="array", categoryarray=labels)
    figure.update_xaxes(range=[-2, 102], ticksuffix=" %", title=words.text("grafik.pangsa"))
    return figure


def _hover(name: str, tally: Tally, span: tuple[float, float], words: Wording) -> str:
    low, high = (fmt.percent(end, words.lang, 0) for end in span)
    share = fmt.share(tally.share_a, words.lang)
    return words.text("grafik.selang", nama=plain_html(name), pangsa=share, awal=low, akhir=high)
