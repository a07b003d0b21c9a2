"""Target: the share through time against the dated targets, and the gap in villages per year."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb import shipped
from kkb.core import wilayah
from kkb.core.published import SharePoint, share_points
from kkb.core.ratio import Share, gap, meets, needed
from kkb.core.timeline import cohort
from kkb.ui import cache
from kkb.ui.chart import show_chart
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.answers import target_answer
from kkb.view.chart_target import Mark, build_target_path
from kkb.view.format import bare_name
from kkb.view.markdown import plain


def show_answer(room: Room) -> None:
    """This year's target first, as a sentence."""
    st.markdown(f"#### {target_answer(room.look, room.words)}")
    if room.look.target and room.look.target.borrowed:
        st.caption(room.text("target.pembanding", acuan=plain(room.look.target.source)))


def show_path(room: Room) -> None:
    """The raw share and a fixed cohort against the stepped target path, published figures as numbered marks."""
    history = _history(room)
    raw = _through_time(room)
    if raw.empty:
        return
    start = _ask_cohort(room, list(raw["tanggal"]))
    same = cohort(history, start, room.desk.scheme.reached)
    marks = [_mark(room, point) for point in _points(room)]
    figure = build_target_path((raw, same), room.look.path, room.words, marks)
    show_chart(figure, "target", room.text("target.alt", nama=room.look.name))
    size = room.number(int(same["terbentuk"].max()))
    if marks:
        numbered = (f"({number}) {plain(mark.sentence)}" for number, mark in enumerate(marks, 1))
        st.markdown(f"{room.text('target.terbit')}: {'; '.join(numbered)}.")
    st.caption(room.text("target.kohort_ket", n=size, tanggal=room.day(start)))


def show_targets(room: Room) -> None:
    """Per dated target: what was needed and what was reached by then."""
    st.subheader(room.text("target.tabel"), anchor=False)
    raw = _through_time(room)
    frame = pd.DataFrame([_target_row(room, raw, target) for target in room.look.path])
    if frame.empty:
        st.markdown(room.text("umum.target_tidak_ada"))
        return
    names = ("target", "data", "pangsa", "hitung", "perlu", "kurang", "status", "acuan")
    columns = {name: Column(room.text(f"target.kolom_{name}")) for name in names}
    show_table(room, Table("target", frame, columns, room.text("target.tabel")))


def _through_time(room: Room) -> pd.DataFrame:
    return cache.through_time(room.version, room.look.area, room.look.on)


def _history(room: Room) -> pd.DataFrame:
    """What was known at the date shown."""
    history = cache.history(room.version, room.look.area)
    return history[history["tanggal"] <= room.look.on]


def _ask_cohort(room: Room, days: list[date]) -> date:
    labels = {day.isoformat(): room.day(day) for day in days}
    chosen = st.selectbox(
        room.text("target.kohort_sejak"),
        list(labels),
        index=0,
        format_func=labels.get,
        key="kohort",
        width=340,
        help=room.text("target.kohort_bantu"),
    )
    return date.fromisoformat(chosen)


def _target_row(room: Room, raw: pd.DataFrame, target) -> dict[str, object]:
    known = raw[raw["tanggal"] <= min(target.due, room.look.on)]
    row = {"target": f"{room.percent(target.percent, 0)}, {room.day(target.due)}", "acuan": target.source}
    if known.empty:
        return row | dict.fromkeys(("data", "pangsa", "hitung", "perlu", "kurang", "status"))
    last = known.iloc[-1]
    share = Share(int(last["tercapai"]), int(last["terbentuk"]))
    is_past = room.look.on >= target.due
    status = "tercapai" if meets(share, target.percent) else "luput" if is_past else "belum"
    return row | {
        "data": room.day(last["tanggal"]),
        "pangsa": room.percent(share.percent),
        "hitung": room.counts(share.n, share.total),
        "perlu": room.number(needed(target.percent, share.total)),
        "kurang": room.number(gap(share, target.percent)),
        "status": room.text(f"target.status_{status}"),
    }


def _points(room: Room) -> tuple[SharePoint, ...]:
    areas = (wilayah.INDONESIA, *wilayah.path(room.look.area))
    return share_points(shipped.published(), areas)


def _mark(room: Room, point: SharePoint) -> Mark:
    percent = room.percent(point.percent, 2 if point.percent % 1 else 0)
    values = {"nama": bare_name(point.name), "tanggal": room.day(point.day), "sumber": point.source}
    key = "target.terbit_di_bawah" if point.upper else "target.terbit_baris"
    return Mark(point.day, point.percent, point.upper, room.text(key, persen=percent, **values))
