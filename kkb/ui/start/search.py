"""The search for a region by parts of its name: what is typed, and below it a button for each region it may mean."""

from collections.abc import Callable

import streamlit as st

from kkb.app.area_search import search_areas
from kkb.core.area.area_search import NamedArea
from kkb.core.area.wilayah import Level, level
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext

_PICKED = "cari_dipilih"


@st.fragment
def ask_region(page: PageContext, name: str, pick: Callable[[str], None]) -> None:
    """A field to type in, and `pick(code)` of the region that is pressed; `name` tells searches of one page apart.

    Typing redraws this part of the page alone.
    """
    if st.session_state.pop(_PICKED, False):  # a press redraws this part alone; what was picked concerns the whole page
        st.rerun()
    key = f"cari_{name}"
    written = st.text_input(
        page.text("mulai.cari"), key=key, placeholder=page.text("mulai.cari_contoh"), icon=":material/search:",
        label_visibility="collapsed",
    )  # fmt: skip
    if not written.strip():
        return
    found = search_areas(page.app, written, cache.districts(page.version))
    if not found.shown:
        st.caption(page.text("mulai.cari_tidak_ada", teks=plain(written)))
        return
    if found.is_near:
        st.caption(page.text("mulai.cari_mirip", teks=plain(written)))
    with st.container(gap="xxsmall"):
        for area in found.shown:
            label = _label(page, area, has_data=area.code in found.with_data)
            st.button(label, key=f"{key}_{area.code}", type="tertiary", on_click=_pick, args=(key, pick, area.code))
    if found.total > len(found.shown):
        st.caption(page.text("mulai.cari_lagi", n=page.number(found.total - len(found.shown))))


def _pick(key: str, pick: Callable[[str], None], code: str) -> None:
    st.session_state[key] = ""
    st.session_state[_PICKED] = True
    pick(code)


def _label(page: PageContext, area: NamedArea, *, has_data: bool) -> str:
    """The name in bold, its province beside it, and whether there is data of it."""
    name = page.text("umum.nama_1", nama=area.name) if level(area.code) == Level.PROVINSI else area.name
    beside = [plain(area.above)] if area.above else []
    beside += [page.text("mulai.ada_data")] if has_data else []
    return " · ".join([f"**{plain(name)}**", *beside])
