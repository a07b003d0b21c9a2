"""The table of actions that a person edits. What others save meanwhile never shifts what is being typed."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from kkb.app.actions import parse_action
from kkb.core.actions.action import Action, ActionFilter
from kkb.text.action_table import SHOWN, action_frame
from kkb.text.action_words import ActionWords
from kkb.text.issues import issue_list
from kkb.ui.actions.supporting import ask_who, now, round_number, save, vocabulary_of
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.table import ROW_HEIGHT

EDITABLE = ("instansi", "peran", "tenggat", "status", "catatan", "disepakati")
_BASE, _TURN = "aksi_dasar", "aksi_giliran"
_ROWS = 12


def is_pending() -> bool:
    """Whether something is typed that is not saved."""
    return bool((st.session_state.get(_key()) or {}).get("edited_rows"))


def show_editor(page: PageContext, told: ActionWords, found: tuple[Action, ...], choice: ActionFilter) -> None:
    """The table, then what was changed in it and is to be saved."""
    base = _held(page, found, choice)
    frame = action_frame(base, told, now(), in_figures=True)
    with st.container(key="tabel_aksi"):
        edited = st.data_editor(
            frame, key=_key(), hide_index=True, num_rows="fixed", column_order=_order(base), row_height=ROW_HEIGHT,
            height=ROW_HEIGHT * (min(len(frame), _ROWS) + 1) + 3, column_config=_config(page, told),
            disabled=[c for c in frame.columns if c not in EDITABLE],
        )  # fmt: skip
    _show_saving(page, base, frame, edited)


def edited_cells(frame: pd.DataFrame, edited: pd.DataFrame) -> dict[int, dict[str, object]]:
    """The changed cells of an edited table by row; a cleared cell is None."""
    found: dict[int, dict[str, object]] = {}
    for column in EDITABLE:
        for n, (old, new) in enumerate(zip(frame[column], edited[column], strict=True)):
            new = None if pd.isna(new) else new
            if old != (new or "" if isinstance(old, str) else new):
                found.setdefault(n, {})[column] = new
    return found


def _show_saving(page: PageContext, base: tuple[Action, ...], frame: pd.DataFrame, edited: pd.DataFrame) -> None:
    cells = edited_cells(frame, edited)
    if not cells:
        st.caption(page.text("sepakat.sunting_ket"))
        return
    known, wanted, issues = vocabulary_of(page), [], []
    for n, changed in sorted(cells.items()):
        old = base[n]
        parsed, wrong = parse_action(old.values() | {"id": old.id, "versi": old.versi} | changed, known, now())
        issues += [replace(issue, column=f"{old.id} · {issue.column}") for issue in wrong]
        wanted += [replace(parsed, contoh=old.contoh)] if parsed else []
    for sentence in issue_list(issues, page.words):
        st.error(sentence)
    st.markdown(page.text("sepakat.belum_disimpan", n=page.number(len(cells))))
    with st.container(horizontal=True, vertical_alignment="bottom", key="aksi_simpan_baris"):
        ask_who(page)
        st.button(
            page.text("sepakat.simpan"), type="primary", key="aksi_simpan", icon=":material/save:", on_click=save,
            args=(page, wanted), disabled=bool(issues),
        )  # fmt: skip
        st.button(page.text("sepakat.buang"), key="aksi_buang", icon=":material/undo:", on_click=_start_over)


def _held(page: PageContext, found: tuple[Action, ...], choice: ActionFilter) -> tuple[Action, ...]:
    """The actions as this person saw them when they began to type; the stored ones while nothing is typed."""
    asked = (page.area_view.area, page.words.lang, choice)
    held = st.session_state.get(_BASE)
    if held and held[0] == asked and is_pending():
        return held[1]
    if held and (held[0] != asked or held[1] != found):
        _start_over()
    st.session_state[_BASE] = (asked, found)
    return found


def _order(actions: tuple[Action, ...]) -> list[str]:
    """The columns; where own actions stand beside those of the example, whose they are stands first."""
    if len({action.contoh for action in actions}) < 2:
        return list(SHOWN)
    return ["nama", "asal", *(name for name in SHOWN if name not in ("nama", "asal"))]


def _start_over() -> None:
    """A table without what was typed; whatever else is typed on the page stays."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _key() -> str:
    return f"aksi_tabel_{round_number()}_{st.session_state.get(_TURN, 0)}"


def _config(page: PageContext, told: ActionWords) -> dict[str, object]:
    heads = {name: told.label(name) for name in SHOWN}
    column = st.column_config
    texts = {name: column.TextColumn(heads[name], pinned=name == "nama") for name in SHOWN}
    day = "DD/MM/YYYY"
    return texts | {
        "id": column.NumberColumn(heads["id"], format="%d", width="small"),
        "instansi": column.SelectboxColumn(heads["instansi"], options=list(told.agencies.values()), required=True),
        "status": column.SelectboxColumn(heads["status"], options=list(told.statuses.values()), required=True),
        "peran": column.TextColumn(heads["peran"], help=page.text("sepakat.peran_ket"), max_chars=80),
        "tenggat": column.DateColumn(heads["tenggat"], format=day, required=True),
        "disepakati": column.DateColumn(heads["disepakati"], format=day, required=True),
        "catatan": column.TextColumn(heads["catatan"], max_chars=200, width="medium"),
    }
