"""What one Kampung KB is today: three indices against the pass line, the steps of least effort, the twelve items."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.app import resources
from kkb.core.counts.rows import ITEMS
from kkb.core.plan import PlanLimits
from kkb.core.rule.rule_gap import rule_gap
from kkb.text.markdown import plain
from kkb.text.plan_words import PlanWords
from kkb.text.village_words import (
    ITEM_COLUMNS,
    STEP_COLUMNS,
    goal_steps,
    item_records,
    open_goals,
    step_answer,
    step_records,
)
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.kpi import show_kpi
from kkb.ui.widgets.table import Column, Table, show_table


def show_indices(page: PageContext, row: Mapping[str, object], *, named: bool) -> None:
    """Input, Proses and Output: the index, and the sum of scores against the sum at which it passes."""
    if named:
        st.caption(plain(row["kampung"] or row["unit"]))
    found = rule_gap(row, page.app.scheme.rule)
    for column, one in zip(st.columns(3), found.variables, strict=True):
        label = page.text("desa.indeks_belum" if one.short else "desa.indeks_lulus", nama=one.name)
        value = "–" if one.index is None else page.number(one.index, 2)
        note = page.text("desa.jumlah_skor", ada=one.total, perlu=one.pass_sum)
        with column:
            show_kpi(f"desa_{one.key}_{row['unit']}", label, value, note)
    st.caption(page.text("desa.indeks_bantu"))


def show_steps(page: PageContext, row: Mapping[str, object]) -> None:
    """The cheapest steps to each goal that is not reached yet."""
    told = plan_words(page)
    for goal, steps in goal_steps(row, page.app.scheme.rule, resources.effort()):
        st.markdown(f"**{page.text(f'desa.langkah_{goal}')}** {step_answer(steps, goal, told)}")
        if steps and steps.steps:
            columns = {name: Column(page.text(f"desa.kolom_{name}")) for name in STEP_COLUMNS}
            frame, title = pd.DataFrame(step_records(steps, told)), page.text(f"desa.langkah_{goal}")
            show_table(page, Table(f"langkah_{goal}_{row['unit']}", frame, columns, title))
    if open_goals(row):
        st.caption(plain(resources.effort().source))


def show_items(page: PageContext, row: Mapping[str, object]) -> None:
    """The twelve items with what each score means and what the next one needs."""
    st.markdown(f"**{page.text('kartu.tabel')}**")
    columns = {name: Column(page.text(f"kartu.kolom_{name}")) for name in ITEM_COLUMNS}
    frame = pd.DataFrame(item_records(row, page.app.scheme, page.words))
    show_table(page, Table(f"item_{row['unit']}", frame, columns, page.text("kartu.tabel")), rows_shown=len(ITEMS))


def plan_words(page: PageContext) -> PlanWords:
    """What steps are told with on this page."""
    return PlanWords(page.words, page.app.scheme, resources.effort(), PlanLimits(), page.area_view.places.name)
