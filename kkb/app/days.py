"""Days: today, and as people write them on the command line and in files."""

from datetime import date, timedelta

from kkb.core.errors import KkbError
from kkb.io.table.dates import today

__all__ = ["day_before", "parse_day", "today"]


def parse_day(text: str) -> date:
    """A date written YYYY-MM-DD; KkbError otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise KkbError("galat.tanggal_tak_dikenal", value=text) from error


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
