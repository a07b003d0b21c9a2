"""The village on a small map of its kecamatan, its neighbours round it."""

from functools import partial

import streamlit as st

from kkb.core import wilayah
from kkb.core.tally import within
from kkb.ui import cache
from kkb.ui.map_files import map_geometry
from kkb.ui.map_frame import Picture, show_picture
from kkb.ui.map_marks import marks_of
from kkb.ui.room import Room
from kkb.ui.village_list import open_here
from kkb.view.geometry import SCHEMATIC, NoPointsError, TooManyVillagesError
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_payload import View
from kkb.view.map_strata import strata_layer
from kkb.view.markdown import plain

HEIGHT = 320


def show_inset(room: Room, code: str) -> None:
    """The kecamatan by strata with the village marked; a click on a neighbour offers its page."""
    try:
        geometry = map_geometry(room.desk.listed, code, SCHEMATIC)
    except (NoPointsError, TooManyVillagesError) as error:
        st.caption(room.text(error.key, **error.values | {"wilayah": plain(room.look.places.name(code))}))
        return
    if code not in geometry.codes_at(4):
        st.caption(room.text("desa.tanpa_lokasi"))
        return
    show_picture(_picture(room, code, geometry), partial(_show_link, room, code), height=HEIGHT)


def _picture(room: Room, code: str, geometry: GeometryFile) -> Picture:
    around = wilayah.parent(code)
    rows = cache.look(room.version, geometry.region, room.filter.tanggal).rows
    listed = room.desk.listed[within(room.desk.listed["kode"], geometry.region)]
    marks = marks_of(room)
    layer = strata_layer(rows, listed, geometry.codes_at(4), marks, around)
    return Picture(layer, geometry, View(room.words, around, (code,)))


def _show_link(room: Room, here: str, code: str) -> None:
    if code != here:
        open_here(room, code, room.desk.official.name(code), key="buka_tetangga")
