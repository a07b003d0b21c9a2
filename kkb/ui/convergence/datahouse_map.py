"""Rumah DataKu on the same map as everything else."""

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.ui.map_files import map_geometry
from kkb.ui.map_frame import Picture, show_picture
from kkb.ui.map_layers import build_layer
from kkb.ui.map_marks import KINDS
from kkb.ui.room import Room
from kkb.view.geometry import SCHEMATIC, NoPointsError, TooManyVillagesError
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layers import DATAHOUSE
from kkb.view.map_payload import View

_HEIGHT = 420


def show_datahouse_map(room: Room, found: pd.DataFrame) -> None:
    """The villages of the district by STATES; a kecamatan in its kabupaten. A sentence where no map can be drawn."""
    try:
        geometry = _geometry(room)
    except (NoPointsError, TooManyVillagesError) as error:
        st.info(room.text(error.key, **error.values | {"wilayah": room.name}))
        return
    focus = room.filter.wilayah if wilayah.level(room.filter.wilayah) > 2 else None
    layer = build_layer(room, DATAHOUSE, geometry, (room.filter.tanggal, None))
    show_picture(Picture(layer, geometry, View(room.words, focus)), height=_HEIGHT)


def _geometry(room: Room) -> GeometryFile:
    try:
        return map_geometry(room.desk.listed, room.filter.wilayah, KINDS[0])
    except TooManyVillagesError:
        return map_geometry(room.desk.listed, room.filter.wilayah, SCHEMATIC)
