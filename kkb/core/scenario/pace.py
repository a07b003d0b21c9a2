"""How fast it would have to go: whole villages in whole months."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NeededPace:
    """`villages` in `months` (0 = under one month, None = the day is over already).

    When it is at most one a month, `every` is the months each may take; else `per_month` are needed each month. Both
    are rounded to the safe side.
    """

    villages: int
    months: int | None

    @property
    def every(self) -> int | None:
        """Months per village, rounded down."""
        return self.months // self.villages if self.months and 0 < self.villages <= self.months else None

    @property
    def per_month(self) -> int | None:
        """Villages per month, rounded up."""
        if not self.months or self.villages <= self.months:
            return None
        return -(-self.villages // self.months)


def pace(villages: int, on: date, due: date) -> NeededPace:
    """The pace that brings so many villages from one day to another.

    >>> pace(3, date(2022, 11, 1), date(2024, 12, 31)).every
    8
    >>> pace(60, date(2022, 11, 1), date(2024, 12, 31)).per_month
    3
    """
    return NeededPace(villages, whole_months(on, due) if due > on else None)


def whole_months(first: date, last: date) -> int:
    """Full months from one day to a later one; the end of a month closes it, however short it is.

    >>> whole_months(date(2022, 11, 1), date(2024, 12, 31)), whole_months(date(2023, 6, 30), date(2023, 7, 29))
    (25, 0)
    >>> whole_months(date(2022, 12, 31), date(2023, 6, 30))
    6
    """
    ends = last.day == monthrange(last.year, last.month)[1]
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day and not ends)
