"""A chart on a page: its picture can be taken along, and says area, date, source and that the example is made up."""

from pathlib import Path

from kkb.app.context import open_app
from kkb.app.print_frame import picture_frame
from kkb.draw.chart.matplotlib import chart_picture
from tests.draw.chart.made_charts import made_charts
from tests.ui.made_page import made_page


def test_the_picture_says_area_date_source_and_that_the_example_is_made_up(example_file: Path):
    page = made_page(open_app(f"sqlite:///{example_file.as_posix()}"))
    frame = picture_frame(page.area_view, ["ekspor.xlsx"], page.words)
    assert frame.notes[0].endswith("Kabupaten Musi Rawas (16.05)")
    assert "1 November 2022" in frame.notes[1] and "ekspor.xlsx" in frame.notes[1]
    assert frame.example == "Contoh (bukan data resmi)"
    picture = chart_picture(made_charts()["build_strata_bars"], frame, "svg").decode("utf-8")
    assert all(text in picture for text in ("Judul strata", frame.notes[0], frame.example))


def test_a_chart_of_content_is_handed_out_and_one_of_nothing_is_not(open_page):
    shown = open_page("ringkasan", wilayah="16.05", tanggal="2022-11-01")
    block = shown.block("grafik_strata_waktu")
    assert [node.proto.label for node in shown.nodes(block) if node.type == "download_button"] == ["PNG"]
