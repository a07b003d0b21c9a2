"""The map as a page to print, made only when somebody asks for it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from kkb.jobs_print import page_header
from kkb.ui import cache
from kkb.ui.download import Download, show_download_button
from kkb.ui.map_frame import Picture
from kkb.ui.room import Room
from kkb.view.map_print import FORMATS, Sheet, print_maps

OFFERED = ("pdf", "png")
"""On the page; the command line writes every kind of FORMATS."""


def show_export(room: Room, pictures: Sequence[Picture], since: date | None) -> None:
    """Buttons below the map: exactly what is on it, as PDF and PNG; of two maps the first is that of `since`."""
    with st.container(horizontal=True, key="peta_cetak"):
        name = f"peta_{room.look.area}_{room.look.on or 'kini'}"
        for kind in OFFERED:
            file = Download(
                f"cetak_{kind}", room.text(f"cetak.{kind}"), f"{name}.{kind}",
                lambda kind=kind: export_bytes(room, pictures, since, kind), FORMATS[kind], ":material/print:",
            )  # fmt: skip
            show_download_button(room, file)


def export_bytes(room: Room, pictures: Sequence[Picture], since: date | None, kind: str) -> bytes:
    """The page as bytes; every map with the answer and the files of its own date."""
    looks = [room.look] if len(pictures) == 1 else [cache.look(room.version, room.look.area, since), room.look]
    headers = [page_header(room.desk, seen, pictures[0].geometry, room.words) for seen in looks]
    sheets = [Sheet(one.layer, one.geometry, one.view, header) for one, header in zip(pictures, headers, strict=True)]
    return print_maps(sheets, kind)
