"""Stacked bars of villages by stratum: through time, per area, and before and after a scenario."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go
from babel.dates import format_date

from kkb.core.counts.ratio import Share
from kkb.core.rule.strata import Stratum
from kkb.core.scheme import Scheme
from kkb.draw.chart.style import LEGEND_SPACE, plain_html, styled, text_on
from kkb.text import format as fmt
from kkb.text.language import LANGUAGES
from kkb.text.strata_words import class_name
from kkb.text.wording import Wording

_HATCH = {"belum_lapor": {"shape": "/", "fillmode": "overlay", "fgcolor": "#FFFFFF", "size": 8, "solidity": 0.18}}
MOST_BARS, END_SPACE = 7, 130
SHOWN = ("berkelanjutan", "mandiri", "berkembang", "dasar_lapor", "belum_lapor", "tidak_dikenal")


@dataclass(frozen=True, slots=True)
class StrataBar:
    """One bar: its label, and the villages in each class of SHOWN."""

    label: str
    counts: Mapping[str, int]
    share: Share


def build_strata_through_time(timeline: pd.DataFrame, scheme: Scheme, words: Wording, height: int = 380) -> go.Figure:
    """Upright bars per snapshot date (columns of core.counts.timeline), n/N of ratio A written above each.

    Of many dates MOST_BARS evenly spread ones are shown, the first and the newest among them.
    """
    records = evenly(timeline.to_dict("records"), MOST_BARS)
    bars = [
        StrataBar(short_day(r["tanggal"], words.lang), shown_counts(r), Share(r["tercapai"], r["terbentuk"]))
        for r in records
    ]
    figure = go.Figure([_trace(key, bars, scheme, words, upright=True) for key in _present(bars)])
    tops = [sum(bar.counts.values()) for bar in bars]
    figure.add_scatter(
        x=[bar.label for bar in bars],
        y=tops,
        mode="text",
        text=[_share_label(bar, "<br>", words) for bar in bars],
        textposition="top center",
        textfont={"size": 13},
        showlegend=False,
        hoverinfo="skip",
    )
    styled(figure, words.lang, height)
    figure.update_yaxes(range=[0, max([1, *tops]) * 1.3], title=words.text("grafik.jumlah"))
    figure.update_xaxes(type="category", showgrid=False, tickfont={"size": 13})
    return figure


def build_strata_bars(bars: Sequence[StrataBar], scheme: Scheme, words: Wording) -> go.Figure:
    """Lying bars, first one on top, as long as their number of villages; n/N written at the end of each."""
    figure = go.Figure([_trace(key, bars, scheme, words, upright=False) for key in _present(bars)])
    lengths = [sum(bar.counts.values()) for bar in bars]
    figure.add_scatter(
        x=lengths,
        y=[plain_html(bar.label) for bar in bars],
        mode="text",
        text=[" " + _share_label(bar, "  ", words) for bar in bars],
        textposition="middle right",
        cliponaxis=False,
        showlegend=False,
        hoverinfo="skip",
    )
    styled(figure, words.lang, LEGEND_SPACE + 70 + 38 * max(2, len(bars)))
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    figure.update_xaxes(range=[0, max([1, *lengths])], title=words.text("grafik.jumlah"))
    figure.update_layout(margin={"r": END_SPACE})
    return figure


def evenly(records: Sequence, most: int) -> list:
    """At most so many of the records, evenly spread, first and last kept.

    >>> evenly(range(9), 3)
    [0, 4, 8]
    """
    if len(records) <= most:
        return list(records)
    return [records[round(n * (len(records) - 1) / (most - 1))] for n in range(most)]


def shown_counts(counts: Mapping[str, int]) -> dict[str, int]:
    """The classes of SHOWN from a tally's counts: Dasar split into reported and never reported."""
    split = {"dasar_lapor": counts["dasar"] - counts["belum_lapor"]}
    return {key: int(split.get(key, counts.get(key, 0))) for key in SHOWN}


def short_day(value: date, lang: str) -> str:
    """A date on two short lines: 31 Des / 2023."""
    return format_date(value, "d MMM'<br>'y", locale=LANGUAGES[lang].locale)


def class_of(key: str, scheme: Scheme) -> Stratum:
    """The stratum or state that a class of SHOWN belongs to."""
    return scheme.stratum("dasar" if key == "dasar_lapor" else key)


def _share_label(bar: StrataBar, between: str, words: Wording) -> str:
    percent = fmt.percent(bar.share.percent, words.lang)  # one decimal: 43 of 72 is not yet 60 %
    return f"<b>{percent}</b>{between}{fmt.counts(bar.share.n, bar.share.total, words.lang)}"


def _present(bars: Sequence[StrataBar]) -> list[str]:
    always = SHOWN[:-1]
    return [key for key in SHOWN if key in always or any(bar.counts[key] for bar in bars)]


def _trace(key: str, bars: Sequence[StrataBar], scheme: Scheme, words: Wording, *, upright: bool) -> go.Bar:
    color, name = class_of(key, scheme).color, class_name(key, scheme, words)
    labels = [bar.label if upright else plain_html(bar.label) for bar in bars]
    values = [bar.counts[key] for bar in bars]
    return go.Bar(
        x=labels if upright else values,
        y=values if upright else labels,
        orientation="v" if upright else "h",
        name=name,
        meta=key,
        marker={"color": color, "pattern": _HATCH.get(key, {}), "line": {"color": "#FFFFFF", "width": 1}},
        text=[fmt.number(value, words.lang) if value else "" for value in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": text_on(color)},
        hovertemplate=f"{name}: %{{{'y' if upright else 'x'}}}<extra></extra>",
    )
