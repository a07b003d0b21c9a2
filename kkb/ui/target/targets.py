"""Target: the share through time against the dated targets, and the gap in villages per year."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.app import resources
from kkb.core.area import wilayah
from kkb.core.counts.area_view import NOTHING, state_of
from kkb.core.counts.timeline import cohort
from kkb.core.quality.published import SharePoint, share_points
from kkb.core.target.targets import RATIOS, Judged, target_path
from kkb.draw.chart.target import Mark, build_target_path
from kkb.text.format import bare_name
from kkb.text.markdown import plain
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.overview.overview import show_target_answer
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.table import Column, Table, show_table


def show_answer(page: PageContext) -> None:
    """The target that is told first as a sentence; whose it is, or what there is to compare with."""
    show_target_answer(page)
    area_view = page.area_view
    if area_view.leading and area_view.leading.target.area != area_view.area:
        st.caption(page.text("target.milik", nama=plain(area_view.places.name(area_view.leading.target.area))))
    if area_view.benchmark:
        st.caption(page.text("target.acuan_pembanding", acuan=plain(area_view.benchmark.source)))


def show_path(page: PageContext) -> None:
    """The raw share and a fixed cohort against the stepped target path, published figures as numbered marks."""
    history = _history(page)
    raw = _through_time(page)
    if raw.empty:
        return
    start = _ask_cohort(page, list(raw["tanggal"]))
    same = cohort(history, start, page.app.scheme.reached)
    marks = [_mark(page, point) for point in _points(page)]
    figure = build_target_path((raw, same), page.area_view.path, page.words, marks)
    show_chart(figure, "target", page.text("target.alt", nama=page.area_view.name))
    size = page.number(int(same["terbentuk"].max()))
    if marks:
        numbered = (f"({number}) {plain(mark.sentence)}" for number, mark in enumerate(marks, 1))
        st.markdown(f"{page.text('target.terbit')}: {'; '.join(numbered)}.")
    st.caption(page.text("target.kohort_ket", n=size, tanggal=page.day(start)))


def show_targets(page: PageContext) -> None:
    """Per dated target of each ratio: whose it is, what was needed and what was reached by then."""
    judged = _judged(page)
    if not judged:
        return
    st.subheader(page.text("target.tabel"), anchor=False)
    names = ("rasio", "target", "milik", "data", "pangsa", "hitung", "perlu", "kurang", "status", "acuan")
    frame = pd.DataFrame([_target_row(page, found) for found in judged], columns=list(names))
    columns = {name: Column(page.text(f"target.kolom_{name}")) for name in names}
    show_table(page, Table("target", frame, columns, page.text("target.tabel")))


def _judged(page: PageContext) -> list[Judged]:
    """The targets of every ratio that hold for the area: those that have passed, and all to come by the data now."""
    area_view, counts = page.area_view, _through_time(page)
    found: list[Judged] = []
    for ratio in RATIOS:
        for target in target_path(cache.targets(page.version), area_view.area, ratio):
            is_past = target.due <= area_view.on
            day, share = state_of(counts, min(target.due, area_view.on), ratio, area_view.tally.desa_dihitung)
            if ratio != "A" and not area_view.extent.is_whole:
                day, share = NOTHING  # villages of which nothing is known have no share
            found.append(Judged(target, share, day, is_past))
    return found


def _through_time(page: PageContext) -> pd.DataFrame:
    return cache.through_time(page.version, page.area_view.area, page.area_view.on)


def _history(page: PageContext) -> pd.DataFrame:
    """What was known at the date shown."""
    history = cache.history(page.version, page.area_view.area)
    return history[history["tanggal"] <= page.area_view.on]


def _ask_cohort(page: PageContext, days: list[date]) -> date:
    labels = {day.isoformat(): page.day(day) for day in days}
    chosen = st.selectbox(
        page.text("target.kohort_sejak"),
        list(labels),
        index=0,
        format_func=labels.get,
        key="kohort",
        width=340,
        help=page.text("target.kohort_bantu"),
    )
    return date.fromisoformat(chosen)


def _target_row(page: PageContext, judged: Judged) -> dict[str, object]:
    target, share = judged.target, judged.share
    nation = target.area == wilayah.INDONESIA and page.area_view.area != wilayah.INDONESIA
    row = {
        "rasio": target.ratio, "target": f"{page.percent(target.percent, 0)}, {page.day(target.due)}",
        "milik": page.text("target.nasional") if nation else page.area_view.places.name(target.area),
        "status": page.text(f"target.status_{judged.status}"), "acuan": target.source,
    }  # fmt: skip
    if judged.on is None or judged.short is None:
        return row | dict.fromkeys(("data", "pangsa", "hitung", "perlu", "kurang"))
    return row | {
        "data": page.day(judged.on), "pangsa": page.percent(share.percent), "hitung": page.counts(share.n, share.total),
        "perlu": page.number(judged.needed), "kurang": page.number(judged.short),
    }  # fmt: skip


def _points(page: PageContext) -> tuple[SharePoint, ...]:
    areas = (wilayah.INDONESIA, *wilayah.path(page.area_view.area))
    return share_points(resources.published(), areas)


def _mark(page: PageContext, point: SharePoint) -> Mark:
    percent = page.percent(point.percent, 2 if point.percent % 1 else 0)
    values = {"nama": bare_name(point.name), "tanggal": page.day(point.day), "sumber": point.source}
    key = "target.terbit_di_bawah" if point.upper else "target.terbit_baris"
    return Mark(point.day, point.percent, point.upper, page.text(key, persen=percent, **values))
