"""Frames to database values and back, column by column: a national file has a million cells."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from kkb.core.counts.rows import INDICES, ITEMS, ROW_COLUMNS, typed_rows

Values = tuple[object, ...]


def row_values(rows: pd.DataFrame) -> list[Values]:
    """The rows as plain values in the order of ROW_COLUMNS; every blank is None."""
    typed = typed_rows(rows)
    return list(zip(*(_plain_values(typed[column]) for column in ROW_COLUMNS), strict=True))


def stored_text(text: str) -> str:
    """The text without what PostgreSQL cannot keep: NUL characters and halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def frame(fetched: Iterable[Sequence[object]], columns: Sequence[str]) -> pd.DataFrame:
    """Fetched rows as a frame with the types of ROW_COLUMNS (`snapshot` is int64)."""
    values = list(zip(*fetched, strict=True)) or [()] * len(columns)
    return pd.DataFrame({c: _series(c, v) for c, v in zip(columns, values, strict=True)})


def _plain_values(column: pd.Series) -> list[object]:
    if column.name in ITEMS:
        return column.to_numpy(dtype=object, na_value=None).tolist()
    if column.name in INDICES:
        return [None if value != value else value for value in column.tolist()]
    if column.name == "lapor":
        return column.tolist()
    return [stored_text(value) if isinstance(value, str) else None for value in column.tolist()]


def _series(name: str, values: Sequence[object]) -> pd.Series:
    if name in ITEMS:
        return pd.Series(_scores(values))
    if name in INDICES:
        return pd.Series(np.array(values, dtype=float))
    if name == "lapor":
        return pd.Series(np.array(values, dtype=bool))
    if name == "snapshot":
        return pd.Series(np.array(values, dtype=np.int64))
    return pd.Series(_shared(values), dtype=object)


def _scores(values: Sequence[object]) -> pd.arrays.IntegerArray:
    numbers = np.array(values, dtype=float)  # None becomes NaN
    blank = np.isnan(numbers)
    return pd.arrays.IntegerArray(np.where(blank, 1, numbers).astype(np.int8), blank)


def _shared(values: Sequence[object]) -> list[object]:
    """Equal texts as one object: a code stands in a history once per snapshot."""
    seen: dict[object, object] = {}
    return [seen.setdefault(value, value) for value in values]
