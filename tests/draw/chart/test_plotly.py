"""On the screen: every number of every chart is in the figure, every text is text, and nothing comes from elsewhere."""

import ast
import json
from collections.abc import Iterator

import pytest

from kkb.content.chart import Category, Chart, ChartKind, SeriesKind
from kkb.core.rule.strata import PATTERNS
from kkb.draw.chart.plotly import FONT, SHAPES, plotly_figure
from tests import house
from tests.draw.chart.made_charts import CONVERGENCE, made_charts
from tests.needs import ROOT
from tests.text.words import EN, HOSTILE, ID

CHARTS = made_charts()
FIGURES = {name: plotly_figure(chart) for name, chart in CHARTS.items()}


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, bool | str) or value is None:
        return
    if isinstance(value, int | float):
        yield round(float(value), 6)
    elif isinstance(value, dict):
        for each in value.values():
            yield from numbers(each)
    elif hasattr(value, "__iter__"):
        for each in value:
            yield from numbers(each)


def traces(name: str, key: str) -> list:
    return [trace for trace in FIGURES[name].data if str(trace.meta).startswith(key)]


def drawn(name: str, key: str) -> set[float]:
    """The numbers of a series; of a floating bar also where it ends."""
    chart = CHARTS[name]
    if chart.kind is ChartKind.FLOW:
        return set(numbers(FIGURES[name].data[0].link.value))
    if chart.kind is ChartKind.HEAT:
        place = [series.key for series in chart.series].index(key)
        return set(numbers(FIGURES[name].data[0].customdata[place]))
    found: set[float] = set()
    for trace in traces(name, key):
        found |= set(numbers([trace.x, trace.y]))
        if trace.type == "bar" and trace.base is not None:
            found |= set(numbers([trace.base, [b + x for b, x in zip(trace.base, trace.x, strict=True)]]))
    return found


def test_every_chart_that_the_product_makes_is_held_against_its_drawer():
    folder = ROOT / "kkb" / "content" / "charts"
    made = {node.name for file in folder.glob("*.py") for node in ast.parse(file.read_text(encoding="utf-8")).body
            if isinstance(node, ast.FunctionDef) and node.name.startswith("build_")}  # fmt: skip
    assert made == set(CHARTS)
    assert {chart.kind for chart in CHARTS.values()} == set(ChartKind)


@pytest.mark.parametrize("name", CHARTS)
def test_the_figure_holds_every_number_of_the_chart(name: str):
    for series in CHARTS[name].series:
        has_ends = series.kind is not SeriesKind.LINE
        wanted = set(numbers([point.numbers if has_ends else point.value for point in series.points]))
        assert wanted <= drawn(name, series.key), series.key
    lines = {round(float(line.value), 6) for line in CHARTS[name].references}
    shapes = [(shape.x0, shape.y0) for shape in FIGURES[name].layout.shapes]
    assert lines <= set(numbers([*shapes, [t.y for t in FIGURES[name].data if t.type == "scatter"]]))


@pytest.mark.parametrize("name", [name for name, chart in CHARTS.items() if chart.kind is ChartKind.HEAT])
def test_a_cell_is_as_dark_as_its_shade(name: str):
    shades = [[point.shade for point in series.points] for series in CHARTS[name].series]
    assert [list(row) for row in FIGURES[name].data[0].z] == shades


@pytest.mark.parametrize("name", CHARTS)
def test_what_is_written_and_what_the_pointer_says_stands_in_the_figure(name: str):
    spec, chart = json.dumps(json.loads(FIGURES[name].to_json()), ensure_ascii=False), CHARTS[name]
    for series in chart.series:
        texts = {text for point in series.points for text in (point.text, point.hover.split("\n")[0], point.name)}
        assert [text for text in texts if text not in spec] == []
        assert series.label in spec or not series.in_legend
    for category in chart.categories:
        parts = (category.end.strong, category.end.rest, category.end.below) if category.end else ()
        assert [part for part in (*parts, category.beside) if part not in spec] == []


@pytest.mark.parametrize("name", [HOSTILE, "", "x" * 400, "dua\nbaris", " "])
def test_a_name_is_text_however_it_is_written(name: str):
    for key, chart in made_charts(name).items():
        spec = plotly_figure(chart).to_json()
        assert "<img" not in spec and "\\u003cimg" not in spec, key
        assert "<b>Desa" not in spec and "\\u003cb\\u003eDesa" not in spec, key


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_is_fetched_from_elsewhere(name: str):
    assert house.content_hosts(name, FIGURES[name].to_json()) == []


@pytest.mark.parametrize("name", CHARTS)
def test_every_text_can_be_read_from_the_back_of_the_room(name: str):
    layout = FIGURES[name].layout
    assert layout.font.size == FONT == 16
    assert {axis.tickfont.size for axis in (layout.xaxis, layout.yaxis)} <= {FONT, None}


@pytest.mark.parametrize(("words", "marks"), [(ID, ",."), (EN, ".,")])
def test_numbers_on_axes_have_the_marks_of_the_language(words, marks: str):
    figure = plotly_figure(made_charts(words=words)["build_strata_bars"])
    assert figure.layout.separators == marks
    assert figure.layout.xaxis.separatethousands


def test_the_first_category_is_on_top_and_two_of_one_name_keep_their_own_places():
    figure = plotly_figure(made_charts("Selangit")["build_strata_bars"])
    assert list(figure.layout.yaxis.ticktext) == ["Selangit", "Selangit"]
    assert list(figure.layout.yaxis.tickvals) == [0, 1]
    low, high = figure.layout.yaxis.range
    assert low > high


def test_a_name_that_a_person_picked_is_bold():
    assert list(FIGURES["build_ranks"].layout.yaxis.ticktext) == ["Lubuk Linggau Timur I", "<b>Selangit</b>"]


def test_the_target_in_an_upright_bar_stands_beside_it_and_strikes_no_number_through():
    (arrows,) = traces("build_strata_through_time", "target")
    assert all(0.4 < x % 1 < 0.5 for x in arrows.x)
    assert arrows.marker.symbol == "triangle-left"


def test_every_pattern_of_the_scheme_can_be_drawn():
    assert set(SHAPES) == set(PATTERNS)
    shapes = {trace.meta: trace.marker.pattern.shape for trace in FIGURES["build_presence"].data}
    assert shapes == {state.key: SHAPES[state.pattern] for state in CONVERGENCE.states}


def test_the_band_is_filled_from_low_to_high():
    low, high = traces("build_fan", "pita")
    assert (high.fill, list(low.x)) == ("tonexty", list(high.x))
    assert all(a <= b for a, b in zip(low.y, high.y, strict=True))


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_nothing_is_drawn_without_an_error(kind: ChartKind):
    some = next(chart for chart in CHARTS.values() if chart.kind is kind)
    for categories in ((), (Category("a", "A"),)):
        plotly_figure(Chart(some.caption, kind, (), categories, some.across, some.along, is_lying=some.is_lying))
