"""The date of a snapshot: the one given, else the one the file's name tells."""

from datetime import date, datetime, timedelta, timezone

from kkb.core.errors import KkbError
from kkb.io.names.normal import clean_text
from kkb.io.table.date_words import TIME_STAMP, Told, told_dates

FIRST_YEAR = 2016
EASTERN_INDONESIA = timezone(timedelta(hours=9))
_EXCELS_FIRST = date(1899, 12, 30)
_SERIALS = range(42370, 73051)
"""How Excel counts the days of 2016 to 2099."""


def today() -> date:
    """Today where Indonesia's day begins first (UTC+9)."""
    return datetime.now(EASTERN_INDONESIA).date()


def snapshot_date(file: str, given: date | None, now: date) -> date:
    """The date of a file's data; a given date wins over the name.

    Raises KkbError: no date or several in the name, one that may be two, a date after `now` or before 2016.
    """
    found = given or date_in_name(file, now)
    if found > now:
        raise KkbError("berkas.tanggal_depan", file=file, tanggal=found.isoformat(), kini=now.isoformat())
    if found.year < FIRST_YEAR:
        raise KkbError("berkas.tanggal_lampau", file=file, tanggal=found.isoformat(), tahun=FIRST_YEAR)
    return found


def date_in_name(file: str, now: date) -> date:
    """The one date a file name tells; a month, quarter or half year means its last day, or `now` while it runs.

    The portal's own time stamp wins over other dates. Raises KkbError when there is none, several, or one that may be
    two.

    >>> date_in_name("classification-table_20220630140000.xlsx", date(2025, 1, 1))
    datetime.date(2022, 6, 30)
    >>> date_in_name("Rekap TW4 2022.csv", date(2025, 1, 1)), date_in_name("rekap 13-02-2023", date(2025, 1, 1))
    (datetime.date(2022, 12, 31), datetime.date(2023, 2, 13))
    """
    told = _told_by_name(file, now)
    sure = {one.days[0] for one in told if len(one.days) == 1}
    doubtful = [one for one in told if len(one.days) > 1 and not sure & set(one.days)]
    if not sure and not doubtful:
        raise KkbError("berkas.tanggal_tidak_ada", file=file)
    if not sure and len({one.days for one in doubtful}) == 1:
        first, second = (day.isoformat() for day in doubtful[0].days)
        raise KkbError("berkas.tanggal_dua_arti", file=file, tulisan=doubtful[0].text, satu=first, dua=second)
    found = sure | {one.days[0] for one in doubtful}
    if len(found) > 1:
        raise KkbError("berkas.tanggal_ganda", file=file, tanggal=", ".join(d.isoformat() for d in sorted(found)))
    return found.pop()


def period_in_name(file: str, now: date) -> str:
    """What a file name writes of a month, quarter or half year, where nothing else tells its date; else "".

    >>> period_in_name("Rekap TW4 2022.csv", date(2025, 1, 1)), period_in_name("a 2022-11-01", date(2025, 1, 1))
    ('TW4 2022', '')
    """
    told = _told_by_name(file, now)
    return told[0].text if told and all(one.is_period for one in told) else ""


def dates_in(text: str, now: date) -> set[date]:
    """Every date a text tells, written in any usual way, day before month; a period means its last day, or `now`."""
    return {one.days[0] for one in told_dates(text, now)}


def day_of_cell(cell: object, now: date) -> date | None:
    """The day of a cell of dates: a date, the number that Excel keeps for one, or a text that tells one.

    >>> day_of_cell(44866, date(2025, 1, 1)), day_of_cell("44866", date(2025, 1, 1))
    (datetime.date(2022, 11, 1), datetime.date(2022, 11, 1))
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return excels_day(cell) or max(dates_in(clean_text(cell), now), default=None)


def excels_day(cell: object) -> date | None:
    """The day that a number stands for which Excel keeps for a day of 2016 to 2099; None for anything else."""
    text = clean_text(cell)
    is_serial = text.isascii() and text.isdigit() and len(text) == 5 and int(text) in _SERIALS
    return _EXCELS_FIRST + timedelta(days=int(text)) if is_serial else None


def _told_by_name(file: str, now: date) -> list[Told]:
    """What a name tells, without readings that no snapshot can have: before 2016 or after today."""
    told = list(TIME_STAMP.told(file, now)) or told_dates(file, now)
    return [one.within(date(FIRST_YEAR, 1, 1), now) for one in told]
