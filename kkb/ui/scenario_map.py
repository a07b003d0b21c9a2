"""A scenario on the map: the strata now, the strata after it, or what moves."""

import streamlit as st

from kkb.core import wilayah
from kkb.core.rows import INDICES
from kkb.core.tally import within
from kkb.core.whatif import STATE_COLUMNS, outcome
from kkb.ui import cache
from kkb.ui.controls import ask_choice
from kkb.ui.map_files import map_geometry
from kkb.ui.map_frame import Picture, show_picture
from kkb.ui.map_marks import marks_of
from kkb.ui.room import Room
from kkb.ui.scenario_result import Landing
from kkb.view.geometry import SCHEMATIC, TILES, NoPointsError, TooManyVillagesError
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layer import MapLayer
from kkb.view.map_payload import View
from kkb.view.map_scenario import change_layer, with_before_and_after
from kkb.view.map_strata import strata_layer

LAYERS = ("beda", "skenario", "sekarang")
HEIGHT = 520


def show_scenario_map(room: Room, landed: Landing) -> None:
    """The map of the page's area, with a choice of layers."""
    layer = ask_choice("sim_peta", LAYERS, lambda key: room.text(f"simulasi.peta_{key}"), room.text("simulasi.peta"))
    try:
        geometry = area_geometry(room)
    except (NoPointsError, TooManyVillagesError) as error:
        st.info(room.text(error.key, **error.values | {"wilayah": room.name}))
        return
    focus = room.filter.wilayah if wilayah.level(room.filter.wilayah) > 2 else None
    show_picture(Picture(_layer(room, landed, geometry, layer), geometry, View(room.words, focus)), height=HEIGHT)


def area_geometry(room: Room) -> GeometryFile:
    """The outlines of the page's area: tiles, or the areas themselves where tiles would be too many."""
    try:
        return map_geometry(room.desk.listed, room.filter.wilayah, TILES)
    except TooManyVillagesError:
        return map_geometry(room.desk.listed, room.filter.wilayah, SCHEMATIC)


def _layer(room: Room, landed: Landing, geometry: GeometryFile, layer: str) -> MapLayer:
    rows = cache.look(room.version, geometry.region, room.filter.tanggal).rows
    listed = room.desk.listed[within(room.desk.listed["kode"], geometry.region)]
    marks = marks_of(room)
    states = (rows, outcome(rows, landed.moved, (*STATE_COLUMNS, *INDICES)))
    before, after = (strata_layer(state, listed, geometry.codes_at(4), marks, room.filter.wilayah) for state in states)
    change = change_layer(before, landed.moved, room.words, room.filter.wilayah)
    shown = {"beda": change, "skenario": after, "sekarang": before}[layer]
    return with_before_and_after(shown, before, after, room.words)
