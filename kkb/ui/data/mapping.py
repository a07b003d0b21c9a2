"""Data: a table that no reader knows; a person says once what its columns are, and it is known from then on."""

import streamlit as st

from kkb.app import reading
from kkb.app.mappings import (
    TARGETS,
    Candidate,
    as_mapped,
    forget_mapping,
    lacking,
    mappable,
    remember,
    stored_mappings,
    suggested,
)
from kkb.core.errors import KkbError
from kkb.text.markdown import plain
from kkb.ui.data import file_region
from kkb.ui.data.upload import Upload
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext

_FAILED = "kkb_pemetaan"
_COLUMNS, AT_MOST = 3, 45


def ask_mapping(page: PageContext, upload: Upload, name: str) -> None:
    """What the table becomes, and for each of its headings what it means; nothing is stored but the mapping."""
    found = _candidate(page.version, upload.sha256, name, upload.data)
    if found is None:
        return
    st.subheader(page.text("dukungan.peta_judul"), anchor=False)
    st.markdown(page.text("dukungan.peta_petunjuk"))
    if _FAILED in st.session_state:
        st.error(st.session_state.pop(_FAILED))
    target = st.segmented_control(
        page.text("dukungan.peta_jadi"), list(TARGETS), key="peta_jadi", required=True,
        default="klasifikasi" if found.has_strata else "lain",
        format_func=lambda kind: page.text(f"dukungan.peta_{kind}"),
    )  # fmt: skip
    with st.form("pemetaan"):
        file_region.pick_region(page, "peta_wilayah", page.text("dukungan.peta_wilayah"))
        _ask_columns(page, found, target)
        st.form_submit_button(
            page.text("dukungan.peta_simpan"), key="simpan_pemetaan", icon=":material/check:", on_click=_remember,
            args=(page, found, target),
        )  # fmt: skip


def show_mappings(page: PageContext) -> None:
    """The mappings that are remembered, and a way to forget one."""
    stored = stored_mappings(page.app)
    if not stored:
        return
    with st.expander(page.text("dukungan.peta_diingat", n=page.number(len(stored))), icon=":material/table_view:"):
        labels = {
            one.shape: f"{page.text(f'dukungan.peta_{one.target}')}: {', '.join(one.columns.values())}"
            for one in stored
        }
        st.markdown("\n".join(f"- {plain(label)}" for label in labels.values()))
        chosen = st.selectbox(
            page.text("dukungan.peta_pilih"), list(labels), format_func=labels.get, key="pilih_pemetaan"
        )
        st.button(
            page.text("dukungan.peta_lupakan"), key="lupakan_pemetaan", icon=":material/undo:",
            on_click=forget_mapping, args=(page.app, chosen),
        )  # fmt: skip


@st.cache_resource(show_spinner=False, max_entries=2)
def _candidate(version: int, sha256: str, name: str, _data: bytes) -> Candidate | None:  # noqa: ARG001 -- a key of what is kept
    try:
        return reading.table_headings(cache.app(), _data, name)
    except KkbError:  # told already, as the refusal of the file
        return None


def _ask_columns(page: PageContext, found: Candidate, target: str) -> None:
    titles = {column.key: column.heading for column in mappable(target)}
    guessed = {heading: key for key, heading in suggested(found, target).items()}
    keys = list(titles)
    for at, heading in enumerate(found.headings[:AT_MOST]):
        if at % _COLUMNS == 0:
            row = st.columns(_COLUMNS)
        known = guessed.get(heading)
        row[at % _COLUMNS].selectbox(
            plain(heading), keys, key=_key(target, at), index=keys.index(known) if known else None,
            format_func=titles.get, placeholder=page.text("dukungan.peta_lewati"),
            help=page.text("dukungan.peta_isi", isi=plain(found.samples.get(heading, ""))),
        )  # fmt: skip


def _key(target: str, at: int) -> str:
    return f"peta_{target}_{at}"


def _remember(page: PageContext, found: Candidate, target: str) -> None:
    columns: dict[str, str] = {}
    for at, heading in enumerate(found.headings[:AT_MOST]):
        key = st.session_state.get(_key(target, at))
        if key in columns:
            values = {"satu": plain(columns[key]), "dua": plain(heading)}
            st.session_state[_FAILED] = page.text("dukungan.peta_ganda", **values)
            return
        if key:
            columns[key] = heading
    region = None if "nama_kab" in columns else st.session_state.get("peta_wilayah")
    mapped = as_mapped(found, target, columns, region)
    missing = lacking(mapped)
    if missing:
        names = ", ".join(page.text(f"dukungan.perlu_{key}") for key in missing)
        st.session_state[_FAILED] = page.text("dukungan.peta_kurang", kurang=names)
        return
    try:
        remember(page.app, mapped)
    except KkbError as error:
        st.session_state[_FAILED] = page.text(error.key, **error.values)
