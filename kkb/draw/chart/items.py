"""The heat map of areas and items: mean score, share below 3, or who never reported; darker needs more work."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from kkb.core.rule.ruleset import Item
from kkb.draw.chart.ranks import label
from kkb.draw.chart.style import plain_html, styled
from kkb.text import format as fmt
from kkb.text.wording import Wording

MEASURES = ("rata", "di_bawah", "belum_lapor")
_SCALE = [[0.0, "#F7F4FA"], [0.5, "#CDBEDC"], [1.0, "#5A3A75"]]
ROW, TOP = 38, 150


def build_item_map(
    table: pd.DataFrame, names: Mapping[str, str], items: Sequence[Item], measure: str, words: Wording,
    chosen: Sequence[str] = (),
) -> go.Figure:  # fmt: skip
    """Areas (`names` by code, first on top) by items; `table` as from core.compare.items, `measure` of MEASURES.

    What nobody reported stays white with a dash: unknown is not bad.
    """
    cells = {(row["kode"], row["item"]): row for row in table.to_dict("records")}
    grid = [[cells.get((code, item.key)) for item in items] for code in names]
    depth = [[_depth(cell, measure) for cell in line] for line in grid]
    labels = [label(name, code in chosen) for code, name in names.items()]
    heads = [plain_html(item.header) for item in items]
    figure = go.Figure(
        go.Heatmap(
            z=depth, x=heads, y=labels, meta=measure, colorscale=_SCALE, zmin=0, zmax=1, showscale=False, xgap=2,
            ygap=2, hoverinfo="text", texttemplate="%{text}",
            text=[[cell_text(cell, measure, words) for cell in line] for line in grid],
            hovertext=[[_hover(cell, name, item, words) for cell, item in zip(line, items, strict=True)]
                       for name, line in zip(names.values(), grid, strict=True)],
        )
    )  # fmt: skip
    styled(figure, words.lang, TOP + 30 + ROW * max(2, len(names)), top=TOP)
    figure.update_yaxes(autorange="reversed", type="category", showgrid=False)
    figure.update_xaxes(side="top", showgrid=False, type="category", tickangle=-50)
    figure.update_layout(margin={"r": 110})
    return figure


def cell_text(cell: Mapping[str, object] | None, measure: str, words: Wording) -> str:
    """What is written in a cell: a mean score, or n/N."""
    if cell is None:
        return fmt.NOTHING
    if measure == "belum_lapor":
        return fmt.counts(cell["belum_lapor"] + cell["kosong"], _all(cell), words.lang)
    if not cell["dinilai"]:
        return fmt.NOTHING
    if measure == "di_bawah":
        return fmt.counts(cell["di_bawah"], cell["dinilai"], words.lang)
    return fmt.number(cell["rata"], words.lang, 1)


def _depth(cell: Mapping[str, object] | None, measure: str) -> float | None:
    """How dark a cell is, 0 to 1; None = nothing known."""
    if cell is None or not _all(cell):
        return None
    if measure == "belum_lapor":
        return (cell["belum_lapor"] + cell["kosong"]) / _all(cell)
    if not cell["dinilai"] or math.isnan(cell["rata"]):
        return None
    return cell["di_bawah"] / cell["dinilai"] if measure == "di_bawah" else max(0.0, (4 - cell["rata"]) / 3)


def _all(cell: Mapping[str, object]) -> int:
    return cell["dinilai"] + cell["kosong"] + cell["belum_lapor"]


def _hover(cell: Mapping[str, object] | None, name: str, item: Item, words: Wording) -> str:
    head = f"{plain_html(name)} · {plain_html(item.label(words.lang))}"
    if cell is None:
        return head
    mean = fmt.NOTHING if math.isnan(cell["rata"]) else fmt.number(cell["rata"], words.lang, 2)
    said = words.text(
        "banding.sel_item", rata=mean, di_bawah=cell["di_bawah"], dinilai=cell["dinilai"], kosong=cell["kosong"],
        belum_lapor=cell["belum_lapor"],
    )  # fmt: skip
    return f"{head}<br>{said}"
