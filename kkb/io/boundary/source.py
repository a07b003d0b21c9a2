"""One polygon layer of one file, and what the reader of each kind of file can do with it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pandas as pd

from kkb.io.names.normal import clean_text

MOST_COLUMNS = 80
BATCH = 1000
_MOST_SEEN, _SAMPLE = 2_000, 5_000
_LEAST_CODE = 1_000_000_000

Batch = tuple[pd.DataFrame, list[bytes | None]]
"""Attributes as clean text, and outlines as WKB in the file's own coordinates (None: no polygon)."""


class BrokenFileError(Exception):
    """A file that cannot be read to its end; what a person is told does not depend on where it broke."""


@dataclass(frozen=True, slots=True)
class BoundaryLayer:
    """A layer: the name to read it by, the name to show, what it holds; `crs` is None when the file does not say."""

    file: Path
    kind: str
    name: str
    shown: str
    features: int
    crs: str | None
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of boundary file: `sources` of a file with the name it bears, the `cells` of some columns of the first
    features (0: of all), the `batches` of a source. All raise BrokenFileError, or KkbError "perbatasan.*".
    """

    sources: Callable[[Path, str], list[BoundaryLayer]]
    cells: Callable[[BoundaryLayer, Sequence[str], int], pd.DataFrame]
    batches: Callable[[BoundaryLayer], Iterator[Batch]]


def is_key(values: Sequence[object]) -> bool:
    """Whether the values of a column can be names or codes; measured areas and dates would only fill the memory.

    >>> is_key(["16.73", None]), is_key([1673011001.0]), is_key([12.5]), is_key([b"x"]), is_key([None])
    (True, True, False, False, False)
    """
    filled = [value for value in values if value is not None]
    if any(isinstance(value, str) for value in filled):
        return True
    plain = [value for value in filled if isinstance(value, (int, float)) and not isinstance(value, bool)]
    return bool(plain) and all(isinstance(v, int) or (v >= _LEAST_CODE and v.is_integer()) for v in plain)


def key_columns(samples: Mapping[str, Sequence[object]]) -> tuple[str, ...]:
    """The columns that can hold names or codes, as far as samples of their values tell."""
    return tuple(name for name, values in samples.items() if is_key(values))[:MOST_COLUMNS]


@dataclass(slots=True)
class Samples:
    """The first values of each column of a file that is gone through once."""

    columns: dict[str, list[object]] = field(default_factory=dict)

    def add(self, values: Mapping[str, object]) -> None:
        """Take what one feature says; of a text its first character tells enough."""
        for name, value in values.items():
            if name in self.columns or len(self.columns) < _MOST_SEEN:
                sample = self.columns.setdefault(name, [])
                if value is not None and len(sample) < _SAMPLE:
                    sample.append(value[:1] if isinstance(value, str) else value)


def in_batches(
    columns: Sequence[str], features: Iterator[tuple[Mapping[str, object], bytes | None]]
) -> Iterator[Batch]:
    """Features (what each says by column, its outline) as batches."""
    while part := list(islice(features, BATCH)):
        rows = [[values.get(name) for name in columns] for values, _ in part]
        yield text_table(columns, rows), [shape for _, shape in part]


def text_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    """Rows of raw values as clean text, one column for each name."""
    cells = {name: [_text(row[n]) for row in rows] for n, name in enumerate(columns)}
    return pd.DataFrame(cells, index=range(len(rows)), dtype=object)


def _text(value: object) -> str:
    return "" if isinstance(value, (bytes, bool, dict, list)) else clean_text(value)
