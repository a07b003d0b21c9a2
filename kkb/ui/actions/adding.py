"""An action by hand: village, item or programme, step, instansi, role, dates."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from kkb.app.actions import parse_action
from kkb.core.actions.action import fresh
from kkb.core.counts.rows import ITEMS
from kkb.text.action_words import ActionWords
from kkb.text.issues import issue_sentence
from kkb.ui.actions.supporting import actions_of, now, round_number, save, tell, vocabulary_of
from kkb.ui.frame.page_context import PageContext

USUAL_DAYS = 90
_FIELDS = ("unit", "tugas", "ke", "instansi", "peran", "tenggat", "disepakati", "catatan")
_WRONG = "aksi_keliru"


def show_adding(page: PageContext, told: ActionWords) -> None:
    """The form, folded away."""
    if page.area_view.rows.empty:
        return
    with st.expander(page.text("sepakat.tambah"), icon=":material/add:", key="aksi_tambah"):
        for sentence in st.session_state.pop(_WRONG, []):
            st.error(sentence)
        with st.form("aksi_isian", border=False):
            _ask_fields(page, told)
            st.form_submit_button(
                page.text("sepakat.tambahkan"), type="primary", key="aksi_tambahkan", on_click=_add, args=(page,)
            )
        st.caption(page.text("sepakat.peran_ket"))


def _ask_fields(page: PageContext, told: ActionWords) -> None:
    rows = page.area_view.rows.sort_values(["nama", "unit"])
    places = {u: f"{n} · {told.name(k)}" for u, n, k in zip(rows["unit"], rows["nama"], rows["kode_kec"], strict=True)}
    first, second = st.columns(2, gap="medium"), st.columns([2, 2, 2, 2], gap="medium")
    first[0].selectbox(told.label("nama"), list(places), key=_key("unit"), format_func=lambda u: places.get(u, u))
    tasks = told.tasks
    first[1].selectbox(told.label("tugas"), list(tasks), key=_key("tugas"), format_func=lambda t: tasks.get(t, t))
    agencies = told.agencies
    second[0].selectbox(
        told.label("instansi"), list(agencies), key=_key("instansi"), format_func=lambda a: agencies.get(a, a)
    )
    second[1].text_input(told.label("peran"), key=_key("peran"), max_chars=80, help=page.text("sepakat.peran_ket"))
    due = now() + timedelta(days=USUAL_DAYS)
    second[2].date_input(told.label("tenggat"), due, key=_key("tenggat"), format="DD/MM/YYYY")
    second[3].date_input(told.label("disepakati"), now(), key=_key("disepakati"), format="DD/MM/YYYY")
    third = st.columns([2, 6], gap="medium")
    third[0].number_input(
        page.text("sepakat.sampai"), 2, 4, value=None, step=1, key=_key("ke"), placeholder="+1",
        help=page.text("sepakat.sampai_ket"),
    )  # fmt: skip
    third[1].text_input(told.label("catatan"), key=_key("catatan"), max_chars=200)


def _add(page: PageContext) -> None:
    cells = {name: st.session_state.get(_key(name)) for name in _FIELDS}
    score = score_of(page.area_view.rows, str(cells["unit"]), str(cells["tugas"]))
    if score is not None:
        cells |= {"dari": score, "ke": cells["ke"] or score + 1}
    action, wrong = parse_action(cells, vocabulary_of(page), now())
    if wrong or action is None:
        st.session_state[_WRONG] = [issue_sentence(issue, page.words) for issue in wrong]
    elif fresh([action], actions_of(page)):
        save(page, [action])
    else:
        tell("sepakat.sudah_ada", nama=page.area_view.places.name(action.kode))


def score_of(rows: pd.DataFrame, unit: str, task: str) -> int | None:
    """The score of a Kampung KB on an item (a blank one counts as 1); None for a programme or an unknown place."""
    found = rows.loc[rows["unit"] == unit, task] if task in ITEMS else pd.Series(dtype=object)
    return None if found.empty else 1 if pd.isna(found.iloc[0]) else int(found.iloc[0])


def _key(name: str) -> str:
    return f"aksi_isi_{name}_{round_number()}"
