"""Reads a CSV of village profiles for the rule: yes/no words and counts, blanks kept as blanks."""

import io
import re

import numpy as np
import pandas as pd

from kkb.core.errors import KkbError
from kkb.core.rule import profile_columns
from kkb.core.ruleset import RuleSet

YES_NO = {"ada": 1.0, "tidak": 0.0, "tidak ada": 0.0, "": np.nan}
_WHOLE = re.compile(r"\d{1,12}(\.0+)?")


def read_profile_table(data: bytes, file_name: str) -> pd.DataFrame:
    """The CSV as text cells, in its own columns and order. Separator `,` or `;`, UTF-8 with or without BOM.

    Raises KkbError `galat.profil_rusak` when the bytes are no such table.
    """
    try:
        text = data.decode("utf-8-sig")
        separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
        return pd.read_csv(io.StringIO(text), sep=separator, dtype=str, keep_default_na=False, skip_blank_lines=True)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise KkbError("galat.profil_rusak", file=file_name, detail=_first_line(error)) from error


def parse_profiles(table: pd.DataFrame, rule: RuleSet, file_name: str) -> pd.DataFrame:
    """The rule's columns as numbers (yes/no as 1/0, blank as NaN), same index.

    Raises KkbError: a missing column, or a cell that is neither blank, `ada`/`tidak` nor a count (row as in Excel).
    """
    needed = profile_columns(rule)
    own = {str(name).strip().lower(): name for name in table.columns}
    missing = [c for c in needed if c not in own]
    if missing:
        raise KkbError("galat.profil_kolom", file=file_name, missing=", ".join(missing), needed=", ".join(needed))
    words = {c for item in rule.items if item.measure in ("bertahap", "hitung_ada") for c in item.columns}
    columns = {c: _numbers(table[own[c]], words=c in words) for c in needed}
    for column, (_, wrong) in columns.items():
        if wrong.any():
            raise _unreadable(file_name, column, table[own[column]], wrong, column in words)
    return pd.DataFrame({c: values for c, (values, _) in columns.items()}, index=table.index)


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
    allowed = "ada, tidak, atau kosong" if words else "bilangan bulat 0 ke atas, atau kosong"
    return KkbError(
        "galat.profil_nilai", file=file_name, row=place + 2, column=column, value=cells.iloc[place], allowed=allowed
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
