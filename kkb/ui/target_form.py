"""Setting a target on its page: the form, the history with undo, and the exchange by file."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from kkb.core import wilayah
from kkb.core.errors import KkbError
from kkb.core.target import FIRST_DUE, LAST_DUE, RATIOS, Target
from kkb.io.names import clean_text
from kkb.jobs_targets import import_targets, set_targets, targets_table, undo_target
from kkb.store import StoredTarget
from kkb.ui.download import Download, show_download_button
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain
from kkb.view.sheet import workbook_bytes

AREA, RATIO, PERCENT, DUE, SOURCE = "target_wilayah", "target_rasio", "target_persen", "target_tanggal", "target_acuan"
_TOLD = "target_kata"


def show_setting(room: Room) -> None:
    """The form, what was set before, and the files; folded away where a target is in force."""
    told = st.session_state.pop(_TOLD, None)
    is_open = room.look.target is None or told is not None
    with st.expander(room.text("sasaran.judul"), expanded=is_open, icon=":material/flag:", key="tetapkan_target"):
        if told:
            (st.error if told[0] else st.success)(told[1])
        st.caption(room.text("sasaran.pengantar"))
        _show_form(room)
        _show_history(room)
        _show_exchange(room)


def _show_form(room: Room) -> None:
    areas = (*reversed(wilayah.path(wilayah.cut(room.look.area, min(3, room.look.level)))), wilayah.INDONESIA)
    names = {code: f"{room.look.places.name(code)} ({code})" for code in areas}
    start = (room.look.on or date.today()).year + 1
    with st.form("target_baru", border=False):
        area, ratio, percent, due = st.columns([4, 4, 2, 3])
        area.selectbox(room.text("sasaran.wilayah"), list(names), format_func=names.get, key=AREA)
        ratio.selectbox(
            room.text("sasaran.rasio"), RATIOS, format_func=lambda r: room.text(f"sasaran.rasio_{r.lower()}"), key=RATIO
        )
        percent.number_input(room.text("sasaran.persen"), 1, 100, None, 5, key=PERCENT, placeholder="–")
        due.date_input(
            room.text("sasaran.tanggal"), date(min(start, LAST_DUE.year), 12, 31), FIRST_DUE, LAST_DUE, key=DUE,
            format="DD/MM/YYYY",
        )  # fmt: skip
        st.text_input(room.text("sasaran.acuan"), key=SOURCE)
        st.form_submit_button(
            room.text("sasaran.simpan"), on_click=_set, args=(room,), type="primary", icon=":material/check:"
        )


def _set(room: Room) -> None:
    values = [st.session_state.get(key) for key in (AREA, RATIO, DUE, PERCENT)]
    target = Target(*values[:3], values[3] or 0, clean_text(st.session_state.get(SOURCE) or ""))

    def change() -> str:
        if not set_targets(room.desk, [target]):
            return room.text("sasaran.sama")
        named = {"nama": plain(room.look.places.name(target.area)), "rasio": target.ratio}
        return room.text(
            "sasaran.tersimpan", persen=room.percent(target.percent, 0), tanggal=room.day(target.due), **named
        )

    _tell(room, change)


def _tell(room: Room, change: Callable[[], str]) -> None:
    """What a change says, or why it was refused; shown when the page is drawn again."""
    try:
        st.session_state[_TOLD] = (False, change())
    except KkbError as error:
        st.session_state[_TOLD] = (True, room.text(error.key, **error.values))


def _show_history(room: Room) -> None:
    above = {*wilayah.path(room.look.area), wilayah.INDONESIA}
    stored = [one for one in room.desk.store.targets.all() if one.target.area in above]
    if not stored:
        st.caption(room.text("sasaran.riwayat_kosong"))
        return
    names = ("id", "wilayah", "rasio", "target", "acuan", "oleh", "dibuat", "keadaan")
    frame = pd.DataFrame([_row(room, one) for one in stored], columns=list(names))
    columns = {name: Column(room.text(f"sasaran.kolom_{name}")) for name in names}
    show_table(room, Table("riwayat_target", frame, columns, room.text("sasaran.riwayat")), rows_shown=6)
    live = {one.id: f"{one.id} · {_named(room, one)}" for one in stored if one.dibatalkan is None}
    if live:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(room.text("sasaran.pilih"), list(live), format_func=live.get, key="target_pilih")
            undo = room.text("sasaran.batalkan")
            st.button(undo, key="target_batal", on_click=_undo, args=(room, chosen), icon=":material/undo:")


def _undo(room: Room, number: int) -> None:
    def change() -> str:
        undo_target(room.desk, number)
        return room.text("sasaran.dibatalkan", nomor=number)

    _tell(room, change)


def _named(room: Room, one: StoredTarget) -> str:
    target = one.target
    return f"{target.ratio} {room.percent(target.percent, 0)}, {room.short_day(target.due)}"


def _row(room: Room, one: StoredTarget) -> dict[str, object]:
    return {
        "id": one.id, "wilayah": room.look.places.name(one.target.area), "rasio": one.target.ratio,
        "target": f"{room.percent(one.target.percent, 0)}, {room.day(one.target.due)}", "acuan": one.target.source,
        "oleh": one.oleh, "dibuat": f"{room.day(one.dibuat.astimezone().date())} {one.dibuat.astimezone():%H.%M}",
        "keadaan": room.text(f"sasaran.keadaan_{one.state}"),
    }  # fmt: skip


def _show_exchange(room: Room) -> None:
    st.markdown(f"**{room.text('sasaran.bertukar')}**")
    make = lambda: workbook_bytes({"target": targets_table(room.desk)})  # noqa: E731
    show_download_button(room, Download("target_unduh", room.text("sasaran.unduh"), "daftar_target.xlsx", make))
    given = st.file_uploader(room.text("sasaran.unggah"), type=["xlsx", "csv", "ods"], key="target_unggah")
    if given:
        label = room.text("sasaran.masukkan", berkas=plain(given.name))
        st.button(label, key="target_masuk", on_click=_import, args=(room, given.getvalue(), given.name))


def _import(room: Room, data: bytes, name: str) -> None:
    def change() -> str:
        n, new = import_targets(room.desk, data, name)
        return room.text("sasaran.masuk", berkas=plain(name), n=room.number(n), baru=room.number(new))

    _tell(room, change)
