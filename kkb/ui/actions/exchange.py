"""Actions out as a workbook, and the edited workbook back in."""

import streamlit as st

from kkb import agreed
from kkb.core.actions.action import Action
from kkb.core.errors import KkbError
from kkb.io.actions_file import ActionFile, matched
from kkb.jobs_reading import read_agreed
from kkb.ui.actions.material import days_of, now, round_number, save, vocabulary_of
from kkb.ui.download import Download, show_download_button
from kkb.ui.room import Room
from kkb.ui.table import notes
from kkb.view.action_words import ActionWords
from kkb.view.issues import issue_list


def show_exchange(room: Room, told: ActionWords, actions: tuple[Action, ...]) -> None:
    """Take the list along, edit it in Excel, bring it back."""
    with st.expander(room.text("sepakat.berkas"), icon=":material/table_view:", key="aksi_berkas"):
        file = Download(
            "aksi_unduh", room.text("sepakat.unduh"), f"rencana_aksi_{room.look.area}_{now()}.xlsx",
            lambda: agreed.actions_workbook(actions, told, notes(room), days_of(room)),
        )  # fmt: skip
        show_download_button(room, file)
        st.caption(room.text("sepakat.berkas_ket"))
        given = st.file_uploader(room.text("sepakat.unggah"), type=["xlsx"], key=f"aksi_unggah_{round_number()}")
        if given:
            _show_read(room, given.getvalue(), given.name, {a.id: a for a in actions if a.id is not None})


def _show_read(room: Room, data: bytes, name: str, stored: dict[int, Action]) -> None:
    known = vocabulary_of(room)
    try:
        read = matched(read_agreed(data, name, known, now()), stored, known)
    except KkbError as error:
        st.error(room.text(error.key, **error.values))
        return
    for sentence in issue_list(read.issues, room.words):
        st.error(sentence)
    wanted = changed(read, stored)
    new = sum(a.id is None for a in wanted)
    counts = {"baris": read.rows, "baru": new, "ubah": len(wanted) - new, "tolak": read.rows - len(read.actions)}
    st.markdown(room.text("sepakat.terbaca", **{key: room.number(n) for key, n in counts.items()}))
    st.button(
        room.text("sepakat.terima", n=room.number(len(wanted))), type="primary", key="aksi_terima", on_click=save,
        args=(room, wanted), disabled=not wanted, icon=":material/check:",
    )  # fmt: skip


def changed(read: ActionFile, stored: dict[int, Action]) -> list[Action]:
    """The actions of a file that say something else than what is stored."""
    return [a for a in read.actions if a.id is None or not a.is_same(stored[a.id])]
