"""The indices of a village through time, with gaps where it did not report."""

from datetime import date

import pandas as pd

from kkb.content.chart import Caption
from kkb.content.charts.village import build_indices
from kkb.core.counts.rows import INDICES
from tests.core.villages import RULE
from tests.text.words import EN, ID

HISTORY = pd.DataFrame({
    "tanggal": [date(2022, 12, 31), date(2023, 12, 31)],
    "index_input": [2.0, 3.4], "index_proses": [float("nan"), 2.0], "index_output": [1.75, 1.5],
})  # fmt: skip


def build(history=HISTORY, words=ID):
    return build_indices(history, RULE, words, Caption("indeks", "Indeks", "Indeks"))


def test_every_index_has_its_line_and_a_gap_where_nothing_was_reported():
    chart = build()
    assert [series.key for series in chart.series] == list(INDICES)
    assert [[p.value for p in series.points] for series in chart.series] == [[2.0, 3.4], [None, 2.0], [1.75, 1.5]]
    assert not any(series.connects for series in chart.series)
    assert len({series.marker for series in chart.series}) == 3


def test_the_pass_line_stands_at_three_and_points_say_their_value():
    chart = build()
    assert [(line.value, line.label) for line in chart.references] == [(3, "lulus")]
    assert chart.series[0].points[1].hover.endswith("3,40")
    assert build(words=EN).series[0].points[1].hover.endswith("3.40")


def test_a_village_that_never_reported_has_no_chart_and_it_says_why():
    none = HISTORY.assign(**dict.fromkeys(INDICES, float("nan")))
    assert "Belum ada angka" in build(none).empty
