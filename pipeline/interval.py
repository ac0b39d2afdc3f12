"""Calendar algebra on day ordinals: half-open spans of days, proleptic Gregorian, plain integers.

Day 1 is 0001-01-01 (as in `datetime.date.toordinal`); days before it are zero and negative, so years
before Christ and the day after 9999-12-31 have a number too. Years are astronomical: 0 is 1 BC.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

MIN_DAY = dt.date.min.toordinal()
MAX_DAY = dt.date.max.toordinal()
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ERA_YEARS = 400
_ERA_DAYS = 146_097  # days in 400 Gregorian years


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `start <= day < end`; never empty.

    >>> Interval(day_of(2022, 2, 24), day_of(2022, 2, 25)).days
    1
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"an interval needs at least a day: {self.start} to {self.end}")

    @property
    def days(self) -> int:
        """The length in days."""
        return self.end - self.start

    def contains(self, other: Interval) -> bool:
        """Whether all of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a day."""
        return self.start < other.end and other.start < self.end

    def shift(self, days: int) -> Interval:
        """The same length, `days` later (earlier when negative)."""
        return Interval(self.start + days, self.end + days)


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """The day ordinal of a date in any astronomical year.

    >>> day_of(1, 1, 1), day_of(0, 12, 31)
    (1, 0)

    Raises ValueError where the calendar has no such day.
    """
    eras, year_in_era = divmod(year - 1, _ERA_YEARS)
    return dt.date(year_in_era + 1, month, day).toordinal() + eras * _ERA_DAYS


def ymd(day: int) -> tuple[int, int, int]:
    """The (astronomical year, month, day of month) of a day ordinal.

    >>> ymd(day_of(-43, 3, 15))
    (-43, 3, 15)
    """
    eras, rest = divmod(day - 1, _ERA_DAYS)
    date = dt.date.fromordinal(rest + 1)
    return date.year + eras * _ERA_YEARS, date.month, date.day


def julian_day(year: int, month: int, day: int) -> int:
    """The day ordinal of a date of the Julian calendar (Old Style).

    >>> ymd(julian_day(1917, 10, 25)), ymd(julian_day(1900, 2, 29))
    ((1917, 11, 7), (1900, 3, 13))

    Raises ValueError where that calendar has no such day.
    """
    day_of(year % 4 + 4, month, day)  # refuses what no Julian year has
    years = year + 4800 - (month < 3)
    from_march = (153 * ((month + 9) % 12) + 2) // 5
    return day + from_march + 365 * years + years // 4 - 1_753_508


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday.

    >>> weekday(day_of(2022, 2, 24))
    3
    """
    return (day - 1) % 7


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The (year, month) so many months later.

    >>> add_months(2022, 11, 3)
    (2023, 2)
    """
    index = year * 12 + (month - 1) + months
    return index // 12, index % 12 + 1


def shift_months(day: int, months: int) -> int:
    """The same day of the month so many months later, or the month's last day where it has no such day.

    >>> ymd(shift_months(day_of(2023, 1, 31), 1))
    (2023, 2, 28)
    """
    year, month, of_month = ymd(day)
    target = add_months(year, month, months)
    return min(day_of(*target) + of_month - 1, day_of(*add_months(*target, 1)) - 1)


def of_year(year: int) -> Interval:
    """All days of a year."""
    return Interval(day_of(year), day_of(year + 1))


def of_months(year: int, month: int, count: int = 1) -> Interval:
    """All days of `count` months from the given one.

    >>> of_months(2023, 2).days
    28
    """
    return Interval(day_of(year, month), day_of(*add_months(year, month, count)))


def to_date(day: int) -> dt.date | None:
    """The `datetime.date`, or None outside years 1 to 9999."""
    return dt.date.fromordinal(day) if MIN_DAY <= day <= MAX_DAY else None
