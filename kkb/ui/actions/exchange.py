"""Actions out as a workbook, and the edited workbook back in."""

import streamlit as st

from kkb.app import actions as agreed
from kkb.app.actions import ActionFile
from kkb.app.reading import read_agreed
from kkb.core.actions.action import Action
from kkb.core.errors import KkbError
from kkb.text.action_words import ActionWords
from kkb.text.issues import issue_list
from kkb.ui.actions.supporting import days_of, now, round_number, save, vocabulary_of
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.download import Download, show_download_button
from kkb.ui.widgets.table import notes


def show_exchange(page: PageContext, told: ActionWords, actions: tuple[Action, ...]) -> None:
    """Take the list along, edit it in Excel, bring it back."""
    with st.expander(page.text("sepakat.berkas"), icon=":material/table_view:", key="aksi_berkas"):
        file = Download(
            "aksi_unduh", page.text("sepakat.unduh"), f"rencana_aksi_{page.area_view.area}_{now()}.xlsx",
            lambda: agreed.actions_workbook(actions, told, notes(page), days_of(page)),
        )  # fmt: skip
        show_download_button(page, file)
        st.caption(page.text("sepakat.berkas_ket"))
        given = st.file_uploader(page.text("sepakat.unggah"), type=["xlsx"], key=f"aksi_unggah_{round_number()}")
        if given:
            _show_read(page, given.getvalue(), given.name, {a.id: a for a in actions if a.id is not None})


def _show_read(page: PageContext, data: bytes, name: str, stored: dict[int, Action]) -> None:
    known = vocabulary_of(page)
    try:
        read = read_agreed((data, name), known, now(), stored)
    except KkbError as error:
        st.error(page.text(error.key, **error.values))
        return
    for sentence in issue_list(read.issues, page.words):
        st.error(sentence)
    wanted = changed(read, stored)
    new = sum(a.id is None for a in wanted)
    counts = {"baris": read.rows, "baru": new, "ubah": len(wanted) - new, "tolak": read.rows - len(read.actions)}
    st.markdown(page.text("sepakat.terbaca", **{key: page.number(n) for key, n in counts.items()}))
    st.button(
        page.text("sepakat.terima", n=page.number(len(wanted))), type="primary", key="aksi_terima", on_click=save,
        args=(page, wanted), disabled=not wanted, icon=":material/check:",
    )  # fmt: skip


def changed(read: ActionFile, stored: dict[int, Action]) -> list[Action]:
    """The actions of a file that say something else than what is stored."""
    return [a for a in read.actions if a.id is None or not a.is_same(stored[a.id])]
