"""Wilayah resmi on the map: offered where boundaries are stored, named with its source."""

import pandas as pd
import streamlit as st

from kkb.jobs_print import boundary_note
from kkb.store import StoredBoundary
from kkb.ui import cache
from kkb.ui.map_files import geometry_folder
from kkb.ui.map_marks import KINDS
from kkb.ui.map_wide import is_wide, region_of
from kkb.ui.room import Room
from kkb.view.geometry import OFFICIAL
from kkb.view.geometry_file import GeometryFile
from kkb.view.geometry_official import official_file
from kkb.view.geometry_official_wide import wide_official_file
from kkb.view.markdown import plain


def map_kinds(room: Room) -> tuple[str, ...]:
    """The shapes that the page's area can be shown in."""
    return (*KINDS, OFFICIAL) if stored_boundaries(room) else KINDS


def stored_boundaries(room: Room) -> tuple[StoredBoundary, ...]:
    """The boundaries stored for the page's area."""
    return _stored(room.version, region_of(room))


def official_geometry(room: Room) -> GeometryFile:
    """The official outlines of the page's area. Raises NoBoundariesError when there are none."""
    make = _wide_geometry if is_wide(room) else _geometry
    found = make(room.version, region_of(room), room.desk.listed)
    if not found.path.is_file():  # somebody tidied the folder
        make.clear()
        found = make(room.version, region_of(room), room.desk.listed)
    return found


def show_source(room: Room, geometry: GeometryFile) -> None:
    """Below a map of official boundaries, where they come from."""
    if geometry.kind == OFFICIAL:
        st.caption(plain(boundary_note(room.desk, geometry, stored_boundaries(room), room.words)))


@st.cache_resource(show_spinner=False, max_entries=64)
def _stored(version: int, region: str) -> tuple[StoredBoundary, ...]:
    return cache.desk().store.boundaries.all(region)


@st.cache_resource(show_spinner=False, max_entries=32, hash_funcs={pd.DataFrame: id})
def _geometry(version: int, region: str, listed: pd.DataFrame) -> GeometryFile:
    return official_file(listed, region, cache.desk().store.boundaries.outlines(region), geometry_folder())


@st.cache_resource(show_spinner=False, max_entries=8, hash_funcs={pd.DataFrame: id})
def _wide_geometry(version: int, region: str, listed: pd.DataFrame) -> GeometryFile:
    store = cache.desk().store.boundaries
    versions = {one.kode_kab: one.version for one in _stored(version, region)}
    return wide_official_file(listed, region, versions, store.outlines, geometry_folder())
