"""The menu and the filters beside every page."""

from datetime import date
from itertools import groupby

import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.text.format import short_kind
from kkb.text.language import LANGUAGES
from kkb.ui.frame import cache
from kkb.ui.frame.link import PARAMETERS, link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.start.office import show_menu_entry
from kkb.ui.start.search import ask_region
from kkb.ui.widgets.controls import ask_choice, choose

NEWEST = ""


def show_menu(page: PageContext, current: str) -> None:
    """The side menu: pages, then region, kecamatan, date and language."""
    with st.sidebar:
        with st.container(gap="xxsmall"):
            for entry in page.app.scheme.pages:
                st.page_link(
                    entry.script, label=page.text(f"halaman.{entry.key}"), icon=f":material/{entry.icon}:",
                    query_params=link_params(page.filter, page.default)
                    | (_own_parts() if entry.key == current else {}),
                    width="stretch",
                )  # fmt: skip
        _show_regions(page)
        _show_days(page)
        _show_languages(page)
        show_menu_entry(page, current)


def _own_parts() -> dict[str, str]:
    """What the link of this page says beside the filter. Streamlit leaves the address as it is when a link leads to
    the page it stands on; so that link opens what is open already.
    """
    return {name: value for name, value in st.query_params.items() if name not in PARAMETERS}


def _show_regions(page: PageContext) -> None:
    options = _regions(page)
    district = wilayah.cut(page.filter.wilayah, min(Level.KABUPATEN, wilayah.level(page.filter.wilayah)))
    with st.container(gap="xxsmall"):
        _select(page, "wilayah", "daerah", options, district)
        with st.popover(page.text("mulai.pilih_lain"), icon=":material/search:", type="tertiary"):
            ask_region(page, "menu", lambda code: choose("wilayah", code))
    parts = page.area_view.places.children(district) if wilayah.level(district) == Level.KABUPATEN else ()
    if parts:
        labels = {district: page.text("umum.semua_kecamatan")} | {c: page.area_view.places.name(c) for c in parts}
        chosen = wilayah.cut(page.filter.wilayah, min(Level.KECAMATAN, wilayah.level(page.filter.wilayah)))
        _select(page, "wilayah", "kecamatan", labels, chosen)


def _show_days(page: PageContext) -> None:
    days = sorted({*page.area_view.days, *([page.filter.tanggal] if page.filter.tanggal else [])}, reverse=True)
    labels = {day.isoformat(): page.short_day(day) for day in days}
    if page.area_view.days:
        newest = page.area_view.days[-1].isoformat()
        labels = {NEWEST: page.text("umum.tanggal_terbaru", tanggal=labels.pop(newest))} | labels
    chosen = page.filter.tanggal.isoformat() if page.filter.tanggal else NEWEST
    if labels:
        _select(page, "tanggal", "tanggal", labels, chosen if chosen in labels else NEWEST)


def _show_languages(page: PageContext) -> None:
    ask_choice("bahasa", tuple(LANGUAGES), lambda key: LANGUAGES[key].name, page.text("umum.bahasa"))


def _select(page: PageContext, parameter: str, name: str, labels: dict, chosen: str | date | None) -> None:
    if chosen not in labels:
        labels = {chosen: page.area_view.places.name(str(chosen)), **labels}
    options, labels = list(labels), {value: short_kind(label) for value, label in labels.items()}
    key = f"pilih_{name}"
    st.session_state[key] = chosen
    st.selectbox(
        page.text(f"umum.{'wilayah' if name == 'daerah' else name}"), options, key=key, format_func=labels.get,
        filter_mode="contains", on_change=lambda: choose(parameter, st.session_state[key]),
    )  # fmt: skip


def _regions(page: PageContext) -> dict[str, str]:
    """The office's region, kabupaten/kota with data, and provinces that have several; province names before their
    kabupaten.
    """
    districts, listed = cache.districts(page.version), page.app.official.names
    rows = list(zip(*(districts[name].tolist() for name in ("kode_kab", "nama_kab", "nama_prov")), strict=True))
    home = cache.first_steps(page.version).area
    labels = {home: page.app.book.name(home)} if home else {}
    for province, found in groupby(rows, lambda row: wilayah.parent(row[0])):
        group = list(found)
        if len(group) > 1:
            labels[province] = page.text("umum.nama_1", nama=listed.get(province, group[0][2]))
        labels |= {code: listed.get(code, name) for code, name, _ in group}
    return labels
