"""What a session holds of scenarios: the one on screen, those kept under a name for each area, and their address."""

from urllib.parse import urlencode

import streamlit as st

from kkb.core.whatif import Scenario
from kkb.ui.controls import choose
from kkb.ui.link import link_params
from kkb.ui.room import Room
from kkb.ui.scenario_link import KEPT_PARAMETER, Kept, format_kept, parse_kept, scenario_params

_NOW = "sim_kini"


def set_current(scenario: Scenario) -> None:
    """Hold the scenario on screen for what lies outside the levers."""
    st.session_state[_NOW] = scenario


def current() -> Scenario:
    """The scenario on screen."""
    return st.session_state[_NOW]


def kept_scenarios(room: Room) -> tuple[Kept, ...]:
    """Those of this session for the area of the page, else those of the link."""
    linked = st.query_params.get(KEPT_PARAMETER, "")
    return st.session_state.setdefault(_key(room), parse_kept(linked, room.look.area))


def set_kept(room: Room, kept: tuple[Kept, ...]) -> None:
    """Keep these for the area of the page."""
    st.session_state[_key(room)] = kept


def write_kept(room: Room) -> None:
    """Let the link of the page follow what is kept."""
    link = format_kept(room.look.area, kept_scenarios(room))
    if link != st.query_params.get(KEPT_PARAMETER, ""):
        choose(KEPT_PARAMETER, link)


def address(room: Room, scenario: Scenario, kept: tuple[Kept, ...] = ()) -> str:
    """The whole address of a scenario, with the kept ones beside it; area and date always stand in it."""
    params = link_params(room.filter, room.default) | {"wilayah": room.look.area}
    params |= {"tanggal": str(room.look.on)} if room.look.on else {}
    params |= scenario_params(scenario)
    params |= {KEPT_PARAMETER: format_kept(room.look.area, kept)} if kept else {}
    page = str(st.context.url or "").split("?")[0].split("#")[0]
    return f"{page}?{urlencode(params, safe=':,!')}"


def _key(room: Room) -> str:
    return f"{KEPT_PARAMETER}_{room.look.area}"
