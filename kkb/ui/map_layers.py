"""The layers of the map at one date: which frame of the store each is made from."""

from datetime import date

import streamlit as st

from kkb.core.look import Look
from kkb.core.rows import INDICES
from kkb.core.tally import within
from kkb.core.target import target_in_force, target_path
from kkb.ui import cache
from kkb.ui.convergence import datahouse_map
from kkb.ui.map_choice import AREA_LAYERS, CHANGE, DATAHOUSE, LAYERS, OF_TWO_DATES, SHARE_CHANGE, STRATA
from kkb.ui.map_marks import map_area, marks_of
from kkb.ui.map_wide import parts_drawn, parts_with_data, region_of, wide_layer
from kkb.ui.room import Room
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_change import Span, moved_layer, share_change_layer
from kkb.view.map_layer import MapLayer
from kkb.view.map_shares import share_layer
from kkb.view.map_short import short_layer
from kkb.view.map_strata import Marks, strata_layer
from kkb.view.map_villages import Ground, index_layer, item_layer, reported_layer

SURVEY = "profil"
_DESA = 4


def offered_layers(room: Room, *, has_earlier: bool) -> tuple[str, ...]:
    """The layers there is data for."""
    hidden = set() if has_earlier else set(OF_TWO_DATES)
    if not _has_survey(room.version, region_of(room), room.filter.tanggal):
        hidden.add(DATAHOUSE)
    return tuple(layer for layer in LAYERS if layer not in hidden)


def layer_name(room: Room, layer: str) -> str:
    """What a layer is called in the list of layers."""
    item = next((item for item in room.desk.scheme.items if item.key == layer), None)
    if item:
        name = item.name if room.words.lang == "id" else item.name_en
        return room.text("peta.pilih_item", variabel=item.variable.capitalize(), item=name)
    return room.text(f"peta.pilih_{layer.lower()}")


def build_layer(room: Room, layer: str, geometry: GeometryFile, days: tuple[date | None, date | None]) -> MapLayer:
    """A layer of LAYERS over the outlines. `days`: the date asked for (None = newest), and the earlier one."""
    if geometry.unit < _DESA and layer not in AREA_LAYERS:
        return wide_layer(room, layer, geometry, days)
    on, since = days
    marks, seen = marks_of(room), cache.look(room.version, geometry.region, on)
    if layer in AREA_LAYERS:
        return _area_layer(room, layer, (seen, since), geometry, marks)
    if layer == DATAHOUSE:
        return datahouse_map.map_layer(room, geometry, on)
    listed = room.desk.listed[within(room.desk.listed["kode"], geometry.region)]
    ground = Ground(seen.rows, listed, geometry.codes_at(4), map_area(room))
    if layer == STRATA:
        return strata_layer(ground.rows, listed, ground.drawn, marks, ground.counted)
    if layer == CHANGE:
        change = cache.change(room.version, geometry.region, on, since)
        before = cache.look(room.version, geometry.region, since).rows
        return moved_layer(ground, change.moved, before, marks, Span(since, seen.on))
    if layer == "belum_lapor":
        return reported_layer(ground, marks)
    if layer in INDICES:
        return index_layer(ground, layer, marks)
    return item_layer(ground, room.desk.scheme.rule.item(layer), marks)


def _area_layer(
    room: Room, layer: str, seen: tuple[Look, date | None], geometry: GeometryFile, marks: Marks
) -> MapLayer:
    now, since = seen
    parts = parts_with_data(parts_drawn(room, now), now)
    if layer == SHARE_CHANGE:
        before = parts_drawn(room, cache.look(room.version, geometry.region, since))
        return share_change_layer(parts, before, geometry.codes, marks, Span(since, now.on))
    if layer == "kurang":
        paths = {part.code: target_path(room.desk.scheme.targets, part.code) for part in parts}
        targets = {code: target_in_force(path, now.on) for code, path in paths.items()}
        return short_layer(parts, targets, geometry.codes, marks)
    return share_layer(parts, layer, geometry.codes, marks)


@st.cache_resource(show_spinner=False, max_entries=64)
def _has_survey(version: int, region: str, on: date | None) -> bool:
    """Whether anybody said who has a Rumah DataKu there."""
    rows = cache.desk().store.side.rows_at(SURVEY, region, on)
    return DATAHOUSE in rows and bool(rows[DATAHOUSE].notna().any())
