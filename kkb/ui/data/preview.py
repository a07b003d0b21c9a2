"""Data: a file against what is stored: who moved, who is new, who is gone, who reported; and the file with marks."""

import pandas as pd
import streamlit as st

from kkb.app import reading as jobs_reading
from kkb.app import stored
from kkb.app.imports import DatasetReading, Reading
from kkb.core.counts import area_view as area_views
from kkb.core.counts.area_view import AreaView
from kkb.core.quality import checks
from kkb.export.marked_file import marked_workbook
from kkb.text.answers import change_answer
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.download import Download, show_download_button
from kkb.ui.widgets.table import Column, Table, show_table


def show_comparison(page: PageContext, reading: Reading, after: pd.DataFrame) -> None:
    """What accepting the file would change (`after`: the state of the region then); an example is no yardstick, and
    nothing stored is nothing to compare.
    """
    _show_same(page, reading)
    now = cache.area_view(page.version, reading.region, reading.date)
    st.markdown(f"**{page.text('pratinjau.judul')}**")
    if now.on is None or now.example == "semua":
        st.markdown(page.text("pratinjau.tanpa_potret" if now.on is None else "pratinjau.hanya_contoh"))
    else:
        _show_moves(page, now, after)
    with st.expander(page.text("pratinjau.kelengkapan"), icon=":material/checklist:"):
        _show_completeness(page, reading)


def show_marked_download(page: PageContext, reading: Reading | DatasetReading, file: tuple[bytes, str]) -> None:
    """The person's own file (bytes, and the name it is read by) with every finding marked, made only when asked for."""
    download = Download(
        "unduh_bertanda", page.text("pratinjau.unduh_bertanda"),
        f"bertanda_{reading.file_name.rsplit('.', 1)[0]}.xlsx", lambda: _marked(page, reading, file),
        icon=":material/ink_highlighter:",
    )  # fmt: skip
    show_download_button(page, download)


def _marked(page: PageContext, reading: Reading | DatasetReading, file: tuple[bytes, str]) -> bytes:
    copied = jobs_reading.table_cells(page.app, *file)
    return marked_workbook((copied.name, copied.rows, copied.columns), reading.issues, page.words)


def _show_same(page: PageContext, reading: Reading) -> None:
    own = stored.snapshots(page.app, reading.region)
    same = next((s for s in own if s.sha256 == reading.sha256 and s.dibatalkan is None), None)
    if same is not None:
        st.info(page.text("pratinjau.sama", id=same.id, tanggal=page.day(same.tanggal)))


def _show_moves(page: PageContext, now: AreaView, after: pd.DataFrame) -> None:
    change = area_views.change(now.rows, after, now.on, page.app.scheme)
    st.markdown(change_answer(change, page.words))
    moved = change.moved[change.moved["arah"] != "tetap"]
    if moved.empty:
        return
    places = pd.concat([after, now.rows]).drop_duplicates("unit").set_index("unit")
    names = {s.key: s.name for s in page.app.scheme.strata}
    rows = pd.DataFrame({
        "kec": moved["unit"].map(places["nama_kec"]), "desa": moved["unit"].map(places["nama"]),
        "arah": [page.text(f"pratinjau.arah_{way}") for way in moved["arah"]],
        "dari": moved["dari"].map(names), "ke": moved["ke"].map(names),
    })  # fmt: skip
    columns = {name: Column(page.text(f"pratinjau.kolom_{name}")) for name in rows.columns}
    ordered = rows.sort_values(["arah", "kec", "desa"], ignore_index=True)
    show_table(page, Table("perpindahan", ordered, columns, page.text("pratinjau.perpindahan")), rows_shown=8)


def _show_completeness(page: PageContext, reading: Reading) -> None:
    counted = checks.completeness(reading.rows)
    inside = page.app.listed_in(reading.region)
    absent = inside[~inside["kode"].isin(set(reading.rows["kode"]))].groupby("kode_kec").size()
    known = inside.drop_duplicates("kode_kec")[["kode_kec", "nama_kec"]]
    whole = pd.concat([counted, known[~known["kode_kec"].isin(counted["kode_kec"])]]).fillna(0)
    rows = whole.assign(tidak_ada=whole["kode_kec"].map(absent).fillna(0)).sort_values("kode_kec")
    columns = {"nama_kec": Column(page.text("pratinjau.kolom_nama_kec"))} | {
        name: Column(page.text(f"pratinjau.kolom_{name}"), page.number)
        for name in ("terbentuk", "lapor", "belum_lapor", "tidak_ada")
    }
    show_table(page, Table("kelengkapan_berkas", rows, columns, page.text("pratinjau.kelengkapan")))
