"""What one Kampung KB is today: three indices against the pass line, the steps of least effort, the twelve items."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb import shipped
from kkb.core.plan import Limits
from kkb.core.rows import ITEMS
from kkb.core.standing import standing
from kkb.ui.kpi import show_kpi
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_table
from kkb.view.markdown import plain
from kkb.view.plan_words import PlanWords
from kkb.view.village_words import (
    ITEM_COLUMNS,
    STEP_COLUMNS,
    goal_steps,
    item_records,
    open_goals,
    step_answer,
    step_records,
)


def show_indices(room: Room, row: Mapping[str, object], *, named: bool) -> None:
    """Input, Proses and Output: the index, and the sum of scores against the sum at which it passes."""
    if named:
        st.caption(plain(row["kampung"] or row["unit"]))
    found = standing(row, room.desk.scheme.rule)
    for column, one in zip(st.columns(3), found.variables, strict=True):
        label = room.text("desa.indeks_belum" if one.short else "desa.indeks_lulus", nama=one.name)
        value = "–" if one.index is None else room.number(one.index, 2)
        note = room.text("desa.jumlah_skor", ada=one.total, perlu=one.pass_sum)
        with column:
            show_kpi(f"desa_{one.key}_{row['unit']}", label, value, note)
    st.caption(room.text("desa.indeks_bantu"))


def show_steps(room: Room, row: Mapping[str, object]) -> None:
    """The cheapest steps to each goal that is not reached yet."""
    told = plan_words(room)
    for goal, steps in goal_steps(row, room.desk.scheme.rule, shipped.effort()):
        st.markdown(f"**{room.text(f'desa.langkah_{goal}')}** {step_answer(steps, goal, told)}")
        if steps and steps.steps:
            columns = {name: Column(room.text(f"desa.kolom_{name}")) for name in STEP_COLUMNS}
            frame, title = pd.DataFrame(step_records(steps, told)), room.text(f"desa.langkah_{goal}")
            show_table(room, Table(f"langkah_{goal}_{row['unit']}", frame, columns, title))
    if open_goals(row):
        st.caption(plain(shipped.effort().source))


def show_items(room: Room, row: Mapping[str, object]) -> None:
    """The twelve items with what each score means and what the next one needs."""
    st.markdown(f"**{room.text('kartu.tabel')}**")
    columns = {name: Column(room.text(f"kartu.kolom_{name}")) for name in ITEM_COLUMNS}
    frame = pd.DataFrame(item_records(row, room.desk.scheme, room.words))
    show_table(room, Table(f"item_{row['unit']}", frame, columns, room.text("kartu.tabel")), rows_shown=len(ITEMS))


def plan_words(room: Room) -> PlanWords:
    """What steps are told with on this page."""
    return PlanWords(room.words, room.desk.scheme, shipped.effort(), Limits(), room.look.places.name)
