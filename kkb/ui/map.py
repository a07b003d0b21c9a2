"""The map of a page: which layer, which shape, and the map itself for the area of the page."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from kkb import shipped
from kkb.core import wilayah
from kkb.core.look import Look
from kkb.core.tally import Tally, within
from kkb.ui import cache
from kkb.ui.controls import ask_choice, several
from kkb.ui.map_files import map_geometry
from kkb.ui.map_frame import HEIGHT, Picture, show_picture
from kkb.ui.room import Room
from kkb.view.geometry import SCHEMATIC, TILES, NoPointsError, TooManyVillagesError
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layer import MapLayer
from kkb.view.map_payload import View
from kkb.view.map_shares import share_layer
from kkb.view.map_strata import Marks, strata_layer
from kkb.view.map_style import MapStyle, parse_map_style

STRATA = "strata"
LAYERS = (STRATA, "A", "C")
KINDS = (TILES, SCHEMATIC)


@dataclass(frozen=True, slots=True)
class MapChoice:
    """What a person wants to see: `layer` of LAYERS, `kind` of KINDS."""

    layer: str = STRATA
    kind: str = TILES


def ask_map(room: Room) -> MapChoice:
    """The two controls above a map."""
    with st.container(horizontal=True, key="peta_pilihan", vertical_alignment="bottom"):
        layer = ask_choice(
            "lapisan", LAYERS, lambda key: room.text(f"peta.pilih_{key.lower()}"), room.text("peta.lapisan")
        )
        kind = ask_choice("bentuk", KINDS, lambda key: room.text(f"peta.bentuk_{key}"), room.text("peta.bentuk"))
    return MapChoice(layer, kind)


def show_map(
    room: Room, choice: MapChoice, show_area: Callable[[str], None] | None = None, *, height: int = HEIGHT
) -> None:
    """The map of the page's area; below it `show_area(code)` of the area clicked last.

    A kecamatan is shown in its kabupaten, the rest faint. Where tiles would be too many the areas are shown instead;
    an area without points gets a sentence in place of a map.
    """
    try:
        geometry = _geometry(room, choice.kind)
    except (NoPointsError, TooManyVillagesError) as error:
        st.info(room.text(error.key, **error.values | {"wilayah": room.name}))
        return
    show_picture(map_picture(room, choice.layer, geometry), show_area, height=height)


def map_picture(room: Room, layer: str, geometry: GeometryFile) -> Picture:
    """A layer of LAYERS over the outlines, at the date of the page."""
    look = cache.look(room.version, geometry.region, room.filter.tanggal)
    marks = Marks(room.desk.scheme, map_style(), room.words)
    focus = room.filter.wilayah if wilayah.level(room.filter.wilayah) > 2 else None
    return Picture(_layer(room, look, layer, geometry, marks), geometry, View(room.words, focus, several("pilih")))


@st.cache_resource(show_spinner=False)
def map_style() -> MapStyle:
    """The parsed and checked `data/skema/peta.toml`."""
    return parse_map_style(shipped.read_toml(shipped.DATA / "skema" / "peta.toml"))


def _geometry(room: Room, kind: str) -> GeometryFile:
    try:
        return map_geometry(room.desk.listed, room.filter.wilayah, kind)
    except TooManyVillagesError:
        return map_geometry(room.desk.listed, room.filter.wilayah, SCHEMATIC)


def _layer(room: Room, look: Look, layer: str, geometry: GeometryFile, marks: Marks) -> MapLayer:
    if layer == STRATA:
        listed = room.desk.listed[within(room.desk.listed["kode"], look.area)]
        return strata_layer(look.rows, listed, geometry.codes_at(4), marks, room.filter.wilayah)
    return share_layer(_parts(room, look), layer, geometry.codes, marks)


def _parts(room: Room, look: Look) -> tuple[Tally, ...]:
    """The areas below; of Indonesia the kabupaten, because provinces have no outlines."""
    if look.level > 0:
        return look.parts
    provinces = (cache.look(room.version, part.code, room.filter.tanggal) for part in look.parts)
    return tuple(part for province in provinces for part in province.parts)
