"""Data: published statistics tables, held against themselves and against what is stored."""

import pandas as pd
import streamlit as st

from kkb.app.stored import Dataset, dataset, dataset_issues, datasets
from kkb.core.quality.statistic import compare_strata, strata_columns
from kkb.text.issues import issue_list
from kkb.text.markdown import plain
from kkb.ui.data.dataset_import import region_name, show_side_table
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table

_STATISTIC = "statistik"
_LISTED = 6


def show_statistics(page: PageContext) -> None:
    """One published table as it was printed, what in it does not add up, and where the stored strata differ."""
    st.subheader(page.text("dukungan.statistik"), anchor=False)
    tables = [one for one in datasets(page.app, _STATISTIC, page.area_view.area) if one.dibatalkan is None]
    if not tables:
        st.markdown(page.text("dukungan.statistik_belum"))
        return
    labels = {
        one.id: f"{page.day(one.tanggal)} · {page.area_view.places.name(one.wilayah)} · {one.berkas}" for one in tables
    }
    chosen = st.selectbox(
        page.text("dukungan.statistik_pilih"), list(labels), format_func=labels.get, key="pilih_statistik"
    )
    table = next(one for one in tables if one.id == chosen)
    rows = _rows(page.version, table.id)
    issues = [i for i in dataset_issues(page.app, table.id) if i.severity == "periksa"]
    if issues:
        st.markdown("\n".join(f"- {plain(s)}" for s in issue_list(issues, page.words, _LISTED)))
    else:
        st.markdown(page.text("dukungan.statistik_cocok"))
    _show_differences(page, table, rows)
    name = plain(region_name(page, table.wilayah, rows))
    show_side_table(page, rows, "statistik", page.text("dukungan.statistik_tabel", nama=name))


@st.cache_resource(show_spinner=False, max_entries=8)
def _rows(version: int, id_: int) -> pd.DataFrame:  # noqa: ARG001 -- a key of what is kept
    return dataset(cache.app(), id_)[1]


def _show_differences(page: PageContext, table: Dataset, rows: pd.DataFrame) -> None:
    """The published strata against the state stored at the same date, area by area."""
    if rows.empty or not strata_columns(rows, page.app.scheme.ladder.keys):
        return
    state = cache.area_view(page.version, table.wilayah, table.tanggal).rows
    if state.empty:
        st.markdown(page.text("dukungan.beda_tanpa_data", tanggal=page.day(table.tanggal)))
        return
    example = page.text("dukungan.beda_contoh") if state["contoh"].any() else ""
    found = compare_strata(rows, state, page.app.scheme.ladder.keys)
    day = page.day(max(state["tanggal"]))
    areas = found["kode"].nunique()
    key = "dukungan.beda" if len(found) else "dukungan.beda_tidak_ada"
    st.markdown(f"{page.text(key, n=page.number(areas), total=page.number(len(rows)), tanggal=day)} {example}")
    if len(found):
        found["strata"] = found["strata"].map(lambda key: page.app.scheme.stratum(key).label(page.words.lang))
        columns = {"nama": Column(page.text("dukungan.kolom_nama"), pinned=True)}
        columns |= {name: Column(page.text(f"dukungan.kolom_{name}")) for name in ("strata", "terbit", "tersimpan")}
        show_table(page, Table("beda_statistik", found, columns, page.text("dukungan.beda_tabel")), rows_shown=10)
