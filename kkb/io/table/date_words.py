"""How people write dates and periods in names of files, titles and cells; a period means its last day."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8,
    "ags": 8, "agt": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_NAMES = (
    "djanuari|januari|january|djan|jan|februari|february|pebruari|feb|peb|maret|march|mart|mrt|mar|april|apr|mei|may|"
    "djuni|juni|june|djun|jun|djuli|juli|july|djul|jul|agustus|august|agust|agu|ags|agt|aug|september|sept|sep|"
    "oktober|october|okt|oct|november|nopember|nov|nop|desember|december|des|dec"
)
MONTH_WORDS = frozenset(_NAMES.upper().split("|"))
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_GAP = r"[-_. ]*"
_YEAR = r"(20\d\d|['’‘`]\d\d)(?!\d)"
_OF_YEAR = rf"{_GAP}(?:tahun|thn|th)?{_GAP}{_YEAR}"
_QUARTER, _HALF = r"(?:triwulan|trw|twl?|kuartal|q)", r"(?:semester|smt|sem)"


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of text that tells a date: the day it means, or two where day and month may be either (day first, as
    people here write, stands first). `is_period`: it names a month or more.
    """

    text: str
    days: tuple[date, ...]
    is_period: bool = False

    def within(self, first: date, last: date) -> "Told":
        """The same without the readings outside two days, as long as one is left."""
        inside = tuple(day for day in self.days if first <= day <= last)
        return replace(self, days=inside) if inside else replace(self, days=self.days[:1])


@dataclass(frozen=True, slots=True)
class _Writing:
    """One way to write a date: its pattern, and the days that a match of it means."""

    pattern: re.Pattern[str]
    days: Callable[[re.Match[str], date], tuple[date, ...]]
    is_period: bool = False

    def told(self, text: str, now: date) -> Iterator[Told]:
        """Every date of this writing in a text."""
        for match in self.pattern.finditer(text):
            if days := self.days(match, now):
                yield Told(match[0].strip(" -_."), days, self.is_period)


def told_dates(text: str, now: date) -> list[Told]:
    """Every date that a text tells; a period that runs at `now` means `now`."""
    return [told for writing in _WRITINGS for told in writing.told(text, now)]


def _real(year: int, month: int, day: int) -> tuple[date, ...]:
    """The day, if it stands in the calendar; 2022-13-99 is a number, not a date."""
    is_day = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    return (date(year, month, day),) if is_day else ()


def _as_written(match: re.Match[str], _: date) -> tuple[date, ...]:
    return _real(int(match["y"]), int(match["m"]), int(match["d"]))


def _day_first(match: re.Match[str], _: date) -> tuple[date, ...]:
    """Day and month; the other way round as well where both are possible."""
    year, day, month = int(match["y"]), int(match["d"]), int(match["m"])
    return tuple(dict.fromkeys((*_real(year, month, day), *_real(year, day, month)))) if month <= 12 else ()


def _named(match: re.Match[str], _: date) -> tuple[date, ...]:
    """A day of a month by its name."""
    return _real(_whole_year(match["y"]), _month(match["name"]), int(match["d"]))


def _named_month(match: re.Match[str], now: date) -> tuple[date, ...]:
    return _end(_whole_year(match["y"]), _month(match["name"]), 1, now)


def _short_month(match: re.Match[str], now: date) -> tuple[date, ...]:
    """A month and two digits of its year, as Excel writes them; of a year that has come."""
    year = 2000 + int(match["y"])
    return _end(year, _month(match["name"]), 1, now) if year <= now.year else ()


def _numbered_month(match: re.Match[str], now: date) -> tuple[date, ...]:
    return _end(_whole_year(match["y"]), int(match["m"]), 1, now)


def _part_of_year(match: re.Match[str], now: date) -> tuple[date, ...]:
    """A quarter or a half year."""
    parts = match.groupdict()
    months = 3 if parts["quarter"] else 6
    number = _QUARTERS.get(match["n"].upper()) or int(match["n"])
    return _end(_whole_year(parts.get("y") or parts["before"]), number * months, months, now)


def _end(year: int, month: int, months: int, now: date) -> tuple[date, ...]:
    """The last day of a period of so many months that ends with a month; `now` while it runs."""
    if not 1 <= month <= 12:
        return ()
    last = date(year, month, calendar.monthrange(year, month)[1])
    return (min(last, now) if date(year, month - months + 1, 1) <= now else last,)


def _month(name: str) -> int:
    return _MONTHS[name.lower().replace("dj", "j")[:3]]


def _whole_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text[1:])


_Days = Callable[[re.Match[str], date], tuple[date, ...]]


def _writing(pattern: str, days: _Days) -> _Writing:
    return _Writing(re.compile(pattern, re.IGNORECASE), days)


def _period(pattern: str, days: _Days) -> _Writing:
    return replace(_writing(pattern, days), is_period=True)


def _titled(year: str) -> str:
    """The pattern of a year with its name for the match."""
    return year.replace("(20", "(?P<y>20", 1)


_MONTH = rf"(?<![a-z])(?P<name>{_NAMES})"
_IN_YEAR = _titled(_OF_YEAR)
_NUMBER = r"(?P<n>IV|I{1,3}|[1-4])(?![IV\d])"
_PART = rf"(?<![a-z])(?:(?P<quarter>{_QUARTER})|{_HALF}){_GAP}(?:ke)?{_GAP}{_NUMBER}"
TIME_STAMP = _writing(r"(?<!\d)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d{6})(?!\d)", _as_written)
"""The portal's own time stamp."""
_WRITINGS = (
    _writing(r"(?<!\d)(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)", _as_written),
    _writing(r"(?<!\d)(?P<y>20\d\d)(?P<s>[-_. /])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)", _as_written),
    _writing(
        r"(?<![\d.])(?P<d>\d\d?)(?P<s>[-_. /])(?P<m>\d\d?)(?P=s)(?P<y>20\d\d)(?!\d)(?![-_. /]\d\d?[-_. /]\d\d?(?!\d))",
        _day_first,
    ),
    _writing(r"(?<!\d)(?P<d>\d\d)(?P<m>\d\d)(?P<y>20\d\d)(?!\d)", _as_written),
    _writing(rf"(?<!\d)(?P<d>\d\d?){_GAP}{_MONTH}{_IN_YEAR}", _named),
    _writing(rf"{_MONTH}[-_. ]+(?P<d>\d\d?)[-_., ]+(?P<y>20\d\d)(?!\d)", _named),
    _period(rf"(?<!\d)(?<!\d[-_. ]){_MONTH}{_IN_YEAR}", _named_month),
    _period(rf"(?<!\d)(?<!\d[-_. ]){_MONTH}[-_. ]?(?P<y>1[6-9]|[2-9]\d)(?!\d)(?![-_., ]+20\d\d)", _short_month),
    _period(rf"(?<![a-z])bulan{_GAP}(?P<m>\d\d?){_IN_YEAR}", _numbered_month),
    _period(r"(?<!\d)(?P<y>20\d\d)[-_.]?(?P<m>0[1-9]|1[0-2])(?!\d)(?![-_.]\d)", _numbered_month),
    _period(r"(?<!\d)(?<!\d[-_. /])(?P<m>0[1-9]|1[0-2])[-_.](?P<y>20\d\d)(?![-_. /]?\d)", _numbered_month),
    _period(rf"{_PART}{_IN_YEAR}", _part_of_year),
    _period(rf"(?<!\d)(?P<before>20\d\d){_GAP}{_PART}(?!{_OF_YEAR})", _part_of_year),
)  # fmt: skip
