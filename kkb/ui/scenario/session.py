"""What a session holds of scenarios: the one on screen, those kept under a name for each area, and their address."""

from urllib.parse import urlencode

import streamlit as st

from kkb.core.scenario import Scenario, ways_to_move
from kkb.ui.frame.link import link_params
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.link import KEPT_PARAMETER, Kept, format_kept, parse_kept, scenario_params
from kkb.ui.widgets.controls import choose

_NOW = "sim_kini"


def set_current(scenario: Scenario) -> None:
    """Hold the scenario on screen for what lies outside the levers."""
    st.session_state[_NOW] = scenario


def current() -> Scenario:
    """The scenario on screen."""
    return st.session_state[_NOW]


def kept_scenarios(page: PageContext) -> tuple[Kept, ...]:
    """Those of this session for the area of the page, else those of the link."""
    linked = st.query_params.get(KEPT_PARAMETER, "")
    return st.session_state.setdefault(
        _key(page), parse_kept(linked, page.area_view.area, ways_to_move(page.app.scheme.rule))
    )


def set_kept(page: PageContext, kept: tuple[Kept, ...]) -> None:
    """Keep these for the area of the page."""
    st.session_state[_key(page)] = kept


def write_kept(page: PageContext) -> None:
    """Let the link of the page follow what is kept."""
    link = format_kept(page.area_view.area, kept_scenarios(page), ways_to_move(page.app.scheme.rule))
    if link != st.query_params.get(KEPT_PARAMETER, ""):
        choose(KEPT_PARAMETER, link)


def address(page: PageContext, scenario: Scenario, kept: tuple[Kept, ...] = ()) -> str:
    """The whole address of a scenario, with the kept ones beside it; area and date always stand in it."""
    params = link_params(page.filter, page.default) | {"wilayah": page.area_view.area}
    params |= {"tanggal": str(page.area_view.on)} if page.area_view.on else {}
    ways = ways_to_move(page.app.scheme.rule)
    params |= scenario_params(scenario, ways)
    params |= {KEPT_PARAMETER: format_kept(page.area_view.area, kept, ways)} if kept else {}
    address = str(st.context.url or "").split("?")[0].split("#")[0]
    return f"{address}?{urlencode(params, safe=':,!')}"


def _key(page: PageContext) -> str:
    return f"{KEPT_PARAMETER}_{page.area_view.area}"
