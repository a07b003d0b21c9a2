"""The date of a table: the one given, else the one its file's name tells, else the one in its title."""

import re
from collections.abc import Sequence
from datetime import date

import pandas as pd

from kkb.core.errors import KkbError
from kkb.core.issue import Issue
from kkb.io.names.normal import shown
from kkb.io.table.dates import dates_in, day_of_cell, period_in_name, snapshot_date, today
from kkb.io.table.headings import TableHeader, titles

DATE = "tanggal"
_NAMED_AT_MOST = 12
_YEAR = re.compile(r"(?:PERIODE|TAHUN|KEADAAN|POSISI)\D{0,12}(20\d\d)(?!\d)", re.IGNORECASE)


def table_date(file: str, given: date | None, titles: Sequence[str]) -> tuple[date, list[Issue]]:
    """The date of a table's data, and a note when only its title, or only a month, quarter or half year in the file's
    name tells it. Raises KkbError when nothing does.
    """
    try:
        when = snapshot_date(file, given, today())
        period = "" if given else period_in_name(file, today())
        note = Issue("tanggal_dari_periode", "catatan", value=shown(period), hint=when.isoformat())
        return when, [note] if period else []
    except KkbError as error:
        found = title_date(titles, today()) if error.key == "berkas.tanggal_tidak_ada" else None
        if found is None:
            raise
        return snapshot_date(file, found[0], today()), [Issue("tanggal_dari_judul", "catatan", value=shown(found[1]))]


def dated_records(
    records: pd.DataFrame, header: TableHeader, given: date | None, file: str
) -> tuple[pd.DataFrame, date, list[Issue]]:
    """The records of one date, that date, and a note when it was read from the table itself.

    A column of dates with several of them needs a given one, whose rows are kept. Raises KkbError otherwise.
    """
    if DATE not in records or DATE not in header.positions:
        return records, *table_date(file, given, titles(header))
    days = records[DATE].map(lambda cell: day_of_cell(cell, today()))
    found = sorted(set(days.dropna()))
    if len(found) <= 1:
        when = given or (found[0] if found else None)
        return records, *table_date(file, when, titles(header))
    if given in found:
        return records[days == given], *table_date(file, given, ())
    raise KkbError("berkas.tanggal_kolom", file=file, tanggal=", ".join(map(str, found[-_NAMED_AT_MOST:])))


def title_date(titles: Sequence[str], now: date) -> tuple[date, str] | None:
    """The newest date in the first title that has one (a period ends with it), with that title; a year means its end.

    >>> title_date(["Rekap", "Periode Januari 2022 - November 2022"], date(2024, 1, 1))[0]
    datetime.date(2022, 11, 30)
    >>> title_date(["Statistik Periode : 2022"], date(2024, 1, 1))[0], title_date(["Rekap"], date(2024, 1, 1))
    (datetime.date(2022, 12, 31), None)
    """
    for title in titles:
        found = dates_in(title, now)
        if found:
            return max(found), title
    for title in titles:
        year = _YEAR.search(title)
        if year:
            return min(date(int(year[1]), 12, 31), now), title
    return None
