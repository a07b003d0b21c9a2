"""Data: names that no list confirms, with suggestions; what a person confirms is remembered."""

import hashlib
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kkb.app.names import (
    Suggestion,
    Unmatched,
    best_suggestions,
    confirm,
    official_names,
    spellings,
    ticked,
    unmatched_names,
)
from kkb.core.counts.tally import within
from kkb.core.errors import KkbError
from kkb.text.area_words import suggestion_words
from kkb.ui.data.spellings import DONE, ask_confirmed, show_confirmed
from kkb.ui.frame import cache
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import ROW_HEIGHT

ROWS_SHOWN = 10


def show_names(page: PageContext) -> None:
    """The unmatched names of the region's stored snapshots, and the spellings confirmed so far."""
    places = cache.unmatched(page.version)
    found = _found(page.version, places[within(places["kode"], page.area_view.area)])
    confirmed = spellings(page.app)
    _show_done(page)
    if found:
        st.subheader(page.text("daftar.nama_judul"), anchor=False)
        ask_names(page, found, "tersimpan")
    with st.expander(page.text("daftar.ejaan_judul", n=page.number(len(confirmed))), icon=":material/spellcheck:"):
        if len(confirmed):
            show_confirmed(page, confirmed)
        ask_confirmed(page)


def show_names_of_file(page: PageContext, rows: pd.DataFrame) -> None:
    """The unmatched names of a file that is being looked at (ROW_COLUMNS)."""
    found = unmatched_names(page.app, rows)
    if found:
        ask_names(page, found, "berkas")


def ask_names(page: PageContext, names: Sequence[Unmatched], place: str) -> None:
    """The best suggestion for each name to be ticked, none beforehand, and any other official name of its area."""
    st.markdown(page.text(f"daftar.nama_{place}", n=page.number(len(names)), nama=page.name))
    asked = [one for one in names if one.suggestions]
    if asked:
        _ask_best(page, asked, place)
    with st.expander(page.text("daftar.nama_lain"), expanded=not asked, icon=":material/search:"):
        _ask_other(page, names, place)


def _ask_best(page: PageContext, names: Sequence[Unmatched], place: str) -> None:
    frame = best_suggestions(names, lambda one: _said(page, one))
    frame["skor"] = [f"{page.number(score)} %" if score else "–" for score in frame["skor"]]
    made = st.column_config
    told = {name: made.TextColumn(page.text(f"daftar.nama_kolom_{name}"), disabled=True) for name in frame.columns}
    told["benar"] = made.CheckboxColumn(page.text("daftar.nama_kolom_benar"), pinned=True, width=120)
    told["baris"] = made.NumberColumn(page.text("daftar.nama_kolom_baris"), disabled=True, width="small")
    key = _key(names, place)
    with st.form(f"ejaan_{place}", border=False):
        st.caption(page.text("daftar.nama_tabel_ket"))
        st.data_editor(
            frame, key=key, hide_index=True, column_config=told, row_height=ROW_HEIGHT,
            height=ROW_HEIGHT * (min(len(frame), ROWS_SHOWN) + 1) + 3, num_rows="fixed",
        )  # fmt: skip
        st.form_submit_button(
            page.text("daftar.nama_simpan"), key=f"simpan_ejaan_{place}", icon=":material/check:",
            on_click=_confirm_ticked, args=(page, names, key),
        )  # fmt: skip


def _ask_other(page: PageContext, names: Sequence[Unmatched], place: str) -> None:
    st.markdown(page.text("daftar.nama_lain_ket"))
    label = {
        n: page.text("daftar.nama_pilihan", tulisan=one.written, atas=one.above_name) for n, one in enumerate(names)
    }
    which = st.selectbox(
        page.text("daftar.nama_lain_mana"), list(label), format_func=label.get, key=f"{_key(names, place)}_mana"
    )
    one = names[which or 0]
    official = {s.code: s for s in official_names(page.app, one)}
    chosen = st.selectbox(
        page.text("daftar.nama_lain_resmi"), list(official), index=None, key=f"ejaan_{place}_{one.code}_{one.key}",
        format_func=lambda code: _written(page, official[code]), placeholder=page.text("daftar.nama_belum"),
    )  # fmt: skip
    st.button(
        page.text("daftar.nama_simpan"), key=f"simpan_lain_{place}", icon=":material/check:",
        on_click=_confirm, args=(page, [(chosen, one.written, one.above)] if chosen else []),
    )  # fmt: skip


def _said(page: PageContext, one: Suggestion) -> str:
    return suggestion_words((one.code, one.name), one.home, one.below, page.words)


def _written(page: PageContext, official: Suggestion) -> str:
    if official.home or official.fit or not official.score:
        return _said(page, official)
    return page.text("daftar.nama_saran", nama=official.name, kode=official.code, skor=page.number(official.score))


def _key(names: Sequence[Unmatched], place: str) -> str:
    """Another list of names is another table: no tick moves to a row it was not made for."""
    rows = "\n".join(f"{one.code} {one.written}" for one in names)
    return f"ejaan_{place}_{hashlib.sha256(rows.encode()).hexdigest()[:12]}"


def _confirm_ticked(page: PageContext, names: Sequence[Unmatched], key: str) -> None:
    _confirm(page, ticked(names, st.session_state[key]["edited_rows"]))


def _confirm(page: PageContext, chosen: Sequence[tuple[str, str, str]]) -> None:
    try:
        count = confirm(page.app, chosen)
    except KkbError as error:
        st.session_state[DONE] = (False, error.key, error.values)
        return
    key = "daftar.nama_disimpan" if count else "daftar.nama_kosong"
    st.session_state[DONE] = (bool(count), key, {"n": page.number(count)})


@st.cache_resource(show_spinner=False, max_entries=8, hash_funcs={pd.DataFrame: lambda frame: tuple(frame["kode"])})
def _found(version: int, places: pd.DataFrame) -> tuple[Unmatched, ...]:  # noqa: ARG001 -- a key of what is kept
    return unmatched_names(cache.app(), places)


def _show_done(page: PageContext) -> None:
    if DONE in st.session_state:
        done, key, values = st.session_state.pop(DONE)
        (st.success if done else st.info)(page.text(key, **values))
