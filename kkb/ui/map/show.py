"""The map of the Peta page with everything that follows a click on it: the way back, the card, the table."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.draw.geometry.file import GeometryFile
from kkb.draw.geometry.outlines import NoPointsError
from kkb.draw.map.payload import geometry_note
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.map.area_card import show_area_card
from kkb.ui.map.choice import SELECTED, MapChoice
from kkb.ui.map.choose import map_pictures
from kkb.ui.map.crumbs import show_crumbs
from kkb.ui.map.export import show_export
from kkb.ui.map.files import page_geometry
from kkb.ui.map.frame import HEIGHT, Picture, ask_area, last_click
from kkb.ui.map.large import SCREEN, is_large
from kkb.ui.map.marks import map_area
from kkb.ui.map.moves import show_moves
from kkb.ui.map.notes import show_geometry_note
from kkb.ui.map.official import show_source
from kkb.ui.map.table import show_areas
from kkb.ui.map.wide import show_wide_note, waiting_words
from kkb.ui.widgets.controls import choose_together

_HEARD = "peta_waktu"
_KEYS = ("peta_folium", "peta_folium_lama")


def show_map(page: PageContext, choice: MapChoice) -> None:
    """The map and what belongs to it. A click on an area goes one level down, one on a village of the kecamatan picks
    it; picking redraws only this part of the page.
    """
    _show(page, choice, _asked())


def show_empty_map(page: PageContext) -> None:
    """The map of an area without data: its outlines, all of one class; nothing where the list does not know it."""
    if not page.area_view.days and page.area_view.places.count(page.area_view.area):
        _show(page, MapChoice(is_large=is_large()), _asked())


@st.fragment
def _show(page: PageContext, choice: MapChoice, asked: tuple[str | None, ...]) -> None:
    geometry, trouble = _geometry(page, choice.kind)
    if geometry:
        _follow_click(page, geometry)
    if _asked() != asked:  # a click or a button led to another area, or into the view for the room
        st.rerun()
    selected = _selected(page)
    village = selected[0] if len(selected) == 1 and wilayah.level(selected[0]) == Level.DESA else None
    if not choice.is_large:
        show_crumbs(page, village, lambda code: _go(page, code))
    if trouble:
        st.info(trouble)
    else:
        pictures = map_pictures(page, choice, geometry, selected)
        _show_maps(pictures)
    if choice.is_large:
        return
    if geometry:
        show_wide_note(page)
        if choice.is_double:
            st.caption(geometry_note(geometry, page.words))
        show_source(page, geometry)
        show_geometry_note(page, geometry)
    if page.area_view.on is None:
        return
    if geometry:
        show_export(page, pictures, choice.since)
    if village:
        show_area_card(page, village)
    if choice.since and choice.compares:
        show_moves(page, choice.since)
    show_areas(page, selected, lambda code: _go(page, code))


def _asked() -> tuple[str | None, ...]:
    """The parts of the link that the whole page follows."""
    return st.query_params.get("wilayah"), st.query_params.get(SCREEN)


def _geometry(page: PageContext, kind: str) -> tuple[GeometryFile | None, str]:
    """The outlines, or why there are none."""
    try:
        with st.spinner(waiting_words(page)):
            return page_geometry(page, kind), ""
    except NoPointsError as error:
        return None, page.text(error.key, **error.values | {"wilayah": page.name})


def _show_maps(pictures: Sequence[Picture]) -> None:
    with st.container(key="peta"):
        columns = st.columns(len(pictures), gap="small") if len(pictures) > 1 else [st.container()]
        # The map of the page's date keeps its key whether there is one before it or not.
        for column, picture, key in zip(columns, pictures, reversed(_KEYS[: len(pictures)]), strict=True):
            with column:
                ask_area(picture, key=key, height=HEIGHT)


def _follow_click(page: PageContext, geometry: GeometryFile) -> None:
    """Go where a click leads, once: the map goes on reporting its last click at every rerun."""
    known = st.session_state.setdefault(_HEARD, {})
    for key in _KEYS:
        click = last_click(key)
        if click is None or known.get(key) == click.at:
            continue
        st.session_state[_HEARD] = known = known | {key: click.at}
        focus = map_area(page) if wilayah.level(page.filter.wilayah) > Level.KABUPATEN else wilayah.INDONESIA
        if click.code in geometry.codes and wilayah.is_within(click.code, focus):
            _go(page, click.code)


def _go(page: PageContext, code: str) -> None:
    """Where a click leads: into an area; from far away to the area that holds the village; in a kecamatan to the
    village itself, which is picked.
    """
    here = wilayah.level(page.filter.wilayah)
    is_village = wilayah.level(code) == Level.DESA
    target = code if not is_village else wilayah.cut(code, 3 if here >= 2 else 2)
    params = link_params(replace(page.filter, wilayah=target), page.default)
    choose_together({"wilayah": params.get("wilayah"), SELECTED: code if is_village else None})


def _selected(page: PageContext) -> tuple[str, ...]:
    """The codes picked, on the map or in the table; a village opened by its link is picked."""
    codes = tuple(code for code in st.query_params.get(SELECTED, "").split(",") if code)
    if not codes and wilayah.level(page.filter.wilayah) == Level.DESA:
        return (page.filter.wilayah,)
    return tuple(code for code in codes if wilayah.is_within(code, map_area(page)) and code in page.area_view.places)
