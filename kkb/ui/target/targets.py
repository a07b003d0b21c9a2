"""Target on the screen: the answer, the share through time with the cohort a person picks, the dated targets."""

from datetime import date

import streamlit as st

from kkb.app import pages
from kkb.content.target import TargetChoice, TargetInputs, target_page
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.content import show_answer, show_blocks


def show_target(page: PageContext) -> None:
    """The target that is told first, its path and the table of all."""
    inputs = pages.target_inputs(cache.source(page.version), page.basis)
    head = st.container()
    choice = _ask_cohort(page, inputs)
    content = target_page(page.basis, inputs, choice)
    with head:
        show_answer(content)
    show_blocks(page, content, "grafik_target", "terbit", "kohort_ket")
    show_blocks(page, content, "target_judul", "target")


def _ask_cohort(page: PageContext, inputs: TargetInputs) -> TargetChoice:
    days = list(inputs.through_time["tanggal"])
    if not days:
        return TargetChoice()
    labels = {day.isoformat(): page.day(day) for day in days}
    chosen = st.selectbox(
        page.text("target.kohort_sejak"),
        list(labels),
        index=0,
        format_func=labels.get,
        key="kohort",
        width=340,
        help=page.text("target.kohort_bantu"),
    )
    return TargetChoice(date.fromisoformat(chosen))
