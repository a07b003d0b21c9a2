"""A plan for the area of the page: found once per question, told in words, held for the forecast."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from kkb.app import resources
from kkb.app.context import AppContext
from kkb.app.pages import plan_names
from kkb.content.plan import PlanContext
from kkb.core.counts.area_view import AreaView
from kkb.core.plan import Plan, PlanLimits, furthest_plan, plan
from kkb.core.plan.slip import weakest
from kkb.text.plan_words import PlanWords
from kkb.ui.frame import cache
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan.link import PlanAsk, ask_params, effort_of, limits_of
from kkb.ui.scenario.aim import aim_of

QUICK = 5_000
"""Kampung KB up to which a plan is made without being asked for (well under a second)."""
_NOW = "ren_kini"


@dataclass(frozen=True, slots=True)
class Held:
    """The plan last seen on Rencana: for which data, asked how, and what it raises (unit to stratum)."""

    area: str
    on: date
    ask: PlanAsk
    goals: dict[str, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """What a plan raises (unit to stratum), and its link. `name`: "ini" the one at hand, "teringan" the least one."""

    name: str
    goals: dict[str, str]
    link: dict[str, str]


def usual_target(page: PageContext) -> int:
    """The share that is meant when none is asked for: that of the target in force, or one to begin with."""
    return aim_of(page, "A").percent


def found_plan(page: PageContext, ask: PlanAsk) -> PlanContext:
    """The answer to a question with what it is told with. Raises KkbError for limits that make no sense."""
    meant = _said(page, ask)
    answer, weak = _solved(page.version, page.area_view.area, page.area_view.asked, meant)
    limits, effort = _limits(page.app, page.area_view, meant), effort_of(meant, resources.effort())
    told = PlanWords(page.words, page.app.scheme, effort, limits, plan_names(page.app, page.basis))
    return PlanContext(answer, page.area_view.rows, weak, told)


def hold(page: PageContext, ask: PlanAsk, found: PlanContext) -> None:
    """Remember the plan of this session, for what lies outside its page."""
    goals = {village.unit: village.goal for village in found.plan.villages}
    st.session_state[_NOW] = Held(page.area_view.area, page.area_view.on, ask, goals)


def planned(page: PageContext, percent: int) -> Planned:
    """The plan that counts for the area and date of the page: that of this session, else the least one for a share.

    Where the least one is not quick to find it raises nobody.
    """
    found: Held | None = st.session_state.get(_NOW)
    if found and (found.area, found.on) == (page.area_view.area, page.area_view.on) and found.goals:
        return Planned("ini", found.goals, {"sim_mode": "rencana", **ask_params(found.ask)})
    link = {"sim_mode": "rencana", "ren_target": str(percent)}
    if len(page.area_view.rows) > QUICK:
        return Planned("teringan", {}, link)
    answer, _ = _solved(page.version, page.area_view.area, page.area_view.asked, PlanAsk(target=percent))
    return Planned("teringan", {village.unit: village.goal for village in answer.villages}, link)


def address(page: PageContext, ask: PlanAsk) -> str:
    """The whole address of a plan; area, date and target always stand in it, for their defaults depend on the data."""
    params = link_params(page.filter, page.default) | {"wilayah": page.area_view.area, "sim_mode": "rencana"}
    params |= {"tanggal": str(page.area_view.on)} if page.area_view.on else {}
    params |= {"ren_target": str(usual_target(page))} | ask_params(ask)
    address = str(st.context.url or "").split("?")[0].split("#")[0]
    return f"{address}?{urlencode(params, safe=':,')}"


def _said(page: PageContext, ask: PlanAsk) -> PlanAsk:
    """The question with its target, so that nothing in it depends on where it is asked."""
    return replace(ask, target=usual_target(page)) if ask.target is None else ask


@st.cache_resource(show_spinner=False, max_entries=32)
def _solved(version: int, area: str, asked: date | None, ask: PlanAsk) -> tuple[Plan, pd.DataFrame]:
    """The plan and its weakest villages."""
    app, seen = cache.app(), cache.area_view(version, area, asked)
    rule, effort, limits = app.scheme.rule, effort_of(ask, resources.effort()), _limits(app, seen, ask)
    answer = (furthest_plan if ask.furthest else plan)(seen.rows, rule, effort, limits)
    return answer, weakest(answer, rule, effort, limits)


def _limits(app: AppContext, seen: AreaView, ask: PlanAsk) -> PlanLimits:
    new = tuple(sorted(app.unformed(seen)["kode"])[: ask.new]) if ask.new else ()
    return limits_of(ask, new, {*seen.rows["unit"], *seen.rows["kode"], *new})
