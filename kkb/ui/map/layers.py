"""The layers of the map on a page: which there is data for, and each made from what the server keeps."""

from datetime import date
from functools import partial

import streamlit as st

from kkb.app.map import layers as jobs_map
from kkb.app.map.layers import LayerSource, Wanted
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.map import layers
from kkb.draw.map.layer import MapLayer
from kkb.draw.map.layers import LAYERS, OF_SURVEY, OF_TWO_DATES
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.marks import marks_of
from kkb.ui.map.wide import parts_of, region_of


def offered_layers(page: PageContext, *, has_earlier: bool) -> tuple[str, ...]:
    """The layers there is data for."""
    hidden = set() if has_earlier else set(OF_TWO_DATES)
    if not _has_survey(page.version, region_of(page), page.filter.tanggal):
        hidden |= set(OF_SURVEY)
    return tuple(layer for layer in LAYERS if layer not in hidden)


def layer_name(page: PageContext, layer: str) -> str:
    """What a layer is called in the list of layers."""
    return layers.layer_name(layer, page.app.scheme, page.words)


def build_layer(
    page: PageContext, layer: str, geometry: GeometryFile, days: tuple[date | None, date | None]
) -> MapLayer:
    """A layer of LAYERS over the outlines. `days`: the date asked for (None = newest), and the earlier one."""
    return jobs_map.build_layer(_shelf(page), geometry, Wanted(layer, page.filter.wilayah, *days))


def build_pair(page: PageContext, layer: str, geometry: GeometryFile, since: date) -> tuple[MapLayer, MapLayer]:
    """What two maps show of a layer: at an earlier date, and at the date of the page."""
    return jobs_map.build_pair(_shelf(page), geometry, Wanted(layer, page.filter.wilayah, page.area_view.on, since))


def _shelf(page: PageContext) -> LayerSource:
    kept = [partial(way, page.version) for way in (cache.area_view, cache.change, cache.survey, parts_of)]
    return LayerSource(page.app, marks_of(page), *kept)


@st.cache_resource(show_spinner=False, max_entries=64)
def _has_survey(version: int, region: str, on: date | None) -> bool:  # noqa: ARG001 -- a key of what is kept
    return jobs_map.has_survey(cache.app(), region, on)
