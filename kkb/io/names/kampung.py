"""What the name of a Kampung KB says of its village, whose own name is blank or stands twice in the list."""

import pandas as pd

from kkb.config.file_specs import Aliases
from kkb.core.area import wilayah
from kkb.core.area.spelling import compact, name_key
from kkb.core.issue import Issue
from kkb.io.names.code_index import CodeList
from kkb.io.names.matching import NAMESAKES, match_places
from kkb.io.names.normal import VILLAGE_WORDS, clean_text, shown, without_kampung
from kkb.io.table.headings import TableHeader
from kkb.io.table.records import KAMPUNG, lowest

_PREFIX = "Kampung KB"


def with_kampung_names(records: pd.DataFrame, header: TableHeader) -> tuple[pd.DataFrame, list[Issue]]:
    """The records, where a village without a name stands under that of its Kampung KB; and what is said of those.

    The name always begins with "Kampung KB", so that none is taken for a village of the list.
    """
    own = lowest(header)
    if own != "nama" or KAMPUNG not in header.positions or records.empty:
        return records, []
    blank = ~records[own].map(_is_name)
    if not blank.any():
        return records, []
    names = records.loc[blank, KAMPUNG].map(_kampung_name)
    label = header.label(own)
    told = [Issue("desa_kosong", "periksa", row, label, shown(name)) for row, name in names.items()]
    filled = records.copy()
    filled.loc[blank, own] = names
    return filled, told


def settled_namesakes(
    places: pd.DataFrame,
    told: list[Issue],
    records: pd.DataFrame,
    header: TableHeader,
    listed: tuple[CodeList, Aliases],
) -> tuple[pd.DataFrame, list[Issue]]:
    """The places, where "KELURAHAN X" or "DS X" as the Kampung KB says which of two villages called X is meant."""
    shared = places.index[places[NAMESAKES] > 1]
    kinds = {row: kind for row in shared if (kind := _told_kind(records.at[row, KAMPUNG], records.at[row, "nama"]))}
    if not kinds:
        return places, told
    rows = list(kinds)
    again, _ = match_places(records.loc[rows].assign(nama=pd.Series(kinds, dtype=object)), header, *listed)
    again = again[again["kode"].map(wilayah.is_confirmed)]
    if again.empty:
        return places, told
    settled = places.copy()
    settled.loc[again.index] = again
    label = header.label("nama")
    kept = [issue for issue in told if not (issue.row in again.index and issue.column == label)]
    notes = [
        Issue("desa_dari_kampung", "catatan", row, label, shown(kinds[row]), hint=str(again.at[row, "kode"]))
        for row in again.index
    ]
    return settled, [*kept, *notes]


def _is_name(cell: object) -> bool:
    return any(c.isalnum() for c in clean_text(cell))


def _kampung_name(cell: object) -> str:
    text = clean_text(cell)
    return text if without_kampung(name_key(text)) != name_key(text) else f"{_PREFIX} {text}"


def _told_kind(kampung: object, village: object) -> str | None:
    """The village's name with the word for its kind, when the Kampung KB is called by both."""
    kind, _, name = without_kampung(name_key(clean_text(kampung))).partition(" ")
    same = compact(name) == compact(name_key(clean_text(village)))
    return f"{kind} {clean_text(village)}" if same and name and kind in VILLAGE_WORDS else None
