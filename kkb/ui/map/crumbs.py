"""Where the map is: every wider area as a way back, the area itself last."""

from collections.abc import Callable

import streamlit as st

from kkb.core.area import wilayah
from kkb.text.format import short_kind
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.area_card import show_village_link
from kkb.ui.map.large import show_large_button


def show_crumbs(page: PageContext, village: str | None, open_area: Callable[[str], None]) -> None:
    """Indonesia › province › kabupaten/kota › kecamatan › village, as far as the map has gone; `village` is the one
    picked on the map, with the way to its page. Layer and shape stay, the selection does not.

    Buttons, not links: a link of Streamlit's to the page it stands on leaves the address of the browser as it is.
    """
    path = crumbs(page, village or page.filter.wilayah)
    with st.container(horizontal=True, key="peta_jejak", vertical_alignment="center", gap="xsmall"):
        for code in path[:-1]:
            name = f"{plain(crumb_name(page, code))} ›"
            st.button(name, key=f"jejak_{code}", type="tertiary", on_click=open_area, args=(code,))
        if len(path) > 1:  # the only one is named at the head of the page
            st.markdown(f"**{plain(crumb_name(page, path[-1]))}**", width="content")
        if village:
            show_village_link(page, village)
        show_large_button(page)


def crumbs(page: PageContext, code: str) -> tuple[str, ...]:
    """The codes from the widest with data to the area itself; Indonesia only when several provinces have data."""
    provinces = {wilayah.parent(kab) for kab in cache.districts(page.version)["kode_kab"]}
    first = (wilayah.INDONESIA,) if len(provinces) > 1 or code == wilayah.INDONESIA else ()
    return (*first, *wilayah.path(code))


def crumb_name(page: PageContext, code: str) -> str:
    """The name of an area in the row, its kind cut short as in the menu."""
    return short_kind(page.area_view.places.name(code))
