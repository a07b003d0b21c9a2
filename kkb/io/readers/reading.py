"""What every file of places becomes once it is read, whatever kind it is; nothing is stored yet."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from kkb.core.area import wilayah
from kkb.core.issue import Issue


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file as read.

    `rows` stand for places (`kode`); `row_numbers` are their rows in Excel; `rows_found` counts the rows in the file,
    kept or not; `issues` run from the gravest down, each kind in the order of the file.
    """

    rows: pd.DataFrame
    row_numbers: tuple[int, ...]
    date: date
    region: str
    issues: tuple[Issue, ...]
    file_name: str
    sha256: str
    rows_found: int

    @property
    def unmatched(self) -> int:
        """Rows kept under a name that no list confirms (belum_dicocokkan)."""
        return int((~self.rows["kode"].map(wilayah.is_confirmed)).sum())
