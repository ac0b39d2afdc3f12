"""How far two dates lie apart, as a person says it."""

from __future__ import annotations

from dashboard import strings
from dashboard.scale import YEAR
from pipeline.model import When

_WEEKS = 14
_MONTHS = 61
_YEARS = 730
_MONTH = YEAR / 12


def say_days(days: int) -> str:
    """A number of days in the unit that a person would take.

    >>> [say_days(n) for n in (1, 13, 30, 200, 380, 20000)]
    ['1 day', '13 days', '4 weeks', '7 months', '12 months', '55 years']
    """
    if days < _WEEKS:
        return strings.plural(days, "day")
    if days < _MONTHS:
        return strings.plural(round(days / 7), "week")
    if days < _YEARS:
        return strings.plural(round(days / _MONTH), "month")
    return strings.plural(round(days / YEAR), "year")


def apart(one: When | None, other: When | None) -> int | None:
    """Days from one date to the other, negative where the other is earlier; 0 where they may overlap.

    Between two days it is their difference, else what lies between the end of the earlier and the start of
    the later. None where a side that matters is unknown or open.

    >>> from pipeline.model import Unit
    >>> apart(When.of(Unit.day(1956, 10, 24)), When.of(Unit.day(1956, 10, 26)))
    2
    >>> apart(When.of(Unit.year(1956)), When.of(Unit.day(1956, 10, 26)))
    0
    """
    if one is None or other is None:
        return None
    if one.end is not None and other.start is not None and other.start >= one.end:
        return other.start - one.end + 1
    if other.end is not None and one.start is not None and one.start >= other.end:
        return other.end - one.start - 1
    return 0 if one.start is not None and other.start is not None else None


def empty_years(one: When | None, other: When | None) -> int:
    """Whole years in which nothing lies between two dates.

    >>> from pipeline.model import Unit
    >>> empty_years(When.of(Unit.year(1888)), When.of(Unit.year(1936)))
    47
    """
    days = apart(one, other) or 0
    return int((days - 1) / YEAR + 0.01) if days > 0 else 0
