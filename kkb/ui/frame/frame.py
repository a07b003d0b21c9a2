"""The frame of every page: config, menu, filters, link, context bar, footer. Pages call `open_page` first."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from kkb.app import resources
from kkb.app.context import AppContext
from kkb.core.area.gazetteer import Gazetteer
from kkb.core.counts.area_view import AreaView
from kkb.core.errors import KkbError
from kkb.text.language import FIRST, is_language
from kkb.text.markdown import plain
from kkb.text.wording import Wording
from kkb.ui.frame import cache, context, menu
from kkb.ui.frame.link import Filter, parse_filter
from kkb.ui.frame.page_context import PageContext

ICON = resources.DATA / "gambar" / "ikon.png"
_LOG = logging.getLogger("kkb")


@contextmanager
def open_page(key: str) -> Iterator[PageContext]:
    """A page of the product: draws the frame, yields the page, closes with the footer.

    What a person can put right is shown as a sentence; anything else is logged and answered calmly. The body of a
    page without data is left out: `page.area_view.on` is None and the page says what to choose instead.
    """
    page = None
    try:
        page = _opened(key)
        yield page
    except KkbError as error:
        st.error(_words(page).text(error.key, **error.values))
    except Exception:
        _LOG.exception("halaman %s", key)
        st.error(_words(page).text("galat.tak_terduga"))
    if page is None:  # not even the store could be opened
        context.show_end()
        st.stop()
    context.show_footer(page)


def _words(page: PageContext | None) -> Wording:
    return page.words if page else cache.words(FIRST)


def _opened(key: str) -> PageContext:
    asked = st.query_params.get("bahasa", FIRST)
    words = cache.words(asked if is_language(asked) else FIRST)
    title = f"{words.text(f'halaman.{key}')} · {words.text('umum.produk')}"
    st.set_page_config(page_title=title, page_icon=str(ICON), layout="wide", initial_sidebar_state=270)
    app = cache.app()
    version = app.version()
    default = Filter(_default_area(app, version))
    opened = parse_filter(_of_today(st.query_params, app), default, lambda code: _is_known(code, app, version))
    seen = cache.area_view(version, opened.filter.wilayah, opened.filter.tanggal)
    page = PageContext(app, opened.filter, default, seen, cache.words(opened.filter.bahasa), version, key)
    if _is_large(key):
        context.show_bar(page)
    else:
        menu.show_menu(page, key)
        context.show_context(page, key)
    if opened.ignored:
        st.warning(page.text("umum.tautan_diabaikan", bagian=", ".join(f"“{plain(part)}”" for part in opened.ignored)))
    return page


def _is_large(key: str) -> bool:
    """The view for the room: the map alone, without menu and filters."""
    return key == "peta" and st.query_params.get("layar") == "penuh"


def _of_today(params: Mapping[str, str], app: AppContext) -> dict[str, str]:
    """The link, with a code from before its area joined the list put right."""
    found = {str(name): str(value) for name, value in params.items()}
    return found | ({"wilayah": app.today(found["wilayah"])} if "wilayah" in found else {})


def _default_area(app: AppContext, version: int) -> str:
    if area := cache.first_steps(version).area:
        return area
    districts = cache.districts(version)
    own = districts[~districts["contoh"].astype(bool)].sort_values(["tanggal", "kode_kab"])
    if len(own):
        return str(own["kode_kab"].iloc[-1])
    has_data = set(districts["kode_kab"])
    if not has_data or app.scheme.default_area in has_data:
        return app.scheme.default_area
    return min(has_data)


def _is_known(code: str, app: AppContext, version: int) -> bool:
    return code in app.official or code in app.book.villages or code in _unlisted(app, version)


def _unlisted(app: AppContext, version: int) -> Gazetteer | tuple[()]:
    districts = cache.districts(version)
    missing = [c for c in districts["kode_kab"] if c not in app.official]
    if not missing:
        return ()
    looks: list[AreaView] = [cache.area_view(version, code, None) for code in missing]
    return looks[0].places if len(looks) == 1 else tuple(name for seen in looks for name in seen.places.names)
