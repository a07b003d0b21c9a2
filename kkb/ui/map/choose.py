"""The map of the Peta page: which layer, which shape, one date or two, and the map itself for the area of the page."""

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.map.layers import AREA_LAYERS, shown_layer
from kkb.draw.map.payload import View
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.choice import YES, MapChoice, Offered, parse_map_choice
from kkb.ui.map.frame import Picture
from kkb.ui.map.layers import build_layer, build_pair, layer_name, offered_layers
from kkb.ui.map.marks import map_area
from kkb.ui.map.official import map_kinds
from kkb.ui.widgets.controls import ask_choice, ask_listed, choose

_LAYER_WIDTH, _DATE_WIDTH = 270, 205
"""Pixels; with shapes and dates in one row on a laptop."""


def read_choice(page: PageContext) -> MapChoice:
    """The choice in the link; parts that are not known are named."""
    opened = parse_map_choice(st.query_params, _offered(page))
    if opened.ignored:
        parts = ", ".join(f"“{plain(part)}”" for part in opened.ignored)
        st.warning(page.text("umum.tautan_diabaikan", bagian=parts))
    return opened.choice


def ask_map(page: PageContext, choice: MapChoice) -> None:
    """The controls above the map; each writes its part of the link.

    They stand in one container whatever they are: what follows on the page keeps its place, so that no map is mounted
    anew.
    """
    offered = _offered(page)
    with st.container(key="peta_kendali"):
        with st.container(horizontal=True, key="peta_pilihan", vertical_alignment="center", gap="xsmall"):
            _ask_layer(page, offered)
            _ask_dates(page, choice, offered)
        if choice.layer in AREA_LAYERS and wilayah.level(page.filter.wilayah) > Level.KABUPATEN:
            st.caption(page.text("peta.pangsa_di_dalam", pangsa=_share_inside(page)))


def _ask_layer(page: PageContext, offered: Offered) -> None:
    named = {key: page.text("peta.lapisan_pilihan", nama=layer_name(page, key)) for key in offered.layers}
    ask_listed("lapisan", named, page.text("peta.lapisan"), width=_LAYER_WIDTH, hidden=True)
    ask_choice(
        "bentuk", offered.kinds, lambda key: page.text(f"peta.bentuk_{key}"), page.text("peta.bentuk"), hidden=True
    )


def _ask_dates(page: PageContext, choice: MapChoice, offered: Offered) -> None:
    if not offered.days:
        return
    st.session_state["peta_dua"] = choice.is_double
    st.toggle(page.text("peta.dua"), key="peta_dua", on_change=lambda: choose("dua", _told("peta_dua")))
    if choice.compares:
        written = {day.isoformat(): page.short_day(day) for day in reversed(offered.days)}
        days = {key: page.text("peta.sejak_pilihan", tanggal=day) for key, day in written.items()}
        ask_listed("sejak", days, page.text("peta.sejak"), width=_DATE_WIDTH, hidden=True)


def map_pictures(
    page: PageContext, choice: MapChoice, geometry: GeometryFile, selected: tuple[str, ...]
) -> list[Picture]:
    """What is on the screen: one map, or two for the earlier date and the date of the page."""
    layer = shown_layer(choice.layer, wilayah.level(page.filter.wilayah))
    focus = map_area(page) if wilayah.level(page.filter.wilayah) > Level.KABUPATEN else None
    view = View(page.words, focus, selected, choice.is_large, choice.is_double, folded=True)
    if not choice.is_double or choice.since is None:
        return [Picture(build_layer(page, layer, geometry, (page.filter.tanggal, choice.since)), geometry, view)]
    return [Picture(one, geometry, view) for one in build_pair(page, layer, geometry, choice.since)]


def _offered(page: PageContext) -> Offered:
    days = tuple(day for day in page.area_view.days if page.area_view.on and day < page.area_view.on)
    places = page.area_view.places
    return Offered(offered_layers(page, has_earlier=bool(days)), map_kinds(page), days, lambda code: code in places)


def _told(key: str) -> str | None:
    return YES if st.session_state[key] else None


def _share_inside(page: PageContext) -> str:
    seen = cache.area_view(page.version, map_area(page), page.filter.tanggal)
    return page.share(seen.tally.share_a)
