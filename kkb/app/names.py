"""Names of areas for both front ends: code lists added, names that no list confirms, spellings once confirmed."""

from collections.abc import Iterable

import pandas as pd

from kkb import isolated
from kkb.app.context import AppContext
from kkb.app.people import user_name
from kkb.app.reference import join_names
from kkb.core.area.spelling import compact, name_key
from kkb.io.names import suggestions
from kkb.io.names.spellings import Told, spelt
from kkb.io.names.suggestions import Suggestion, Unmatched, best_suggestions, ticked
from kkb.io.readers.code_list import COLUMNS, REQUIRED, ListReading
from kkb.isolated import TABLES, Work, quiet
from kkb.store import Spelling

__all__ = [
    "COLUMNS",
    "REQUIRED",
    "ListReading",
    "Suggestion",
    "Unmatched",
    "accept_list",
    "added_lists",
    "best_suggestions",
    "confirm",
    "drop_list",
    "forget_spellings",
    "official_names",
    "read_confirmed",
    "read_list",
    "spellings",
    "ticked",
    "unmatched_names",
]


def added_lists(app: AppContext) -> pd.DataFrame:
    """The kabupaten whose code list was added: code, name, how many villages."""
    return app.store.names.lists()


def read_list(app: AppContext, data: bytes, name: str) -> ListReading:
    """A code list, read and checked; nothing is stored. Raises KkbError when it cannot be used."""
    reading: ListReading = isolated.read(Work("code_list", name, (app.listed,)), data, TABLES, quiet)
    return reading


def accept_list(app: AppContext, reading: ListReading) -> None:
    """Store a code list, kabupaten by kabupaten; stored snapshots join it. Whole or not at all."""
    app.store.names.save_list(reading.rows, join_names)


def drop_list(app: AppContext, district: str) -> int:
    """Take out the added code list of a kabupaten; what joined it stands under its names again."""
    return app.store.names.drop_list(district, join_names)


def confirm(app: AppContext, chosen: Iterable[Told], who: str | None = None) -> int:
    """Remember spellings that a person confirmed; imports and stored snapshots use them at once."""
    names = app.store.names
    told = [Spelling(*one) for one in spelt(chosen, app.official.name, names.unmatched(), names.aliases())]
    return names.save_aliases(told, who or user_name(), join_names)


def forget_spellings(app: AppContext, code: str, texts: Iterable[str] = ()) -> int:
    """Forget confirmed spellings of an area (none given: all of them)."""
    return app.store.names.drop_aliases(code, [compact(name_key(text)) for text in texts], join_names)


def read_confirmed(app: AppContext, data: bytes, name: str) -> tuple[tuple[str, str, str], ...]:
    """The (code, spelling, area or "") of a table that was exported elsewhere. Raises KkbError."""
    work = Work("spellings", name, (app.book.villages,))
    confirmed: tuple[tuple[str, str, str], ...] = isolated.read(work, data, TABLES, quiet)
    return confirmed


def spellings(app: AppContext) -> pd.DataFrame:
    """Every confirmed spelling (columns of store.names.aliases)."""
    return app.store.names.aliases()


def unmatched_names(app: AppContext, places: pd.DataFrame) -> tuple[Unmatched, ...]:
    """The names among some places that no list confirms, each with what it may mean (suggestions.unmatched_names)."""
    return suggestions.unmatched_names(places, app.book.villages)


def official_names(app: AppContext, one: Unmatched) -> tuple[Suggestion, ...]:
    """Every official name of the area that a name stands in, the suggestions first."""
    return suggestions.official_names(one, app.book.villages)
