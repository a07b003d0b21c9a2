"""Charts of presence, reach, participation and iBangga: judged by their data, colours by key, names as text."""

import pytest

from kkb.app import resources
from kkb.core.convergence.survey import Presence
from kkb.core.counts.ratio import Share
from kkb.draw.chart.dimensions import DimensionValues, build_dimensions
from kkb.draw.chart.family_index import IndexLine, build_family_index
from kkb.draw.chart.presence import SHAPES, build_presence
from kkb.draw.chart.reach import ReachTable, build_reach
from kkb.draw.chart.turnout import Rate, build_turnout
from kkb.draw.map.style import PATTERNS
from tests.text.words import EN, HOSTILE, ID

SCHEME = resources.convergence()
BARS = [("Tugumulyo", Presence("16.05.01", 4, 3, 12)), ("Selangit", Presence("16.05.09", 0, 0, 0))]


def test_three_states_are_three_traces_in_the_order_and_look_of_the_scheme():
    figure = build_presence(BARS, SCHEME, ID)
    states = [trace for trace in figure.data if trace.type == "bar"]
    assert [trace.meta for trace in states] == ["ada", "tidak", "kosong"]
    assert [list(trace.x) for trace in states] == [[4, 0], [3, 0], [12, 0]]
    assert [trace.marker.color for trace in states] == [state.color for state in SCHEME.states]
    assert len({trace.marker.pattern.shape for trace in states}) == 3


def test_a_bar_ends_with_its_share_and_counts_and_an_empty_one_with_none():
    ends = build_presence(BARS, SCHEME, ID).data[-1]
    assert list(ends.text) == [" <b>21,1 %</b>  4/19", " <b>–</b>  0/0"]
    assert build_presence(BARS, SCHEME, EN).data[0].name == "yes"


def test_every_pattern_of_the_scheme_can_be_drawn():
    assert set(SHAPES) == set(PATTERNS)
    assert {state.pattern for state in SCHEME.states} <= set(SHAPES)


def test_the_field_writes_n_in_the_cell_and_the_total_behind_the_name():
    field = ReachTable(("Tugumulyo",), ("Satu", "Dua"), ((Share(10, 18), Share(0, 18)),))
    figure = build_reach(field, ID)
    assert list(figure.data[0].y) == ["Tugumulyo (18)"]
    assert [note.text for note in figure.layout.annotations] == ["10", "0"]
    assert [note.x for note in figure.layout.annotations] == [0, 1]
    assert tuple(figure.data[0].customdata[0][1]) == ("2. Dua", "0,0 % (0 dari 18)")
    assert (figure.data[0].zmin, figure.data[0].zmax) == (0, 100)


def test_a_row_of_nothing_is_no_percentage():
    figure = build_reach(ReachTable(("X",), ("Satu",), ((Share(0, 0),),)), ID)
    assert (figure.data[0].z[0][0], figure.layout.annotations[0].text) == (None, "–")


def test_participation_stands_beside_its_bar_and_nobody_has_no_bar():
    figure = build_turnout([Rate("BKB", Share(10_100, 32_987)), Rate("BKR", Share(0, 0))], (31, "nilai 4"), ID)
    assert [round(x, 1) if x is not None else None for x in figure.data[0].x] == [30.6, None]
    assert list(figure.data[1].text) == [" <b>30,6 %</b>  10.100/32.987", " <b>–</b>  0/0"]
    assert figure.layout.shapes[0].x0 == 31
    assert figure.layout.xaxis.range[1] >= 31


def test_the_years_of_all_lines_stand_in_order_and_a_class_limit_only_where_it_is_in_sight():
    lines = [IndexLine("A", ((2022, 39.0), (2024, 45.0))), IndexLine("Indonesia", ((2020, 53.93), (2021, 54.01)))]
    figure = build_family_index(lines, SCHEME.family_index, ID)
    assert list(figure.layout.xaxis.categoryarray) == ["2020", "2021", "2022", "2024"]
    assert [note.text for note in figure.layout.annotations] == ["iBangga berkembang"]
    assert len(figure.data) == 2


def test_dimensions_have_a_bar_per_area_and_none_for_what_is_not_known():
    figure = build_dimensions(
        [DimensionValues("A", (50.0, None, 60.0)), DimensionValues("B", (1.0, 2.0, 3.0))], ["K", "L", "M"], ID
    )
    assert [list(trace.y) for trace in figure.data] == [[50.0, None, 60.0], [1.0, 2.0, 3.0]]
    assert list(figure.data[0].text) == ["50,0", "", "60,0"]
    assert all(trace.marker.pattern.fillmode == "overlay" for trace in figure.data)


@pytest.mark.parametrize("name", [HOSTILE, ""])
def test_hostile_names_are_text_in_every_chart(name: str):
    figures = [
        build_presence([(name, BARS[0][1])], SCHEME, ID),
        build_reach(ReachTable((name,), (name,), ((Share(1, 2),),)), ID),
        build_turnout([Rate(name, Share(1, 2))], (31, "x"), ID),
        build_family_index([IndexLine(name, ((2020, 50.0),))], SCHEME.family_index, ID),
        build_dimensions([DimensionValues(name, (1.0, 2.0, 3.0))], ["K", "L", "M"], ID),
    ]
    assert all("<img" not in figure.to_json() and "\\u003cimg" not in figure.to_json() for figure in figures)
