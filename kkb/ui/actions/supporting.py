"""What every part of Rencana aksi stands on: words, vocabulary, the actions of the area, and saving with an answer."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from kkb.app import actions as agreed
from kkb.app.days import today
from kkb.core.actions.action import Action
from kkb.core.actions.vocabulary import Vocabulary
from kkb.core.errors import KkbError
from kkb.text.action_words import ActionWords, judged_sentence
from kkb.text.markdown import plain
from kkb.ui.frame.page_context import PageContext
from kkb.ui.widgets.controls import choose

_NEWS, CONFLICTS, _WHO, _ROUND = "aksi_kabar", "aksi_bentrok", "aksi_oleh", "aksi_putaran"
VIEW = "aksi"


def told_of(page: PageContext) -> ActionWords:
    """The words for actions in the language of the page."""
    return agreed.action_words(page.words.lang, page.area_view.places.name)


def vocabulary_of(page: PageContext) -> Vocabulary:
    """What words in a table or file stand for here."""
    return agreed.vocabulary(told_of(page), agreed.villages_of(page.area_view, page.app.listed))


def actions_of(page: PageContext) -> tuple[Action, ...]:
    """The actions of the page's area as they are stored at this moment; never kept, for others edit too."""
    return agreed.agreed_in(page.app, page.area_view.area)


def now() -> date:
    """Today."""
    return today()


def days_of(page: PageContext) -> tuple[date, date | None]:
    """Today, and the date of the page's data."""
    return now(), page.area_view.on


def show_judged(page: PageContext, actions: tuple[Action, ...]) -> None:
    """The day that judges what is late."""
    if actions:
        st.caption(judged_sentence(actions, days_of(page), page.words))


def round_number() -> int:
    """Counts the saves of this session: part of the keys of what must start afresh after one."""
    return st.session_state.get(_ROUND, 0)


def start_round() -> None:
    """Let what was typed go."""
    st.session_state[_ROUND] = round_number() + 1


def ask_who(page: PageContext) -> None:
    """The role under which changes stand in the history."""
    st.text_input(
        page.text("sepakat.oleh"), key=_WHO, max_chars=60, placeholder=page.text("sepakat.oleh_contoh"), width=340
    )


def save(page: PageContext, wanted: Iterable[Action]) -> bool:
    """Store, and remember what to say: how many changed, and what is in dispute. False = nothing could be stored."""
    try:
        saved = agreed.save_actions(page.app, wanted, st.session_state.get(_WHO))
    except KkbError as error:
        st.session_state[_NEWS] = (error.key, error.values)
        return False
    key = "sepakat.tersimpan" if saved.changed or not saved.conflicts else "sepakat.tersimpan_tidak"
    st.session_state[_NEWS] = (key, {"n": page.number(saved.changed)})
    if saved.conflicts:
        st.session_state[CONFLICTS] = [*st.session_state.get(CONFLICTS, []), *saved.conflicts]
    start_round()
    return True


def tell(key: str, **values: object) -> None:
    """Something to say at the next run."""
    st.session_state[_NEWS] = (key, values)


def show_news(page: PageContext) -> None:
    """What the last save did, once."""
    news = st.session_state.pop(_NEWS, None)
    if news:
        key, values = news
        done = key in ("sepakat.tersimpan", "sepakat.dari_rencana")
        (st.success if done else st.warning)(page.text(key, **{n: plain(v) for n, v in values.items()}))


def ask_one(name: str, options: dict[str, str], label: str, *, disabled: bool = False) -> str:
    """One of several by key, or all of them (""), as a drop-down; `name` is its part of the link."""
    asked, key = st.query_params.get(name, ""), f"pilih_{name}"
    st.session_state[key] = asked if asked in options else ""
    st.selectbox(
        label, list(options), key=key, format_func=lambda code: options[code], disabled=disabled,
        on_change=lambda: choose(name, st.session_state[key] or None),
    )  # fmt: skip
    return st.session_state[key]


def ask_switch(name: str, label: str, *, usual: bool = False, disabled: bool = False) -> bool:
    """A switch that lives in the link when it is not as usual."""
    asked, key = st.query_params.get(name), f"pilih_{name}"
    st.session_state[key] = usual if asked not in ("ya", "tidak") else asked == "ya"
    st.toggle(
        label, key=key, disabled=disabled,
        on_change=lambda: choose(name, None if st.session_state[key] == usual else "tidak" if usual else "ya"),
    )  # fmt: skip
    return bool(st.session_state[key])
