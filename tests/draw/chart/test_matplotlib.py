"""In a file: every number of every chart is in the picture, with title, notes and the label of made-up data."""

from io import BytesIO
from numbers import Real

import pytest
from matplotlib.colors import to_hex
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from PIL import Image

from kkb.content.chart import Caption, Chart, ChartKind, SeriesKind
from kkb.content.palette import shade_colour
from kkb.draw.chart.matplotlib import WIDTH, PictureFrame, chart_picture, matplotlib_figure
from kkb.draw.print.paper import on_paper
from tests.draw.chart.made_charts import made_charts
from tests.text.words import EN, HOSTILE

CHARTS = made_charts()
FRAME = PictureFrame(("Dasbor Kampung KB: Kota Lubuk Linggau (16.73)", "Data per 31 Desember 2024"), "Data contoh")


def picture(chart: Chart, frame: PictureFrame = FRAME) -> Figure:
    with on_paper():
        return matplotlib_figure(chart, frame)


PICTURES = {name: picture(chart) for name, chart in CHARTS.items()}


def texts(figure: Figure) -> str:
    found = [text.get_text() for text in figure.texts]
    found += [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    for axes in figure.axes:
        found += [text.get_text() for text in (*axes.texts, axes.title, axes.xaxis.label, axes.yaxis.label)]
        found += [label.get_text() for label in (*axes.get_xticklabels(), *axes.get_yticklabels())]
    return "\n".join(found)


def drawn(figure: Figure, key: str) -> set[float]:
    """The numbers of the artists of a series: ends and lengths of bars, places of lines and marks, edges of bands."""
    found: list[float] = []
    for axes in figure.axes:
        for bar in (patch for patch in axes.patches if patch.get_gid() == key and isinstance(patch, Rectangle)):
            (x, y), width, height = bar.get_xy(), bar.get_width(), bar.get_height()
            found += [x, y, width, height, x + width, y + height]
        for band in (patch for patch in axes.patches if patch.get_gid() == key and isinstance(patch, PathPatch)):
            heights = band.get_path().vertices[:, 1]
            found.append(heights[4] - heights[3])
        for line in (line for line in axes.lines if line.get_gid() == key):
            found += [float(v) for v in (*line.get_xdata(), *line.get_ydata()) if isinstance(v, Real)]
        for band in (each for each in axes.collections if each.get_gid() == key):
            found += [float(value) for path in band.get_paths() for value in path.vertices[:, 1]]
    return {round(float(value), 6) for value in found}


@pytest.mark.parametrize("name", [name for name, chart in CHARTS.items() if chart.kind is not ChartKind.HEAT])
def test_the_picture_holds_every_number_of_the_chart(name: str):
    for series in CHARTS[name].series:
        has_ends = series.kind is not SeriesKind.LINE
        wanted = {round(float(number), 6) for point in series.points
                  for number in (point.numbers if has_ends else (point.value,)) if number is not None}  # fmt: skip
        assert wanted <= drawn(PICTURES[name], series.key), series.key
    for line in CHARTS[name].references:
        assert round(float(line.value), 6) in drawn(PICTURES[name], line.key)


@pytest.mark.parametrize("name", [name for name, chart in CHARTS.items() if chart.kind is ChartKind.HEAT])
def test_every_cell_has_its_text_and_its_shade(name: str):
    chart, (axes,) = CHARTS[name], PICTURES[name].axes
    for series in chart.series:
        cells = [patch for patch in axes.patches if patch.get_gid() == series.key]
        shades = [shade_colour(chart.shades, p.shade) if p.shade is not None else "#FFFFFF" for p in series.points]
        assert [to_hex(cell.get_facecolor()).upper() for cell in cells] == shades
        written = [text.get_text() for text in axes.texts if text.get_gid() == series.key]
        assert written == [point.text for point in series.points]


@pytest.mark.parametrize("name", CHARTS)
def test_title_notes_label_names_and_ends_stand_in_the_picture(name: str):
    chart, told = CHARTS[name], texts(PICTURES[name]).replace("\n", " ")
    ends = [part for c in chart.categories if c.end for part in (c.end.strong, c.end.rest, c.end.below)]
    legend = [series.label for series in chart.series if series.in_legend]
    lines = [line.label for line in chart.references]
    wanted = [chart.title, *chart.notes, *FRAME.notes, FRAME.example, *ends, *legend, *lines]
    assert [text for text in wanted if text.replace("\n", " ") not in told] == []


def test_dates_stand_at_their_days():
    (axes,) = PICTURES["build_target_path"].axes
    line = next(line for line in axes.lines if line.get_gid() == "pangsa_mentah")
    days = [point.at for point in CHARTS["build_target_path"].series[1].points]
    assert list(date2num(line.get_xdata())) == list(date2num(days))


@pytest.mark.parametrize("name", [f"{HOSTILE}\n$x_1$ $", ""])
def test_a_name_is_text_however_it_is_written(name: str):
    for chart in made_charts(name, EN).values():
        figure = picture(chart)
        assert all(not text.get_parse_math() for axes in figure.axes for text in axes.texts)


def test_lines_far_apart_are_named_at_their_ends_and_others_in_a_legend():
    assert not PICTURES["build_indices"].legends
    assert "Indeks Input" in texts(PICTURES["build_indices"])
    assert PICTURES["build_fan"].legends


def test_a_chart_of_nothing_says_why():
    empty = Chart(Caption("kosong", "Kosong", ""), ChartKind.BAR, (), empty="Belum ada angka.")
    assert "Belum ada angka." in texts(picture(empty))


def test_a_file_is_as_wide_as_promised_and_its_text_stays_text():
    made = CHARTS["build_strata_bars"]
    with Image.open(BytesIO(chart_picture(made, FRAME))) as image:
        assert image.width == WIDTH == 1080
        assert len(image.convert("RGB").getcolors(1 << 20)) > 5
    assert made.title in chart_picture(made, FRAME, "svg").decode("utf-8")
    assert chart_picture(made, FRAME) == chart_picture(made, FRAME)


@pytest.mark.parametrize("name", ["x" * 400, HOSTILE])
def test_names_without_end_leave_room_for_the_chart(name: str):
    chart = made_charts(name)["build_strata_bars"]
    figure = picture(chart)
    figure.canvas.draw()
    assert figure.axes[0].get_position().width > 0.4
