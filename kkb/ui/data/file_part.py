"""Data: asks whether a file is its whole region, a part of it, or a mistake, where something tells that it is short."""

import streamlit as st

from kkb.app.imports import Reading
from kkb.core.quality.part import Doubt
from kkb.text.markdown import plain
from kkb.text.part_words import choice_words, doubt_sentence
from kkb.ui.frame.page_context import PageContext

_ANSWERS = {"utuh": False, "sebagian": True, "keliru": None}


def ask_part(page: PageContext, reading: Reading, found: Doubt | None) -> bool | None:
    """Whether the file is stored as a part; None while nobody said, or when it is a mistake.

    Without doubt it is whole; where nobody must answer, whole unless a person says otherwise.
    """
    if found is None:
        return False
    places = page.app.places(reading.rows)
    labels = choice_words(found, len(reading.rows), page.words)
    with st.container(border=True, key="bagian"):
        st.warning(plain(doubt_sentence(found, places, page.words)), icon=":material/help:")
        chosen = st.radio(
            page.text("bagian.judul"), list(labels), index=None if found.is_asked else 0, format_func=labels.get,
            key=f"bagian_{reading.sha256[:12]}",
        )  # fmt: skip
    return _ANSWERS.get(chosen)
