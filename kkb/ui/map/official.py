"""Wilayah resmi on the map: offered where boundaries are stored, named with its source."""

import pandas as pd
import streamlit as st

from kkb.app.print_frame import boundary_note
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.official import official_file
from kkb.draw.geometry.official_wide import wide_official_file
from kkb.draw.geometry.outlines import OFFICIAL
from kkb.store import StoredBoundary
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.files import geometry_folder
from kkb.ui.map.marks import KINDS
from kkb.ui.map.wide import is_wide, region_of


def map_kinds(page: PageContext) -> tuple[str, ...]:
    """The shapes that the page's area can be shown in."""
    return (*KINDS, OFFICIAL) if stored_boundaries(page) else KINDS


def stored_boundaries(page: PageContext) -> tuple[StoredBoundary, ...]:
    """The boundaries stored for the page's area."""
    return _stored(page.version, region_of(page))


def official_geometry(page: PageContext) -> GeometryFile:
    """The official outlines of the page's area. Raises NoBoundariesError when there are none."""
    make = _wide_geometry if is_wide(page) else _geometry
    found = make(page.version, region_of(page), page.listed)
    if not found.path.is_file():  # somebody tidied the folder
        make.clear()
        found = make(page.version, region_of(page), page.listed)
    return found


def show_source(page: PageContext, geometry: GeometryFile) -> None:
    """Below a map of official boundaries, where they come from."""
    if geometry.kind == OFFICIAL:
        st.caption(plain(boundary_note(page.app, geometry, stored_boundaries(page), page.words)))


@st.cache_resource(show_spinner=False, max_entries=64)
def _stored(version: int, region: str) -> tuple[StoredBoundary, ...]:  # noqa: ARG001 -- a key of what is kept
    return cache.app().store.boundaries.all(region)


@st.cache_resource(show_spinner=False, max_entries=32, hash_funcs={pd.DataFrame: id})
def _geometry(version: int, region: str, listed: pd.DataFrame) -> GeometryFile:  # noqa: ARG001 -- a key of what is kept
    return official_file(listed, region, cache.app().store.boundaries.outlines(region), geometry_folder())


@st.cache_resource(show_spinner=False, max_entries=8, hash_funcs={pd.DataFrame: id})
def _wide_geometry(version: int, region: str, listed: pd.DataFrame) -> GeometryFile:
    store = cache.app().store.boundaries
    versions = {one.kode_kab: one.version for one in _stored(version, region)}
    return wide_official_file(listed, region, versions, store.outlines, geometry_folder())
