"""Data: asks whether a file is its whole region, a part of it, or a mistake, where something tells that it is short."""

import streamlit as st

from kkb.io.classification import Reading
from kkb.jobs_parts import part_doubt
from kkb.ui.room import Room
from kkb.view.markdown import plain
from kkb.view.part_words import choice_words, doubt_sentence

_ANSWERS = {"utuh": False, "sebagian": True, "keliru": None}


def ask_part(room: Room, reading: Reading) -> bool | None:
    """Whether the file is stored as a part; None while nobody said, or when it is a mistake. Without doubt: whole."""
    found = part_doubt(room.desk, reading)
    if found is None:
        return False
    places = room.desk.places(reading.rows)
    before = len(room.desk.store.rows_at(reading.region, reading.date))
    labels = choice_words(found, len(reading.rows), before, room.words)
    with st.container(border=True, key="bagian"):
        st.warning(plain(doubt_sentence(found, places, room.words)), icon=":material/help:")
        chosen = st.radio(
            room.text("bagian.judul"), list(labels), index=None, format_func=labels.get,
            key=f"bagian_{reading.sha256[:12]}",
        )  # fmt: skip
    return _ANSWERS.get(chosen)
