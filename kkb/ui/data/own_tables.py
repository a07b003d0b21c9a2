"""Tables of an office's own beside the classification, on Data."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.app import supporting_rows
from kkb.content.own_tables import own_source
from kkb.text.column_words import table_name
from kkb.ui.data.dataset_import import show_side_table
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext


def show_own_tables(page: PageContext) -> None:
    """The newest of every such table of the region; nothing where there is none."""
    rows = own_rows(page.version, page.area_view.area, page.filter.tanggal)
    names = {table: table_name(table) for table in rows["tabel"].unique()}
    if not names:
        return
    st.subheader(page.text("dukungan.sendiri", nama=page.name), anchor=False)
    chosen = st.selectbox(page.text("dukungan.sendiri_pilih"), list(names), format_func=names.get, key="tabel_sendiri")
    own = rows[rows["tabel"].eq(chosen)]
    st.caption(own_source(page.basis, own))
    show_side_table(page, own, "tabel_sendiri_isi", page.text("dukungan.tabel", judul=names[chosen]))


@st.cache_resource(show_spinner=False, max_entries=16)
def own_rows(version: int, area: str, on: date | None) -> pd.DataFrame:  # noqa: ARG001 -- a key of what is kept
    """The newest rows of every such table inside an area at a date; a kecamatan's own row counts as inside."""
    return supporting_rows.own_rows(cache.app(), area, on)
