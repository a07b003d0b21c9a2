"""The office's region on the page Data, where it can be changed, and in the menu, from where its steps go on."""

import streamlit as st

from kkb.app.office import forget_office, office_setting
from kkb.text.format import short_kind
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.start.band import FIRST_PAGE, PART, YES, choose_region, show_told, try_change
from kkb.ui.start.search import ask_region
from kkb.ui.widgets.controls import choose


def show_office(page: PageContext) -> None:
    """Which region the office has, who chose it and when; a search for another, and the way to none."""
    area = cache.first_steps(page.version).area
    setting = office_setting(page.app) if area else None
    st.subheader(page.text("mulai.kantor_judul"), anchor=False)
    show_told()
    if area is None or setting is None:
        st.markdown(page.text("mulai.kantor_tanpa"))
    else:
        values = {"oleh": plain(setting.oleh), "tanggal": page.day(setting.diubah.astimezone().date())}
        st.markdown(page.text("mulai.kantor_baris", nama=plain(page.app.book.name(area)), kode=area, **values))
    with st.expander(page.text("mulai.kantor_ganti"), icon=":material/home_work:"):
        ask_region(page, "kantor_data", lambda code: choose_region(page, code))
        if area:
            give_up = lambda: try_change(page, lambda: forget_office(page.app))  # noqa: E731
            st.button(page.text("mulai.kantor_lepas"), key="kantor_lepas", on_click=give_up)


def show_menu_entry(page: PageContext, current: str) -> None:
    """The office's region in the menu: it opens the steps of the first start again."""
    area = cache.first_steps(page.version).area
    label = plain(short_kind(page.app.book.name(area))) if area else page.text("mulai.kantor_kosong")
    look = {"key": "kantor_menu", "type": "tertiary", "icon": ":material/home_work:"}
    with st.container(gap="xxsmall"):
        st.caption(page.text("mulai.kantor_menu"))
        if current == FIRST_PAGE:  # a link of Streamlit's to the page it stands on leaves the address as it is
            st.button(label, on_click=choose, args=(PART, YES), **look)
        elif st.button(label, **look):
            st.switch_page("app.py", query_params=link_params(page.filter, page.default) | {PART: YES})
