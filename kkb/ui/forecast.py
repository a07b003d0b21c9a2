"""The forecast on the screen: will it be reached, how likely, by which pace; and how well such forecasts held."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from kkb.core.backtest_scores import BacktestReport, ClassScore
from kkb.core.forecast import Earned, Rates
from kkb.core.forecast.readiness import MOST_YEARS
from kkb.core.outlook import Aim, Known, Outlook, default_aim, earned, learned_rates, outlook, store_backtest
from kkb.core.wilayah import INDONESIA
from kkb.ui import cache
from kkb.ui.chart import show_chart
from kkb.ui.forecast_table import fan_table
from kkb.ui.link import link_params
from kkb.ui.plan_answer import Planned, planned
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.answers import what_if_note
from kkb.view.chart_forecast import build_fan
from kkb.view.chart_pit import build_pit, pit_alt
from kkb.view.extent_words import opened
from kkb.view.outlook import (
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

QUICK = 60_000
"""Rows of the store up to which the forecast is learned without being asked for (about two seconds)."""


def show_forecast(room: Room) -> None:
    """Where the area goes from here against a day and share that can be chosen, and what a plan adds."""
    if room.look.on is None:
        return
    st.subheader(room.text("ramalan.judul"), anchor=False)
    if _may_run(room, "ramal", "ramalan.hitung"):
        _show_outlook(room)


def show_progress_formula(room: Room) -> None:
    """How progress is judged, as formulas in words."""
    st.subheader(room.text("ramalan.kemajuan_judul"), anchor=False)
    st.markdown(room.text("ramalan.kemajuan_isi"))


def show_backtest(room: Room) -> None:
    """How the forecast did on the snapshots of this store; run when asked for."""
    st.subheader(room.text("ramalan.uji_judul"), anchor=False)
    st.markdown(room.text("ramalan.uji_isi"))
    if not (_shelf(room.version).get("uji") or st.button(room.text("ramalan.uji_jalankan"), key="uji_ramalan")):
        return
    with st.spinner(room.text("ramalan.sedang_uji")):
        report = _backtest(room.version)
    _shelf(room.version)["uji"] = True
    st.markdown(backtest_answer(report, room.words))
    if report.total:
        _show_ranks(room, report)
        show_table(room, _classes(room, report.by_horizon, "jarak"))
        show_table(room, _classes(room, report.by_size, "ukuran"))
        st.markdown(extremes_answer(report, room.words))
        show_table(room, _trials(room, report), rows_shown=8)


def _show_ranks(room: Room, report: BacktestReport) -> None:
    """The histogram of ranks with what it shows."""
    st.markdown(f"**{room.text('ramalan.pit_judul')}.** {ranks_answer(report, room.words)}")
    show_chart(build_pit(report.ranks, room.words), "pit", pit_alt(report.ranks, room.words))
    st.caption(room.text("ramalan.pit_isi"))


@st.fragment
def _show_outlook(room: Room) -> None:
    aim = _ask_aim(room)
    plan = planned(room, aim[1]) if aim[1] is not None else None
    goals = tuple(sorted(plan.goals.items())) if plan else ()
    with st.spinner(room.text("ramalan.sedang")):
        found = _found((room.version, room.look.area, room.look.asked), aim, goals)
    _shelf(room.version)["ramal"] = True
    if found.fan is None:
        _show_arithmetic(room, found, aim)
        return
    tested = _earned(room, aim[0])
    tried = None if found.probability is None else (aim[1], odds(found.probability, room.words, tested))
    told = fan_answer((room.subject, room.look.on), found.fan, tried, room.words)
    st.markdown(f"**{opened(told, room.look, room.words)}**")
    if aim[1] is not None:
        _show_what_if(room, aim)
    if plan and found.planned is not None:
        _show_plan(room, plan, odds(found.planned, room.words, tested))
    _show_pace(room, found)
    past = cache.through_time(room.version, room.look.area, room.look.on)
    figure = build_fan(found.fan, past, aim, room.look.path, room.words)
    show_chart(figure, "ramalan", room.text("ramalan.alt", nama=room.look.name))
    st.caption(room.text("ramalan.catatan", undian=room.number(found.fan.draws)))
    show_table(room, fan_table(room, found.fan, past), rows_shown=8)


def _show_plan(room: Room, plan: Planned, chance: str) -> None:
    """What the plan of this session, or else the least one, makes of the chance; and the way to it."""
    st.markdown(plan_answer(chance, plan.name, len(plan.goals), room.words))
    link = link_params(room.filter, room.default) | {"wilayah": room.look.area} | plan.link
    st.page_link("pages/simulasi.py", label=room.text("ramalan.buka_rencana"), icon=":material/checklist:",
                 query_params=link)  # fmt: skip


def _show_pace(room: Room, found: Outlook) -> None:
    """The pace needed beside the pace so far; then that of the same Kampung KB, which forming cannot lower."""
    pace = pace_answer(found.course, found.progress.raw and found.progress.raw.pace, room.words)
    if pace:
        st.markdown(pace)
    if found.progress.cohort:
        st.markdown(cohort_answer(found.progress.cohort, room.words))


def _show_what_if(room: Room, aim: Aim) -> None:
    note = what_if_note(room.look, ("A", aim[1]), room.words)
    if note:
        st.caption(note)


def _show_arithmetic(room: Room, found: Outlook, aim: Aim) -> None:
    st.markdown(opened(obstacle_answer(found.obstacle, room.subject, room.words), room.look, room.words))
    _show_pace(room, found)
    st.markdown("\n".join(f"- {step_answer(step, aim, room.words)}" for step in found.steps))


def _ask_aim(room: Room) -> Aim:
    day, percent = default_aim(room.look)
    first, own = room.look.on + timedelta(days=1), f"{room.look.area}_{room.look.on}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        until = st.date_input(
            room.text("ramalan.sampai"), max(day, first), min_value=first, key=f"ramal_sampai_{own}", width=220,
            max_value=room.look.on + timedelta(days=365 * MOST_YEARS), format="DD/MM/YYYY",
        )  # fmt: skip
        share = st.number_input(
            room.text("ramalan.target"), 0, 100, percent, 5, key=f"ramal_target_{own}_{percent}", width=180,
            help=room.text("ramalan.target_bantu"), placeholder="–",
        )  # fmt: skip
    return until or max(day, first), None if share is None else int(share)


def _may_run(room: Room, name: str, key: str) -> bool:
    """At once where it is quick or was done before, else when a button is pressed."""
    rows = sum(own.jumlah_baris for own in room.desk.store.snapshots())
    return rows <= QUICK or name in _shelf(room.version) or st.button(room.text(key), key=f"{name}_jalankan")


@st.cache_resource(show_spinner=False, max_entries=2)
def _shelf(version: int) -> dict[str, bool]:
    """What was computed for this version of the store already."""
    return {}


@st.cache_resource(show_spinner=False, max_entries=1)
def _known(version: int) -> Known:
    desk = cache.desk()
    return Known(cache.history(version, INDONESIA), desk.listed["kode"], desk.scheme_now())


@st.cache_resource(show_spinner=False, max_entries=32)
def _found(where: tuple[int, str, date | None], aim: Aim, goals: tuple[tuple[str, str], ...]) -> Outlook:
    """The outlook of an area (store version, code, date asked for) against an aim, with what a plan raises."""
    version, area, asked = where
    seen = cache.look(version, area, asked)
    rates = _learned(version, area, asked, (seen.example == "semua", seen.on))
    return outlook(_known(version), seen, aim, rates, dict(goals))


@st.cache_resource(show_spinner=False, max_entries=8)
def _learned(version: int, _area: str, _asked: date | None, by: tuple[bool, date]) -> Rates:
    """The rates of a store version, the same for every area: `by` tells example from real data, and until when."""
    return learned_rates(_known(version), cache.look(version, _area, _asked))


@st.cache_resource(show_spinner=False, max_entries=2)
def _backtest(version: int) -> BacktestReport:
    return store_backtest(_known(version))


def _earned(room: Room, until: date) -> Earned:
    """Which extreme chances may be said: none before the backtest of this store has run."""
    report = _backtest(room.version) if _shelf(room.version).get("uji") else None
    return earned(report, room.look, until)


def _classes(room: Room, classes: Sequence[ClassScore], kind: str) -> Table:
    """The backtest by class. `kind`: "jarak" horizon, "ukuran" size."""
    rows = [
        {
            kind: class_name(each, kind, room.words), "ramalan": each.score.n,
            "rasio": None if each.score.ratio is None else 100 * each.score.ratio,
            "cakupan": 100 * each.score.coverage80, "atas": 100 * each.score.above90,
            "bawah": 100 * each.score.below10,
        }
        for each in classes
    ]  # fmt: skip
    columns = {name: Column(room.text(f"ramalan.kolom_{name}")) for name in (kind, "ramalan")}
    columns |= {
        name: Column(room.text(f"ramalan.kolom_{name}"), lambda value: room.percent(value, 0))
        for name in ("rasio", "cakupan", "atas", "bawah")
    }
    return Table(f"uji_{kind}", pd.DataFrame(rows), columns, room.text(f"ramalan.{kind}_judul"))


def _trials(room: Room, report: BacktestReport) -> Table:
    rows = [
        {
            "dari": room.short_day(t.origin), "ke": room.short_day(t.target), "n": t.score.n, "mae": t.score.mae,
            "tetap": t.score.mae_naive, "crps": t.score.crps, "cakupan": 100 * t.score.coverage80,
        }
        for t in report.trials
    ]  # fmt: skip
    columns = {name: Column(room.text(f"ramalan.kolom_{name}")) for name in ("dari", "ke", "n")}
    columns |= {
        name: Column(room.text(f"ramalan.kolom_{name}"), lambda value: room.number(value, 1))
        for name in ("mae", "tetap", "crps")
    }
    columns["cakupan"] = Column(room.text("ramalan.kolom_cakupan"), lambda value: room.percent(value, 0))
    return Table("uji_ramalan", pd.DataFrame(rows), columns, room.text("ramalan.uji_judul"))
