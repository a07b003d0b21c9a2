"""The forecast on the screen: will it be reached, how likely, by which pace; and how well such forecasts held."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from kkb.content.chart import Caption
from kkb.content.charts.target import build_fan, build_pit, pit_alt
from kkb.core.area.wilayah import INDONESIA
from kkb.core.forecast import Earned, Rates
from kkb.core.forecast.backtest_scores import BacktestReport, ClassScore
from kkb.core.forecast.forecast_summary import (
    Aim,
    ForecastContext,
    ForecastSummary,
    default_aim,
    earned,
    learned_rates,
    outlook,
    store_backtest,
)
from kkb.core.forecast.readiness import MOST_YEARS
from kkb.text.answers import what_if_note
from kkb.text.extent_words import opened
from kkb.text.forecast_words import (
    backtest_answer,
    class_name,
    cohort_answer,
    extremes_answer,
    fan_answer,
    obstacle_answer,
    odds,
    pace_answer,
    plan_answer,
    ranks_answer,
    step_answer,
)
from kkb.ui.frame import cache
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan.answer import Planned, planned
from kkb.ui.target.forecast_table import fan_table
from kkb.ui.widgets.chart import show_chart
from kkb.ui.widgets.table import Column, Table, show_table

QUICK = 60_000
"""Rows of the store up to which the forecast is learned without being asked for (about two seconds)."""


def show_forecast(page: PageContext) -> None:
    """Where the area goes from here against a day and share that can be chosen, and what a plan adds."""
    if page.area_view.on is None:
        return
    st.subheader(page.text("ramalan.judul"), anchor=False)
    if _may_run(page, "ramal", "ramalan.hitung"):
        _show_outlook(page)


def show_progress_formula(page: PageContext) -> None:
    """How progress is judged, as formulas in words."""
    st.subheader(page.text("ramalan.kemajuan_judul"), anchor=False)
    st.markdown(page.text("ramalan.kemajuan_isi"))


def show_backtest(page: PageContext) -> None:
    """How the forecast did on the snapshots of this store; run when asked for."""
    st.subheader(page.text("ramalan.uji_judul"), anchor=False)
    st.markdown(page.text("ramalan.uji_isi"))
    if not (_shelf(page.version).get("uji") or st.button(page.text("ramalan.uji_jalankan"), key="uji_ramalan")):
        return
    with st.spinner(page.text("ramalan.sedang_uji")):
        report = _backtest(page.version)
    _shelf(page.version)["uji"] = True
    st.markdown(backtest_answer(report, page.words))
    if report.total:
        _show_ranks(page, report)
        show_table(page, _classes(page, report.by_horizon, "jarak"))
        show_table(page, _classes(page, report.by_size, "ukuran"))
        st.markdown(extremes_answer(report, page.words))
        show_table(page, _trials(page, report), rows_shown=8)


def _show_ranks(page: PageContext, report: BacktestReport) -> None:
    """The histogram of ranks with what it shows."""
    st.markdown(f"**{page.text('ramalan.pit_judul')}.** {ranks_answer(report, page.words)}")
    caption = Caption("pit", page.text("ramalan.pit_judul"), pit_alt(report.ranks, page.words))
    show_chart(build_pit(report.ranks, page.words, caption))
    st.caption(page.text("ramalan.pit_isi"))


@st.fragment
def _show_outlook(page: PageContext) -> None:
    aim = _ask_aim(page)
    plan = planned(page, aim[1]) if aim[1] is not None else None
    goals = tuple(sorted(plan.goals.items())) if plan else ()
    with st.spinner(page.text("ramalan.sedang")):
        found = _found((page.version, page.area_view.area, page.area_view.asked), aim, goals)
    _shelf(page.version)["ramal"] = True
    if found.fan is None:
        _show_arithmetic(page, found, aim)
        return
    tested = _earned(page, aim[0])
    tried = None if found.probability is None else (aim[1], odds(found.probability, page.words, tested))
    told = fan_answer((page.subject, page.area_view.on), found.fan, tried, page.words, is_late=found.is_late)
    st.markdown(f"**{opened(told, page.area_view, page.words)}**")
    if aim[1] is not None:
        _show_what_if(page, aim)
    if plan and found.planned is not None:
        _show_plan(page, plan, odds(found.planned, page.words, tested))
    _show_pace(page, found)
    past = cache.through_time(page.version, page.area_view.area, page.area_view.on)
    name = page.area_view.name
    caption = Caption("ramalan", page.text("ramalan.grafik", nama=name), page.text("ramalan.alt", nama=name))
    show_chart(build_fan(found.fan, past, aim, page.area_view.path, page.words, caption))
    st.caption(page.text("ramalan.catatan", undian=page.number(found.fan.draws)))
    show_table(page, fan_table(page, found.fan, past), rows_shown=8)


def _show_plan(page: PageContext, plan: Planned, chance: str) -> None:
    """What the plan of this session, or else the least one, makes of the chance; and the way to it."""
    st.markdown(plan_answer(chance, plan.name, len(plan.goals), page.words))
    link = link_params(page.filter, page.default) | {"wilayah": page.area_view.area} | plan.link
    st.page_link("pages/simulasi.py", label=page.text("ramalan.buka_rencana"), icon=":material/checklist:",
                 query_params=link)  # fmt: skip


def _show_pace(page: PageContext, found: ForecastSummary) -> None:
    """The pace needed beside the pace so far; then that of the same Kampung KB, which forming cannot lower."""
    pace = (
        "" if found.is_late else pace_answer(found.course, found.progress.raw and found.progress.raw.pace, page.words)
    )
    if pace:
        st.markdown(pace)
    if found.progress.cohort:
        st.markdown(cohort_answer(found.progress.cohort, page.words))


def _show_what_if(page: PageContext, aim: Aim) -> None:
    note = what_if_note(page.area_view, ("A", aim[1]), page.words)
    if note:
        st.caption(note)


def _show_arithmetic(page: PageContext, found: ForecastSummary, aim: Aim) -> None:
    st.markdown(opened(obstacle_answer(found.obstacle, page.subject, page.words), page.area_view, page.words))
    _show_pace(page, found)
    st.markdown("\n".join(f"- {step_answer(step, aim, page.words)}" for step in found.steps))


def _ask_aim(page: PageContext) -> Aim:
    day, percent = default_aim(page.area_view)
    first, own = page.area_view.on + timedelta(days=1), f"{page.area_view.area}_{page.area_view.on}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        until = st.date_input(
            page.text("ramalan.sampai"), max(day, first), min_value=first, key=f"ramal_sampai_{own}", width=220,
            max_value=page.area_view.on + timedelta(days=365 * MOST_YEARS), format="DD/MM/YYYY",
        )  # fmt: skip
        share = st.number_input(
            page.text("ramalan.target"), 0, 100, percent, 5, key=f"ramal_target_{own}_{percent}", width=180,
            help=page.text("ramalan.target_bantu"), placeholder="–",
        )  # fmt: skip
    return until or max(day, first), None if share is None else int(share)


def _may_run(page: PageContext, name: str, key: str) -> bool:
    """At once where it is quick or was done before, else when a button is pressed."""
    rows = sum(own.jumlah_baris for own in page.app.store.snapshots())
    return rows <= QUICK or name in _shelf(page.version) or st.button(page.text(key), key=f"{name}_jalankan")


@st.cache_resource(show_spinner=False, max_entries=2)
def _shelf(version: int) -> dict[str, bool]:  # noqa: ARG001 -- a key of what is kept
    """What was computed for this version of the store already."""
    return {}


@st.cache_resource(show_spinner=False, max_entries=1)
def _known(version: int) -> ForecastContext:
    app = cache.app()
    return ForecastContext(cache.history(version, INDONESIA), app.listed["kode"], app.scheme_now())


@st.cache_resource(show_spinner=False, max_entries=32)
def _found(where: tuple[int, str, date | None], aim: Aim, goals: tuple[tuple[str, str], ...]) -> ForecastSummary:
    """The outlook of an area (store version, code, date asked for) against an aim, with what a plan raises."""
    version, area, asked = where
    seen = cache.area_view(version, area, asked)
    rates = _learned(version, area, asked, (seen.example == "semua", seen.on))
    return outlook(_known(version), seen, aim, rates, dict(goals))


@st.cache_resource(show_spinner=False, max_entries=8)
def _learned(version: int, _area: str, _asked: date | None, by: tuple[bool, date]) -> Rates:  # noqa: ARG001 -- a key of what is kept
    """The rates of a store version, the same for every area: `by` tells example from real data, and until when."""
    return learned_rates(_known(version), cache.area_view(version, _area, _asked))


@st.cache_resource(show_spinner=False, max_entries=2)
def _backtest(version: int) -> BacktestReport:
    return store_backtest(_known(version))


def _earned(page: PageContext, until: date) -> Earned:
    """Which extreme chances may be said: none before the backtest of this store has run."""
    report = _backtest(page.version) if _shelf(page.version).get("uji") else None
    return earned(report, page.area_view, until)


def _classes(page: PageContext, classes: Sequence[ClassScore], kind: str) -> Table:
    """The backtest by class. `kind`: "jarak" horizon, "ukuran" size."""
    rows = [
        {
            kind: class_name(each, kind, page.words), "ramalan": each.score.n,
            "rasio": None if each.score.ratio is None else 100 * each.score.ratio,
            "cakupan": 100 * each.score.coverage80, "atas": 100 * each.score.above90,
            "bawah": 100 * each.score.below10,
        }
        for each in classes
    ]  # fmt: skip
    columns = {name: Column(page.text(f"ramalan.kolom_{name}")) for name in (kind, "ramalan")}
    columns |= {
        name: Column(page.text(f"ramalan.kolom_{name}"), lambda value: page.percent(value, 0))
        for name in ("rasio", "cakupan", "atas", "bawah")
    }
    return Table(f"uji_{kind}", pd.DataFrame(rows), columns, page.text(f"ramalan.{kind}_judul"))


def _trials(page: PageContext, report: BacktestReport) -> Table:
    rows = [
        {
            "dari": page.short_day(t.origin), "ke": page.short_day(t.target), "n": t.score.n, "mae": t.score.mae,
            "tetap": t.score.mae_naive, "crps": t.score.crps, "cakupan": 100 * t.score.coverage80,
        }
        for t in report.trials
    ]  # fmt: skip
    columns = {name: Column(page.text(f"ramalan.kolom_{name}")) for name in ("dari", "ke", "n")}
    columns |= {
        name: Column(page.text(f"ramalan.kolom_{name}"), lambda value: page.number(value, 1))
        for name in ("mae", "tetap", "crps")
    }
    columns["cakupan"] = Column(page.text("ramalan.kolom_cakupan"), lambda value: page.percent(value, 0))
    return Table("uji_ramalan", pd.DataFrame(rows), columns, page.text("ramalan.uji_judul"))
