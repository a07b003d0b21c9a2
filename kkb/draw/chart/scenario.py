"""What a scenario does to a share, cause by cause, and several scenarios side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from kkb.core.counts.ratio import Share, gap
from kkb.core.scenario import ShareStep
from kkb.core.scenario.steps import exact_percent
from kkb.draw.chart.style import INK, LINE, TARGET, plain_html, styled
from kkb.text import format as fmt
from kkb.text.wording import Wording

UP, DOWN = "#5B7C99", "#A33B53"
END_SPACE, ROW = 136, 42
_BEFORE = "#A9B4C4"


@dataclass(frozen=True, slots=True)
class Landed:
    """One scenario in a comparison: its name, its share, its target in percent (None = the present state)."""

    name: str
    share: Share
    target: int | None = None


def build_waterfall(found: Sequence[ShareStep], target: int, words: Wording) -> go.Figure:
    """The share now, what each cause adds or takes, and the share after (lying, first on top, target as a line).

    Every number is rounded once from whole counts, so that a change of points is the same here as everywhere; what is
    written may miss its sum by a tenth. n/N stands at both ends. Causes without any move are left out.
    """
    first, last = found[0].before, found[-1].after
    moving = [step for step in found if step.villages]
    labels = [words.text("grafik.sekarang"), *(_cause(step, words) for step in moving), words.text("grafik.skenario")]
    starts = [0.0, *(level(step.before) for step in moving), 0.0]
    ends = [level(first), *(level(step.after) for step in moving), level(last)]
    colors = [LINE, *(UP if step.points >= 0 else DOWN for step in moving), LINE]
    figure = go.Figure(_bars("air_terjun", starts, ends, colors))
    texts = [_end(first, words), *(_step_text(step, words) for step in moving), _end(last, words)]
    _write_beside(figure, texts)
    figure.add_vline(
        x=target,
        line={"color": TARGET, "width": 3, "dash": "dash"},
        annotation={"text": words.text("grafik.garis_target", target=target), "font": {"color": TARGET}},
        annotation_position="top",
    )
    return _finished(figure, labels, words)


def build_comparison(landed: Sequence[Landed], ratio_title: str, words: Wording) -> go.Figure:
    """The share each scenario ends at (first on top), its own target as a mark; n/N and what is short at the end."""
    shares = [level(one.share) for one in landed]
    colors = [LINE if one.target is not None else _BEFORE for one in landed]
    figure = go.Figure(_bars("banding", [0.0] * len(landed), shares, colors))
    _write_beside(figure, [_landed_text(one, words) for one in landed])
    aimed = [(place, one.target) for place, one in enumerate(landed) if one.target is not None]
    figure.add_scatter(
        y=[place for place, _ in aimed], x=[target for _, target in aimed], mode="markers", meta="target",
        marker={"symbol": "line-ns", "size": 28, "line": {"color": TARGET, "width": 4}},
        name=words.text("simulasi.tanda_target"), hoverinfo="skip", showlegend=True,
    )  # fmt: skip
    figure.update_xaxes(title=ratio_title)
    return _finished(figure, ["<br>".join(map(plain_html, wrap(one.name, 16))) for one in landed], words)


def level(share: Share) -> float:
    """How long the bar of a share is, in percent; nothing of nothing is 0.

    >>> level(Share(1, 16)), level(Share(0, 0))
    (6.25, 0.0)
    """
    return float(exact_percent(share))


def _cause(step: ShareStep, words: Wording) -> str:
    return words.text(f"simulasi.langkah_{step.key}", n=fmt.number(step.villages, words.lang))


def _step_text(step: ShareStep, words: Wording) -> str:
    return f"<b>{fmt.signed(float(step.points), words.lang, 1)}</b>"


def _end(share: Share, words: Wording) -> str:
    return f"<b>{fmt.percent(share.percent, words.lang)}</b>  {fmt.counts(share.n, share.total, words.lang)}"


def _landed_text(one: Landed, words: Wording) -> str:
    if one.target is None:
        return _end(one.share, words)
    short = gap(one.share, one.target)
    key = "simulasi.banding_kurang" if short else "simulasi.banding_tercapai"
    return f"{_end(one.share, words)}<br>{words.text(key, n=fmt.number(short, words.lang))}"


def _bars(meta: str, starts: list[float], ends: list[float], colors: list[str]) -> go.Bar:
    return go.Bar(
        y=list(range(len(ends))), x=[end - start for start, end in zip(starts, ends, strict=True)], base=starts,
        orientation="h", marker={"color": colors, "pattern": {"shape": ["/" if c == DOWN else "" for c in colors]}},
        meta=meta, showlegend=False, hoverinfo="skip",
    )  # fmt: skip


def _write_beside(figure: go.Figure, texts: list[str]) -> None:
    """The numbers in a column at the right, where no bar and no line crosses them."""
    for place, text in enumerate(texts):
        figure.add_annotation(
            x=1.02, xref="paper", y=place, text=text, showarrow=False, xanchor="left", align="left",
            font={"color": INK}, name="tulisan",
        )  # fmt: skip


def _finished(figure: go.Figure, labels: Sequence[str], words: Wording) -> go.Figure:
    styled(figure, words.lang, 96 + ROW * len(labels), top=40)
    figure.update_yaxes(range=[len(labels) - 0.5, -0.5], tickvals=list(range(len(labels))), ticktext=list(labels))
    figure.update_yaxes(showgrid=False)
    ticks = [0, 50, 100]
    figure.update_xaxes(range=[0, 100], tickvals=ticks, ticktext=[f"{tick} %" for tick in ticks], tickangle=0)
    figure.update_layout(margin={"r": END_SPACE}, bargap=0.35)
    return figure
