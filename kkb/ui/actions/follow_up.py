"""Tindak lanjut: what did we agree, what happened to the score since; by kecamatan and by instansi."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kkb.core.actions.action import Action
from kkb.core.actions.follow_up import Outcome, follow_up, grouped
from kkb.text.action_table import group_frame, outcome_frame
from kkb.text.action_words import ActionWords, follow_up_sentence
from kkb.ui.actions.listing import show_example
from kkb.ui.actions.supporting import actions_of, now, show_judged, told_of
from kkb.ui.actions.trail import notes_of
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table


def show_follow_up(page: PageContext, answer: DeltaGenerator) -> None:
    """The answer, the groups, then every action with its score then and now."""
    told, actions = told_of(page), actions_of(page)
    outcomes = outcomes_of(page, actions)
    with answer:
        st.markdown(f"#### {follow_up_sentence(outcomes, page.name, page.words)}")
        show_example(page, actions)
        show_judged(page, actions)
    if not outcomes:
        st.info(page.text("sepakat.tindak_kosong"))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _show_groups(page, told, outcomes, "kecamatan")
    with right:
        _show_groups(page, told, outcomes, "instansi")
    st.subheader(page.text("sepakat.tindak_tabel"), anchor=False)
    frame = outcome_frame(outcomes, told, now())
    _show(page, "tindak_lanjut", frame, (page.text("sepakat.tindak_tabel"), notes_of(page, actions)))
    st.caption(page.text("sepakat.tindak_ket"))


def outcomes_of(page: PageContext, actions: tuple[Action, ...]) -> tuple[Outcome, ...]:
    """What became of actions by the data of the page."""
    days = {a.disepakati for a in actions}
    then = {day: cache.area_view(page.version, page.area_view.area, day).rows for day in days}
    return follow_up(actions, page.area_view.rows, then)


def _show_groups(page: PageContext, told: ActionWords, outcomes: tuple[Outcome, ...], by: str) -> None:
    is_area = by == "kecamatan"
    groups = grouped(outcomes, lambda a: a.kode_kec if is_area else a.instansi, now())
    names = {g.key: told.name(g.key) if is_area else told.agency(g.key) for g in groups}
    title = page.text(f"sepakat.menurut_{by}")
    st.subheader(title, anchor=False)
    frame = group_frame(groups, names, page.words.lang)
    _show(page, f"tindak_{by}", frame, (title, notes_of(page, tuple(o.action for o in outcomes))), rows=6)


def _show(page: PageContext, key: str, frame: pd.DataFrame, told: tuple[str, tuple[str, ...]], rows: int = 12) -> None:
    heads = {n: page.text(f"sepakat.kolom_{n}") for n in frame.columns}
    heads |= {"nama": page.text(f"sepakat.kolom_{key.removeprefix('tindak_')}")} if "aksi" in frame else {}
    columns = {n: Column(head, pinned=n == "nama") for n, head in heads.items()}
    show_table(page, Table(key, frame, columns, *told), rows_shown=rows)
