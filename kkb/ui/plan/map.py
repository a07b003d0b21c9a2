"""A plan on the map of the page's area."""

import streamlit as st

from kkb.content.plan import PlanContext
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import within
from kkb.draw.geometry.outlines import NoPointsError, TooManyVillagesError
from kkb.draw.map.payload import View
from kkb.draw.map.plan import plan_layer
from kkb.draw.map.strata import strata_layer
from kkb.text.plan_table import weak_units
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.files import area_geometry
from kkb.ui.map.frame import Picture, show_picture
from kkb.ui.map.marks import marks_of
from kkb.ui.scenario.map import HEIGHT


def show_plan_map(page: PageContext, found: PlanContext) -> None:
    """Which villages the plan raises, the weakest marked; or why there is no map."""
    try:
        geometry = area_geometry(page)
    except (NoPointsError, TooManyVillagesError) as error:
        st.info(page.text(error.key, **error.values | {"wilayah": page.name}))
        return
    area = page.filter.wilayah
    rows = cache.area_view(page.version, geometry.region, page.filter.tanggal).rows
    listed = page.app.listed[within(page.app.listed["kode"], geometry.region)]
    marks = marks_of(page)
    before = strata_layer(rows, listed, geometry.codes_at(4), marks, area)
    layer = plan_layer(before, found.plan, weak_units(found.weak), found.told, area)
    focus = area if wilayah.level(area) > Level.KABUPATEN else None
    show_picture(Picture(layer, geometry, View(page.words, focus)), height=HEIGHT)
