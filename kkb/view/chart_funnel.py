"""The funnel: every area by how many Kampung KB it has and its share, between the limits that chance explains."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kkb.core.compare_chance import INNER, OUTER, funnel_limits, verdict
from kkb.core.ratio import Share
from kkb.view import format as fmt
from kkb.view.chart_style import COHORT, INK, LINE, QUIET, TARGET, plain_html, styled
from kkb.view.wording import Wording

HEIGHT, MOST_NAMES = 430, 12
_SYMBOLS = {"atas": "triangle-up", "bawah": "triangle-down", "sedikit": "circle-open"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One area of a comparison: its name, its share, whether a person picked it."""

    name: str
    share: Share
    chosen: bool = False


def build_funnel(spots: Sequence[Spot], percent: float, label: str, words: Wording) -> go.Figure:
    """Shares by number of Kampung KB, the benchmark as a line, exact binomial limits (95 % and 99.8 %) round it.

    Where an area lies is told by the shape of its mark, never by colour alone.
    """
    known = [spot for spot in spots if spot.share.total]
    most = max([6, *(spot.share.total for spot in known)])
    figure = go.Figure()
    for beyond, dash in ((OUTER, "solid"), (INNER, "dot")):
        figure.add_traces(_limits(most, percent, beyond, dash, words))
    figure.add_hline(y=percent, line={"color": TARGET, "width": 2, "dash": "dash"})
    figure.add_annotation(
        x=1, xref="paper", y=percent, yanchor="bottom", xanchor="right", text=plain_html(label), showarrow=False,
        font={"color": TARGET},
    )  # fmt: skip
    figure.add_trace(_marks(known, percent, words))
    styled(figure, words.lang, HEIGHT, top=64)
    figure.update_xaxes(range=[0, most * 1.12], title=words.text("grafik.jumlah"), showgrid=False)
    figure.update_yaxes(range=[-4, 104], ticksuffix=" %", title=words.text("grafik.pangsa"))
    return figure


def named(spots: Sequence[Spot], percent: float) -> frozenset[str]:
    """Whose name is written: those picked, those outside the limits, and the rest while there are few."""
    if len(spots) <= MOST_NAMES:
        return frozenset(spot.name for spot in spots)
    loud = ("atas", "bawah", "lihat_atas", "lihat_bawah")
    return frozenset(spot.name for spot in spots if spot.chosen or verdict(spot.share, percent) in loud)


def _limits(most: int, percent: float, beyond: float, dash: str, words: Wording) -> list[go.Scatter]:
    found = funnel_limits(range(1, most + 1), percent, beyond)
    line = {"color": QUIET, "width": 2, "dash": dash, "shape": "hv"}
    name = words.text("banding.batas_998" if beyond == OUTER else "banding.batas_95")
    edges = {"bawah": found.low, "atas": found.high}
    return [
        go.Scatter(
            x=found.totals, y=100 * counts / found.totals, mode="lines", line=line, name=name, hoverinfo="skip",
            meta=f"batas_{edge}_{beyond:g}", showlegend=edge == "bawah",
        )
        for edge, counts in edges.items()
    ]  # fmt: skip


def _marks(known: Sequence[Spot], percent: float, words: Wording) -> go.Scatter:
    found, written = [verdict(spot.share, percent) for spot in known], named(known, percent)
    return go.Scatter(
        x=[spot.share.total for spot in known], y=[spot.share.percent for spot in known], mode="markers+text",
        meta="bagian", showlegend=False, textposition=_sides(known), textfont={"size": 14, "color": INK},
        text=[plain_html(spot.name) if spot.name in written else "" for spot in known],
        marker={
            "size": [18 if spot.chosen else 13 for spot in known], "color": [_color(spot) for spot in known],
            "symbol": [_SYMBOLS.get(key, "circle") for key in found], "line": {"width": 2, "color": LINE},
        },
        hovertext=[_hover(spot, key, words) for spot, key in zip(known, found, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _sides(known: Sequence[Spot]) -> list[str]:
    """Names of areas at the same spot go to different sides."""
    order = ("middle right", "middle left", "top center", "bottom center")
    seen: dict[tuple[int, int], int] = {}
    sides = []
    for spot in known:
        at = (spot.share.total // 2, round((spot.share.percent or 0) / 8))
        sides.append(order[seen.get(at, 0) % len(order)])
        seen[at] = seen.get(at, 0) + 1
    return sides


def _color(spot: Spot) -> str:
    return COHORT if spot.chosen else LINE


def _hover(spot: Spot, key: str, words: Wording) -> str:
    said = words.text(f"banding.vonis_{key}")
    return f"{plain_html(spot.name)}: {fmt.share(spot.share, words.lang)}<br>{said}"
