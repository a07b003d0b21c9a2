"""A plan for the area of the page: found once per question, told in words, held for the forecast."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from kkb import shipped
from kkb.core.look import Look
from kkb.core.plan import Limits, Plan, furthest_plan, plan
from kkb.core.plan.slip import weakest
from kkb.jobs import Desk
from kkb.ui import cache
from kkb.ui.link import link_params
from kkb.ui.plan_link import PlanAsk, ask_params, effort_of, limits_of
from kkb.ui.room import Room
from kkb.ui.scenario_aim import default_aim
from kkb.view.extent_words import subject
from kkb.view.plan_book import Found
from kkb.view.plan_words import PlanWords

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


def usual_target(room: Room) -> int:
    """The share that is meant when none is asked for: that of the target in force, or one to begin with."""
    return default_aim(room, "A").percent


def found_plan(room: Room, ask: PlanAsk) -> Found:
    """The answer to a question with what it is told with. Raises KkbError for limits that make no sense."""
    meant, names = _said(room, ask), village_names(room)
    answer, weak = _solved(room.version, room.look.area, room.look.asked, meant)
    limits, effort = _limits(room.desk, room.look, meant), effort_of(meant, shipped.effort())
    told = PlanWords(room.words, room.desk.scheme, effort, limits, lambda code: names.get(code) or _name(room, code))
    return Found(answer, room.look.rows, weak, told)


def hold(room: Room, ask: PlanAsk, found: Found) -> None:
    """Remember the plan of this session, for what lies outside its page."""
    goals = {village.unit: village.goal for village in found.plan.villages}
    st.session_state[_NOW] = Held(room.look.area, room.look.on, ask, goals)


def planned(room: Room, percent: int) -> Planned:
    """The plan that counts for the area and date of the page: that of this session, else the least one for a share.

    Where the least one is not quick to find it raises nobody.
    """
    found: Held | None = st.session_state.get(_NOW)
    if found and (found.area, found.on) == (room.look.area, room.look.on) and found.goals:
        return Planned("ini", found.goals, {"sim_mode": "rencana", **ask_params(found.ask)})
    link = {"sim_mode": "rencana", "ren_target": str(percent)}
    if len(room.look.rows) > QUICK:
        return Planned("teringan", {}, link)
    answer, _ = _solved(room.version, room.look.area, room.look.asked, PlanAsk(target=percent))
    return Planned("teringan", {village.unit: village.goal for village in answer.villages}, link)


def address(room: Room, ask: PlanAsk) -> str:
    """The whole address of a plan; area, date and target always stand in it, for their defaults depend on the data."""
    params = link_params(room.filter, room.default) | {"wilayah": room.look.area, "sim_mode": "rencana"}
    params |= {"tanggal": str(room.look.on)} if room.look.on else {}
    params |= {"ren_target": str(usual_target(room))} | ask_params(ask)
    page = str(st.context.url or "").split("?")[0].split("#")[0]
    return f"{page}?{urlencode(params, safe=':,')}"


def village_names(room: Room) -> dict[str, str]:
    """The name of every Kampung KB by code and by unit."""
    rows = room.look.rows
    return dict(zip(rows["kode"], rows["nama"], strict=True)) | dict(zip(rows["unit"], rows["nama"], strict=True))


def _said(room: Room, ask: PlanAsk) -> PlanAsk:
    """The question with its target, so that nothing in it depends on where it is asked."""
    return replace(ask, target=usual_target(room)) if ask.target is None else ask


def _name(room: Room, code: str) -> str:
    listed = room.desk.listed
    found = listed.loc[listed["kode"] == code, "nama"]
    name = str(found.iloc[0]) if len(found) else room.look.places.name(code)
    return subject(room.look, name, room.words) if code == room.look.area else name


@st.cache_resource(show_spinner=False, max_entries=32)
def _solved(version: int, area: str, asked: date | None, ask: PlanAsk) -> tuple[Plan, pd.DataFrame]:
    """The plan and its weakest villages."""
    desk, seen = cache.desk(), cache.look(version, area, asked)
    rule, effort, limits = desk.scheme.rule, effort_of(ask, shipped.effort()), _limits(desk, seen, ask)
    answer = (furthest_plan if ask.furthest else plan)(seen.rows, rule, effort, limits)
    return answer, weakest(answer, rule, effort, limits)


def _limits(desk: Desk, seen: Look, ask: PlanAsk) -> Limits:
    new = tuple(sorted(desk.unformed(seen)["kode"])[: ask.new]) if ask.new else ()
    return limits_of(ask, new, {*seen.rows["unit"], *seen.rows["kode"], *new})
