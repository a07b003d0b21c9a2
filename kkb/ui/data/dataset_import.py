"""Data: a file that is no classification, as it was read: what it is, its rows, what was found, accept it or not."""

import pandas as pd
import streamlit as st

from kkb.app import imports
from kkb.app.imports import DatasetReading
from kkb.content.own_tables import written
from kkb.core.counts.rows import PLACE_COLUMNS
from kkb.core.errors import KkbError
from kkb.core.quality.statistic import TOTAL_ROW
from kkb.text.column_words import column_label
from kkb.text.markdown import plain
from kkb.ui.data import findings, names
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import choose
from kkb.ui.widgets.table import Column, Table, show_table

_NAMES = ("nama", "nama_kec", "nama_kab", "nama_prov")


def show_side_preview(page: PageContext, reading: DatasetReading) -> None:
    """What the file holds, everything found in it, and the button to accept it. Nothing is stored before that."""
    st.markdown(
        page.text(
            "dukungan.pratinjau",
            judul=plain(reading.title),
            nama=plain(region_name(page, reading.region, reading.rows)),
            tanggal=page.day(reading.date),
            n=page.number(len(reading.rows)),
            ditemukan=page.number(reading.rows_found),
        )
    )
    findings.show_issues(page, reading)
    names.show_names_of_file(page, reading.rows[reading.rows["nama_kec"].notna()])
    st.button(
        page.text("data.terima"), type="primary", icon=":material/check:", key="terima", on_click=_accept,
        args=(page, reading),
    )  # fmt: skip
    st.caption(page.text("dukungan.terima_ket"))
    show_side_table(page, reading.rows, "pratinjau_pendukung", page.text("dukungan.tabel", judul=reading.title))


def show_side_table(page: PageContext, rows: pd.DataFrame, key: str, alt: str) -> None:
    """The rows of a dataset: names of places first, then what it says, numbers as they are written here."""
    aside = (*PLACE_COLUMNS, TOTAL_ROW, "set", "tabel", "tanggal", "contoh")
    own = [c for c in rows.columns if c not in aside and rows[c].notna().any()]
    places = [name for name in _NAMES if rows[name].notna().any()]
    columns = {name: Column(page.text(f"dukungan.kolom_{name}"), pinned=name == "nama") for name in places}
    columns |= {c: Column(column_label(c), lambda value: written(page.basis, value)) for c in own}
    show_table(page, Table(key, rows, columns, alt), rows_shown=12)


def region_name(page: PageContext, region: str, rows: pd.DataFrame) -> str:
    """The name of a dataset's region: of the list, else as its own rows name it, else its code."""
    own = rows.loc[rows["kode"] == region, "nama"].dropna()
    above = rows.loc[rows["kode_kab"] == region, "nama_kab"].dropna()
    if region in page.app.official:
        return page.app.official.name(region)
    return str(next(iter([*own, *above]), region))


def _accept(page: PageContext, reading: DatasetReading) -> None:
    try:
        stored = imports.accept(page.app, reading)
    except KkbError as error:
        st.session_state[findings.DONE] = (error.key, error.values)
        return
    choose("wilayah", stored.wilayah)
    values = {"id": stored.id, "n": stored.jumlah_baris, "tanggal": page.day(stored.tanggal)}
    st.session_state[findings.DONE] = ("dukungan.tersimpan", values | {"judul": plain(reading.title)})
