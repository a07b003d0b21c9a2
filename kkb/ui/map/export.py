"""The map as a page to print, made only when somebody asks for it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from kkb.app.print_frame import page_header
from kkb.draw.print.page import PrintedMap, print_maps
from kkb.draw.print.paper import FORMATS
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.frame import Picture
from kkb.ui.widgets.download import Download, show_download_button

OFFERED = ("pdf", "png")
"""On the page; the command line writes every kind of FORMATS."""


def show_export(page: PageContext, pictures: Sequence[Picture], since: date | None) -> None:
    """Buttons below the map: exactly what is on it, as PDF and PNG; of two maps the first is that of `since`."""
    with st.container(horizontal=True, key="peta_cetak"):
        name = f"peta_{page.area_view.area}_{page.area_view.on or 'kini'}"
        for kind in OFFERED:
            file = Download(
                f"cetak_{kind}", page.text(f"cetak.{kind}"), f"{name}.{kind}",
                lambda kind=kind: export_bytes(page, pictures, since, kind), FORMATS[kind], ":material/print:",
            )  # fmt: skip
            show_download_button(page, file)


def export_bytes(page: PageContext, pictures: Sequence[Picture], since: date | None, kind: str) -> bytes:
    """The page as bytes; every map with the answer and the files of its own date."""
    looks = (
        [page.area_view]
        if len(pictures) == 1
        else [cache.area_view(page.version, page.area_view.area, since), page.area_view]
    )
    headers = [page_header(page.app, seen, pictures[0].geometry, page.words) for seen in looks]
    sheets = [
        PrintedMap(one.layer, one.geometry, one.view, header) for one, header in zip(pictures, headers, strict=True)
    ]
    return print_maps(sheets, kind)
