"""The levers of a scenario: how many move, for the whole area by sliders or per part in a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from kkb.content.simulation import ScenarioAim
from kkb.core.area.wilayah import Level
from kkb.core.scenario import Moves, Scenario, Start, ways_to_move
from kkb.text.strata_words import lever_help, lever_text
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario import table
from kkb.ui.scenario.aim import DUE, RATIO, TARGET
from kkb.ui.scenario.link import PARAMETER, format_moves
from kkb.ui.scenario.session import address, kept_scenarios, set_current
from kkb.ui.widgets.controls import ask_choice, choose

WAYS = ("seluruh", "bagian")
WAY = "sim_cara"


@dataclass(frozen=True, slots=True)
class Levers:
    """The moves as set: for the whole area, or per part (then `moves` is empty)."""

    moves: Moves
    by_area: Mapping[str, Moves]


def ask_way(page: PageContext) -> str:
    """How the levers are set: one of WAYS. Where there are no parts, for the whole area."""
    if not page.area_view.parts or page.area_view.level >= Level.KECAMATAN:
        return WAYS[0]
    return ask_choice(
        WAY,
        WAYS,
        lambda way: page.text(f"simulasi.cara_{way}", satuan=page.part_word),
        page.text("simulasi.cara"),
        hidden=True,
    )


def ask_levers(page: PageContext, baseline: Start, way: str) -> Levers:
    """Sliders for the whole area, or a table per part."""
    if way == WAYS[0]:
        return Levers(Moves(**{way: _ask_count(page, way, baseline.most[way]) for way in baseline.levers}), {})
    return Levers(Moves(), table.ask_moves(page, baseline))


def scenario_of(aim: ScenarioAim, levers: Levers) -> Scenario:
    """The scenario as set on the page; the session holds it from now on."""
    scenario = Scenario(aim.percent, levers.moves, levers.by_area, aim.ratio, aim.due)
    set_current(scenario)
    return scenario


def show_after_levers(page: PageContext, scenario: Scenario) -> None:
    """Back to the present state, and the link of what is set."""
    with st.container(horizontal=True):
        st.button(page.text("simulasi.ulang"), icon=":material/restart_alt:", on_click=_reset,
                  args=(ways_to_move(page.app.scheme.rule),), key="sim_ulang")  # fmt: skip
        with st.popover(page.text("simulasi.kirim"), icon=":material/share:"):
            st.markdown(page.text("simulasi.kirim_ket"))
            st.code(address(page, scenario, kept_scenarios(page)), language=None, wrap_lines=True)


def set_levers(scenario: Scenario, baseline: Start) -> None:
    """Put the page's controls where a scenario has them, cut to what there is. To be called before they are drawn."""
    st.session_state[TARGET] = scenario.target
    if scenario.due:
        st.session_state[DUE] = scenario.due
    choose(RATIO, scenario.ratio if scenario.ratio != "A" else None)
    choose(WAY, WAYS[1] if scenario.by_area else None)
    choose(PARAMETER, format_moves(scenario.by_area, baseline.ways))
    table.start_over()
    _set_sliders(scenario.moves.at_most(baseline.most), baseline.ways)


def _ask_count(page: PageContext, name: str, most: int) -> int:
    rule = page.app.scheme.rule
    label = lever_text(name, page.number(most), rule, page.words)
    if not most:
        st.caption(label)
        return 0
    explanation = lever_help(name, rule, page.words)
    return st.slider(label, 0, most, 0, 1, key=f"sim_{name}", bind="query-params", help=explanation)


def _reset(ways: Sequence[str]) -> None:
    _set_sliders(Moves(), ways)
    choose(PARAMETER, None)
    table.start_over()


def _set_sliders(moves: Moves, ways: Sequence[str]) -> None:
    for way in ways:
        st.session_state[f"sim_{way}"] = moves[way]
