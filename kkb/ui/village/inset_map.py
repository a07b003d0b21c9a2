"""The village on a small map of its kecamatan, its neighbours round it."""

from functools import partial

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.counts.tally import within
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import SCHEMATIC, NoPointsError, TooManyVillagesError
from kkb.draw.map.payload import View
from kkb.draw.map.strata import strata_layer
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.files import map_geometry
from kkb.ui.map.frame import Picture, show_picture
from kkb.ui.map.marks import marks_of
from kkb.ui.widgets.village_list import open_here

HEIGHT = 320


def show_inset(page: PageContext, code: str) -> None:
    """The kecamatan by strata with the village marked; a click on a neighbour offers its page."""
    try:
        geometry = map_geometry(page.listed, code, SCHEMATIC)
    except (NoPointsError, TooManyVillagesError) as error:
        st.caption(page.text(error.key, **error.values | {"wilayah": plain(page.area_view.places.name(code))}))
        return
    if code not in geometry.codes_at(4):
        st.caption(page.text("desa.tanpa_lokasi"))
        return
    show_picture(_picture(page, code, geometry), partial(_show_link, page, code), height=HEIGHT)


def _picture(page: PageContext, code: str, geometry: GeometryFile) -> Picture:
    around = wilayah.parent(code)
    rows = cache.area_view(page.version, geometry.region, page.filter.tanggal).rows
    listed = page.listed[within(page.listed["kode"], geometry.region)]
    marks = marks_of(page)
    layer = strata_layer(rows, listed, geometry.codes_at(4), marks, around)
    return Picture(layer, geometry, View(page.words, around, (code,)))


def _show_link(page: PageContext, here: str, code: str) -> None:
    if code != here:
        open_here(page, code, page.app.official.name(code), key="buka_tetangga")
