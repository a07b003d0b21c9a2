"""The aim of a scenario: which ratio, what share of it, and by when."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from kkb.core.target.targets import RATIOS, target_in_force, target_path
from kkb.text.scenario_answers import ratio_name
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import ask_choice

TARGET, DUE, RATIO = "sim_target", "sim_batas", "sim_rasio"
_PERCENT = 60
_FIRST, _LAST = date(2015, 1, 1), date(2045, 12, 31)
_FOLLOWED = "sim_bawaan"


@dataclass(frozen=True, slots=True)
class Aim:
    """`percent` (whole) of `ratio` by `due`."""

    ratio: str
    percent: int
    due: date


def ask_aim(page: PageContext) -> Aim:
    """Slider, ratio and date in a row; the target in force is what they start from."""
    share, ratio, day = st.columns([10, 13, 8], gap="medium")
    with ratio:
        chosen = ask_choice(
            RATIO, RATIOS, lambda r: page.text(f"simulasi.rasio_{r.lower()}"), page.text("simulasi.rasio")
        )
    start = default_aim(page, chosen)
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
    return Aim(chosen, percent, due if isinstance(due, date) else start.due)


def default_aim(page: PageContext, ratio: str) -> Aim:
    """The target of a ratio in force. When all have passed, the share of the last one by the end of the year; without
    any target a share to begin with, for the slider must stand somewhere.
    """
    area_view = page.area_view
    on = max(day for day in (area_view.on, area_view.day, date.min) if day)
    path = target_path(cache.targets(page.version), area_view.area, ratio)
    due = area_view.target and area_view.target.due
    target = target_in_force(path, on)
    if target:
        return Aim(ratio, target.percent, target.due)
    ends = date(on.year + (on >= date(on.year, 12, 31)), 12, 31)
    return Aim(ratio, path[-1].percent if path else _PERCENT, due if due and due > on else ends)


def _follow(start: Aim) -> None:
    """Whoever has not moved a control away from its default gets the new default with another area or ratio."""
    before: Aim | None = st.session_state.get(_FOLLOWED)
    st.session_state[_FOLLOWED] = start
    if before is None or before == start:
        return
    for key, was, now in ((TARGET, before.percent, start.percent), (DUE, before.due, start.due)):
        if was != now and st.session_state.get(key) == was:
            st.session_state[key] = now
