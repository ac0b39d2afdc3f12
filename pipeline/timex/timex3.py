"""Printing calendar units as TIMEX3 values, the other printing beside EDTF."""

from __future__ import annotations

import datetime as dt

from pipeline.interval import ymd
from pipeline.model import Unit, When

_DAYS_OF_999_YEARS = 364_870
_SEASON = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def year(number: int) -> str:
    """A year in four digits, with TIMEX3's BC before Christ (number is astronomical: 0 is 1 BC).

    >>> year(1937), year(-498)
    ('1937', 'BC0499')
    """
    return f"{number:04d}" if number > 0 else f"BC{1 - number:04d}"


def write(unit: Unit) -> str:
    """A unit's TIMEX3 value.

    >>> write(Unit.month(1938, 1)), write(Unit.day(1938, 1, 7))
    ('1938-01', '1938-01-07')
    """
    y, month, day = ymd(unit.days.start)
    match unit.precision:
        case "day":
            return f"{year(y)}-{month:02d}-{day:02d}"
        case "week":
            return week(unit.days.start)
        case "month":
            return f"{year(y)}-{month:02d}"
        case "quarter":
            return f"{year(y)}-Q{(month + 2) // 3}"
        case "season":
            return f"{year(y)}-{_SEASON[month]}"
        case "half":
            return f"{year(y)}-H{1 if month == 1 else 2}"
        case "year":
            return year(y)
        case "decade":
            return year(y)[:-1] if y > 0 else year(ymd(unit.days.end - 1)[0])[:-1]
        case "century":
            return year(y)[:-2] if y > 0 else year(ymd(unit.days.end - 1)[0])[:-2]
    if unit.days.days > _DAYS_OF_999_YEARS:
        return year(y)[:-3] if y > 0 else year(ymd(unit.days.end - 1)[0])[:-3]
    if unit.days.days == 2 and (unit.days.start - 1) % 7 == 5:
        return f"{week(unit.days.start)}-WE"
    return f"{year(y)}-{month:02d}-{day:02d}/{write(Unit.of_day(unit.days.end - 1))}"


def winter(unit: Unit) -> str:
    """A winter by the year of its January, in which most of it lies: how a story's bare "winter" is named.

    >>> from pipeline.interval import of_months
    >>> winter(Unit(of_months(1919, 12, 3), "season"))
    '1920-WI'
    """
    return f"{year(ymd(unit.days.end - 1)[0])}-WI"


def week(day: int) -> str:
    """The ISO week that holds a day.

    >>> from pipeline.interval import day_of
    >>> week(day_of(1998, 1, 8))
    '1998-W02'
    """
    if 1 <= day <= dt.date.max.toordinal():
        iso = dt.date.fromordinal(day).isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    return f"{year(ymd(day)[0])}-WXX"


def of_when(when: When) -> str:
    """The TIMEX3 value of a When: its unit's, or that of its first side."""
    side = when.first or when.last
    return write(side) if side is not None else ""
