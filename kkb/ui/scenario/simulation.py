"""Simulasi: an aim, levers for what moves, and at once what is still missing, in whole villages."""

import time

import streamlit as st

from kkb.content.simulation import ScenarioCase, simulation_head
from kkb.core.scenario import Start
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan.plan import show_plan
from kkb.ui.scenario import result
from kkb.ui.scenario.aim import ask_aim
from kkb.ui.scenario.kept import show_kept
from kkb.ui.scenario.levers import WAYS, ask_levers, ask_way, scenario_of, show_after_levers
from kkb.ui.scenario.views import show_views
from kkb.ui.widgets.controls import ask_choice

MODES = ("simulasi", "rencana")
PAUSE = 0.01
"""Seconds in which the server sends the new numbers, before pictures are drawn on the same processor."""


def show_simulation(page: PageContext) -> None:
    """What if, or a plan: the scenario being made and below it the ones that were kept; or the least effort."""
    mode = ask_choice(
        "sim_mode", MODES, lambda key: page.text(f"susun.mode_{key}"), page.text("susun.mode"), hidden=True
    )
    if mode == MODES[1]:
        show_plan(page)
        return
    baseline = cache.scenario_start(page.version, page.area_view.area, page.area_view.asked)
    _show_scenario(page, baseline)
    show_kept(page, baseline)


@st.fragment
def _show_scenario(page: PageContext, baseline: Start) -> None:
    """Answer and numbers, then the levers; only this part runs again when a lever moves."""
    answer, numbers = st.container(), st.container()
    aim = ask_aim(page)
    way = ask_way(page)
    left, right = st.columns([2, 3], gap="medium") if way == WAYS[0] else (st.container(), st.container())
    with left:
        levers = ask_levers(page, baseline, way)
    scenario = scenario_of(aim, levers)
    landed = ScenarioCase(page.basis, baseline, scenario)
    content = simulation_head(landed)
    with answer:
        result.show_answer(content)
    with numbers:
        result.show_numbers(content)
    time.sleep(PAUSE)
    with left:
        show_after_levers(page, scenario)
    with right:
        result.show_need(page, landed)
        result.show_causes(page, landed)
    show_views(page, landed)
