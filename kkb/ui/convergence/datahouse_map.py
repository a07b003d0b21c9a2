"""Rumah DataKu on the same map as everything else."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.convergence.survey import states
from kkb.core.tally import within
from kkb.ui.convergence.material import scheme, survey
from kkb.ui.map_files import map_geometry
from kkb.ui.map_frame import Picture, show_picture
from kkb.ui.map_marks import KINDS, marks_of
from kkb.ui.room import Room
from kkb.view.geometry import SCHEMATIC, NoPointsError, TooManyVillagesError
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_datahouse import datahouse_layer
from kkb.view.map_layer import MapLayer
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
    show_picture(
        Picture(map_layer(room, geometry, room.filter.tanggal), geometry, View(room.words, focus)), height=_HEIGHT
    )


def map_layer(room: Room, geometry: GeometryFile, on: date | None) -> MapLayer:
    """The layer over the outlines at a date (None = newest)."""
    rows = survey(room.version, geometry.region, on)
    listed = room.desk.listed[within(room.desk.listed["kode"], geometry.region)]
    found = rows.assign(keadaan=states(rows["rumah_dataku"]))
    return datahouse_layer(found, listed, geometry.codes_at(4), (marks_of(room), scheme()), room.filter.wilayah)


def _geometry(room: Room) -> GeometryFile:
    try:
        return map_geometry(room.desk.listed, room.filter.wilayah, KINDS[0])
    except TooManyVillagesError:
        return map_geometry(room.desk.listed, room.filter.wilayah, SCHEMATIC)
