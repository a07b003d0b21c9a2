"""Movement between two dates as a flow: the classes then at the left, now at the right, as wide as their villages."""

import pandas as pd
import plotly.graph_objects as go

from kkb.core.compare.flow import FROM, GONE, NOT_YET, TO
from kkb.core.scheme import Scheme
from kkb.draw.chart.style import INK, styled
from kkb.text import format as fmt
from kkb.text.strata_words import class_name
from kkb.text.wording import Wording

HEIGHT = 420
_PALE = "rgba({},{},{},0.35)"


def build_flow(matrix: pd.DataFrame, days: tuple[str, str], scheme: Scheme, words: Wording) -> go.Figure:
    """A Sankey of a flow matrix (classes then in rows, now in columns); best class on top, counts in the names."""
    starts = [key for key in reversed(FROM) if matrix.loc[key].sum()]
    ends = [key for key in reversed(TO) if matrix[key].sum()]
    cells = [(start, end, int(matrix.loc[start, end])) for start in starts for end in ends if matrix.loc[start, end]]
    at = {(0, key): n for n, key in enumerate(starts)} | {(1, key): len(starts) + n for n, key in enumerate(ends)}
    labels = [_label(key, int(matrix.loc[key].sum()), scheme, words) for key in starts]
    labels += [_label(key, int(matrix[key].sum()), scheme, words) for key in ends]
    figure = go.Figure(
        go.Sankey(
            arrangement="fixed", meta="gerak", textfont={"size": 16, "color": INK},
            node={
                "label": labels, "color": [flow_color(key, scheme) for key in (*starts, *ends)], "pad": 14,
                "thickness": 22, "hovertemplate": "%{label}<extra></extra>",
                "x": [0.001] * len(starts) + [0.999] * len(ends),
                "y": [*_heights(matrix.loc[starts].sum(axis=1)), *_heights(matrix[ends].sum())],
            },
            link={
                "source": [at[0, start] for start, _, _ in cells], "target": [at[1, end] for _, end, _ in cells],
                "value": [n for *_, n in cells], "color": [_pale(flow_color(start, scheme)) for start, _, _ in cells],
                "customdata": [cell_name(start, end, n, scheme, words) for start, end, n in cells],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
        )
    )  # fmt: skip
    styled(figure, words.lang, HEIGHT, top=44)
    for x, anchor, text in ((0, "left", days[0]), (1, "right", days[1])):
        figure.add_annotation(x=x, y=1.04, xref="paper", yref="paper", xanchor=anchor, yanchor="bottom", text=text,
                              showarrow=False)  # fmt: skip
    return figure


def flow_name(key: str, scheme: Scheme, words: Wording) -> str:
    """The name of a class of a flow, in the language."""
    return words.text(f"banding.gerak_{key}") if key in (NOT_YET, GONE) else class_name(key, scheme, words)


def cell_name(start: str, end: str, n: int, scheme: Scheme, words: Wording) -> str:
    """A cell in words: "Dasar → Mandiri: 5"."""
    names = (flow_name(key, scheme, words) for key in (start, end))
    return f"{' → '.join(names)}: {fmt.number(n, words.lang)}"


def flow_color(key: str, scheme: Scheme) -> str:
    """The colour of a class; what is not there has that of what is not formed."""
    return "#C9CFD8" if key in (NOT_YET, GONE) else scheme.stratum(key).color


def _label(key: str, n: int, scheme: Scheme, words: Wording) -> str:
    return f"{flow_name(key, scheme, words)} {fmt.number(n, words.lang)}"


def _heights(sizes: pd.Series) -> list[float]:
    """The middle of each node from the top, in order; the gaps are left to the plot."""
    total, gap = int(sizes.sum()), 0.04
    room = 1 - gap * max(0, len(sizes) - 1)
    ends = (sizes.cumsum() / total * room).tolist()
    halves = (sizes / total * room / 2).tolist()
    return [
        min(0.999, max(0.001, end - half + n * gap)) for n, (end, half) in enumerate(zip(ends, halves, strict=True))
    ]


def _pale(color: str) -> str:
    return _PALE.format(*(int(color[n : n + 2], 16) for n in (1, 3, 5)))
