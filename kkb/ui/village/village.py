"""Desa: one village whole. Each part of the page is a module of its own; a village may have two Kampung KB."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import within
from kkb.core.rule.rule_gap import rule_gap
from kkb.core.scenario.queue import OUT_OF_REACH
from kkb.text.markdown import plain
from kkb.text.village_words import fall_sentence, unit_answer, unit_class
from kkb.ui.data import own_tables
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.village import history, inset_map, sheet, supporting, today
from kkb.ui.village.history import row_before
from kkb.ui.widgets.controls import choose
from kkb.ui.widgets.table import Column, Table, show_table
from kkb.ui.widgets.village_list import show_opener

NAMED, MOST_NEAR = 3, 20
"""Villages named in the first line, and in the list below it."""


def ask_village(page: PageContext) -> str | None:
    """A village by typing part of its name; the one in the link is chosen already. None = nothing chosen yet."""
    district = wilayah.cut(page.filter.wilayah, min(2, page.area_view.level))
    names = _village_names(page, district)
    current = page.filter.wilayah if page.area_view.level == Level.DESA else None
    st.session_state["pilih_desa"] = current
    st.selectbox(
        page.text("desa.cari"),
        list(names),
        format_func=lambda code: names.get(code, code),
        index=None,
        key="pilih_desa",
        placeholder=page.text("desa.ketik", n=page.number(len(names))),
        filter_mode="contains",
        on_change=lambda: choose("wilayah", st.session_state["pilih_desa"] or district),
    )
    return current


def show_village(page: PageContext, code: str) -> None:
    """Everything known of one village: today first, then what to do, then how it came here and who is near."""
    rows = page.area_view.rows[page.area_view.rows["kode"] == code].to_dict("records")
    for row in rows:
        if fell := fall_sentence(row_before(page, row), row, page.app.scheme, page.words):
            st.markdown(f"#### {fell}")
        st.markdown(f"#### {unit_answer(row, rule_gap(row, page.app.scheme.rule), page.app.scheme, page.words)}")
    if not rows:
        st.markdown(f"#### {page.text('desa.jawab_belum_terbentuk', nama=page.name)}")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _show_place(page, code)
        for row in rows:
            today.show_indices(page, row, named=len(rows) > 1)
        sheet.show_print(page, code, rows)
    with right:
        inset_map.show_inset(page, code)
    for row in rows:
        _show_unit(page, row, named=len(rows) > 1)
    history.show_history(page, code)
    for row in rows:
        supporting.show_neighbours(page, row)
        supporting.show_profile(page, row)
        own_tables.show_village_tables(page, row)


def show_hint(page: PageContext) -> None:
    """While no village is chosen: those nearest to the target, in the order of the plan, each to open."""
    waiting = _waiting(page) if page.area_view.on else pd.DataFrame()
    if waiting.empty:
        st.info(page.text("desa.pilih_dahulu", nama=plain(page.area_view.name)))
        return
    shown = waiting.head(MOST_NEAR)
    said = [
        page.text("desa.terdekat_satu", nama=plain(name), upaya=page.number(effort))
        for name, effort in shown.head(NAMED)[["nama", "upaya"]].itertuples(index=False)
    ]
    st.markdown(f"#### {page.text('desa.terdekat', nama=page.name, daftar=', '.join(said))}")
    st.caption(page.text("desa.terdekat_ket", n=len(shown), total=len(waiting)))
    own = ("menjadi", "upaya", "poin")
    names = ("nama", "nama_kec", "strata", *own, "kode", "kampung")
    heads = {name: page.text(f"{'desa' if name in own else 'banding'}.kolom_{name}") for name in names}
    columns = {name: Column(head, pinned=name == "nama") for name, head in heads.items()}
    show_table(page, Table("desa_terdekat", shown, columns, page.text("desa.terdekat_tabel")))
    show_opener(page, "terdekat", shown, is_here=True)


def _waiting(page: PageContext) -> pd.DataFrame:
    """Those that reported and do not count yet, least effort first, with their place, stratum and what they become."""
    queue = cache.scenario_start(page.version, page.area_view.area, page.area_view.asked).queue
    can_rise = queue["antrean"].isin(["dasar", "berkembang"]) & queue["upaya"].lt(OUT_OF_REACH)
    rises = queue.loc[can_rise, ["unit", "upaya", "poin", "ke", "urutan"]].sort_values("urutan")
    found = rises.merge(
        page.area_view.rows[["unit", "kode", "nama", "nama_kec", "kampung", "strata", "lapor"]], on="unit"
    )
    now = [unit_class(row, page.app.scheme, page.words) for row in found[["strata", "lapor"]].to_dict("records")]
    later = [unit_class({"strata": key, "lapor": True}, page.app.scheme, page.words) for key in found["ke"]]
    return found.assign(strata=now, menjadi=later)


def _show_unit(page: PageContext, row: Mapping[str, object], *, named: bool) -> None:
    if named:
        st.subheader(plain(row["kampung"] or row["unit"]), anchor=False)
    today.show_steps(page, row)
    today.show_items(page, row)


def _show_place(page: PageContext, code: str) -> None:
    names = [plain(page.area_view.places.name(part)) for part in reversed(wilayah.path(code)[:-1])]
    st.markdown(page.text("desa.tempat", kode=code, tempat=", ".join(names)))
    if not wilayah.is_confirmed(code):
        st.caption(page.text("desa.belum_dicocokkan"))


def _village_names(page: PageContext, district: str) -> dict[str, str]:
    listed = page.app.listed[within(page.app.listed["kode"], district)][["kode", "nama", "nama_kec"]]
    unlisted = page.area_view.rows.loc[~page.area_view.rows["kode"].isin(listed["kode"]), ["kode", "nama", "nama_kec"]]
    every = pd.concat([listed, unlisted]).sort_values(["nama", "nama_kec"])
    return {code: f"{name} · {place}" for code, name, place in every.itertuples(index=False)}
