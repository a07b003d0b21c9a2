"""Presence, reach, participation and iBangga: numbers, colours by key, n/N, and names that stay text."""

import pytest

from kkb.app import resources
from kkb.content.chart import Caption
from kkb.content.charts.convergence import (
    DimensionValues,
    IndexLine,
    Rate,
    ReachTable,
    build_dimensions,
    build_family_index,
    build_presence,
    build_reach,
    build_turnout,
    task_name,
)
from kkb.core.convergence.survey import Presence
from kkb.core.counts.ratio import Share
from tests.text.words import EN, HOSTILE, ID

SCHEME, CAPTION = resources.convergence(), Caption("coba", "Coba", "Coba")
BARS = [("Tugumulyo", Presence("16.05.01", 4, 3, 12)), ("Selangit", Presence("16.05.09", 0, 0, 0))]


def values(series) -> list[float | None]:
    return [point.value for point in series.points]


def test_three_states_are_three_series_in_the_order_and_look_of_the_scheme():
    chart = build_presence(BARS, SCHEME, ID, CAPTION)
    assert [series.key for series in chart.series] == ["ada", "tidak", "kosong"]
    assert [values(series) for series in chart.series] == [[4, 0], [3, 0], [12, 0]]
    looks = [(state.color, state.pattern) for state in SCHEME.states]
    assert [(series.colour, series.pattern) for series in chart.series] == looks
    assert len({pattern for _, pattern in looks}) == 3


def test_a_bar_ends_with_its_share_and_counts_and_an_empty_one_with_none():
    ends = [category.end for category in build_presence(BARS, SCHEME, ID, CAPTION).categories]
    assert [(end.strong, end.rest) for end in ends] == [("21,1 %", "4/19"), ("–", "0/0")]
    assert build_presence(BARS, SCHEME, EN, CAPTION).series[0].label == "yes"
    assert build_presence([], SCHEME, EN, CAPTION).empty


def test_the_field_writes_n_in_the_cell_and_the_total_behind_the_name():
    field = ReachTable(("Tugumulyo",), ("Satu", "Dua"), ((Share(10, 18), Share(0, 18)),))
    chart = build_reach(field, ID, CAPTION)
    (row,) = chart.series
    assert (row.label, row.beside) == ("Tugumulyo", "(18)")
    assert [point.text for point in row.points] == ["10", "0"]
    assert [point.shade for point in row.points] == [10 / 18, 0]
    assert row.points[1].hover == "Tugumulyo\nDua: 0,0 % (0 dari 18)"
    assert [category.label for category in chart.categories] == ["Satu", "Dua"]


def test_a_row_of_nothing_is_no_percentage():
    chart = build_reach(ReachTable(("X",), ("Satu",), ((Share(0, 0),),)), ID, CAPTION)
    (point,) = chart.series[0].points
    assert (point.value, point.text) == (None, "–")
    assert "Belum ada Kampung KB" in chart.empty


@pytest.mark.parametrize("words", [ID, EN])
@pytest.mark.parametrize("kind", ["program", "fungsi"])
def test_every_programme_has_a_name_of_its_own_that_fits_above_a_column(kind: str, words):
    names = [task_name(task.key, task.label(words.lang), words) for task in SCHEME.tasks(kind)]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 26


def test_participation_stands_beside_its_bar_and_nobody_has_no_bar():
    chart = build_turnout([Rate("BKB", Share(10_100, 32_987)), Rate("BKR", Share(0, 0))], (31, "nilai 4"), ID, CAPTION)
    assert [round(x, 1) if x is not None else None for x in values(chart.series[0])] == [30.6, None]
    assert [(c.end.strong, c.end.rest) for c in chart.categories] == [("30,6 %", "10.100/32.987"), ("–", "0/0")]
    assert [(line.value, line.label) for line in chart.references] == [(31, "nilai 4")]
    assert chart.along.high >= 31


def test_the_years_of_all_lines_stand_in_order_and_a_class_limit_only_where_it_is_in_sight():
    lines = [IndexLine("A", ((2022, 39.0), (2024, 45.0))), IndexLine("Indonesia", ((2020, 53.93), (2021, 54.01)))]
    chart = build_family_index(lines, SCHEME.family_index, ID, CAPTION)
    assert [category.label for category in chart.categories] == ["2020", "2021", "2022", "2024"]
    assert [line.label for line in chart.references] == ["iBangga berkembang"]
    assert [values(series) for series in chart.series] == [[None, None, 39.0, 45.0], [53.93, 54.01, None, None]]
    assert chart.series[0].points[2].hover == "A, 2022: 39,00"


def test_dimensions_have_a_bar_per_area_and_none_for_what_is_not_known():
    groups = [DimensionValues("A", (50.0, None, 60.0)), DimensionValues("B", (1.0, 2.0, 3.0))]
    chart = build_dimensions(groups, ["K", "L", "M"], ID, CAPTION)
    assert [values(series) for series in chart.series] == [[50.0, None, 60.0], [1.0, 2.0, 3.0]]
    assert [point.text for point in chart.series[0].points] == ["50,0", "", "60,0"]
    assert len({series.pattern for series in chart.series}) == 2


@pytest.mark.parametrize("name", [HOSTILE, "", "x" * 400])
def test_names_stand_in_every_chart_as_they_are(name: str):
    presence = build_presence([(name, BARS[0][1])], SCHEME, ID, CAPTION)
    reach = build_reach(ReachTable((name,), (name,), ((Share(1, 2),),)), ID, CAPTION)
    index = build_family_index([IndexLine(name, ((2020, 50.0),))], SCHEME.family_index, ID, CAPTION)
    assert presence.categories[0].label == reach.categories[0].label == reach.series[0].label == name
    assert index.series[0].label == name
