"""The frame of every page: config, menu, filters, link, context bar, footer. Pages call `open_page` first."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from kkb import shipped
from kkb.core.errors import KkbError
from kkb.core.look import Look
from kkb.core.places import Places
from kkb.jobs import Desk
from kkb.ui import cache, context, menu
from kkb.ui.link import Filter, parse_filter
from kkb.ui.room import Room
from kkb.view.markdown import plain
from kkb.view.wording import Wording

ICON = shipped.DATA / "gambar" / "ikon.png"
_LOG = logging.getLogger("kkb")


@contextmanager
def open_page(key: str) -> Iterator[Room]:
    """A page of the product: draws the frame, yields the room, closes with the footer.

    What a person can put right is shown as a sentence; anything else is logged and answered calmly. The body of a
    page without data is left out: `room.look.on` is None and the page says what to choose instead.
    """
    room = None
    try:
        room = _opened(key)
        yield room
    except KkbError as error:
        st.error(_words(room).text(error.key, **error.values))
    except Exception:
        _LOG.exception("halaman %s", key)
        st.error(_words(room).text("galat.tak_terduga"))
    if room is None:  # not even the store could be opened
        context.show_end()
        st.stop()
    context.show_footer(room)


def _words(room: Room | None) -> Wording:
    return room.words if room else cache.words("id")


def _opened(key: str) -> Room:
    words = cache.words("en" if st.query_params.get("bahasa") == "en" else "id")
    title = f"{words.text(f'halaman.{key}')} · {words.text('umum.produk')}"
    st.set_page_config(page_title=title, page_icon=str(ICON), layout="wide", initial_sidebar_state=270)
    desk = cache.desk()
    version = desk.store.version()
    default = Filter(_default_area(desk, version))
    opened = parse_filter(_of_today(st.query_params, desk), default, lambda code: _is_known(code, desk, version))
    seen = cache.look(version, opened.filter.wilayah, opened.filter.tanggal)
    room = Room(desk, opened.filter, default, seen, cache.words(opened.filter.bahasa), version)
    if _is_large(key):
        context.show_bar(room)
    else:
        menu.show_menu(room, key)
        context.show_context(room, key)
    if opened.ignored:
        st.warning(room.text("umum.tautan_diabaikan", bagian=", ".join(f"“{plain(part)}”" for part in opened.ignored)))
    return room


def _is_large(key: str) -> bool:
    """The view for the room: the map alone, without menu and filters."""
    return key == "peta" and st.query_params.get("layar") == "penuh"


def _of_today(params: Mapping[str, str], desk: Desk) -> dict[str, str]:
    """The link, with a code from before its area joined the list put right."""
    found = {str(name): str(value) for name, value in params.items()}
    return found | ({"wilayah": desk.today(found["wilayah"])} if "wilayah" in found else {})


def _default_area(desk: Desk, version: int) -> str:
    districts = cache.districts(version)
    own = districts[~districts["contoh"].astype(bool)].sort_values(["tanggal", "kode_kab"])
    if len(own):
        return str(own["kode_kab"].iloc[-1])
    has_data = set(districts["kode_kab"])
    if not has_data or desk.scheme.default_area in has_data:
        return desk.scheme.default_area
    return min(has_data)


def _is_known(code: str, desk: Desk, version: int) -> bool:
    return code in desk.official or code in _unlisted(desk, version)


def _unlisted(desk: Desk, version: int) -> Places | tuple[()]:
    districts = cache.districts(version)
    missing = [c for c in districts["kode_kab"] if c not in desk.official]
    if not missing:
        return ()
    looks: list[Look] = [cache.look(version, code, None) for code in missing]
    return looks[0].places if len(looks) == 1 else tuple(name for seen in looks for name in seen.places.names)
