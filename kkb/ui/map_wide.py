"""The map of a region with very many villages, said on the page."""

import streamlit as st

from kkb import jobs_map
from kkb.core.look import Look
from kkb.core.tally import Tally
from kkb.ui import cache
from kkb.ui.room import Room


def region_of(room: Room) -> str:
    """The area that is on the map as a whole: the page's kabupaten/kota, or what is wider."""
    return jobs_map.region_of(room.filter.wilayah)


def is_wide(room: Room) -> bool:
    """Whether the page's area has so many villages that kabupaten/kota are compared."""
    return jobs_map.is_wide(room.desk, room.filter.wilayah)


def show_wide_note(room: Room) -> None:
    """Why there are no villages on this map, and how to see them."""
    if is_wide(room):
        count = room.number(room.desk.official.count(region_of(room)))
        st.caption(room.text("peta_luas.banyak_desa", nama=room.name, n=count))


def waiting_words(room: Room) -> str:
    """What stands in the place of the map while its outlines are made for the first time."""
    if not is_wide(room):
        return room.text("peta.memuat")
    return room.text("peta_luas.tunggu", nama=room.name, n=room.number(room.desk.official.count(region_of(room))))


@st.cache_resource(show_spinner=False, max_entries=16, hash_funcs={Look: lambda seen: (seen.area, seen.asked)})
def parts_of(version: int, seen: Look) -> tuple[Tally, ...]:
    """The areas below that a map compares (jobs_map.parts_drawn), kept: the kabupaten/kota of Indonesia are many."""
    return jobs_map.parts_drawn(cache.desk(), seen)
