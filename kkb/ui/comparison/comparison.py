"""Banding: the areas one level below side by side: who leads, who lags, and how much of it chance explains."""

import streamlit as st

from kkb.core.area.wilayah import Level
from kkb.text.comparison_answers import (
    ComparisonWords,
    certain_sentence,
    leaders_sentence,
    spread_sentence,
    verdict_sentence,
)
from kkb.ui.comparison import flow, peers, views, villages
from kkb.ui.comparison.choice import Comparison, ask_comparison, asked_benchmark, asked_view, formed_parts
from kkb.ui.comparison.table import comparison_columns, comparison_frame
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Table, show_table

_WITH_SPREAD = ("strata", "pangsa", "corong", "peringkat")


def told(page: PageContext) -> ComparisonWords:
    """What the sentences about the page's areas are made with."""
    return ComparisonWords(page.words, page.area_view.places.name, page.part_word)


def show_answer(page: PageContext) -> None:
    """Who leads and who lags, and whether chance explains the difference."""
    if page.area_view.level == Level.KECAMATAN:
        villages.show_answer(page)
        return
    known = formed_parts(page.area_view)
    if len(known) < 2:
        st.markdown(page.first_line(page.text("banding.satu", satuan=page.part_word, nama=page.subject)))
        return
    st.markdown(page.first_line(leaders_sentence(known, told(page))))
    benchmark = asked_benchmark(page)
    if asked_view(page) == "sebaya":
        phrase = page.text("banding.kalimat_sebaya")
        st.markdown(verdict_sentence(known, peers.answer_verdicts(page), phrase, told(page)))
    elif benchmark is not None:
        st.markdown(certain_sentence(known, benchmark, told(page)))


def ask_views(page: PageContext) -> Comparison | None:
    """The view a person wants; None where nothing lies below."""
    return ask_comparison(page) if page.area_view.parts else None


def show_view(page: PageContext, asked: Comparison | None) -> None:
    """The picture of the view."""
    if asked is None:
        return
    if asked.view == "gerak":
        flow.show_flow(page, asked)
    elif asked.view == "item":
        views.show_items(page, asked)
    elif asked.view == "sebaya":
        peers.show_peers(page)
    elif page.area_view.level < Level.KECAMATAN:
        views.show_shares(page, asked)
        if asked.view in _WITH_SPREAD:
            st.markdown(spread_sentence(formed_parts(page.area_view), asked.benchmark, told(page)))


def show_comparison_table(page: PageContext, asked: Comparison | None) -> None:
    """Everything by area, sortable and searchable."""
    if asked is None or asked.view not in (*_WITH_SPREAD, "daftar"):
        return
    if page.area_view.level == Level.KECAMATAN:
        villages.show_list(page, asked)
        return
    frame, title = comparison_frame(page, asked), page.text("banding.tabel")
    show_table(page, Table("banding", frame, comparison_columns(page), title))
    with st.expander(page.text("umum.cara_hitung")):
        st.markdown("\n".join(f"- {page.text(f'banding.cara_{n}')}" for n in range(1, 6)))
