"""Setting a target on its page: the form, the history with undo, and the exchange by file."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from kkb.app.targets import StoredTarget, import_targets, set_targets, stored_targets, targets_table, undo_target
from kkb.core.area import wilayah
from kkb.core.errors import KkbError
from kkb.core.target.targets import FIRST_DUE, LAST_DUE, RATIOS, Target
from kkb.export.workbook import workbook_bytes
from kkb.text.markdown import plain
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.download import Download, show_download_button
from kkb.ui.widgets.table import Column, Table, show_table

AREA, RATIO, PERCENT, DUE, SOURCE = "target_wilayah", "target_rasio", "target_persen", "target_tanggal", "target_acuan"
_TOLD = "target_kata"


def show_setting(page: PageContext) -> None:
    """The form, what was set before, and the files; folded away where a target is in force."""
    told = st.session_state.pop(_TOLD, None)
    is_open = page.area_view.target is None or told is not None
    with st.expander(page.text("sasaran.judul"), expanded=is_open, icon=":material/flag:", key="tetapkan_target"):
        if told:
            (st.error if told[0] else st.success)(told[1])
        st.caption(page.text("sasaran.pengantar"))
        _show_form(page)
        _show_history(page)
        _show_exchange(page)


def _show_form(page: PageContext) -> None:
    areas = (*reversed(wilayah.path(wilayah.cut(page.area_view.area, min(3, page.area_view.level)))), wilayah.INDONESIA)
    names = {code: f"{page.area_view.places.name(code)} ({code})" for code in areas}
    start = (page.area_view.on or date.today()).year + 1
    with st.form("target_baru", border=False):
        area, ratio, percent, due = st.columns([4, 4, 2, 3])
        area.selectbox(page.text("sasaran.wilayah"), list(names), format_func=names.get, key=AREA)
        ratio.selectbox(
            page.text("sasaran.rasio"), RATIOS, format_func=lambda r: page.text(f"sasaran.rasio_{r.lower()}"), key=RATIO
        )
        percent.number_input(page.text("sasaran.persen"), 1, 100, None, 5, key=PERCENT, placeholder="–")
        due.date_input(
            page.text("sasaran.tanggal"), date(min(start, LAST_DUE.year), 12, 31), FIRST_DUE, LAST_DUE, key=DUE,
            format="DD/MM/YYYY",
        )  # fmt: skip
        st.text_input(page.text("sasaran.acuan"), key=SOURCE)
        st.form_submit_button(
            page.text("sasaran.simpan"), on_click=_set, args=(page,), type="primary", icon=":material/check:"
        )


def _set(page: PageContext) -> None:
    values = [st.session_state.get(key) for key in (AREA, RATIO, DUE, PERCENT)]
    target = Target(*values[:3], values[3] or 0, st.session_state.get(SOURCE) or "")

    def change() -> str:
        if not set_targets(page.app, [target]):
            return page.text("sasaran.sama")
        named = {"nama": plain(page.area_view.places.name(target.area)), "rasio": target.ratio}
        return page.text(
            "sasaran.tersimpan", persen=page.percent(target.percent, 0), tanggal=page.day(target.due), **named
        )

    _tell(page, change)


def _tell(page: PageContext, change: Callable[[], str]) -> None:
    """What a change says, or why it was refused; shown when the page is drawn again."""
    try:
        st.session_state[_TOLD] = (False, change())
    except KkbError as error:
        st.session_state[_TOLD] = (True, page.text(error.key, **error.values))


def _show_history(page: PageContext) -> None:
    above = {*wilayah.path(page.area_view.area), wilayah.INDONESIA}
    stored = [one for one in stored_targets(page.app) if one.target.area in above]
    if not stored:
        st.caption(page.text("sasaran.riwayat_kosong"))
        return
    names = ("id", "wilayah", "rasio", "target", "acuan", "oleh", "dibuat", "keadaan")
    frame = pd.DataFrame([_row(page, one) for one in stored], columns=list(names))
    columns = {name: Column(page.text(f"sasaran.kolom_{name}")) for name in names}
    show_table(page, Table("riwayat_target", frame, columns, page.text("sasaran.riwayat")), rows_shown=6)
    live = {one.id: f"{one.id} · {_named(page, one)}" for one in stored if one.dibatalkan is None}
    if live:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(page.text("sasaran.pilih"), list(live), format_func=live.get, key="target_pilih")
            undo = page.text("sasaran.batalkan")
            st.button(undo, key="target_batal", on_click=_undo, args=(page, chosen), icon=":material/undo:")


def _undo(page: PageContext, number: int) -> None:
    def change() -> str:
        undo_target(page.app, number)
        return page.text("sasaran.dibatalkan", nomor=number)

    _tell(page, change)


def _named(page: PageContext, one: StoredTarget) -> str:
    target = one.target
    return f"{target.ratio} {page.percent(target.percent, 0)}, {page.short_day(target.due)}"


def _row(page: PageContext, one: StoredTarget) -> dict[str, object]:
    return {
        "id": one.id, "wilayah": page.area_view.places.name(one.target.area), "rasio": one.target.ratio,
        "target": f"{page.percent(one.target.percent, 0)}, {page.day(one.target.due)}", "acuan": one.target.source,
        "oleh": one.oleh, "dibuat": f"{page.day(one.dibuat.astimezone().date())} {one.dibuat.astimezone():%H.%M}",
        "keadaan": page.text(f"sasaran.keadaan_{one.state}"),
    }  # fmt: skip


def _show_exchange(page: PageContext) -> None:
    st.markdown(f"**{page.text('sasaran.bertukar')}**")
    make = lambda: workbook_bytes({"target": targets_table(page.app)})  # noqa: E731
    show_download_button(page, Download("target_unduh", page.text("sasaran.unduh"), "daftar_target.xlsx", make))
    given = st.file_uploader(page.text("sasaran.unggah"), type=["xlsx", "csv", "ods"], key="target_unggah")
    if given:
        label = page.text("sasaran.masukkan", berkas=plain(given.name))
        st.button(label, key="target_masuk", on_click=_import, args=(page, given.getvalue(), given.name))


def _import(page: PageContext, data: bytes, name: str) -> None:
    def change() -> str:
        n, new = import_targets(page.app, data, name)
        return page.text("sasaran.masuk", berkas=plain(name), n=page.number(n), baru=page.number(new))

    _tell(page, change)
