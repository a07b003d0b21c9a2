"""Tindak lanjut: what did we agree, what happened to the score since; by kecamatan and by instansi."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kkb.core.actions.action import Action
from kkb.core.actions.follow_up import Outcome, follow_up, grouped
from kkb.ui import cache
from kkb.ui.actions.listing import show_example
from kkb.ui.actions.material import actions_of, now, show_judged, told_of
from kkb.ui.actions.trail import notes_of
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.action_table import group_frame, outcome_frame
from kkb.view.action_words import ActionWords, follow_up_sentence


def show_follow_up(room: Room, answer: DeltaGenerator) -> None:
    """The answer, the groups, then every action with its score then and now."""
    told, actions = told_of(room), actions_of(room)
    outcomes = outcomes_of(room, actions)
    with answer:
        st.markdown(f"#### {follow_up_sentence(outcomes, room.name, room.words)}")
        show_example(room, actions)
        show_judged(room, actions)
    if not outcomes:
        st.info(room.text("sepakat.tindak_kosong"))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        _show_groups(room, told, outcomes, "kecamatan")
    with right:
        _show_groups(room, told, outcomes, "instansi")
    st.subheader(room.text("sepakat.tindak_tabel"), anchor=False)
    frame = outcome_frame(outcomes, told, now())
    _show(room, "tindak_lanjut", frame, (room.text("sepakat.tindak_tabel"), notes_of(room, actions)))
    st.caption(room.text("sepakat.tindak_ket"))


def outcomes_of(room: Room, actions: tuple[Action, ...]) -> tuple[Outcome, ...]:
    """What became of actions by the data of the page."""
    days = {a.disepakati for a in actions}
    then = {day: cache.look(room.version, room.look.area, day).rows for day in days}
    return follow_up(actions, room.look.rows, then)


def _show_groups(room: Room, told: ActionWords, outcomes: tuple[Outcome, ...], by: str) -> None:
    is_area = by == "kecamatan"
    groups = grouped(outcomes, lambda a: a.kode_kec if is_area else a.instansi, now())
    names = {g.key: told.name(g.key) if is_area else told.agency(g.key) for g in groups}
    title = room.text(f"sepakat.menurut_{by}")
    st.subheader(title, anchor=False)
    frame = group_frame(groups, names, room.words.lang)
    _show(room, f"tindak_{by}", frame, (title, notes_of(room, tuple(o.action for o in outcomes))), rows=6)


def _show(room: Room, key: str, frame: pd.DataFrame, told: tuple[str, tuple[str, ...]], rows: int = 12) -> None:
    heads = {n: room.text(f"sepakat.kolom_{n}") for n in frame.columns}
    heads |= {"nama": room.text(f"sepakat.kolom_{key.removeprefix('tindak_')}")} if "aksi" in frame else {}
    columns = {n: Column(head, pinned=n == "nama") for n, head in heads.items()}
    show_table(room, Table(key, frame, columns, *told), rows_shown=rows)
