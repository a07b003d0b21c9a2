"""The map as a page to print, made only when somebody asks for it."""

from collections.abc import Sequence

import streamlit as st

from kkb.ui.context import date_text, sources
from kkb.ui.map_frame import Picture
from kkb.ui.map_official import source_note
from kkb.ui.room import Room
from kkb.view.answers import full_name, target_answer
from kkb.view.geometry import OFFICIAL
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_payload import geometry_note
from kkb.view.map_print import FORMATS, Header, Sheet, print_maps


def show_export(room: Room, pictures: Sequence[Picture]) -> None:
    """Buttons below the map: exactly what is on it, as PDF and as PNG; two maps make two pages."""
    with st.container(horizontal=True, key="peta_cetak"):
        for kind, mime in FORMATS.items():
            st.download_button(
                room.text(f"cetak.{kind}"), lambda kind=kind: export_bytes(room, pictures, kind),
                file_name=f"peta_{room.look.area}_{room.look.on or 'kini'}.{kind}", mime=mime, key=f"cetak_{kind}",
                on_click="ignore", icon=":material/print:",
            )  # fmt: skip


def export_bytes(room: Room, pictures: Sequence[Picture], kind: str) -> bytes:
    """The page as bytes."""
    sheets = [Sheet(picture.layer, picture.geometry, picture.view) for picture in pictures]
    return print_maps(sheets, _header(room, pictures[0].geometry), kind)


def _header(room: Room, geometry: GeometryFile) -> Header:
    look = room.look
    note = geometry_note(geometry, room.words)
    if geometry.kind == OFFICIAL:
        note = f"{note} {source_note(room, geometry)}"
    example = ""
    if look.example != "tidak":
        example = room.text("umum.contoh" if look.example == "semua" else "umum.contoh_sebagian")
    answer = target_answer(look, room.words).replace("**", "").replace("\\", "")
    return Header(full_name(look, room.words), answer, date_text(room), sources(room), note, example)
