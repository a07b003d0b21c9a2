"""Data: a file read with its progress on the screen and a way to stop; a reading is kept until another file comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import streamlit as st

from kkb.app import imports
from kkb.app.imports import DatasetReading, Hear, Progress, Reading
from kkb.ui.data.upload import Upload
from kkb.ui.frame.page_context import PageContext

Asked = tuple[date | None, str | None]
_SHOWN_AFTER = 0.5
_KEPT, _ROUND, _INSIDE = "kkb_bacaan", "kkb_unggah_ke", "kkb_isi_arsip"


def uploader_key() -> str:
    """The key of the uploader; a new one after each cancelled file, so that the file is gone from it."""
    cancelled = st.session_state.get(_ROUND, 0)
    return f"unggah_{cancelled}" if cancelled else "unggah"


def read_upload(page: PageContext, upload: Upload, name: str, asked: Asked) -> Reading | DatasetReading:
    """The reading of an upload, or of the table in it that `name` names, for a date and region asked for, if any.

    Raises KkbError when there is none.

    A long file tells how many rows are read and can be cancelled: any touch of the page ends the reading at once.
    """
    key = (page.version, upload.sha256, name, asked)
    kept = st.session_state.get(_KEPT)
    if kept and kept[0] == key:
        return kept[1]
    with shown_progress(page) as hear:
        asks = {"on": asked[0], "region": asked[1], "sha256": upload.sha256}
        reading = imports.read_file(page.app, upload.data, name, **asks, hear=hear)
    st.session_state[_KEPT] = (key, reading)
    return reading


def tables_of(upload: Upload) -> tuple[str, ...]:
    """The names to read an uploaded file by, one for each table of a zip; kept until another file comes.

    Raises KkbError when a zip cannot be opened or holds no table.
    """
    key = (upload.sha256, upload.name)
    kept = st.session_state.get(_INSIDE)
    if not kept or kept[0] != key:
        kept = st.session_state[_INSIDE] = (key, imports.tables_inside(upload.data, upload.name))
    return kept[1]


@contextmanager
def shown_progress(page: PageContext) -> Iterator[Hear]:
    """How far a reading is, and a button to stop it; gone when the block ends."""
    place = st.empty()
    shown: list[st.delta_generator.DeltaGenerator] = []
    rows = 0

    def hear(progress: Progress) -> None:
        nonlocal rows
        rows = int(progress.told[0]) if progress.told else rows
        if not shown:
            if progress.seconds < _SHOWN_AFTER:
                return
            shown.append(_show_progress(page, place))
        shown[0].update(label=_label(page, rows, progress))

    try:
        yield hear
    finally:
        place.empty()


def _label(page: PageContext, rows: int, progress: Progress) -> str:
    key = "data.membaca_baris" if rows else "data.membaca"
    return page.text(
        key, n=page.number(rows), detik=page.number(int(progress.seconds)), batas=page.number(progress.most)
    )


def _show_progress(page: PageContext, place: st.delta_generator.DeltaGenerator) -> st.delta_generator.DeltaGenerator:
    with place.container():
        status = st.status(page.text("data.membaca_mulai"), state="running")
        st.button(page.text("data.batal_baca"), key="batal_baca", icon=":material/cancel:", on_click=_cancel)
    return status


def _cancel() -> None:
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_KEPT, None)
