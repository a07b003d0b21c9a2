"""Merged cells: the name of an area that stands once, above all the rows it is meant for."""

from collections.abc import Iterator

import pandas as pd

from kkb.core.issue import Issue
from kkb.io.containers.sheet import is_blank
from kkb.io.table.headings import TableHeader

ABOVE = ("nama_prov", "nama_kab", "nama_kec")
_BLANK_SHARE = 3  # one blank in three is no slip any more


def fill_merged(records: pd.DataFrame, header: TableHeader) -> Iterator[Issue]:
    """Fill names of areas down over blanks, in place, where a third of a column or more is blank below a first name.

    Fewer blanks are left as they are: then a name was forgotten, and the row is told.
    """
    for column in ABOVE:
        if column not in header.positions or records.empty:
            continue
        cells = records[column]
        blank = cells.map(is_blank).to_numpy()
        if blank[0] or not blank.any() or blank.sum() * _BLANK_SHARE < len(blank):
            continue
        records[column] = cells.mask(blank).ffill().astype(object)
        yield Issue("sel_gabung", "catatan", header.row, header.label(column), str(int(blank.sum())))
