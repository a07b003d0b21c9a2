"""Data: the code list of the region, and how to add one."""

import pandas as pd
import streamlit as st

from kkb.app import names
from kkb.app.names import COLUMNS, REQUIRED, ListReading
from kkb.core.area.wilayah import Level
from kkb.core.counts.tally import within
from kkb.core.errors import KkbError
from kkb.text.issues import issue_list, issue_sentence
from kkb.text.markdown import plain
from kkb.ui.data.upload import Upload, as_upload
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import Column, Table, show_download

_DONE = "kkb_daftar"
_LISTED, _NAMED_AT_MOST = 8, 5


def show_code_list(page: PageContext) -> None:
    """Whether the region has a code list, and where to add one; open by itself when it has none."""
    st.subheader(page.text("daftar.judul"), anchor=False)
    _show_done(page)
    count = page.area_view.places.count(page.area_view.area)
    if count:
        st.markdown(page.text("daftar.ada", nama=page.name, n=page.number(count)))
        _show_without_point(page, count)
    else:
        st.info(page.text("daftar.belum", nama=page.name))
    _show_missing(page)
    with st.expander(page.text("daftar.pilih"), expanded=not count, icon=":material/list_alt:"):
        st.markdown(page.text("daftar.cara", kolom=", ".join(COLUMNS), wajib=", ".join(REQUIRED)))
        upload = st.file_uploader(page.text("daftar.pilih"), type=["csv", "gz", "xlsx"], key="unggah_daftar")
        if upload is not None:
            _show_upload(page, as_upload(upload))
    _ask_removal(page)


def _show_without_point(page: PageContext, count: int) -> None:
    """How many villages of the list the maps made from points cannot show."""
    inside = page.listed[within(page.listed["kode"], page.area_view.area)]
    missing = int(inside[["lat", "lon"]].isna().any(axis=1).sum())
    if missing:
        st.markdown(page.text("daftar.tanpa_titik", n=page.number(missing), N=page.number(count)))


def _ask_removal(page: PageContext) -> None:
    """The lists that were added, and a way to take one out."""
    added = names.added_lists(page.app)
    if added.empty:
        return
    label = {code: f"{name} ({code}, {page.number(n)})" for code, name, n in added.itertuples(index=False)}
    with st.expander(page.text("daftar.tambahan", n=page.number(len(label))), icon=":material/playlist_remove:"):
        st.markdown(page.text("daftar.tambahan_ket"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                page.text("daftar.tambahan_pilih"), list(label), format_func=label.get, key="pilih_daftar"
            )
            st.button(
                page.text("daftar.tambahan_hapus"), key="hapus_daftar", icon=":material/delete:", on_click=_drop,
                args=(page, chosen),
            )  # fmt: skip


def _drop(page: PageContext, district: str) -> None:
    try:
        count = names.drop_list(page.app, district)
    except KkbError as error:
        st.session_state[_DONE] = (False, error.key, error.values)
        return
    st.session_state[_DONE] = (True, "daftar.dihapus", {"n": page.number(count), "kode": district})


def _show_missing(page: PageContext) -> None:
    """Other kabupaten in the view that no list covers."""
    official, area_view = page.app.official, page.area_view
    missing = [area_view.places.name(c) for c in area_view.districts if not official.count(c) and c != area_view.area]
    if missing and area_view.level < Level.KABUPATEN:
        more = [page.text("isu.lagi", n=page.number(len(missing) - _NAMED_AT_MOST))] * (len(missing) > _NAMED_AT_MOST)
        st.info(page.text("daftar.belum_lain", nama=", ".join(map(plain, [*missing[:_NAMED_AT_MOST], *more]))))


def _show_upload(page: PageContext, upload: Upload) -> None:
    try:
        reading = _read(page.version, upload.sha256, upload.name, upload.data)
    except KkbError as error:
        st.error(plain(page.text(error.key, **error.values)))
        return
    values = {"n": len(reading.rows), "kab": len(reading.districts), "ditemukan": reading.rows_found}
    st.markdown(page.text("daftar.pratinjau", **{key: page.number(value) for key, value in values.items()}))
    _show_issues(page, reading)
    st.button(
        page.text("daftar.terima"), type="primary", icon=":material/check:", key="terima_daftar",
        on_click=_accept, args=(page, reading),
    )  # fmt: skip


@st.cache_resource(show_spinner=False, max_entries=2)
def _read(version: int, sha256: str, name: str, _data: bytes) -> ListReading:  # noqa: ARG001 -- a key of what is kept
    return names.read_list(cache.app(), _data, name)


def _show_issues(page: PageContext, reading: ListReading) -> None:
    if not reading.issues:
        st.success(page.text("data.tanpa_isu"))
        return
    st.markdown("\n".join(f"- {plain(s)}" for s in issue_list(reading.issues, page.words, _LISTED)))
    rows = [
        {"tingkat": page.text(f"data.tingkat_{i.severity}"), "baris": i.row, "kalimat": issue_sentence(i, page.words)}
        for i in reading.issues
    ]
    columns = {name: Column(page.text(f"data.kolom_{name}")) for name in ("tingkat", "baris", "kalimat")}
    show_download(page, Table("temuan_daftar", pd.DataFrame(rows), columns, page.text("data.temuan")))


def _accept(page: PageContext, reading: ListReading) -> None:
    try:
        names.accept_list(page.app, reading)
    except KkbError as error:
        st.session_state[_DONE] = (False, error.key, error.values)
        return
    values = {"berkas": plain(reading.file_name), "n": len(reading.rows), "kab": len(reading.districts)}
    st.session_state[_DONE] = (True, "daftar.tersimpan", values)


def _show_done(page: PageContext) -> None:
    if _DONE in st.session_state:
        done, key, values = st.session_state.pop(_DONE)
        (st.success if done else st.error)(page.text(key, **values))
