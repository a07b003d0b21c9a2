"""A plan on the map of the page's area."""

import streamlit as st

from kkb.core import wilayah
from kkb.core.tally import within
from kkb.ui import cache
from kkb.ui.map_frame import Picture, show_picture
from kkb.ui.map_marks import marks_of
from kkb.ui.room import Room
from kkb.ui.scenario_map import HEIGHT, area_geometry
from kkb.view.geometry import NoPointsError, TooManyVillagesError
from kkb.view.map_payload import View
from kkb.view.map_plan import plan_layer
from kkb.view.map_strata import strata_layer
from kkb.view.plan_book import Found
from kkb.view.plan_table import weak_units


def show_plan_map(room: Room, found: Found) -> None:
    """Which villages the plan raises, the weakest marked; or why there is no map."""
    try:
        geometry = area_geometry(room)
    except (NoPointsError, TooManyVillagesError) as error:
        st.info(room.text(error.key, **error.values | {"wilayah": room.name}))
        return
    area = room.filter.wilayah
    rows = cache.look(room.version, geometry.region, room.filter.tanggal).rows
    listed = room.desk.listed[within(room.desk.listed["kode"], geometry.region)]
    marks = marks_of(room)
    before = strata_layer(rows, listed, geometry.codes_at(4), marks, area)
    layer = plan_layer(before, found.plan, weak_units(found.weak), found.told, area)
    focus = area if wilayah.level(area) > 2 else None
    show_picture(Picture(layer, geometry, View(room.words, focus)), height=HEIGHT)
