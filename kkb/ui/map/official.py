"""Wilayah resmi on the map: offered where boundaries are stored, named with its source."""

import streamlit as st

from kkb.app import boundaries
from kkb.app.boundaries import StoredBoundary
from kkb.app.map.geometry import kinds_for
from kkb.app.print_frame import boundary_note
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import OFFICIAL
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.wide import region_of


def map_kinds(page: PageContext) -> tuple[str, ...]:
    """The shapes that the page's area can be shown in."""
    return kinds_for(has_boundaries=bool(stored_boundaries(page)))


def stored_boundaries(page: PageContext) -> tuple[StoredBoundary, ...]:
    """The boundaries stored for the page's area."""
    return _stored(page.version, region_of(page))


def show_source(page: PageContext, geometry: GeometryFile) -> None:
    """Below a map of official boundaries, where they come from."""
    if geometry.kind == OFFICIAL:
        st.caption(plain(boundary_note(page.app, geometry, stored_boundaries(page), page.words)))


@st.cache_resource(show_spinner=False, max_entries=64)
def _stored(version: int, region: str) -> tuple[StoredBoundary, ...]:  # noqa: ARG001 -- a key of what is kept
    return boundaries.stored_boundaries(cache.app(), region)
