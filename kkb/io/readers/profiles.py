"""Reads a CSV of village profiles for the rule: yes/no words and counts, blanks kept as blanks."""

import re
from collections import Counter

import numpy as np
import pandas as pd

from kkb.core.errors import KkbError
from kkb.core.rule.classify import profile_columns
from kkb.core.rule.ruleset import RuleSet
from kkb.io.containers.sheet import Cells, is_blank
from kkb.io.containers.text import read_delimited
from kkb.io.table.formulas import refuse_formulas

YES_NO = {"ada": 1.0, "tidak": 0.0, "tidak ada": 0.0, "": np.nan}
_WHOLE = re.compile(r"\d{1,12}(\.0{1,2})?", re.ASCII)  # three noughts could be thousands: 1.000
_WIDEST = 1000


def read_profile_table(data: bytes, file_name: str) -> pd.DataFrame:
    """The CSV as text cells, in its own columns and order; the index is the row number that Excel shows.

    Blank rows are left out, missing cells at the end of a row are blank. Raises KkbError `berkas.*` when the bytes are
    no table, `galat.profil_lebih` for a row with more values than there are columns.
    """
    rows = list(read_delimited(data, file_name).numbered(None, _WIDEST))
    head = [str(name) for name in rows[0][1]] if rows else []
    body = [_fitted(number, cells, len(head), file_name) for number, cells in rows[1:]]
    return pd.DataFrame(body, columns=head, index=[number for number, _ in rows[1:]], dtype=object)


def parse_profiles(table: pd.DataFrame, rule: RuleSet, file_name: str) -> pd.DataFrame:
    """The rule's columns as numbers (yes/no as 1/0, blank as NaN), same index.

    Raises KkbError: a column that is missing or there twice, or a cell that is neither blank, `ada`/`tidak` nor a
    count (row as in Excel).
    """
    needed = profile_columns(rule)
    own = _own_columns(table, needed, file_name)
    used = {table.columns.get_loc(own[c]): own[c] for c in needed}
    refuse_formulas(zip(table.index, table.to_numpy(object), strict=True), used, file_name, set(used))
    words = {c for item in rule.items if item.measure in ("bertahap", "hitung_ada") for c in item.columns}
    columns = {c: _numbers(table[own[c]], words=c in words) for c in needed}
    for column, (_, wrong) in columns.items():
        if wrong.any():
            raise _unreadable(file_name, column, table[own[column]], wrong, column in words)
    return pd.DataFrame({c: values for c, (values, _) in columns.items()}, index=table.index)


def _fitted(number: int, cells: Cells, width: int, file_name: str) -> Cells:
    if any(not is_blank(cell) for cell in cells[width:]):
        raise KkbError("galat.profil_lebih", file=file_name, row=number, n=len(cells), columns=width)
    return (*cells[:width], *[""] * (width - len(cells)))


def _own_columns(table: pd.DataFrame, needed: tuple[str, ...], file_name: str) -> dict[str, str]:
    """How the file writes the name of each needed column."""
    names = [str(name).strip().lower() for name in table.columns]
    missing = [c for c in needed if c not in names]
    if missing:
        raise KkbError("galat.profil_kolom", file=file_name, missing=", ".join(missing), needed=", ".join(needed))
    twice = [name for name, n in Counter(names).items() if n > 1 and name in needed]
    if twice:
        raise KkbError("galat.profil_ganda", file=file_name, column=twice[0])
    return dict(zip(names, table.columns, strict=True))


def _numbers(cells: pd.Series, *, words: bool) -> tuple[np.ndarray, np.ndarray]:
    known: dict[str, float | None] = {}
    for cell in cells.unique():
        known[cell] = _number(str(cell).strip().lower(), words)
    values = cells.map({cell: np.inf if number is None else number for cell, number in known.items()}).to_numpy(float)
    return values, np.isposinf(values)


def _number(text: str, words: bool) -> float | None:
    if not text:
        return np.nan
    if words and text in YES_NO:
        return YES_NO[text]
    return float(text) if _WHOLE.fullmatch(text) else None


def _unreadable(file_name: str, column: str, cells: pd.Series, wrong: np.ndarray, words: bool) -> KkbError:
    place = int(np.flatnonzero(wrong)[0])
    allowed = ("ada, tidak, " if words else "") + "bilangan bulat 0 ke atas, atau kosong"
    row, value = int(cells.index[place]), cells.iloc[place]
    return KkbError("galat.profil_nilai", file=file_name, row=row, column=column, value=value, allowed=allowed)
