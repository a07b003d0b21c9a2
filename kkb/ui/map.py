"""The map of the Peta page: which layer, which shape, one date or two, and the map itself for the area of the page."""

import streamlit as st

from kkb.core import wilayah
from kkb.ui import cache
from kkb.ui.controls import ask_choice, ask_listed, choose
from kkb.ui.map_choice import YES, MapChoice, Offered, parse_map_choice
from kkb.ui.map_files import map_geometry, wide_geometry
from kkb.ui.map_frame import Picture
from kkb.ui.map_layers import build_layer, build_pair, layer_name, offered_layers
from kkb.ui.map_marks import map_area
from kkb.ui.map_official import map_kinds, official_geometry
from kkb.ui.map_wide import is_wide, region_of
from kkb.ui.room import Room
from kkb.view.geometry import OFFICIAL
from kkb.view.geometry_file import GeometryFile
from kkb.view.map_layers import AREA_LAYERS, shown_layer
from kkb.view.map_payload import View
from kkb.view.markdown import plain

_LAYER_WIDTH, _DATE_WIDTH = 270, 205
"""Pixels; with shapes and dates in one row on a laptop."""


def read_choice(room: Room) -> MapChoice:
    """The choice in the link; parts that are not known are named."""
    opened = parse_map_choice(st.query_params, _offered(room))
    if opened.ignored:
        parts = ", ".join(f"“{plain(part)}”" for part in opened.ignored)
        st.warning(room.text("umum.tautan_diabaikan", bagian=parts))
    return opened.choice


def ask_map(room: Room, choice: MapChoice) -> None:
    """The controls above the map; each writes its part of the link.

    They stand in one container whatever they are: what follows on the page keeps its place, so that no map is mounted
    anew.
    """
    offered = _offered(room)
    with st.container(key="peta_kendali"):
        with st.container(horizontal=True, key="peta_pilihan", vertical_alignment="center", gap="xsmall"):
            _ask_layer(room, offered)
            _ask_dates(room, choice, offered)
        if choice.layer in AREA_LAYERS and wilayah.level(room.filter.wilayah) > 2:
            st.caption(room.text("peta.pangsa_di_dalam", pangsa=_share_inside(room)))


def _ask_layer(room: Room, offered: Offered) -> None:
    named = {key: room.text("peta.lapisan_pilihan", nama=layer_name(room, key)) for key in offered.layers}
    ask_listed("lapisan", named, room.text("peta.lapisan"), width=_LAYER_WIDTH, hidden=True)
    ask_choice(
        "bentuk", offered.kinds, lambda key: room.text(f"peta.bentuk_{key}"), room.text("peta.bentuk"), hidden=True
    )


def _ask_dates(room: Room, choice: MapChoice, offered: Offered) -> None:
    if not offered.days:
        return
    st.session_state["peta_dua"] = choice.is_double
    st.toggle(room.text("peta.dua"), key="peta_dua", on_change=lambda: choose("dua", _told("peta_dua")))
    if choice.compares:
        written = {day.isoformat(): room.short_day(day) for day in reversed(offered.days)}
        days = {key: room.text("peta.sejak_pilihan", tanggal=day) for key, day in written.items()}
        ask_listed("sejak", days, room.text("peta.sejak"), width=_DATE_WIDTH, hidden=True)


def map_pictures(room: Room, choice: MapChoice, geometry: GeometryFile, selected: tuple[str, ...]) -> list[Picture]:
    """What is on the screen: one map, or two for the earlier date and the date of the page."""
    layer = shown_layer(choice.layer, wilayah.level(room.filter.wilayah))
    focus = map_area(room) if wilayah.level(room.filter.wilayah) > 2 else None
    view = View(room.words, focus, selected, choice.is_large, choice.is_double, folded=True)
    if not choice.is_double or choice.since is None:
        return [Picture(build_layer(room, layer, geometry, (room.filter.tanggal, choice.since)), geometry, view)]
    return [Picture(one, geometry, view) for one in build_pair(room, layer, geometry, choice.since)]


def map_geometry_of(room: Room, kind: str) -> GeometryFile:
    """The outlines of the page's area; with very many villages those of its kabupaten/kota and provinces.

    Raises NoPointsError (also for official boundaries that nobody brought in).
    """
    if kind == OFFICIAL:
        return official_geometry(room)
    if is_wide(room):
        return wide_geometry(room.desk.listed, region_of(room), kind)
    return map_geometry(room.desk.listed, room.filter.wilayah, kind)


def _offered(room: Room) -> Offered:
    days = tuple(day for day in room.look.days if room.look.on and day < room.look.on)
    places = room.look.places
    return Offered(offered_layers(room, has_earlier=bool(days)), map_kinds(room), days, lambda code: code in places)


def _told(key: str) -> str | None:
    return YES if st.session_state[key] else None


def _share_inside(room: Room) -> str:
    seen = cache.look(room.version, map_area(room), room.filter.tanggal)
    return room.share(seen.tally.share_a)
