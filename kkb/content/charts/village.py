"""One village through time: its three indices against the line that passes."""

import pandas as pd

from kkb.content.chart import (
    Axis,
    Caption,
    Category,
    Chart,
    ChartKind,
    Marker,
    Point,
    ReferenceLine,
    Series,
    SeriesKind,
    Unit,
    said_when_empty,
)
from kkb.content.palette import COHORT, LINE, QUIET, TARGET
from kkb.core.rule.ruleset import RuleSet
from kkb.text import format as fmt
from kkb.text.wording import Wording

_LOOKS = {
    "index_input": (LINE, Marker.CIRCLE), "index_proses": (COHORT, Marker.DIAMOND),
    "index_output": (QUIET, Marker.SQUARE),
}  # fmt: skip


def build_indices(history: pd.DataFrame, rule: RuleSet, words: Wording, caption: Caption) -> Chart:
    """One line per index (1 to 4) by date (`tanggal` and the INDICES); a line at each index that passes."""
    series = tuple(_index(name, history[name], words) for name in _LOOKS)
    days, marks = history["tanggal"], sorted({variable.pass_index for variable in rule.variables})
    return Chart(
        caption, ChartKind.LINE, series,
        tuple(Category(day.isoformat(), fmt.day_over_year(day, words.lang)) for day in days),
        Axis(unit=Unit.DATE), Axis("", Unit.SCORE, 0.8, 4.2, tuple((n, str(n)) for n in range(1, 5))),
        tuple(ReferenceLine("lulus", at, words.text("grafik.lulus"), TARGET) for at in marks),
        lang=words.lang, height=320, empty=said_when_empty(series, words.text("grafik.kosong_isi")),
    )  # fmt: skip


def _index(name: str, values: pd.Series, words: Wording) -> Series:
    colour, marker = _LOOKS[name]
    label = words.text(f"peta.{name}")
    points = tuple(
        Point(None) if pd.isna(value) else Point(float(value), hover=f"{label}: {fmt.number(value, words.lang, 2)}")
        for value in values
    )
    return Series(name, label, points, colour, kind=SeriesKind.LINE, marker=marker)
