"""Two people changed the same thing: both values in a sentence, and the choice between them."""

import streamlit as st

from kkb.core.actions.merge import Conflict
from kkb.text.action_words import ActionWords, conflict_sentence
from kkb.text.markdown import plain
from kkb.ui.actions.supporting import CONFLICTS, save
from kkb.ui.frame.page_context import PageContext


def show_conflicts(page: PageContext, told: ActionWords) -> None:
    """Every dispute of this session that nobody decided yet."""
    for n, conflict in enumerate(st.session_state.get(CONFLICTS, [])):
        with st.container(border=True, key=f"aksi_bentrok_{n}"):
            st.warning(plain(conflict_sentence(conflict, told)), icon=":material/group:")
            with st.container(horizontal=True):
                for key, mine in (("sepakat.pakai_saya", True), ("sepakat.pakai_tersimpan", False)):
                    st.button(
                        page.text(key), key=f"{key.partition('.')[2]}_{n}", on_click=_settle,
                        args=(page, conflict), kwargs={"mine": mine},
                    )  # fmt: skip


def _settle(page: PageContext, conflict: Conflict, *, mine: bool) -> None:
    left = [one for one in st.session_state.get(CONFLICTS, []) if one is not conflict]
    st.session_state[CONFLICTS] = left
    save(page, [conflict.settled(mine=mine)])
