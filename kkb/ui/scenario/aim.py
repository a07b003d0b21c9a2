"""The aim of a scenario: which ratio, what share of it, and by when."""

from datetime import date

import streamlit as st

from kkb.content.simulation import ScenarioAim, default_aim
from kkb.core.target.targets import RATIOS
from kkb.text.scenario_answers import ratio_name
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import ask_choice

TARGET, DUE, RATIO = "sim_target", "sim_batas", "sim_rasio"
_FIRST, _LAST = date(2015, 1, 1), date(2045, 12, 31)
_FOLLOWED = "sim_bawaan"


def ask_aim(page: PageContext) -> ScenarioAim:
    """Slider, ratio and date in a row; the target in force is what they start from."""
    share, ratio, day = st.columns([10, 13, 8], gap="medium")
    with ratio:
        chosen = ask_choice(
            RATIO, RATIOS, lambda r: page.text(f"simulasi.rasio_{r.lower()}"), page.text("simulasi.rasio")
        )
    start = aim_of(page, chosen)
    _follow(start)
    with share:
        percent = st.slider(
            page.text("simulasi.target", rasio=ratio_name(chosen, page.words)), 0, 100, start.percent, 1,
            format="%d %%", key=TARGET, bind="query-params",
        )  # fmt: skip
    with day:
        due = st.date_input(
            page.text("simulasi.batas"), start.due, _FIRST, _LAST, key=DUE, bind="query-params", format="DD/MM/YYYY"
        )
    return ScenarioAim(chosen, percent, due if isinstance(due, date) else start.due)


def aim_of(page: PageContext, ratio: str) -> ScenarioAim:
    """What the controls start from: the target of a ratio in force, else a share to begin with."""
    return default_aim(page.area_view, cache.targets(page.version), ratio)


def _follow(start: ScenarioAim) -> None:
    """Whoever has not moved a control away from its default gets the new default with another area or ratio."""
    before: ScenarioAim | None = st.session_state.get(_FOLLOWED)
    st.session_state[_FOLLOWED] = start
    if before is None or before == start:
        return
    for key, was, now in ((TARGET, before.percent, start.percent), (DUE, before.due, start.due)):
        if was != now and st.session_state.get(key) == was:
            st.session_state[key] = now
