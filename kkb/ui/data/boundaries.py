"""Data: official village boundaries brought in, their report read, stored, listed and removed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st

from kkb.app import boundaries
from kkb.app.boundaries import SYSTEMS, AskedBoundary, BoundaryReading, Hear, Listening, Progress, quiet
from kkb.core.area import wilayah
from kkb.core.area.wilayah import Level
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.text.issues import issue_sentence
from kkb.text.markdown import plain
from kkb.ui.data.upload import Upload, as_upload
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_download, show_table

_DONE, _REPORT, _SAVED = "kkb_batas", "kkb_batas_laporan", "kkb_batas_tersimpan"
_FIND = "cari"
_LISTED = 8
_MEGABYTES = 400
_KINDS = ["geojson", "json", "gpkg", "kml", "kmz", "zip"]


def show_boundaries(page: PageContext) -> None:
    """Whether the area has official boundaries, where to bring a file, and what is stored."""
    st.subheader(page.text("perbatasan.judul"), anchor=False)
    if _DONE in st.session_state:
        is_done, sentence = st.session_state.pop(_DONE)
        (st.success if is_done else st.error)(sentence)
    _show_state(page)
    with st.expander(page.text("perbatasan.masukkan"), icon=":material/map:"):
        st.markdown(page.text("perbatasan.cara"))
        asked, source = _ask(page)
        upload = st.file_uploader(
            page.text("perbatasan.pilih"), type=_KINDS, key="unggah_batas", max_upload_size=_MEGABYTES
        )
        if upload is not None:
            _show_upload(page, as_upload(upload), (asked, source))
    _show_stored(page)


def _show_state(page: PageContext) -> None:
    area = wilayah.cut(page.area_view.area, min(2, page.area_view.level))
    stored = boundaries.stored_boundaries(page.app, area)
    values = {"nama": page.name, "n": page.number(sum(one.jumlah for one in stored))}
    if stored:
        st.markdown(page.text("perbatasan.ada", **values, N=page.number(page.app.official.count(area))))
    else:
        st.markdown(page.text("perbatasan.belum", nama=page.name))


def _ask(page: PageContext) -> tuple[AskedBoundary, str]:
    left, right = st.columns(2)
    system = left.segmented_control(
        page.text("perbatasan.sistem"), (_FIND, *SYSTEMS), key="batas_sistem", required=True, default=_FIND,
        format_func=lambda key: page.text(f"perbatasan.sistem_{key}"),
    )  # fmt: skip
    source = right.text_input(
        page.text("perbatasan.sumber"), key="batas_sumber", max_chars=120,
        placeholder=page.text("perbatasan.sumber_contoh"),
    )  # fmt: skip
    region = None
    if page.area_view.level > Level.INDONESIA:
        area = wilayah.cut(page.area_view.area, min(2, page.area_view.level))
        label = page.text("perbatasan.hanya", nama=plain(page.area_view.places.name(area)))
        if st.checkbox(label, key="batas_hanya", help=page.text("perbatasan.hanya_bantuan")):
            region = area
    return AskedBoundary(None if system == _FIND else system, region), source


def _show_upload(page: PageContext, upload: Upload, asked: tuple[AskedBoundary, str]) -> None:
    """The report on a file; it is read once per content and question, and again when it is stored."""
    asks = (upload.sha256, asked[0])
    if st.session_state.get(_SAVED) == asks:
        return
    key = (page.version, *asks)
    kept = st.session_state.get(_REPORT)
    if kept is None or kept[0] != key:
        kept = (key, *_read(page, upload, asked[0]))
        st.session_state[_REPORT] = kept
    _, report, refusal = kept
    if report is None:
        st.error(refusal)
        return
    usable = report.usable
    _show_preview(page, report)
    _show_findings(page, report)
    st.button(
        page.text("perbatasan.terima"), type="primary", icon=":material/check:", key="terima_batas",
        disabled=not usable, on_click=_accept, args=(page, upload, asked),
    )  # fmt: skip


def _read(page: PageContext, upload: Upload, asked: AskedBoundary) -> tuple[BoundaryReading | None, str]:
    """The report, or the sentence that refuses the file."""
    place = st.empty()
    try:
        with place.container():
            hear = _bar(page)
        with _opened(page, upload, asked, hear) as reading:
            return reading, ""
    except KkbError as error:
        return None, plain(page.text(error.key, **error.values))
    finally:
        place.empty()


def _accept(page: PageContext, upload: Upload, asked: tuple[AskedBoundary, str]) -> None:
    try:
        with _opened(page, upload, asked[0], quiet) as reading:
            boundaries.accept_boundaries(page.app, reading, asked[1])
    except KkbError as error:
        st.session_state[_DONE] = (False, plain(page.text(error.key, **error.values)))
        return
    st.session_state[_SAVED] = (reading.sha256, asked[0])
    count = page.number(sum(one.villages for one in reading.usable))
    values = {"n": count, "kab": page.number(len(reading.usable)), "berkas": plain(upload.name)}
    st.session_state[_DONE] = (True, page.text("perbatasan.disimpan", **values))


@contextmanager
def _opened(page: PageContext, upload: Upload, asked: AskedBoundary, hear: Hear) -> Iterator[BoundaryReading]:
    """The reading of an upload, as long as the block lasts."""
    suffix = Path(upload.name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="kkb-unggah-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / f"unggahan{suffix if suffix.lstrip('.') in _KINDS else ''}"
        path.write_bytes(upload.data)
        asked = replace(asked, sha256=upload.sha256)
        with boundaries.boundary_file(page.app, path, upload.name, asked, Listening(hear)) as reading:
            yield reading


def _bar(page: PageContext) -> Hear:
    """A bar with what is done, and for how long; any touch of the page ends the reading at once."""
    shown = st.progress(0.0)
    told: tuple[object, ...] = ("baca", 0, 0)

    def hear(progress: Progress) -> None:
        nonlocal told
        told = progress.told or told
        stage, done, total = told
        if not total:
            text = page.text("data.membaca_mulai")
        else:
            text = page.text(f"perbatasan.{stage}", n=page.number(done), N=page.number(total))
        values = {"n": page.number(int(progress.seconds)), "batas": page.number(progress.most)}
        shown.progress(min(1.0, done / max(total, 1)), f"{text}, {page.text('baca.lama', **values)}")

    return hear


def _show_preview(page: PageContext, report: BoundaryReading) -> None:
    usable = report.usable
    if not usable:
        st.error(page.text("perbatasan.pratinjau_nihil"))
        return
    counts = {"kab": len(usable), "n": sum(d.villages for d in usable), "N": sum(d.listed for d in usable)}
    st.markdown(page.text("perbatasan.pratinjau", **{name: page.number(n) for name, n in counts.items()}))
    codes = {one.kode_kab for one in boundaries.stored_boundaries(page.app)}
    replaced = [plain(d.name) for d in usable if d.code in codes]
    if replaced:
        st.info(page.text("perbatasan.menggantikan", nama=", ".join(replaced[:_LISTED])))


def _show_findings(page: PageContext, report: BoundaryReading) -> None:
    """Every finding with the kabupaten it is about, worst first; the first few as sentences, all as a download."""
    found: list[tuple[str, Issue]] = [("", issue) for issue in report.issues]
    found += [(district.name, issue) for district in report.districts for issue in district.issues]
    order = {"tolak": 0, "periksa": 1, "catatan": 2}
    found.sort(key=lambda pair: order[pair[1].severity])
    lines = [f"{name}: {issue_sentence(i, page.words)}" if name else issue_sentence(i, page.words) for name, i in found]
    more = [page.text("isu.lagi", n=page.number(len(lines) - _LISTED))] * (len(lines) > _LISTED)
    st.markdown("\n".join(f"- {plain(line)}" for line in [*lines[:_LISTED], *more]))
    rows = [
        {"tingkat": page.text(f"data.tingkat_{i.severity}"), "wilayah": name, "kalimat": _whole(i, page)}
        for name, i in found
    ]
    columns = {
        "tingkat": Column(page.text("data.kolom_tingkat")),
        "wilayah": Column(page.text("perbatasan.kolom_wilayah")),
        "kalimat": Column(page.text("data.kolom_kalimat")),
    }
    show_download(page, Table("temuan_batas", pd.DataFrame(rows), columns, page.text("perbatasan.temuan")))


def _whole(issue: Issue, page: PageContext) -> str:
    """The sentence, and after it every village it is about: a download has room for all of them."""
    sentence = issue_sentence(issue, page.words)
    return f"{sentence} [{'; '.join(issue.allowed)}]" if len(issue.allowed) > _LISTED else sentence


def _show_stored(page: PageContext) -> None:
    stored = boundaries.stored_boundaries(page.app)
    if not stored:
        return
    with st.expander(page.text("perbatasan.tersimpan_judul", n=page.number(len(stored))), icon=":material/layers:"):
        rows = [
            {"nama": f"{one.nama_kab} ({one.kode_kab})", "jumlah": one.jumlah, "sumber": one.sumber,
             "berkas": one.berkas, "oleh": one.oleh, "dibuat": page.day(one.dibuat.astimezone().date())}
            for one in stored
        ]  # fmt: skip
        columns = {
            name: Column(page.text(f"perbatasan.kolom_{name}"), pinned=name == "nama")
            for name in ("nama", "jumlah", "sumber", "berkas", "oleh", "dibuat")
        }
        show_table(page, Table("batas_tersimpan", pd.DataFrame(rows), columns, page.text("perbatasan.tabel")))
        names = {one.kode_kab: f"{one.nama_kab} ({one.kode_kab})" for one in stored}
        chosen = st.selectbox(
            page.text("perbatasan.hapus_pilih"), list(names), format_func=names.get, key="pilih_batas", index=None
        )
        st.button(
            page.text("perbatasan.hapus"), key="hapus_batas", icon=":material/delete:", disabled=chosen is None,
            on_click=_remove, args=(page, chosen),
        )  # fmt: skip


def _remove(page: PageContext, code: str) -> None:
    st.session_state.pop(_SAVED, None)
    try:
        count = boundaries.remove_boundaries(page.app, code)
        st.session_state[_DONE] = (True, page.text("perbatasan.dihapus", n=page.number(count)))
    except KkbError as error:
        st.session_state[_DONE] = (False, plain(page.text(error.key, **error.values)))
