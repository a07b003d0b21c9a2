"""The funnel: every area by how many Kampung KB it has and its share, between the limits that chance explains."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from kkb.core.compare.chance import ChanceTest
from kkb.core.counts.ratio import Share
from kkb.draw.chart.style import COHORT, INK, LINE, QUIET, TARGET, plain_html, styled
from kkb.text import format as fmt
from kkb.text.wording import Wording

HEIGHT, MOST_NAMES, MOST_SIZES = 430, 3, 240
_SYMBOLS = {"atas": "square", "bawah": "square"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One area of a comparison: its name, its share, its place by it, whether a person picked it."""

    name: str
    share: Share
    rank: int = 1
    chosen: bool = False


def build_funnel(spots: Sequence[Spot], test: ChanceTest, label: str, words: Wording) -> go.Figure:
    """Shares by number of Kampung KB, the benchmark as a line, and the limits of the test round it.

    Where an area lies is told by the shape of its mark, never by colour alone.
    """
    known = [spot for spot in spots if spot.share.total]
    most, percent = max([6, *(spot.share.total for spot in known)]), test.percent
    figure = go.Figure(_limits(most, test, words))
    figure.add_hline(y=percent, line={"color": TARGET, "width": 2, "dash": "dash"})
    figure.add_annotation(
        x=0, xref="paper", y=percent, yanchor="bottom", xanchor="left", text=plain_html(label), showarrow=False,
        font={"color": TARGET},
    )  # fmt: skip
    figure.add_trace(_marks(known, test, words))
    for spot, at in zip(known, _across(known), strict=True):
        if spot.name in named(known, test):
            figure.add_annotation(**_name(spot, at, most))
    styled(figure, words.lang, HEIGHT, top=64)
    figure.update_xaxes(range=[0, most * 1.06], title=words.text("grafik.jumlah"), showgrid=False)
    ticks = list(range(0, 101, 20))
    figure.update_yaxes(range=[-6, 106], title=words.text("grafik.pangsa"), tickvals=ticks)
    figure.update_yaxes(ticktext=[f"{tick} %" for tick in ticks])
    return figure


def named(spots: Sequence[Spot], test: ChanceTest) -> frozenset[str]:
    """Whose name is written beside its mark: those picked, and those outside the limits while they are few."""
    loud = [spot for spot in spots if test.verdict(spot.share) not in ("wajar", "sedikit")]
    few = loud if len(loud) <= MOST_NAMES else []
    return frozenset(spot.name for spot in (*few, *(spot for spot in spots if spot.chosen)))


def _limits(most: int, test: ChanceTest, words: Wording) -> list[go.Scatter]:
    sizes = np.unique(np.linspace(1, most, min(most, MOST_SIZES)).round().astype(int))
    found = test.limits(sizes.tolist())
    line = {"color": QUIET, "width": 2, "shape": "hvh"}
    return [
        go.Scatter(
            x=found.totals, y=100 * counts / found.totals, mode="lines", line=line, name=words.text("banding.batas"),
            hoverinfo="skip", meta=f"batas_{edge}", showlegend=edge == "bawah",
        )
        for edge, counts in {"bawah": found.low, "atas": found.high}.items()
    ]  # fmt: skip


def _marks(known: Sequence[Spot], test: ChanceTest, words: Wording) -> go.Scatter:
    found = [test.verdict(spot.share) for spot in known]
    return go.Scatter(
        x=_across(known), y=[spot.share.percent for spot in known], mode="markers+text", meta="bagian",
        showlegend=False, text=[str(spot.rank) for spot in known], textposition="middle center",
        textfont={"size": 14, "color": [INK if key == "sedikit" else "#FFFFFF" for key in found]},
        marker={
            "size": 25, "color": [_fill(spot, key) for spot, key in zip(known, found, strict=True)],
            "symbol": [_SYMBOLS.get(key, "circle") for key in found],
            "line": {"width": 2, "color": [_color(spot) for spot in known]}, "opacity": 1,
        },
        hovertext=[_hover(spot, key, words) for spot, key in zip(known, found, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _across(known: Sequence[Spot]) -> list[float]:
    """Where each mark stands: at its number of Kampung KB, beside another one with the very same counts."""
    most = max([6, *(spot.share.total for spot in known)])
    seen: dict[Share, int] = {}
    places = []
    for spot in known:
        places.append(spot.share.total + seen.get(spot.share, 0) * most / 40)
        seen[spot.share] = seen.get(spot.share, 0) + 1
    return places


def _name(spot: Spot, at: float, most: int) -> dict[str, object]:
    is_right = at > 0.6 * most
    return {
        "x": at, "y": spot.share.percent, "text": plain_html(spot.name), "showarrow": False, "name": "nama",
        "xanchor": "right" if is_right else "left", "xshift": -18 if is_right else 18, "font": {"color": _color(spot)},
    }  # fmt: skip


def _fill(spot: Spot, key: str) -> str:
    return "#FFFFFF" if key == "sedikit" else _color(spot)


def _color(spot: Spot) -> str:
    return COHORT if spot.chosen else LINE


def _hover(spot: Spot, key: str, words: Wording) -> str:
    said = words.text("banding.vonis_ket", vonis=words.text(f"banding.vonis_{key}"))
    return f"{plain_html(spot.name)}: {fmt.share(spot.share, words.lang)}<br>{said}"
