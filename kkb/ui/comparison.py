"""Banding: the areas one level below side by side: who leads, who lags, and how much of it chance explains."""

import streamlit as st

from kkb.ui import comparison_flow, comparison_peers, comparison_views, comparison_villages
from kkb.ui.comparison_choice import Comparison, ask_comparison, asked_benchmark, asked_view, formed_parts
from kkb.ui.comparison_table import comparison_columns, comparison_frame
from kkb.ui.room import Room
from kkb.ui.table import Table, show_table
from kkb.view.comparison_answers import Told, certain_sentence, leaders_sentence, spread_sentence, verdict_sentence

_WITH_SPREAD = ("strata", "pangsa", "corong", "peringkat")


def told(room: Room) -> Told:
    """What the sentences about this room's areas are made with."""
    return Told(room.words, room.look.places.name, room.part_word)


def show_answer(room: Room) -> None:
    """Who leads and who lags, and whether chance explains the difference."""
    if room.look.level == 3:
        comparison_villages.show_answer(room)
        return
    known = formed_parts(room.look)
    if len(known) < 2:
        st.markdown(room.first_line(room.text("banding.satu", satuan=room.part_word, nama=room.subject)))
        return
    st.markdown(room.first_line(leaders_sentence(known, told(room))))
    benchmark = asked_benchmark(room)
    if asked_view(room) == "sebaya":
        phrase = room.text("banding.kalimat_sebaya")
        st.markdown(verdict_sentence(known, comparison_peers.answer_verdicts(room), phrase, told(room)))
    elif benchmark is not None:
        st.markdown(certain_sentence(known, benchmark, told(room)))


def ask_views(room: Room) -> Comparison | None:
    """The view a person wants; None where nothing lies below."""
    return ask_comparison(room) if room.look.parts else None


def show_view(room: Room, asked: Comparison | None) -> None:
    """The picture of the view."""
    if asked is None:
        return
    if asked.view == "gerak":
        comparison_flow.show_flow(room, asked)
    elif asked.view == "item":
        comparison_views.show_items(room, asked)
    elif asked.view == "sebaya":
        comparison_peers.show_peers(room)
    elif room.look.level < 3:
        comparison_views.show_shares(room, asked)
        if asked.view in _WITH_SPREAD:
            st.markdown(spread_sentence(formed_parts(room.look), asked.benchmark, told(room)))


def show_comparison_table(room: Room, asked: Comparison | None) -> None:
    """Everything by area, sortable and searchable."""
    if asked is None or asked.view not in (*_WITH_SPREAD, "daftar"):
        return
    if room.look.level == 3:
        comparison_villages.show_list(room, asked)
        return
    frame, title = comparison_frame(room, asked), room.text("banding.tabel")
    show_table(room, Table("banding", frame, comparison_columns(room, asked), title))
    with st.expander(room.text("umum.cara_hitung")):
        st.markdown("\n".join(f"- {room.text(f'banding.cara_{n}')}" for n in range(1, 6)))
