"""The layers of the map on a page: which there is data for, and each made from what the server keeps."""

from datetime import date
from functools import partial

import streamlit as st

from kkb import jobs_map
from kkb.jobs_map import SURVEY, Shelf, Wanted
from kkb.ui import cache
from kkb.ui.convergence.material import survey
from kkb.ui.map_marks import marks_of
from kkb.ui.map_wide import parts_of, region_of
from kkb.ui.room import Room
from kkb.view import map_layers
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layer import MapLayer
from kkb.view.map_layers import DATAHOUSE, LAYERS, OF_TWO_DATES


def offered_layers(room: Room, *, has_earlier: bool) -> tuple[str, ...]:
    """The layers there is data for."""
    hidden = set() if has_earlier else set(OF_TWO_DATES)
    if not _has_survey(room.version, region_of(room), room.filter.tanggal):
        hidden.add(DATAHOUSE)
    return tuple(layer for layer in LAYERS if layer not in hidden)


def layer_name(room: Room, layer: str) -> str:
    """What a layer is called in the list of layers."""
    return map_layers.layer_name(layer, room.desk.scheme, room.words)


def build_layer(room: Room, layer: str, geometry: GeometryFile, days: tuple[date | None, date | None]) -> MapLayer:
    """A layer of LAYERS over the outlines. `days`: the date asked for (None = newest), and the earlier one."""
    return jobs_map.build_layer(_shelf(room), geometry, Wanted(layer, room.filter.wilayah, *days))


def build_pair(room: Room, layer: str, geometry: GeometryFile, since: date) -> tuple[MapLayer, MapLayer]:
    """What two maps show of a layer: at an earlier date, and at the date of the page."""
    return jobs_map.build_pair(_shelf(room), geometry, Wanted(layer, room.filter.wilayah, room.look.on, since))


def _shelf(room: Room) -> Shelf:
    kept = [partial(way, room.version) for way in (cache.look, cache.change, survey, parts_of)]
    return Shelf(room.desk, marks_of(room), *kept)


@st.cache_resource(show_spinner=False, max_entries=64)
def _has_survey(version: int, region: str, on: date | None) -> bool:
    return jobs_map.has_survey(cache.desk().store.side.rows_at(SURVEY, region, on))
