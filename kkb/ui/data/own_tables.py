"""Tables of an office's own beside the classification: of an area on Data, of a village on its page."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from kkb.core.area import wilayah
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.counts.tally import within
from kkb.text.markdown import plain
from kkb.ui.data.dataset_import import column_label, show_side_table, written
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table

KIND = "lain"
_OF_SET = ("set", "tabel", "tanggal", "contoh")


def show_own_tables(page: PageContext) -> None:
    """The newest of every such table of the region; nothing where there is none."""
    rows = own_rows(page.version, page.area_view.area, page.filter.tanggal)
    names = {table: table_name(table) for table in rows["tabel"].unique()}
    if not names:
        return
    st.subheader(page.text("dukungan.sendiri", nama=page.name), anchor=False)
    chosen = st.selectbox(page.text("dukungan.sendiri_pilih"), list(names), format_func=names.get, key="tabel_sendiri")
    own = rows[rows["tabel"].eq(chosen)]
    st.caption(_source(page, own))
    show_side_table(page, own, "tabel_sendiri_isi", page.text("dukungan.tabel", judul=names[chosen]))


def show_village_tables(page: PageContext, row: Mapping[str, object]) -> None:
    """What such tables say of a village, else of its kecamatan."""
    code = str(row["kode"])
    rows = own_rows(page.version, wilayah.parent(code), page.filter.tanggal)
    for table, own in rows.groupby("tabel", sort=False):
        same = own[own["unit"].eq(row["unit"])]
        here = same if len(same) else own[own["kode"].eq(code)]
        here = here if len(here) else own[own["kode"].eq(wilayah.parent(code))]
        columns = [c for c in own.columns if c not in (*PLACE_COLUMNS, *_OF_SET)]
        said = {c: here[c].iloc[0] for c in columns if len(here) and pd.notna(here[c].iloc[0])}
        if not said:
            continue
        name = table_name(str(table))
        st.subheader(plain(name), anchor=False)
        records = [{"hal": column_label(c), "isi": written(page, value)} for c, value in said.items()]
        heads = {"hal": Column(page.text("desa.kolom_hal")), "isi": Column(page.text("dukungan.kolom_isi"))}
        show_table(page, Table(f"{KIND}_{table}_{row['unit']}", pd.DataFrame(records), heads, name))
        st.caption(f"{plain(str(here['nama'].iloc[0]))}. {_source(page, here)}")


@st.cache_resource(show_spinner=False, max_entries=16)
def own_rows(version: int, area: str, on: object) -> pd.DataFrame:  # noqa: ARG001 -- a key of what is kept
    """The newest rows of every such table inside an area at a date; a kecamatan's own row counts as inside."""
    rows = cache.app().store.side.rows_at(KIND, area, on)
    return rows[within(rows["kode"], area)] if len(rows) else rows


def table_name(table: str) -> str:
    """What a stored table is called.

    >>> table_name("rekap-bkb-musi-rawas")
    'Rekap BKB musi rawas'
    """
    return column_label(table.replace("-", "_"))


def _source(page: PageContext, rows: pd.DataFrame) -> str:
    """Its date, and that classes in it are no strata of Kampung KB."""
    key = "dukungan.sendiri_ket" if len(rows) else "umum.produk"
    return page.text(key, tanggal=page.day(max(rows["tanggal"])))
