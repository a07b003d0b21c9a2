"""The map of a region with very many villages, said on the page."""

import streamlit as st

from kkb.app.map import geometry, layers
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.tally import Tally
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext


def region_of(page: PageContext) -> str:
    """The area that is on the map as a whole: the page's kabupaten/kota, or what is wider."""
    return geometry.region_of(page.filter.wilayah)


def is_wide(page: PageContext) -> bool:
    """Whether the page's area has so many villages that kabupaten/kota are compared."""
    return geometry.is_wide(page.area_view.places, page.filter.wilayah)


def show_wide_note(page: PageContext) -> None:
    """Why there are no villages on this map, and how to see them."""
    if is_wide(page):
        count = page.number(page.area_view.places.count(region_of(page)))
        st.caption(page.text("peta_luas.banyak_desa", nama=page.name, n=count))


def waiting_words(page: PageContext) -> str:
    """What stands in the place of the map while its outlines are made for the first time."""
    if not is_wide(page):
        return page.text("peta.memuat")
    return page.text("peta_luas.tunggu", nama=page.name, n=page.number(page.area_view.places.count(region_of(page))))


@st.cache_resource(show_spinner=False, max_entries=16, hash_funcs={AreaView: lambda seen: (seen.area, seen.asked)})
def parts_of(version: int, seen: AreaView) -> tuple[Tally, ...]:  # noqa: ARG001 -- a key of what is kept
    """The areas below that a map compares (jobs_map.parts_drawn), kept: the kabupaten/kota of Indonesia are many."""
    return layers.parts_drawn(cache.app(), seen)
