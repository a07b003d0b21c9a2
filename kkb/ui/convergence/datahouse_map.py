"""Rumah DataKu on the same map as everything else."""

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.draw.geometry.outlines import NoPointsError, TooManyVillagesError
from kkb.draw.map.datahouse import HELD
from kkb.draw.map.payload import View
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.files import area_geometry
from kkb.ui.map.frame import Picture, show_picture
from kkb.ui.map.layers import build_layer

_HEIGHT = 420


def show_datahouse_map(page: PageContext) -> None:
    """The villages of the district by STATES; a kecamatan in its kabupaten. A sentence where no map can be drawn."""
    try:
        geometry = area_geometry(page)
    except (NoPointsError, TooManyVillagesError) as error:
        st.info(page.text(error.key, **error.values | {"wilayah": page.name}))
        return
    focus = page.filter.wilayah if wilayah.level(page.filter.wilayah) > Level.KABUPATEN else None
    layer = build_layer(page, HELD, geometry, (page.filter.tanggal, None))
    show_picture(Picture(layer, geometry, View(page.words, focus)), height=_HEIGHT)
