"""Data: which snapshots are stored, which of them speak, and how to take one back."""

import pandas as pd
import streamlit as st

from kkb.app.stored import Snapshot, redo_snapshot, snapshot_issues, snapshots, undo_snapshot
from kkb.content.data import snapshot_table
from kkb.core.errors import KkbError
from kkb.text.issues import issue_list, issue_sentence
from kkb.text.markdown import plain
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.content import show_block
from kkb.ui.widgets.table import Column, Table, show_download

LISTED = 15
_FAILED = "kkb_gagal"


def show_snapshots(page: PageContext) -> None:
    """The stored snapshots of the region in a table, and a way to undo or redo one of one's own."""
    st.subheader(page.text("data.riwayat", nama=page.name), anchor=False)
    if _FAILED in st.session_state:
        key, values = st.session_state.pop(_FAILED)
        st.error(page.text(key, **values))
    stored = snapshots(page.app, page.area_view.area)
    if not stored:
        st.markdown(page.text("data.riwayat_kosong"))
        return
    _show_undo(page, [s for s in stored if not s.contoh])
    show_block(page, snapshot_table(page.basis, stored))


def _show_undo(page: PageContext, own: list[Snapshot]) -> None:
    if not own:
        st.markdown(page.text("data.hanya_contoh"))
        return
    labels = {
        s.id: f"{s.id} · {page.day(s.tanggal)} · {s.berkas} · {page.text(f'data.keadaan_{s.state}')}" for s in own
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(page.text("data.pilih_potret"), list(labels), format_func=labels.get, key="pilih_potret")
        undone = next(s for s in own if s.id == chosen).dibatalkan is not None
        name = "kembalikan" if undone else "batalkan"
        st.button(
            page.text(f"data.{name}"),
            key="ubah_potret",
            on_click=_change,
            args=(page, chosen, undone),
            icon=f":material/{'redo' if undone else 'undo'}:",
        )
    _show_findings(page, next(s for s in own if s.id == chosen))


def _show_findings(page: PageContext, snapshot: Snapshot) -> None:
    """What was found in the file of a snapshot when it came in."""
    title = page.text("data.temuan_potret", id=snapshot.id, n=page.number(snapshot.jumlah_isu))
    if not snapshot.jumlah_isu:
        st.caption(title)
        return
    with st.expander(title, icon=":material/rule:"):
        issues = snapshot_issues(page.app, snapshot.id)
        st.markdown("\n".join(f"- {plain(sentence)}" for sentence in issue_list(issues, page.words, LISTED)))
        rows = [{"baris": i.row, "kalimat": issue_sentence(i, page.words)} for i in issues]
        columns = {name: Column(page.text(f"data.kolom_{name}")) for name in ("baris", "kalimat")}
        show_download(page, Table(f"temuan_{snapshot.id}", pd.DataFrame(rows), columns, page.text("data.temuan")))


def _change(page: PageContext, chosen: int, undone: bool) -> None:
    try:
        (redo_snapshot if undone else undo_snapshot)(page.app, chosen)
    except KkbError as error:
        st.session_state[_FAILED] = (error.key, error.values)
