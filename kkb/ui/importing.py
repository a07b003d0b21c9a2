"""Data: bring a portal export in, read what is wrong with it, accept it or not. Nothing is stored before that."""

import hashlib
from datetime import date

import pandas as pd
import streamlit as st

from kkb import isolated, jobs
from kkb.core.errors import KkbError
from kkb.core.rows import STRATA
from kkb.io.classification import Reading
from kkb.io.sidefile import OWN, SideReading
from kkb.io.unknown import UNKNOWN
from kkb.jobs_parts import parts_said, state_after
from kkb.ui import cache, file_part, file_region, mapping, names, preview, side_import
from kkb.ui.controls import choose
from kkb.ui.reading import read_upload, uploader_key
from kkb.ui.room import Room
from kkb.ui.table import Column, Table, show_download, show_table
from kkb.view.issues import issue_list, issue_sentence
from kkb.view.markdown import plain

DONE = "kkb_tersimpan"
LISTED = 15
FILE_TYPES = ("xlsx", "csv", "xls", "ods", "txt", "xlsm", "html", "htm")


def show_upload(room: Room) -> None:
    """The uploader, an optional date, then the preview of what was read."""
    st.subheader(room.text("data.masukkan"), anchor=False)
    _show_done(room)
    isolated.warm()
    upload = st.file_uploader(
        room.text("data.pilih"), type=list(FILE_TYPES), key=uploader_key(), help=room.text("data.pilih_bantu")
    )
    if upload is None:
        st.markdown(room.text("data.petunjuk"))
        return
    on = st.date_input(
        room.text("data.tanggal"),
        value=None,
        format="DD/MM/YYYY",
        min_value=date(2016, 1, 1),
        help=room.text("data.tanggal_bantu"),
        width=340,
        key="tanggal_berkas",
    )
    data = upload.getvalue()
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        reading = read_upload(room, upload.name, data, (on, file_region.given(sha256)))
    except KkbError as error:
        st.error(plain(room.text(error.key, **error.values)))
        if error.key in (UNKNOWN, "berkas.kolom_kurang"):
            mapping.ask_mapping(room, data, upload.name)
        elif error.key in file_region.ASKED_AFTER:
            file_region.ask_region(room, sha256)
        return
    if isinstance(reading, SideReading):
        side_import.show_side_preview(room, reading)
        if reading.jenis == OWN:
            with st.expander(room.text("dukungan.peta_arti_lain"), icon=":material/table_view:"):
                mapping.ask_mapping(room, data, upload.name)
    else:
        show_preview(room, reading)
    if reading.issues:
        preview.show_marked_download(room, reading, data)


def show_preview(room: Room, reading: Reading) -> None:
    """What the file says beside what is stored now, everything found in it, and the button to accept it."""
    counts = {s: int(reading.rows["strata"].eq(s).sum()) for s in STRATA}
    reached = sum(counts[s] for s in room.desk.scheme.reached)
    name = room.desk.places(reading.rows).name(reading.region)
    st.markdown(
        room.text(
            "data.pratinjau",
            nama=plain(name),
            tanggal=room.day(reading.date),
            n=room.number(len(reading.rows)),
            ditemukan=room.number(reading.rows_found),
            tercapai=room.number(reached),
        )
    )
    is_part = file_part.ask_part(room, reading)
    after = state_after(room.desk, reading) if is_part else reading.rows
    _show_strata(room, reading, after)
    preview.show_comparison(room, reading, after)
    show_issues(room, reading)
    names.show_names_of_file(room, reading.rows)
    if is_part is None:
        st.caption(room.text("bagian.belum"))
    st.button(
        room.text("data.terima"),
        type="primary",
        icon=":material/check:",
        key="terima",
        on_click=_accept,
        args=(room, reading, bool(is_part)),
        disabled=is_part is None,
    )
    st.caption(room.text("data.terima_ket"))


def _show_strata(room: Room, reading: Reading, after: pd.DataFrame) -> None:
    counts = {s: int(after["strata"].eq(s).sum()) for s in STRATA}
    now = cache.look(room.version, reading.region, reading.date).tally
    rows = [
        {
            "strata": room.desk.scheme.stratum(s).name,
            "sekarang": getattr(now, s),
            "berkas": counts[s],
            "beda": counts[s] - getattr(now, s),
        }
        for s in STRATA
    ]
    names = ("strata", "sekarang", "berkas", "beda")
    columns = {n: Column(room.text(f"data.kolom_{n}"), room.signed if n == "beda" else None) for n in names}
    show_table(room, Table("pratinjau", pd.DataFrame(rows), columns, room.text("data.pratinjau_tabel")))


def show_issues(room: Room, reading: Reading | SideReading) -> None:
    """Every finding of a file in sentences, and the list to download."""
    if not reading.issues:
        st.success(room.text("data.tanpa_isu"))
        return
    levels = {level: sum(i.severity == level for i in reading.issues) for level in ("tolak", "periksa", "catatan")}
    st.markdown(
        room.text("data.isu", n=room.number(len(reading.issues)), **{k: room.number(v) for k, v in levels.items()})
    )
    rows = [
        {"tingkat": room.text(f"data.tingkat_{i.severity}"), "baris": i.row, "kalimat": issue_sentence(i, room.words)}
        for i in reading.issues
    ]
    columns = {
        "tingkat": Column(room.text("data.kolom_tingkat"), width="small"),
        "baris": Column(room.text("data.kolom_baris"), lambda n: str(int(n)), width="small"),
        "kalimat": Column(room.text("data.kolom_kalimat"), width="large"),
    }
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in issue_list(reading.issues, room.words, LISTED)))
    show_download(room, Table("temuan", pd.DataFrame(rows), columns, room.text("data.temuan")))


def _accept(room: Room, reading: Reading, is_part: bool) -> None:
    try:
        stored = jobs.accept(room.desk, reading, parts=parts_said(room.desk, reading) if is_part else frozenset())
    except KkbError as error:
        st.session_state[DONE] = (error.key, error.values)
        return
    choose("wilayah", stored.wilayah)
    choose("tanggal", None)
    values = {"id": stored.id, "n": stored.jumlah_baris, "tanggal": room.day(stored.tanggal)}
    st.session_state[DONE] = ("data.tersimpan", values)


def _show_done(room: Room) -> None:
    if DONE in st.session_state:
        key, values = st.session_state.pop(DONE)
        (st.success if key.endswith(".tersimpan") else st.error)(room.text(key, **values))
