"""Rencana: which villages, which steps, by whom, so that the target is reached with least effort."""

import streamlit as st

from kkb.content.page import Page
from kkb.content.plan import plan_head
from kkb.core.errors import KkbError
from kkb.ui.frame.page_context import PageContext
from kkb.ui.plan import answer as plan_answer
from kkb.ui.plan import limits
from kkb.ui.plan.link import PlanAsk, parse_ask
from kkb.ui.plan.views import show_hand, show_views
from kkb.ui.widgets.content import show_block, show_figures

_ASKED = "ren_diminta"
_WIDTHS = (3, 4, 4)


@st.fragment
def show_plan(page: PageContext) -> None:
    """Answer and numbers first, then the limits, then the plan; only this part runs again when a limit changes."""
    answer, numbers = st.container(), st.container()
    limits.ask_aim(page, plan_answer.usual_target(page))
    limits.ask_limits(page)
    ask = parse_ask(st.query_params, page.app.scheme.ladder.goals)
    if not _may_run(page, ask, answer):
        show_hand(page, ask)
        return
    try:
        with answer, st.spinner(page.text("susun.sedang"), show_time=True):
            found = plan_answer.found_plan(page, ask)
    except KkbError as error:
        answer.error(page.text(error.key, **error.values))
        show_hand(page, ask)
        return
    content = plan_head(page.basis, found, is_furthest=ask.furthest)
    with answer:
        _show_answer(page, content)
    if found.plan.found and found.plan.villages:
        with numbers:
            show_figures(content, _WIDTHS)
    plan_answer.hold(page, ask, found)
    show_views(page, ask, found)


def _may_run(page: PageContext, ask: PlanAsk, answer: st.delta_generator.DeltaGenerator) -> bool:
    """Whether the question is whole, and either quick to answer or asked for by a button."""
    if ask.furthest and ask.budget is None and ask.capacity is None and not ask.agencies:
        answer.info(page.text("susun.tanpa_anggaran"))
        return False
    if len(page.area_view.rows) <= plan_answer.QUICK or st.session_state.get(_ASKED) == page.area_view.area:
        return True
    label = page.text("susun.hitung", n=page.number(len(page.area_view.rows)))
    answer.button(label, key="ren_hitung", on_click=_remember, args=(page.area_view.area,))
    return False


def _remember(area: str) -> None:
    """From now on this area is planned without being asked again."""
    st.session_state[_ASKED] = area


def _show_answer(page: PageContext, content: Page) -> None:
    """One sentence; when there is no plan, what is in its way and by how much."""
    st.markdown(f"#### {content.answer}")
    for sentence in content.lead:
        st.caption(sentence)
    for block in content.blocks:
        show_block(page, block)
