"""Data: which side data are stored, how to take one back, and the mappings of columns that are remembered."""

import pandas as pd
import streamlit as st

from kkb.app.stored import Dataset, datasets, redo_dataset, undo_dataset
from kkb.content.own_tables import KIND
from kkb.core.errors import KkbError
from kkb.text.column_words import table_name
from kkb.ui.data import mapping, own_tables
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
        columns["tanggal"] = Column(page.text("data.kolom_tanggal"), page.day)
        columns["jenis"] = Column(page.text("dukungan.kolom_jenis"))
        columns["berkas"] = Column(page.text("data.kolom_nama_berkas"))
        frame = pd.DataFrame([_row(page, one) for one in stored])
        ordered = {name: columns[name] for name in names}
        show_table(page, Table("pendukung", frame, ordered, page.text("dukungan.riwayat_tabel")), rows_shown=8)
    own_tables.show_own_tables(page)
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
