"""Agreed actions for both front ends: stored and changed, the words for them, the vocabulary of their files."""

from collections.abc import Callable, Container, Iterable
from datetime import date

import pandas as pd

from kkb.app import resources
from kkb.app.context import AppContext
from kkb.app.people import user_name
from kkb.core.actions.action import Action
from kkb.core.actions.vocabulary import Vocabulary
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.tally import within
from kkb.export.workbook import workbook_bytes
from kkb.io.readers.actions import ActionFile, parse_action
from kkb.store import ActionChange, Saved
from kkb.text.action_table import file_frame
from kkb.text.action_words import ActionWords, build_vocabulary, judged_sentence
from kkb.text.language import LANGUAGES

__all__ = [
    "ActionFile",
    "action_history",
    "action_words",
    "actions_workbook",
    "agreed_in",
    "parse_action",
    "save_actions",
    "villages_of",
    "vocabulary",
]


def action_words(lang: str, name: Callable[[str], str]) -> ActionWords:
    """What actions are told with in a language; `name` gives the name of an area."""
    rule, effort = resources.scheme().rule, resources.effort()
    return ActionWords(resources.words(lang), rule, effort, resources.convergence(), name)


def vocabulary(told: ActionWords, villages: Container[str]) -> Vocabulary:
    """What words stand for, in every language; sentences are in that of `told`."""
    others = [action_words(lang, told.name) for lang in LANGUAGES if lang != told.words.lang]
    return build_vocabulary([told, *others], villages)


def villages_of(seen: AreaView, listed: pd.DataFrame) -> frozenset[str]:
    """The codes that may carry an action in an area: its listed villages, and those only its data names."""
    return frozenset(listed.loc[within(listed["kode"], seen.area), "kode"]) | frozenset(seen.rows["kode"])


def agreed_in(app: AppContext, area: str) -> tuple[Action, ...]:
    """The actions of an area as they are stored at this moment."""
    return app.store.actions.within(area)


def action_history(app: AppContext, number: int) -> tuple[ActionChange, ...]:
    """Every change of an action: who, when, from what to what."""
    return app.store.actions.history(number)


def save_actions(app: AppContext, wanted: Iterable[Action], who: str | None = None) -> Saved:
    """Store new and changed actions; what others changed meanwhile comes back as conflicts. Raises KkbError."""
    return app.store.actions.save(wanted, (who or "").strip() or user_name())


def actions_workbook(
    actions: Iterable[Action], told: ActionWords, notes: tuple[str, ...], days: tuple[date, date | None]
) -> bytes:
    """The workbook of actions that can be edited and read back; `days`: today and the date of the data beside it."""
    found = tuple(actions)
    judged = (judged_sentence(found, days, told.words),) if found else ()
    label = (told.words.text("umum.contoh"),) if any(a.contoh for a in found) else ()
    lines = (*dict.fromkeys((*notes, *label)), *judged, told.words.text("sepakat.berkas_ket"))
    return workbook_bytes({told.words.text("sepakat.judul"): file_frame(found, told, days[0])}, lines)
