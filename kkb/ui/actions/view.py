"""Rencana aksi as a view of Konvergensi: the answer, then the list, the follow-up, or the invitations."""

import streamlit as st

from kkb.ui.actions import follow_up, invitations, listing
from kkb.ui.actions.supporting import VIEW
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import ask_choice

PARTS = {
    "daftar": listing.show_list,
    "tindak_lanjut": follow_up.show_follow_up,
    "undangan": invitations.show_invitations,
}


def show_actions(page: PageContext) -> None:
    """The chosen part; each begins with its answer in one sentence."""
    answer = st.container()
    part = ask_choice(
        VIEW, tuple(PARTS), lambda key: page.text(f"sepakat.bagian_{key}"), page.text("sepakat.bagian"), hidden=True
    )
    PARTS[part](page, answer)
