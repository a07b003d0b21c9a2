"""Target: the share through time against the dated targets, and the gap in villages per year."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb import shipped
from kkb.core import wilayah
from kkb.core.look import NOTHING, state_of
from kkb.core.published import SharePoint, share_points
from kkb.core.target import RATIOS, Judged, target_path
from kkb.core.timeline import cohort
from kkb.ui import cache
from kkb.ui.chart import show_chart
from kkb.ui.overview import show_target_answer
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.chart_target import Mark, build_target_path
from kkb.view.format import bare_name
from kkb.view.markdown import plain


def show_answer(room: Room) -> None:
    """The target that is told first as a sentence; whose it is, or what there is to compare with."""
    show_target_answer(room)
    look = room.look
    if look.leading and look.leading.target.area != look.area:
        st.caption(room.text("target.milik", nama=plain(look.places.name(look.leading.target.area))))
    if look.benchmark:
        st.caption(room.text("target.acuan_pembanding", acuan=plain(look.benchmark.source)))


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
    """Per dated target of each ratio: whose it is, what was needed and what was reached by then."""
    judged = _judged(room)
    if not judged:
        return
    st.subheader(room.text("target.tabel"), anchor=False)
    names = ("rasio", "target", "milik", "data", "pangsa", "hitung", "perlu", "kurang", "status", "acuan")
    frame = pd.DataFrame([_target_row(room, found) for found in judged], columns=list(names))
    columns = {name: Column(room.text(f"target.kolom_{name}")) for name in names}
    show_table(room, Table("target", frame, columns, room.text("target.tabel")))


def _judged(room: Room) -> list[Judged]:
    """The targets of every ratio that hold for the area: those that have passed, and all to come by the data now."""
    look, counts = room.look, _through_time(room)
    found: list[Judged] = []
    for ratio in RATIOS:
        for target in target_path(cache.targets(room.version), look.area, ratio):
            is_past = target.due <= look.on
            day, share = state_of(counts, min(target.due, look.on), ratio, look.tally.desa_dihitung)
            if ratio != "A" and not look.extent.is_whole:
                day, share = NOTHING  # villages of which nothing is known have no share
            found.append(Judged(target, share, day, is_past))
    return found


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


def _target_row(room: Room, judged: Judged) -> dict[str, object]:
    target, share = judged.target, judged.share
    nation = target.area == wilayah.INDONESIA and room.look.area != wilayah.INDONESIA
    row = {
        "rasio": target.ratio, "target": f"{room.percent(target.percent, 0)}, {room.day(target.due)}",
        "milik": room.text("target.nasional") if nation else room.look.places.name(target.area),
        "status": room.text(f"target.status_{judged.status}"), "acuan": target.source,
    }  # fmt: skip
    if judged.on is None or judged.short is None:
        return row | dict.fromkeys(("data", "pangsa", "hitung", "perlu", "kurang"))
    return row | {
        "data": room.day(judged.on), "pangsa": room.percent(share.percent), "hitung": room.counts(share.n, share.total),
        "perlu": room.number(judged.needed), "kurang": room.number(judged.short),
    }  # fmt: skip


def _points(room: Room) -> tuple[SharePoint, ...]:
    areas = (wilayah.INDONESIA, *wilayah.path(room.look.area))
    return share_points(shipped.published(), areas)


def _mark(room: Room, point: SharePoint) -> Mark:
    percent = room.percent(point.percent, 2 if point.percent % 1 else 0)
    values = {"nama": bare_name(point.name), "tanggal": room.day(point.day), "sumber": point.source}
    key = "target.terbit_di_bawah" if point.upper else "target.terbit_baris"
    return Mark(point.day, point.percent, point.upper, room.text(key, persen=percent, **values))
