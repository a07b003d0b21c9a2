"""Data: which datasets are stored, how to take one back, tables of the office's own, and remembered mappings."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.app import supporting_rows
from kkb.app.stored import Dataset, datasets, redo_dataset, undo_dataset
from kkb.content.own_tables import KIND, own_source
from kkb.core.errors import KkbError
from kkb.text.column_words import table_name
from kkb.ui.data import mapping
from kkb.ui.data.dataset_import import show_side_table
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_table

_FAILED = "kkb_pendukung"


def show_side_sets(page: PageContext) -> None:
    """The side data of the region, one's own before the example, and the remembered mappings of columns."""
    stored = sorted(datasets(page.app, region=page.area_view.area), key=lambda one: one.contoh)
    if stored:
        st.subheader(page.text("dukungan.riwayat", nama=page.name), anchor=False)
        _show_failed(page)
        _show_undo(page, [one for one in stored if not one.contoh])
        names = ("id", "tanggal", "jenis", "wilayah", "berkas", "baris", "isu", "oleh", "keadaan")
        columns = {name: Column(page.text(f"data.kolom_{name}")) for name in names if name not in ("jenis", "berkas")}
        columns |= {name: Column(page.text(f"data.kolom_{name}"), page.number) for name in ("baris", "isu")}
        columns["tanggal"] = Column(page.text("data.kolom_tanggal"), page.day)
        columns["jenis"] = Column(page.text("dukungan.kolom_jenis"))
        columns["berkas"] = Column(page.text("data.kolom_nama_berkas"))
        frame = pd.DataFrame([_row(page, one) for one in stored])
        ordered = {name: columns[name] for name in names}
        show_table(page, Table("pendukung", frame, ordered, page.text("dukungan.riwayat_tabel")), rows_shown=8)
    show_own_tables(page)
    mapping.show_mappings(page)


def _row(page: PageContext, one: Dataset) -> dict[str, object]:
    return {
        "id": one.id,
        "tanggal": one.tanggal,
        "jenis": table_name(one.tabel) if one.tabel and one.jenis == KIND else page.text(f"dukungan.jenis_{one.jenis}"),
        "wilayah": page.area_view.places.name(one.wilayah),
        "berkas": page.text("umum.contoh") if one.contoh else one.berkas,
        "baris": one.jumlah_baris,
        "isu": one.jumlah_isu,
        "oleh": one.oleh,
        "keadaan": page.text(f"data.keadaan_{one.state}"),
    }


def _show_undo(page: PageContext, own: list[Dataset]) -> None:
    if not own:
        return
    labels = {
        one.id: f"{one.id} · {page.day(one.tanggal)} · {one.berkas} · {page.text(f'data.keadaan_{one.state}')}"
        for one in own
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(page.text("dukungan.pilih"), list(labels), format_func=labels.get, key="pilih_pendukung")
        undone = next(one for one in own if one.id == chosen).dibatalkan is not None
        st.button(
            page.text("dukungan.kembalikan" if undone else "dukungan.batalkan"), key="ubah_pendukung",
            on_click=_change, args=(page, chosen, undone), icon=f":material/{'redo' if undone else 'undo'}:",
        )  # fmt: skip


def _change(page: PageContext, chosen: int, undone: bool) -> None:
    try:
        (redo_dataset if undone else undo_dataset)(page.app, chosen)
    except KkbError as error:
        st.session_state[_FAILED] = (error.key, error.values)


def _show_failed(page: PageContext) -> None:
    if _FAILED in st.session_state:
        key, values = st.session_state.pop(_FAILED)
        st.error(page.text(key, **values))


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
