"""The forecast on the screen: will it be reached, how likely, by which pace; and how well such forecasts held."""

from datetime import date, timedelta

import streamlit as st

from kkb.app.stored import snapshots
from kkb.content.forecast import OutlookInputs, backtest_blocks, outlook_blocks
from kkb.core.area.wilayah import INDONESIA
from kkb.core.forecast import Earned, Rates
from kkb.core.forecast.backtest_scores import BacktestReport
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
from kkb.ui.frame import cache
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan.answer import Planned, planned
from kkb.ui.widgets.content import show_block

QUICK = 60_000
"""Rows of the store up to which the forecast is learned without being asked for (about two seconds)."""


def show_forecast(page: PageContext) -> None:
    """Where the area goes from here against a day and share that can be chosen, and what a plan adds."""
    if page.area_view.on is None:
        return
    st.subheader(page.text("ramalan.judul"), anchor=False)
    if _may_run(page, "ramal", "ramalan.hitung"):
        _show_outlook(page)


def show_backtest(page: PageContext) -> None:
    """How the forecast is made, and how it did on the snapshots of this store; run when asked for."""
    st.subheader(page.text("ramalan.uji_judul"), anchor=False)
    st.markdown(page.text("ramalan.uji_cara"))
    st.markdown(page.text("ramalan.uji_isi"))
    if not (_shelf(page.version).get("uji") or st.button(page.text("ramalan.uji_jalankan"), key="uji_ramalan")):
        return
    with st.spinner(page.text("ramalan.sedang_uji")):
        report = _backtest(page.version)
    _shelf(page.version)["uji"] = True
    for block in backtest_blocks(page.basis, report):
        show_block(page, block)


@st.fragment
def _show_outlook(page: PageContext) -> None:
    aim = _ask_aim(page)
    plan = planned(page, aim[1]) if aim[1] is not None else None
    goals = tuple(sorted(plan.goals.items())) if plan else ()
    with st.spinner(page.text("ramalan.sedang")):
        found = _found((page.version, page.area_view.area, page.area_view.asked), aim, goals)
    _shelf(page.version)["ramal"] = True
    past = cache.through_time(page.version, page.area_view.area, page.area_view.on)
    counted = (plan.name, len(plan.goals)) if plan else None
    inputs = OutlookInputs(found, aim, past, _earned(page, aim[0]), counted)
    for block in outlook_blocks(page.basis, inputs)[1:]:
        show_block(page, block)
        if plan and block.key == "ramalan_rencana":
            _show_plan_link(page, plan)


def _show_plan_link(page: PageContext, plan: Planned) -> None:
    """The way to the plan of this session, or else to the least one."""
    link = link_params(page.filter, page.default) | {"wilayah": page.area_view.area} | plan.link
    st.page_link("pages/simulasi.py", label=page.text("ramalan.buka_rencana"), icon=":material/checklist:",
                 query_params=link)  # fmt: skip


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
    rows = sum(own.jumlah_baris for own in snapshots(page.app))
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
