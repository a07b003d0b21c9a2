"""The date of a snapshot: the one given, else the one the file's name tells."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from kkb.core.errors import KkbError

FIRST_YEAR = 2016
EASTERN_INDONESIA = timezone(timedelta(hours=9))
_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8,
    "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_NAMES = (
    "januari|january|jan|februari|february|pebruari|feb|peb|maret|march|mar|april|apr|mei|may|juni|june|jun|"
    "juli|july|jul|agustus|august|agust|agu|ags|agt|aug|september|sept|sep|oktober|october|okt|oct|"
    "november|nopember|nov|nop|desember|december|des|dec"
)
MONTH_WORDS = frozenset(_NAMES.upper().split("|"))
_STAMP = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?:\d{6})(?!\d)")
_JOINED = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)[-_. /](\d\d?)[-_. /](\d\d?)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d\d?)[-_. /](\d\d?)[-_. /](20\d\d)(?!\d)")
_NAMED = re.compile(rf"(?:(?<!\d)(\d\d?)[-_. ]*)?(?<![a-z])({_NAMES})[-_. ]*(20\d\d)(?!\d)", re.IGNORECASE)


def today() -> date:
    """Today where Indonesia's day begins first (UTC+9)."""
    return datetime.now(EASTERN_INDONESIA).date()


def snapshot_date(file: str, given: date | None, now: date) -> date:
    """The date of a file's data; a given date wins over the name.

    Raises KkbError: no date or several in the name, a date after `now` or before 2016.
    """
    found = given or date_in_name(file, now)
    if found > now:
        raise KkbError("berkas.tanggal_depan", file=file, tanggal=found.isoformat(), kini=now.isoformat())
    if found.year < FIRST_YEAR:
        raise KkbError("berkas.tanggal_lampau", file=file, tanggal=found.isoformat(), tahun=FIRST_YEAR)
    return found


def date_in_name(file: str, now: date) -> date:
    """The one date a file name tells; a month alone means its last day, or `now` in the running month.

    The portal's own time stamp wins over other dates. Raises KkbError when there is none, or several.

    >>> date_in_name("classification-table_20220630140000.xlsx", date(2025, 1, 1))
    datetime.date(2022, 6, 30)
    >>> date_in_name("Rekap Juni 2022.csv", date(2025, 1, 1)), date_in_name("rekap 01-02-2023", date(2025, 1, 1))
    (datetime.date(2022, 6, 30), datetime.date(2023, 2, 1))
    """
    found = set(_ymd(_STAMP, file)) or dates_in(file, now)
    if not found:
        raise KkbError("berkas.tanggal_tidak_ada", file=file)
    if len(found) > 1:
        several = ", ".join(d.isoformat() for d in sorted(found))
        raise KkbError("berkas.tanggal_ganda", file=file, tanggal=several)
    return found.pop()


def dates_in(text: str, now: date) -> set[date]:
    """Every date a text tells, written in any usual way; a month alone means its last day, or `now`."""
    return {*_ymd(_JOINED, text), *_ymd(_YEAR_FIRST, text), *_dmy(text), *_named(text, now)}


def _ymd(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    return _real((int(y), int(m), int(d)) for y, m, d in pattern.findall(text))


def _dmy(text: str) -> Iterator[date]:
    return _real((int(y), int(m), int(d)) for d, m, y in _DAY_FIRST.findall(text))


def _named(text: str, now: date) -> Iterator[date]:
    for day, month, year in _NAMED.findall(text):
        y, m = int(year), _MONTHS[month.lower()[:3]]
        last = date(y, m, calendar.monthrange(y, m)[1])
        if day:
            yield from _real([(y, m, int(day))])
        else:
            yield min(last, now) if (y, m) == (now.year, now.month) else last


def _real(parts: Iterator[tuple[int, int, int]] | list[tuple[int, int, int]]) -> Iterator[date]:
    """Those that stand in the calendar; 2022-13-99 is a number, not a date."""
    for year, month, day in parts:
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            yield date(year, month, day)
