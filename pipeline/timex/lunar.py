"""Feasts that the moon moves: Chinese, Islamic and Hebrew days of a Gregorian year, computed by libraries.

borax knows the Chinese calendar, hijridate the Islamic one of Umm al-Qura, pyluach the Hebrew one; each only
for some years, and outside them there is no day.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from pipeline.interval import day_of

YEARS = {"chinese": (1901, 2099), "islamic": (1925, 2076), "hebrew": (2, 2999)}
_HIJRI_FIRST, _HIJRI_PER_YEAR = 621.5643, 0.970224  # the Islamic year is eleven days short
_HIJRI_KNOWN = (1343, 1500)
_HEBREW_FIRST = 3760
_DARK_MOON_WITHIN = 31


def knows(calendar: str, year: int) -> bool:
    """Whether the library computes the calendar for a Gregorian year.

    >>> knows("islamic", 2022), knows("islamic", 1815)
    (True, False)
    """
    first, last = YEARS[calendar]
    return first <= year <= last


@lru_cache(maxsize=4096)
def days(calendar: str, month: int, day: int, year: int) -> tuple[int, ...]:
    """The day ordinals in a Gregorian year of a day of another calendar: one, sometimes two or none.

    >>> from pipeline.interval import ymd
    >>> [ymd(day) for day in days("chinese", 1, 1, 2022)], [ymd(day) for day in days("hebrew", 7, 10, 1973)]
    ([(2022, 2, 1)], [(1973, 10, 6)])
    >>> [ymd(day) for day in days("islamic", 12, 10, 2006)]
    [(2006, 1, 10), (2006, 12, 31)]
    """
    if not knows(calendar, year):
        return ()
    found = {"chinese": _chinese, "islamic": _islamic, "hebrew": _hebrew}[calendar](month, day, year)
    return tuple(date.toordinal() for date in found if date.year == year)


def solar_term(name: str, year: int) -> tuple[int, ...]:
    """The day of a Chinese solar term, such as 清明 (Qingming)."""
    from borax.calendars.lunardate import TermUtils

    if not knows("chinese", year):
        return ()
    date: dt.date = TermUtils.day_start_from_term(year, name)
    return (date.toordinal(),)


def dark_moon(month: int, day: int, year: int) -> tuple[int, ...]:
    """The day before the first new moon on or after a day of the Gregorian year: Diwali after mid-October.

    >>> from pipeline.interval import ymd
    >>> ymd(dark_moon(10, 18, 2022)[0])
    (2022, 10, 24)
    """
    from borax.calendars.lunardate import LunarDate

    if not knows("chinese", year):
        return ()
    first = day_of(year, month, day)
    span = (dt.date.fromordinal(n) for n in range(first, first + _DARK_MOON_WITHIN))
    return tuple(date.toordinal() - 1 for date in span if LunarDate.from_solar(date).day == 1)[:1]


def _chinese(month: int, day: int, year: int) -> list[dt.date]:
    from borax.calendars.lunardate import LunarDate

    return [LunarDate(one, month, day).to_solar_date() for one in (year - 1, year)]


def _islamic(month: int, day: int, year: int) -> list[dt.date]:
    from hijridate import Hijri

    about = round((year - _HIJRI_FIRST) / _HIJRI_PER_YEAR)
    first, last = max(about - 1, _HIJRI_KNOWN[0]), min(about + 2, _HIJRI_KNOWN[1])
    return [Hijri(one, month, day).to_gregorian() for one in range(first, last + 1)]


def _hebrew(month: int, day: int, year: int) -> list[dt.date]:
    """Month 13 is the last one, so the only Adar of a common year."""
    from pyluach.dates import HebrewDate
    from pyluach.hebrewcal import Year

    found = []
    for one in (year + _HEBREW_FIRST, year + _HEBREW_FIRST + 1):
        in_year = 12 if month == 13 and not Year(one).leap else month
        found.append(HebrewDate(one, in_year, day).to_pydate())
    return found
