"""Puts a chart on the screen the same way everywhere."""

import streamlit as st

from kkb.app.print_frame import picture_frame
from kkb.content.chart import Chart
from kkb.draw.chart.matplotlib import chart_picture
from kkb.draw.chart.plotly import CONFIG, plotly_figure
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.download import Download, show_download_button

PNG = "image/png"


def show_chart(chart: Chart, page: PageContext | None = None) -> None:
    """A chart with its alternative text, or why there is none; no toolbar, no zoom, our own type sizes.

    With a page its picture can be taken along.
    """
    with st.container(key=f"grafik_{chart.key}"):
        if chart.empty:
            st.info(chart.empty)
            return
        st.plotly_chart(
            plotly_figure(chart), width="stretch", theme=None, config=CONFIG, alt=chart.alt, key=f"gambar_{chart.key}"
        )
        if page is not None:
            show_download_button(page, _picture(page, chart))


def _picture(page: PageContext, chart: Chart) -> Download:
    """The chart as a PNG, made only when it is asked for."""
    seen = page.area_view

    def make() -> bytes:
        files = cache.sources(page.version, seen.area, seen.asked)
        return chart_picture(chart, picture_frame(seen, files, page.words))

    name = f"{chart.key}_{seen.area}_{seen.on}.png"
    return Download(f"png_{chart.key}", "PNG", name, make, PNG, ":material/image:", "tertiary")
