"""The menu and the filters beside every page."""

from datetime import date
from itertools import groupby

import streamlit as st

from kkb.core import wilayah
from kkb.ui import cache
from kkb.ui.controls import ask_choice, choose
from kkb.ui.link import PARAMETERS, link_params
from kkb.ui.room import Room
from kkb.view.format import short_kind
from kkb.view.wording import LANGUAGES

NEWEST = ""
_NAMES = {"id": "Indonesia", "en": "English"}


def show_menu(room: Room, current: str) -> None:
    """The side menu: pages, then region, kecamatan, date and language."""
    with st.sidebar:
        with st.container(gap="xxsmall"):
            for page in room.desk.scheme.pages:
                st.page_link(
                    page.script, label=room.text(f"halaman.{page.key}"), icon=f":material/{page.icon}:",
                    query_params=link_params(room.filter, room.default) | (_own_parts() if page.key == current else {}),
                    width="stretch",
                )  # fmt: skip
        _show_regions(room)
        _show_days(room)
        _show_languages(room)


def _own_parts() -> dict[str, str]:
    """What the link of this page says beside the filter. Streamlit leaves the address as it is when a link leads to
    the page it stands on; so that link opens what is open already.
    """
    return {name: value for name, value in st.query_params.items() if name not in PARAMETERS}


def _show_regions(room: Room) -> None:
    options = _regions(room)
    district = wilayah.cut(room.filter.wilayah, min(2, wilayah.level(room.filter.wilayah)))
    _select(room, "wilayah", "daerah", options, district)
    parts = room.desk.places(room.look.rows).children(district) if wilayah.level(district) == 2 else ()
    if parts:
        labels = {district: room.text("umum.semua_kecamatan")} | {c: room.look.places.name(c) for c in parts}
        chosen = wilayah.cut(room.filter.wilayah, min(3, wilayah.level(room.filter.wilayah)))
        _select(room, "wilayah", "kecamatan", labels, chosen)


def _show_days(room: Room) -> None:
    days = sorted({*room.look.days, *([room.filter.tanggal] if room.filter.tanggal else [])}, reverse=True)
    labels = {day.isoformat(): room.short_day(day) for day in days}
    if room.look.days:
        newest = room.look.days[-1].isoformat()
        labels = {NEWEST: room.text("umum.tanggal_terbaru", tanggal=labels.pop(newest))} | labels
    chosen = room.filter.tanggal.isoformat() if room.filter.tanggal else NEWEST
    if labels:
        _select(room, "tanggal", "tanggal", labels, chosen if chosen in labels else NEWEST)


def _show_languages(room: Room) -> None:
    ask_choice("bahasa", LANGUAGES, _NAMES.__getitem__, room.text("umum.bahasa"))


def _select(room: Room, parameter: str, name: str, labels: dict, chosen: str | date | None) -> None:
    if chosen not in labels:
        labels = {chosen: room.look.places.name(str(chosen)), **labels}
    options, labels = list(labels), {value: short_kind(label) for value, label in labels.items()}
    key = f"pilih_{name}"
    st.session_state[key] = chosen
    st.selectbox(
        room.text(f"umum.{'wilayah' if name == 'daerah' else name}"), options, key=key, format_func=labels.get,
        filter_mode="contains", on_change=lambda: choose(parameter, st.session_state[key]),
    )  # fmt: skip


def _regions(room: Room) -> dict[str, str]:
    """Kabupaten/kota with data, and provinces that have several; province names before their kabupaten."""
    districts, listed = cache.districts(room.version), room.desk.official.names
    rows = list(zip(*(districts[name].tolist() for name in ("kode_kab", "nama_kab", "nama_prov")), strict=True))
    labels: dict[str, str] = {}
    for province, found in groupby(rows, lambda row: wilayah.parent(row[0])):
        group = list(found)
        if len(group) > 1:
            labels[province] = room.text("umum.nama_1", nama=listed.get(province, group[0][2]))
        labels |= {code: listed.get(code, name) for code, name, _ in group}
    return labels
