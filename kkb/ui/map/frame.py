"""The map on the page: folium in a frame of its own that stays while layers, dates and areas change."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit_folium import st_folium

from kkb.core.area.wilayah import INDONESIA, is_within
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.map.element import LayerElement, OfflineMap
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.payload import View, payload
from kkb.ui.map.files import geometry_address, map_files

HEIGHT = 480
"""Pixels; fits a laptop on a projector (1366 x 768) below title and controls. `kendali.js` adds some on a phone."""
_HEARD = "last_active_drawing"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is on the map: a layer over outlines, seen in a certain way."""

    layer: MapLayer
    geometry: GeometryFile
    view: View


@dataclass(frozen=True, slots=True)
class Click:
    """The area clicked last, and when; a second click on the same area has another time."""

    code: str
    at: object


@st.fragment
def show_picture(picture: Picture, show_area: Callable[[str], None] | None = None, *, height: int = HEIGHT) -> None:
    """Draw the map in `st.container(key="peta")`, and below it `show_area(code)` of the area clicked last, if any.

    A click redraws only this part of the page; moving and zooming the map redraw nothing.
    """
    with st.container(key="peta"):
        code = ask_area(picture, height=height)
    if code and show_area:
        show_area(code)


def ask_area(picture: Picture, *, key: str = "peta_folium", height: int = HEIGHT) -> str | None:
    """Draw the map and return the code of the area clicked last, as long as it is on the map and not faint."""
    files = map_files()
    content = payload(picture.layer, picture.geometry, geometry_address(picture.geometry), picture.view)
    heard = st_folium(
        OfflineMap(files.scripts, files.styles),
        key=key,
        height=height,
        use_container_width=True,
        feature_group_to_add=LayerElement(content),
        returned_objects=[_HEARD],
    )
    return _clicked(heard, picture)


def last_click(key: str) -> Click | None:
    """The last click on the map with this key, as it stands before the map is drawn again."""
    heard = st.session_state.get(key)
    drawing = heard.get(_HEARD) if isinstance(heard, dict) else None
    if not isinstance(drawing, dict) or not isinstance(drawing.get("id"), str):
        return None
    return Click(drawing["id"], (drawing.get("properties") or {}).get("waktu"))


def _clicked(heard: dict[str, object] | None, picture: Picture) -> str | None:
    drawing = (heard or {}).get(_HEARD)
    code = drawing.get("id") if isinstance(drawing, dict) else None
    if code not in picture.geometry.codes_at(picture.layer.level):
        return None
    return code if is_within(code, picture.view.focus or INDONESIA) else None
