"""Tindak lanjut: what did we agree, what happened to the score since; by kecamatan and by instansi."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kkb.app import pages
from kkb.content.convergence.actions import follow_up_blocks, follow_up_lines
from kkb.ui.actions.listing import show_example
from kkb.ui.actions.supporting import show_judged
from kkb.ui.actions.trail import notes_of
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.content import show_block

_BESIDE = (("menurut_kecamatan", "tindak_kecamatan"), ("menurut_instansi", "tindak_instansi"))


def show_follow_up(page: PageContext, answer: DeltaGenerator) -> None:
    """The answer, the groups, then every action with its score then and now."""
    inputs = pages.action_inputs(cache.source(page.version), page.basis)
    with answer:
        st.markdown(f"#### {follow_up_lines(page.basis, inputs)}")
        show_example(page, inputs.actions)
        show_judged(page, inputs.actions)
    blocks = follow_up_blocks(page.basis, inputs, notes_of(page, inputs.actions))
    if any(block.key == "tindak_lanjut" for block in blocks):
        for column, keys in zip(st.columns(2, gap="medium"), _BESIDE, strict=True):
            with column:
                for block in blocks:
                    if block.key in keys:
                        show_block(page, block)
    for block in blocks:
        if not any(block.key in keys for keys in _BESIDE):
            show_block(page, block)
