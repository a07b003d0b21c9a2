"""Where a scenario lands: the answer and its numbers first, then what must still move, then what moved the share."""

import streamlit as st

from kkb.content.page import Page
from kkb.content.simulation import ScenarioCase, cause_blocks, need_lines
from kkb.core.scenario import NeedWay
from kkb.ui.frame.page_context import PageContext
from kkb.ui.scenario.levers import set_levers
from kkb.ui.widgets.content import show_block, show_figures

_WIDTHS = (3, 3, 4)


def show_answer(content: Page) -> None:
    """One sentence: short by how many, or reached; what belongs beside it, a line each."""
    st.markdown(f"#### {content.answer}")
    for sentence in content.lead:
        st.caption(sentence)


def show_numbers(content: Page) -> None:
    """Villages short, the share, the pace it takes."""
    show_figures(content, _WIDTHS)


def show_need(page: PageContext, landed: ScenarioCase) -> None:
    """Backward: the ways to make good what is missing, each one click away; or why there is none; or what is spare."""
    if not landed.result.share.total:
        return
    title, lines = need_lines(landed)
    with st.container(border=True, key="sim_perlu", gap="small"):
        st.markdown(f"**{title}**")
        for sentence, way in lines:
            if way is None:
                st.markdown(sentence)
            else:
                _show_way(page, landed, sentence, way)


def _show_way(page: PageContext, landed: ScenarioCase, told: str, way: NeedWay) -> None:
    sentence, action = st.columns([5, 1], vertical_alignment="center")
    sentence.markdown(told)
    with action:
        st.button(
            page.text("simulasi.pakai"),
            on_click=set_levers,
            args=(way.scenario, landed.result.baseline),
            key=f"sim_pakai_{way.key}",
            help=page.text("simulasi.pakai_bantu"),
        )


def show_causes(page: PageContext, landed: ScenarioCase) -> None:
    """The waterfall from the share now to the share after, then the strata before and after."""
    for block in cause_blocks(landed):
        show_block(page, block)
