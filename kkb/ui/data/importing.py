"""Data: bring a portal export in, read what is wrong with it, accept it or not. Nothing is stored before that."""

from datetime import date

import pandas as pd
import streamlit as st

from kkb.app import imports
from kkb.app.imports import OWN, UNKNOWN, DatasetReading, Reading
from kkb.app.parts import part_doubt, parts_said, state_after, with_shortage
from kkb.app.respelt import with_respelt
from kkb.core.counts.tally import strata_counts
from kkb.core.errors import KkbError
from kkb.text.markdown import plain
from kkb.ui.data import dataset_import, file_part, file_region, mapping, names, preview
from kkb.ui.data.findings import DONE, show_done, show_issues
from kkb.ui.data.reading import read_upload, tables_of, uploader_key
from kkb.ui.data.upload import as_upload
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import choose
from kkb.ui.widgets.table import Column, Table, show_table

FILE_TYPES = ("xlsx", "csv", "xls", "ods", "txt", "xlsm", "html", "htm", "mht", "mhtml", "xml", "zip")


def show_upload(page: PageContext) -> None:
    """The uploader, an optional date, then the preview of what was read."""
    st.subheader(page.text("data.masukkan"), anchor=False)
    show_done(page)
    imports.warm()
    given = st.file_uploader(
        page.text("data.pilih"), type=list(FILE_TYPES), key=uploader_key(), help=page.text("data.pilih_bantu")
    )
    if given is None:
        st.markdown(page.text("data.petunjuk"))
        return
    on = _asked_date(page)
    upload = as_upload(given)
    name = upload.name
    try:
        name = _chosen_table(page, tables_of(upload))
        reading = read_upload(page, upload, name, (on, file_region.given(upload.sha256)))
    except KkbError as error:
        st.error(plain(page.text(error.key, **error.values)))
        if error.key in (UNKNOWN, "berkas.kolom_kurang", "berkas.kolom_desa"):
            mapping.ask_mapping(page, upload, name)
        elif error.key in file_region.ASKED_AFTER:
            file_region.ask_region(page, upload.sha256)
        return
    if isinstance(reading, DatasetReading):
        dataset_import.show_side_preview(page, reading)
        if reading.jenis == OWN:
            with st.expander(page.text("dukungan.peta_arti_lain"), icon=":material/table_view:"):
                mapping.ask_mapping(page, upload, name)
    else:
        show_preview(page, reading)
    if reading.issues:
        preview.show_marked_download(page, reading, (upload.data, name))


def _asked_date(page: PageContext) -> date | None:
    """The date of the data as a person says it, which wins over what the file tells."""
    return st.date_input(
        page.text("data.tanggal"),
        value=None,
        format="DD/MM/YYYY",
        min_value=date(2016, 1, 1),
        help=page.text("data.tanggal_bantu"),
        width=340,
        key="tanggal_berkas",
    )


def _chosen_table(page: PageContext, names: tuple[str, ...]) -> str:
    """The one table of a file, or that of a zip which a person chose; each is looked at and accepted by itself."""
    if len(names) == 1:
        return names[0]
    label = page.text("data.isi_arsip", n=page.number(len(names)))
    return st.selectbox(label, names, format_func=lambda name: name.partition("/")[2], key="isi_arsip")


def show_preview(page: PageContext, reading: Reading) -> None:
    """What the file says beside what is stored now, everything found in it, and the button to accept it."""
    counts = strata_counts(reading.rows, page.app.scheme.ladder)
    reached = sum(counts[s] for s in page.app.scheme.reached)
    name = page.app.places(reading.rows).name(reading.region)
    st.markdown(
        page.text(
            "data.pratinjau",
            nama=plain(name),
            tanggal=page.day(reading.date),
            n=page.number(len(reading.rows)),
            ditemukan=page.number(reading.rows_found),
            tercapai=page.number(reached),
        )
    )
    found = part_doubt(page.app, reading)
    is_part = file_part.ask_part(page, reading, found)
    reading = with_respelt(page.app, reading) if is_part else with_shortage(page.app, reading, found)
    after = state_after(page.app, reading) if is_part else reading.rows
    _show_strata(page, reading, after)
    preview.show_comparison(page, reading, after)
    show_issues(page, reading)
    names.show_names_of_file(page, reading.rows)
    if is_part is None:
        st.caption(page.text("bagian.belum"))
    st.button(
        page.text("data.terima"),
        type="primary",
        icon=":material/check:",
        key="terima",
        on_click=_accept,
        args=(page, reading, bool(is_part)),
        disabled=is_part is None,
    )
    st.caption(page.text("data.terima_ket"))


def _show_strata(page: PageContext, reading: Reading, after: pd.DataFrame) -> None:
    counts = strata_counts(after, page.app.scheme.ladder)
    now = cache.area_view(page.version, reading.region, reading.date).tally
    rows = [
        {
            "strata": s.label(page.words.lang),
            "sekarang": now.strata[s.key],
            "berkas": counts[s.key],
            "beda": counts[s.key] - now.strata[s.key],
        }
        for s in page.app.scheme.strata
    ]
    names = ("strata", "sekarang", "berkas", "beda")
    columns = {n: Column(page.text(f"data.kolom_{n}"), page.signed if n == "beda" else None) for n in names}
    show_table(page, Table("pratinjau", pd.DataFrame(rows), columns, page.text("data.pratinjau_tabel")))


def _accept(page: PageContext, reading: Reading, is_part: bool) -> None:
    try:
        stored = imports.accept(page.app, reading, parts=parts_said(page.app, reading) if is_part else frozenset())
    except KkbError as error:
        st.session_state[DONE] = (error.key, error.values)
        return
    choose("wilayah", stored.wilayah)
    choose("tanggal", None)
    values = {"id": stored.id, "n": stored.jumlah_baris, "tanggal": page.day(stored.tanggal)}
    st.session_state[DONE] = ("data.tersimpan", values)
