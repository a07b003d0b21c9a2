"""The scores, indices and strata of all rows, with a finding for each cell that is not what it should be."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from kkb.core.area.spelling import compact, name_key
from kkb.core.counts.rows import INDICES, ITEMS
from kkb.core.issue import Issue
from kkb.core.scheme import Scheme
from kkb.io.names.fuzzy import guess
from kkb.io.names.normal import shown
from kkb.io.table.cells import TOLD_ONE_BY_ONE, Cell, parse_index, parse_score, parse_stratum, stratum_names
from kkb.io.table.headings import TableHeader

UNREADABLE = "tak_terbaca"
_TOLD = (UNREADABLE, "teks")
STRATA = "strata"


@dataclass(frozen=True, slots=True)
class Values:
    """Scores (Int8), indices (float) and strata (key or None) by row; rows with an unreadable score; the findings."""

    frame: pd.DataFrame
    doubtful: pd.Series
    issues: tuple[Issue, ...]


def parse_values(records: pd.DataFrame, header: TableHeader, scheme: Scheme) -> Values:
    """The values of all records. A score that cannot be read becomes blank; so do an index and a stratum."""
    names = stratum_names(scheme)
    parsers = {item.key: partial(parse_score, max_score=item.max_score) for item in scheme.items}
    parsers |= dict.fromkeys(INDICES, parse_index) | {STRATA: partial(parse_stratum, names=names)}
    cells = {key: _parsed(records[key], parse) for key, parse in parsers.items()}
    issues: list[Issue] = []
    for item in scheme.items:
        allowed = tuple(str(n) for n in range(1, item.max_score + 1))
        issues += _number_findings(records[item.key], cells[item.key], header, "skor", allowed)
    for key in INDICES:
        issues += _number_findings(records[key], cells[key], header, "indeks", ())
    issues += _stratum_findings(records[STRATA], cells[STRATA], header, scheme)
    doubtful = np.array([[c.state == UNREADABLE for c in cells[item.key]] for item in scheme.items]).any(axis=0)
    return Values(_typed(cells, records.index), pd.Series(doubtful, index=records.index), tuple(issues))


def _parsed(column: pd.Series, parse: Callable[[object], Cell]) -> list[Cell]:
    """Each cell parsed; equal cells of one type only once."""
    known: dict[tuple[type, object], Cell] = {}
    cells = []
    for cell in column:
        key = (type(cell), cell)
        if key not in known:
            known[key] = parse(cell)
        cells.append(known[key])
    return cells


def _typed(cells: dict[str, list[Cell]], index: pd.Index) -> pd.DataFrame:
    values = {key: [c.value for c in column] for key, column in cells.items()}
    types = dict.fromkeys(ITEMS, "Int8") | dict.fromkeys(INDICES, float)
    return pd.DataFrame(values, index=index, dtype=object).astype(types)


def _number_findings(
    column: pd.Series, cells: Sequence[Cell], header: TableHeader, kind: str, allowed: tuple[str, ...]
) -> Iterator[Issue]:
    """Unreadable numbers one by one; numbers kept as text one by one when few, else once with their count."""
    label = header.label(str(column.name))
    odd = [(row, raw, c.state) for row, raw, c in zip(column.index, column, cells, strict=True) if c.state in _TOLD]
    for row, raw, state in odd:
        if state == UNREADABLE:
            yield Issue(f"{kind}_tak_sah", "periksa", row, label, shown(raw), allowed)
    texts = [(row, raw) for row, raw, state in odd if state != UNREADABLE and _is_dirty(raw, header)]
    if len(texts) > TOLD_ONE_BY_ONE:
        row, raw = texts[0]
        yield Issue(f"{kind}_teks_banyak", "catatan", row, label, shown(raw), hint=str(len(texts)))
        return
    for row, raw in texts:
        yield Issue(f"{kind}_teks", "catatan", row, label, shown(raw))


def _is_dirty(raw: object, header: TableHeader) -> bool:
    """In .xlsx any number kept as text; in CSV everything is text, so only one with spaces or a decimal comma."""
    return header.sheet.typed or "," in str(raw) or str(raw) != str(raw).strip()


def _stratum_findings(column: pd.Series, cells: Sequence[Cell], header: TableHeader, scheme: Scheme) -> Iterator[Issue]:
    label, allowed = header.label(STRATA), tuple(s.name for s in scheme.strata)
    official = {s.key: s.name for s in scheme.strata}
    own = {compact(name_key(n)) for s in scheme.strata for n in (s.key, s.name)}
    for row, raw, cell in zip(column.index, column, cells, strict=True):
        if cell.state == "kosong":
            yield Issue("klasifikasi_kosong", "periksa", row, label, None, allowed)
        elif cell.state == UNREADABLE:
            meant = guess(shown(raw), allowed)
            yield Issue("klasifikasi_tak_dikenal", "periksa", row, label, shown(raw), allowed, meant)
        elif compact(name_key(str(raw))) not in own:
            yield Issue("klasifikasi_alias", "catatan", row, label, shown(raw), hint=official[str(cell.value)])
