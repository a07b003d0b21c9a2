"""Data: official village boundaries brought in, their report read, stored, listed and removed."""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import streamlit as st

from kkb import jobs_boundaries
from kkb.core import wilayah
from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.boundary import AskedBoundary, BoundaryReading
from kkb.io.boundary.codes import SYSTEMS
from kkb.isolated import Hear, Progress, quiet
from kkb.jobs_boundaries import Listening
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_download, show_table
from kkb.view.issues import issue_sentence
from kkb.view.markdown import plain

_DONE, _REPORT, _SAVED = "kkb_batas", "kkb_batas_laporan", "kkb_batas_tersimpan"
_FIND = "cari"
_LISTED = 8
_MEGABYTES = 400
_KINDS = ["geojson", "json", "gpkg", "zip"]


def show_boundaries(room: Room) -> None:
    """Whether the area has official boundaries, where to bring a file, and what is stored."""
    st.subheader(room.text("perbatasan.judul"), anchor=False)
    if _DONE in st.session_state:
        is_done, sentence = st.session_state.pop(_DONE)
        (st.success if is_done else st.error)(sentence)
    _show_state(room)
    with st.expander(room.text("perbatasan.masukkan"), icon=":material/map:"):
        st.markdown(room.text("perbatasan.cara"))
        asked, source = _ask(room)
        upload = st.file_uploader(
            room.text("perbatasan.pilih"), type=_KINDS, key="unggah_batas", max_upload_size=_MEGABYTES
        )
        if upload is not None:
            _show_upload(room, upload.getvalue(), upload.name, (asked, source))
    _show_stored(room)


def _show_state(room: Room) -> None:
    area = wilayah.cut(room.look.area, min(2, room.look.level))
    stored = room.desk.store.boundaries.all(area)
    values = {"nama": room.name, "n": room.number(sum(one.jumlah for one in stored))}
    if stored:
        st.markdown(room.text("perbatasan.ada", **values, N=room.number(room.desk.official.count(area))))
    else:
        st.markdown(room.text("perbatasan.belum", nama=room.name))


def _ask(room: Room) -> tuple[AskedBoundary, str]:
    left, right = st.columns(2)
    system = left.segmented_control(
        room.text("perbatasan.sistem"), (_FIND, *SYSTEMS), key="batas_sistem", required=True, default=_FIND,
        format_func=lambda key: room.text(f"perbatasan.sistem_{key}"),
    )  # fmt: skip
    source = right.text_input(
        room.text("perbatasan.sumber"), key="batas_sumber", max_chars=120,
        placeholder=room.text("perbatasan.sumber_contoh"),
    )  # fmt: skip
    region = None
    if room.look.level > 0:
        area = wilayah.cut(room.look.area, min(2, room.look.level))
        label = room.text("perbatasan.hanya", nama=plain(room.look.places.name(area)))
        if st.checkbox(label, key="batas_hanya", help=room.text("perbatasan.hanya_bantuan")):
            region = area
    return AskedBoundary(None if system == _FIND else system, region), source


def _show_upload(room: Room, data: bytes, name: str, asked: tuple[AskedBoundary, str]) -> None:
    """The report on a file; it is read once per content and question, and again when it is stored."""
    asks = (hashlib.sha256(data).hexdigest(), asked[0])
    if st.session_state.get(_SAVED) == asks:
        return
    key = (room.version, *asks)
    kept = st.session_state.get(_REPORT)
    if kept is None or kept[0] != key:
        kept = (key, *_read(room, data, name, asked[0]))
        st.session_state[_REPORT] = kept
    _, report, refusal = kept
    if report is None:
        st.error(refusal)
        return
    usable = report.usable
    _show_preview(room, report)
    _show_findings(room, report)
    st.button(
        room.text("perbatasan.terima"), type="primary", icon=":material/check:", key="terima_batas",
        disabled=not usable, on_click=_accept, args=(room, data, name, asked),
    )  # fmt: skip


def _read(room: Room, data: bytes, name: str, asked: AskedBoundary) -> tuple[BoundaryReading | None, str]:
    """The report, or the sentence that refuses the file."""
    place = st.empty()
    try:
        with place.container():
            hear = _bar(room)
        with _opened(room, (data, name), asked, hear) as reading:
            return reading, ""
    except KkbError as error:
        return None, plain(room.text(error.key, **error.values))
    finally:
        place.empty()


def _accept(room: Room, data: bytes, name: str, asked: tuple[AskedBoundary, str]) -> None:
    try:
        with _opened(room, (data, name), asked[0], quiet) as reading:
            jobs_boundaries.accept_boundaries(room.desk, reading, asked[1])
    except KkbError as error:
        st.session_state[_DONE] = (False, plain(room.text(error.key, **error.values)))
        return
    st.session_state[_SAVED] = (reading.sha256, asked[0])
    count = room.number(sum(one.villages for one in reading.usable))
    values = {"n": count, "kab": room.number(len(reading.usable)), "berkas": plain(name)}
    st.session_state[_DONE] = (True, room.text("perbatasan.disimpan", **values))


@contextmanager
def _opened(room: Room, upload: tuple[bytes, str], asked: AskedBoundary, hear: Hear) -> Iterator[BoundaryReading]:
    """The reading of an upload (bytes, name), as long as the block lasts."""
    data, name = upload
    suffix = Path(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="kkb-unggah-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / f"unggahan{suffix if suffix.lstrip('.') in _KINDS else ''}"
        path.write_bytes(data)
        with jobs_boundaries.boundary_file(room.desk, path, name, asked, Listening(hear)) as reading:
            yield reading


def _bar(room: Room) -> Hear:
    """A bar with what is done, and for how long; any touch of the page ends the reading at once."""
    shown = st.progress(0.0)
    told: tuple[object, ...] = ("baca", 0, 0)

    def hear(progress: Progress) -> None:
        nonlocal told
        told = progress.told or told
        stage, done, total = told
        if not total:
            text = room.text("data.membaca_mulai")
        else:
            text = room.text(f"perbatasan.{stage}", n=room.number(done), N=room.number(total))
        values = {"n": room.number(int(progress.seconds)), "batas": room.number(progress.most)}
        shown.progress(min(1.0, done / max(total, 1)), f"{text}, {room.text('baca.lama', **values)}")

    return hear


def _show_preview(room: Room, report: BoundaryReading) -> None:
    usable = report.usable
    if not usable:
        st.error(room.text("perbatasan.pratinjau_nihil"))
        return
    counts = {"kab": len(usable), "n": sum(d.villages for d in usable), "N": sum(d.listed for d in usable)}
    st.markdown(room.text("perbatasan.pratinjau", **{name: room.number(n) for name, n in counts.items()}))
    codes = {one.kode_kab for one in room.desk.store.boundaries.all()}
    replaced = [plain(d.name) for d in usable if d.code in codes]
    if replaced:
        st.info(room.text("perbatasan.menggantikan", nama=", ".join(replaced[:_LISTED])))


def _show_findings(room: Room, report: BoundaryReading) -> None:
    """Every finding with the kabupaten it is about, worst first; the first few as sentences, all as a download."""
    found: list[tuple[str, Issue]] = [("", issue) for issue in report.issues]
    found += [(district.name, issue) for district in report.districts for issue in district.issues]
    order = {"tolak": 0, "periksa": 1, "catatan": 2}
    found.sort(key=lambda pair: order[pair[1].severity])
    lines = [f"{name}: {issue_sentence(i, room.words)}" if name else issue_sentence(i, room.words) for name, i in found]
    more = [room.text("isu.lagi", n=room.number(len(lines) - _LISTED))] * (len(lines) > _LISTED)
    st.markdown("\n".join(f"- {plain(line)}" for line in [*lines[:_LISTED], *more]))
    rows = [
        {"tingkat": room.text(f"data.tingkat_{i.severity}"), "wilayah": name, "kalimat": _whole(i, room)}
        for name, i in found
    ]
    columns = {
        "tingkat": Column(room.text("data.kolom_tingkat")),
        "wilayah": Column(room.text("perbatasan.kolom_wilayah")),
        "kalimat": Column(room.text("data.kolom_kalimat")),
    }
    show_download(room, Table("temuan_batas", pd.DataFrame(rows), columns, room.text("perbatasan.temuan")))


def _whole(issue: Issue, room: Room) -> str:
    """The sentence, and after it every village it is about: a download has room for all of them."""
    sentence = issue_sentence(issue, room.words)
    return f"{sentence} [{'; '.join(issue.allowed)}]" if len(issue.allowed) > _LISTED else sentence


def _show_stored(room: Room) -> None:
    stored = room.desk.store.boundaries.all()
    if not stored:
        return
    with st.expander(room.text("perbatasan.tersimpan_judul", n=room.number(len(stored))), icon=":material/layers:"):
        rows = [
            {"nama": f"{one.nama_kab} ({one.kode_kab})", "jumlah": one.jumlah, "sumber": one.sumber,
             "berkas": one.berkas, "oleh": one.oleh, "dibuat": room.day(one.dibuat.astimezone().date())}
            for one in stored
        ]  # fmt: skip
        columns = {
            name: Column(room.text(f"perbatasan.kolom_{name}"), pinned=name == "nama")
            for name in ("nama", "jumlah", "sumber", "berkas", "oleh", "dibuat")
        }
        show_table(room, Table("batas_tersimpan", pd.DataFrame(rows), columns, room.text("perbatasan.tabel")))
        names = {one.kode_kab: f"{one.nama_kab} ({one.kode_kab})" for one in stored}
        chosen = st.selectbox(
            room.text("perbatasan.hapus_pilih"), list(names), format_func=names.get, key="pilih_batas", index=None
        )
        st.button(
            room.text("perbatasan.hapus"), key="hapus_batas", icon=":material/delete:", disabled=chosen is None,
            on_click=_remove, args=(room, chosen),
        )  # fmt: skip


def _remove(room: Room, code: str) -> None:
    st.session_state.pop(_SAVED, None)
    try:
        count = room.desk.store.boundaries.remove(code)
        st.session_state[_DONE] = (True, room.text("perbatasan.dihapus", n=room.number(count)))
    except KkbError as error:
        st.session_state[_DONE] = (False, plain(room.text(error.key, **error.values)))
