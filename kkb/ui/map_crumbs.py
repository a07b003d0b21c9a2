"""Where the map is: every wider area as a way back, the area itself last."""

from dataclasses import replace

import streamlit as st

from kkb.core import wilayah
from kkb.ui import cache
from kkb.ui.link import link_params
from kkb.ui.map_choice import PARTS, SELECTED
from kkb.ui.room import Room
from kkb.view.markdown import plain


def show_crumbs(room: Room, village: str | None = None) -> None:
    """Indonesia › province › kabupaten/kota › kecamatan › village, as far as the map has gone; `village` is the one
    picked on the map. A link carries layer and shape along, not the selection.
    """
    kept = {name: st.query_params[name] for name in PARTS if name in st.query_params and name != SELECTED}
    path = crumbs(room, village or room.filter.wilayah)
    with st.container(horizontal=True, key="peta_jejak", vertical_alignment="center", gap="xxsmall"):
        for code in path[:-1]:
            st.page_link(
                "pages/peta.py",
                label=plain(crumb_name(room, code)),
                query_params=link_params(replace(room.filter, wilayah=code), room.default) | kept,
            )
            st.markdown("›", width="content")
        st.markdown(f"**{plain(crumb_name(room, path[-1]))}**", width="content")


def crumbs(room: Room, code: str) -> tuple[str, ...]:
    """The codes from the widest with data to the area itself; Indonesia only when several provinces have data."""
    provinces = {wilayah.parent(kab) for kab in cache.districts(room.version)["kode_kab"]}
    first = (wilayah.INDONESIA,) if len(provinces) > 1 or code == wilayah.INDONESIA else ()
    return (*first, *wilayah.path(code))


def crumb_name(room: Room, code: str) -> str:
    """The name of an area in the row."""
    return room.look.places.name(code)
