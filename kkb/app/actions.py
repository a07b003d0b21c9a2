"""Agreed actions for both front ends: the words for them, the vocabulary of their files, and those of the example."""

from collections.abc import Callable, Container, Iterable
from datetime import date

import pandas as pd

from kkb.app import resources
from kkb.core.actions.action import Action
from kkb.core.actions.example import example_actions
from kkb.core.actions.vocabulary import Vocabulary
from kkb.core.counts.area_view import AreaView
from kkb.core.counts.tally import within
from kkb.export.workbook import workbook_bytes
from kkb.store import Store
from kkb.text.action_table import file_frame
from kkb.text.action_words import ActionWords, build_vocabulary, judged_sentence
from kkb.text.language import LANGUAGES

_EXAMPLE = ("16.73", "16.05", "18.04", "17.71")
_WHO = "contoh"


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


def actions_workbook(
    actions: Iterable[Action], told: ActionWords, notes: tuple[str, ...], days: tuple[date, date | None]
) -> bytes:
    """The workbook of actions that can be edited and read back; `days`: today and the date of the data beside it."""
    found = tuple(actions)
    judged = (judged_sentence(found, days, told.words),) if found else ()
    label = (told.words.text("umum.contoh"),) if any(a.contoh for a in found) else ()
    lines = (*dict.fromkeys((*notes, *label)), *judged, told.words.text("sepakat.berkas_ket"))
    return workbook_bytes({told.words.text("sepakat.judul"): file_frame(found, told, days[0])}, lines)


def seed_actions(store: Store) -> None:
    """A few actions for a store that holds the example and never held an action."""
    if store.actions.was_used():
        return
    made: list[Action] = []
    for region in _EXAMPLE:
        days = store.dates(region)
        rows = store.rows_at(region, days[-2]) if len(days) > 1 else pd.DataFrame()
        if len(rows) and rows["contoh"].all():
            made += example_actions(rows, days[-2], resources.scheme().rule, resources.effort())
    if made:
        store.actions.seed(made, _WHO)
