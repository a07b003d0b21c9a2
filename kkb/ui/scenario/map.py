"""A scenario on the map: the strata now, the strata after it, or what moves."""

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.rows import INDICES
from kkb.core.counts.tally import within
from kkb.core.scenario import STATE_COLUMNS, ScenarioResult, outcome
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import NoPointsError, TooManyVillagesError
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.payload import View
from kkb.draw.map.scenario import change_layer, with_before_and_after
from kkb.draw.map.strata import strata_layer
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.files import area_geometry
from kkb.ui.map.frame import Picture, show_picture
from kkb.ui.map.marks import marks_of
from kkb.ui.widgets.controls import ask_choice

LAYERS = ("beda", "skenario", "sekarang")
HEIGHT = 520


def show_scenario_map(page: PageContext, landed: ScenarioResult) -> None:
    """The map of the page's area, with a choice of layers."""
    layer = ask_choice("sim_peta", LAYERS, lambda key: page.text(f"simulasi.peta_{key}"), page.text("simulasi.peta"))
    try:
        geometry = area_geometry(page)
    except (NoPointsError, TooManyVillagesError) as error:
        st.info(page.text(error.key, **error.values | {"wilayah": page.name}))
        return
    focus = page.filter.wilayah if wilayah.level(page.filter.wilayah) > Level.KABUPATEN else None
    show_picture(Picture(_layer(page, landed, geometry, layer), geometry, View(page.words, focus)), height=HEIGHT)


def _layer(page: PageContext, landed: ScenarioResult, geometry: GeometryFile, layer: str) -> MapLayer:
    rows = cache.area_view(page.version, geometry.region, page.filter.tanggal).rows
    listed = page.app.listed[within(page.app.listed["kode"], geometry.region)]
    marks = marks_of(page)
    states = (rows, outcome(rows, landed.moved, (*STATE_COLUMNS, *INDICES)))
    before, after = (strata_layer(state, listed, geometry.codes_at(4), marks, page.filter.wilayah) for state in states)
    change = change_layer(before, landed.moved, page.words, page.filter.wilayah)
    shown = {"beda": change, "skenario": after, "sekarang": before}[layer]
    return with_before_and_after(shown, before, after, page.words)
