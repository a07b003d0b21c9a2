"""Simulasi: an aim, levers for what moves, and at once what is still missing, in whole villages."""

import time
from datetime import date

import streamlit as st

from kkb import shipped
from kkb.core import wilayah
from kkb.core.plan import least_steps
from kkb.core.tally import tally
from kkb.core.whatif import Start, outcome, queues, start
from kkb.ui import cache, scenario_result
from kkb.ui.controls import ask_choice
from kkb.ui.plan import show_plan
from kkb.ui.room import Room
from kkb.ui.scenario_aim import ask_aim
from kkb.ui.scenario_kept import show_kept
from kkb.ui.scenario_levers import WAYS, ask_levers, ask_way, scenario_of, show_after_levers
from kkb.ui.scenario_views import show_views

MODES = ("simulasi", "rencana")
PAUSE = 0.01
"""Seconds in which the server sends the new numbers, before pictures are drawn on the same processor."""


def show_simulation(room: Room) -> None:
    """What if, or a plan: the scenario being made and below it the ones that were kept; or the least effort."""
    mode = ask_choice(
        "sim_mode", MODES, lambda key: room.text(f"susun.mode_{key}"), room.text("susun.mode"), hidden=True
    )
    if mode == MODES[1]:
        show_plan(room)
        return
    begun = begin(room.version, room.look.area, room.look.asked)
    _show_scenario(room, begun)
    show_kept(room, begun)


@st.cache_resource(show_spinner=False, max_entries=16)
def begin(version: int, area: str, asked: date | None) -> Start:
    """The start of every scenario for an area at a date; silent villages are taken to be like their kabupaten."""
    desk, seen = cache.desk(), cache.look(version, area, asked)
    district = wilayah.cut(area, min(2, seen.level))
    peers = cache.look(version, district, asked).rows
    taken = least_steps(seen.rows, desk.scheme.rule, shipped.effort())
    queue = queues(seen.rows.join(taken), desk.unformed(seen)["kode"], desk.scheme.rule, seen.level + 1, peers)
    return start(seen.rows, queue, seen.tally, desk.scheme.reached)


@st.fragment
def _show_scenario(room: Room, begun: Start) -> None:
    """Answer and numbers, then the levers; only this part runs again when a lever moves."""
    answer, numbers = st.container(), st.container()
    aim = ask_aim(room)
    way = ask_way(room)
    left, right = st.columns([2, 3], gap="medium") if way == WAYS[0] else (st.container(), st.container())
    with left:
        levers = ask_levers(room, begun, way)
    scenario = scenario_of(aim, levers)
    landed = scenario_result.landing(begun, scenario)
    with answer:
        scenario_result.show_answer(room, landed)
    with numbers:
        scenario_result.show_numbers(room, landed)
    time.sleep(PAUSE)
    after = outcome(room.look.rows, landed.moved)
    counts = tally(after, room.look.places, room.look.area, room.desk.scheme.reached, room.look.known)
    with left:
        show_after_levers(room, scenario)
    with right:
        scenario_result.show_need(room, landed)
        scenario_result.show_causes(room, landed, counts)
    show_views(room, landed, after)
