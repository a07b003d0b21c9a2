"""The band of the first page on a new store: region, then targets, then the first file; quiet, and easily put off."""

from collections.abc import Callable

import streamlit as st

from kkb.app.office import FILE, REGION, TARGET, FirstSteps, choose_office, put_off
from kkb.core.errors import KkbError
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.link import Filter, link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.start.search import ask_region
from kkb.ui.widgets.controls import choose

PART, YES = "mulai", "ya"
"""The part of the link that opens the band again."""
FIRST_PAGE = "ringkasan"
_TOLD = "mulai_kata"
_LINKS = {TARGET: ("pages/target.py", "flag"), FILE: ("pages/data.py", "upload_file")}


def is_shown(page: PageContext) -> bool:
    """Whether the first page shows the band: asked for by its link, or on the page as it opens while a step waits."""
    if page.slug != FIRST_PAGE:
        return False
    is_asked = st.query_params.get(PART) == YES
    return is_asked or (page.filter.wilayah == page.default.wilayah and bool(cache.first_steps(page.version).waiting))


def show_start(page: PageContext) -> None:
    """The band, where it is shown."""
    if not is_shown(page):
        return
    steps, is_asked = cache.first_steps(page.version), st.query_params.get(PART) == YES
    with st.container(border=True, key="mulai", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_heading(page, steps), width="content")
            if steps.area:
                for step in (TARGET, FILE):
                    _show_step(page, steps, step)
            close = page.text("mulai.tutup" if is_asked else "mulai.nanti")
            st.button(close, key="mulai_nanti", type="tertiary", on_click=_put_off, args=(page, steps, is_asked))
        show_told()
        if steps.area is None or is_asked:
            ask_region(page, "kantor", lambda code: choose_region(page, code))


def choose_region(page: PageContext, code: str) -> None:
    """Make a region the office's, and open it."""
    if try_change(page, lambda: choose_office(page.app, code)):
        choose("wilayah", None)


def try_change(page: PageContext, change: Callable[[], object]) -> bool:
    """Change something; whether it was done. Why it was refused is shown when the page is drawn again."""
    try:
        change()
    except KkbError as error:
        st.session_state[_TOLD] = page.text(error.key, **error.values)
        return False
    return True


def show_told() -> None:
    """Why a change was refused, once."""
    if told := st.session_state.pop(_TOLD, None):
        st.error(plain(told))


def _heading(page: PageContext, steps: FirstSteps) -> str:
    if steps.area is None:
        return f"**{page.text('mulai.pilih')}** {page.text('mulai.pilih_ket')}"
    return f":material/check: **{plain(page.app.book.name(steps.area))}**"


def _show_step(page: PageContext, steps: FirstSteps, step: str) -> None:
    """A step that is done with its mark, one to come as the way to it with the region chosen."""
    if step in steps.done:
        st.markdown(f":material/check: {page.text(f'mulai.sudah_{step}')}", width="content")
        return
    script, icon = _LINKS[step]
    there = Filter(str(steps.area), None, page.filter.bahasa)
    st.page_link(
        script, label=page.text(f"mulai.langkah_{step}"), icon=f":material/{icon}:",
        query_params=link_params(there, page.default), width="content",
    )  # fmt: skip


def _put_off(page: PageContext, steps: FirstSteps, is_asked: bool) -> None:
    """Close the band that was asked for; else offer the step that comes next, and without a region all, no longer."""
    choose(PART, None)
    if is_asked or not steps.waiting:
        return
    try_change(page, lambda: put_off(page.app, [REGION] if steps.area is None else steps.waiting[:1]))
