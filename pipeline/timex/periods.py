"""Units of the calendar around a day: week, season, quarter, decade; holidays; what comes once a year."""

from __future__ import annotations

from functools import lru_cache

from pipeline.interval import (
    Interval,
    add_months,
    day_of,
    julian_day,
    of_months,
    of_year,
    shift_months,
    weekday,
    ymd,
)
from pipeline.model import Precision, Unit
from pipeline.timex import lunar, words
from pipeline.timex.expr import Rep

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def unit_of(kind: str, day: int) -> Unit | None:
    """The calendar unit of a kind that holds the day.

    >>> unit_of("W", day_of(2022, 2, 24)).days.days
    7
    """
    year, month, _ = ymd(day)
    match kind:
        case "D":
            return Unit.of_day(day)
        case "W":
            monday = day - weekday(day)
            return Unit(Interval(monday, monday + 7), "week")
        case "WE":
            saturday = day - weekday(day) + 5
            return Unit(Interval(saturday, saturday + 2), "interval")
        case "M":
            return Unit.month(year, month)
        case "Q":
            return Unit(of_months(year, (month - 1) // 3 * 3 + 1, 3), "quarter")
        case "6M":
            return Unit(of_months(year, 1 if month <= 6 else 7, 6), "half")
        case "Y" | "FY":
            return Unit.year(year)
        case "DE":
            return years(_decade_of(year), 10, "decade")
        case "CE":
            return years(_century_of(year), 100 if not 0 < year < 100 else 99, "century")
        case _ if kind in SEASON_START:
            return season(kind, year)
    return None


def _decade_of(year: int) -> int:
    """The first year of a year's decade; before Christ 489 to 480 are one.

    >>> _decade_of(1937), _decade_of(-484)
    (1930, -488)
    """
    return year // 10 * 10 if year > 0 else 1 - ((1 - year) // 10 * 10 + 9)


def _century_of(year: int) -> int:
    """The first year of a year's century; before Christ 500 to 401 are one, and no year is 0.

    >>> _century_of(1937), _century_of(79), _century_of(-11)
    (1900, 1, -99)
    """
    return max(year // 100 * 100, 1) if year > 0 else 1 - (-year // 100 + 1) * 100


def years(first: int, count: int, precision: Precision) -> Unit:
    """A run of whole years."""
    return Unit(Interval(day_of(first), day_of(first + count)), precision)


def season(name: str, year: int) -> Unit:
    """A season, named by the year in which it begins; winter is December to February."""
    return Unit(of_months(year, SEASON_START[name], 3), "season")


_GREGORIAN_FROM = day_of(1582, 10, 15)


def weekday_of(day: int) -> int:
    """0 for Monday to 6 for Sunday, by the Julian calendar where a day stands before the Gregorian one.

    >>> weekday_of(day_of(2022, 2, 24)), weekday_of(day_of(1131, 9, 23))
    (3, 2)
    """
    return weekday(day) if day >= _GREGORIAN_FROM else weekday(julian_day(*ymd(day)))


def before_christ(unit: Unit) -> Unit:
    """The decade, century or millennium of the same number before Christ.

    >>> ymd(before_christ(years(290, 10, "decade")).days.start)[0]  # 299 BC
    -298
    """
    first, last = ymd(unit.days.start)[0], ymd(unit.days.end - 1)[0]
    if unit.precision == "century":
        return years(1 - (first // 100 + 1) * 100, 100, "century")
    if unit.precision == "interval":
        return years(1 - (first // 1000 + 1) * 1000, 1000, "interval")
    return years(1 - last, last - first + 1, unit.precision)


_STEP_MONTHS = {
    "M": 1,
    "Q": 3,
    "6M": 6,
    "Y": 12,
    "FY": 12,
    "DE": 120,
    "CE": 1200,
    "SP": 12,
    "SU": 12,
    "FA": 12,
    "WI": 12,
}
_STEP_DAYS = {"D": 1, "W": 7, "2W": 14, "WE": 7}


def shift(day: int, amount: float, unit: str) -> int:
    """The day so many units later; a month's end stays in its month."""
    if unit in _STEP_DAYS:
        return day + round(amount * _STEP_DAYS[unit])
    months = amount * _STEP_MONTHS[unit]
    if unit == "WI":
        months = round(months)
    return shift_months(day, round(months))


def can_shift(unit: str) -> bool:
    """Whether a unit is a number of days or months."""
    return unit in _STEP_DAYS or unit in _STEP_MONTHS


def easter(year: int) -> int:
    """Western Easter Sunday (Gregorian computus).

    >>> ymd(easter(2024))
    (2024, 3, 31)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    full = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * full) // 451
    month, day = divmod(epact + full - 7 * late + 114, 31)
    return day_of(year, month, day + 1)


_LAST_JULIAN = 1582  # the last year whose Easter all the West kept by the Julian calendar


def easter_feast(year: int, days: int) -> int:
    """The feast so many days after western Easter, by the calendar of its time.

    >>> ymd(easter_feast(1471, 0)), ymd(easter_feast(1300, -46)), ymd(easter_feast(1583, 0))
    ((1471, 4, 14), (1300, 2, 24), (1583, 4, 10))
    """
    if year > _LAST_JULIAN:
        return easter(year) + days
    month, day = _paschal(year)
    found = day_of(year, month, day) + days
    leap_day = year % 100 == 0 and year % 400 != 0 and found < day_of(year, 3)
    return found + leap_day  # the Julian 29 February 1300 is none in the calendar that the rest is counted in


def orthodox_easter(year: int) -> int:
    """Eastern Easter Sunday as a Gregorian day (Julian computus, shifted by the calendars' difference).

    >>> ymd(orthodox_easter(2024))
    (2024, 5, 5)
    """
    return day_of(year, *_paschal(year)) + year // 100 - year // 400 - 2


def _paschal(year: int) -> tuple[int, int]:
    """The month and day of Easter Sunday in the Julian calendar."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return month, day + 1


def nth_weekday(year: int, month: int, of_week: int, which: int) -> int:
    """The which-th weekday of a month; -1 is the last; 0 is the Tuesday after the first Monday (an election).

    >>> ymd(nth_weekday(2022, 11, 3, 4))
    (2022, 11, 24)
    """
    first = day_of(year, month)
    if which == 0:
        return first + (0 - weekday(first)) % 7 + 1
    if which > 0:
        return first + (of_week - weekday(first)) % 7 + 7 * (which - 1)
    last = day_of(*add_months(year, month, 1)) - 1
    return last - (weekday(last) - of_week) % 7


@lru_cache(maxsize=1)
def _holidays() -> dict[str, dict[str, object]]:
    return words.holidays()


def holiday(name: str, year: int) -> list[Unit]:
    """A named holiday in a year: none, one, or where the moon moves it, sometimes two.

    >>> [ymd(unit.days.start) for unit in holiday("diwali", 2023)]
    [(2023, 11, 12)]
    """
    row = _holidays().get(name, {})
    firsts = [first + int(str(row.get("shift", 0))) for first in _first_days(row, year)]
    length = int(str(row.get("length", 1)))
    if length == 1:
        return [Unit.of_day(first) for first in firsts]
    return [Unit(Interval(first, first + length), "interval") for first in firsts]


def _first_days(row: dict[str, object], year: int) -> tuple[int, ...]:
    match row:
        case {"day": [int(month), int(day)]}:
            return (day_of(year, month, day),)
        case {"nth": [int(month), int(of_week), int(which)]}:
            return (nth_weekday(year, month, of_week, which),)
        case {"easter": int(days)}:
            return (easter_feast(year, days),)
        case {"orthodox": int(days)}:
            return (orthodox_easter(year) + days,)
        case {"chinese": [int(month), int(day)]}:
            return lunar.days("chinese", month, day, year)
        case {"islamic": [int(month), int(day)]}:
            return lunar.days("islamic", month, day, year)
        case {"hebrew": [int(month), int(day)]}:
            return lunar.days("hebrew", month, day, year)
        case {"term": str(name)}:
            return lunar.solar_term(name, year)
        case {"dark_moon": [int(month), int(day)]}:
            return lunar.dark_moon(month, day, year)
    return ()


def calendar_of(rep: Rep) -> str | None:
    """The name of the other calendar that a holiday is computed by."""
    row = _holidays().get(str(rep.a), {}) if rep.kind == "holiday" else {}
    return next((name for key, name in _CALENDARS.items() if key in row), None)


_CALENDARS = {
    "chinese": "Chinese", "term": "Chinese", "islamic": "Islamic", "hebrew": "Hebrew", "dark_moon": "Hindu",
}  # fmt: skip


def is_approximate(rep: Rep) -> bool:
    """Whether the day differs from country to country."""
    return rep.kind == "holiday" and bool(_holidays().get(str(rep.a), {}).get("approximate"))


def missing(rep: Rep) -> str:
    """Why a year has no such day.

    >>> missing(Rep("monthday", 2, 29))
    'The calendar has no such day.'
    """
    calendar = calendar_of(rep)
    if rep.kind == "holiday" and set(_holidays().get(str(rep.a), {})) == {"names"}:
        return "Its day is not the same in every country, and is not computed."
    if calendar is None:
        return "The calendar has no such day."
    first, last = lunar.YEARS["chinese" if calendar == "Hindu" else calendar.lower()]
    return f"The {calendar} calendar is computed for the years {first} to {last} only."


def all_in_year(rep: Rep, year: int) -> list[Unit]:
    """What comes once a year, every time it comes in the given one: the moon's feasts may come twice."""
    if rep.kind == "holiday":
        return holiday(str(rep.a), year)
    unit = in_year(rep, year)
    return [] if unit is None else [unit]


def in_year(rep: Rep, year: int) -> Unit | None:
    """What comes once a year, in the given one; None where that year has none (29 February)."""
    match rep:
        case Rep("month", int(month)):
            return Unit.month(year, month)
        case Rep("monthday", int(month), day):
            try:
                return Unit.day(year, month, day)
            except ValueError:
                return None
        case Rep("season", str(name)):
            return season(name, year)
        case Rep("quarter", int(n)) if 1 <= n <= 4:
            return Unit(of_months(year, 3 * n - 2, 3), "quarter")
        case Rep("half", int(n)) if 1 <= n <= 2:
            return Unit(of_months(year, 6 * n - 5, 6), "half")
        case Rep("holiday", str(name)):
            return next(iter(holiday(name, year)), None)
    return None


def is_yearly(rep: Rep) -> bool:
    """Whether it comes once a year."""
    return rep.kind in ("month", "monthday", "season", "quarter", "half", "holiday")


def part_of(rep: Rep, whole: Unit) -> Unit | None:
    """A part of a whole: the month of a year, the half of a decade, the nth day or week of a month."""
    year = ymd(whole.days.start)[0]
    if is_yearly(rep):
        if (
            whole.precision == "season"
            and rep.kind in ("month", "monthday")
            and ymd(whole.days.start)[1] == 12
        ):
            year += 0 if rep.a == 12 else 1
        if rep.kind == "half" and whole.precision != "year":
            return _half_of(int(rep.a), whole)
        if rep.kind == "quarter" and whole.precision == "century":
            return years(year + 25 * (int(rep.a) - 1), 25, "interval")
        return in_year(rep, year)
    month = ymd(whole.days.start)[1]
    match rep:
        case Rep("dom", int(day)):
            try:
                return Unit.day(year, month, day)
            except ValueError:
                return None
        case Rep("weekend"):
            # a Monday or Tuesday belongs to the weekend before it: "Labor Day weekend"
            early = weekday(whole.days.start) <= 1
            return unit_of("WE", whole.days.start - (7 if early else 0))
        case Rep("nth:D", int(n)):
            return _inside(Unit.of_day(whole.days.start + n - 1 if n > 0 else whole.days.end + n), whole)
        case Rep("nth:W", int(n)):
            start = whole.days.start + 7 * (n - 1) if n > 0 else whole.days.end + 7 * n
            return unit_of("W", start + 3)
        case Rep("nth:WE", int(n)):
            first, last = whole.days.start, whole.days.end - 1
            saturday = first + (5 - weekday(first)) % 7 if n > 0 else last - (weekday(last) - 5) % 7
            return unit_of("WE", saturday + 7 * (n - 1 if n > 0 else n + 1))
        case Rep("nth:M", int(n)):
            start = shift_months(whole.days.start, n - 1) if n > 0 else shift_months(whole.days.end, n)
            return _inside(unit_of("M", start), whole)
        case Rep("nth:Y", int(n)):
            start = (
                shift_months(whole.days.start, 12 * (n - 1))
                if n > 0
                else shift_months(whole.days.end, 12 * n)
            )
            return _inside(Unit(of_year(ymd(start)[0]), "year"), whole)
        case Rep("nth:DE", int(n)):
            first = year // 10 * 10 + 10 * (n - 1) if n > 0 else ymd(whole.days.end)[0] + 10 * n
            return _inside(years(first, 10, "decade"), whole)
        case Rep("nth:weekday", int(of_week), which):
            if whole.precision != "month":
                return None
            return _inside(Unit.of_day(nth_weekday(year, month, of_week, which)), whole)
    return None


def _inside(unit: Unit | None, whole: Unit) -> Unit | None:
    return unit if unit is not None and whole.days.contains(unit.days) else None


def _half_of(n: int, whole: Unit) -> Unit | None:
    """The first or second half of anything longer than a day: an interval of days."""
    middle = whole.days.start + whole.days.days // 2
    if whole.precision in ("decade", "century"):
        first, last = ymd(whole.days.start)[0], ymd(whole.days.end)[0]
        middle = day_of(first + (last - first) // 2)
    if middle <= whole.days.start:
        return None
    days = Interval(whole.days.start, middle) if n == 1 else Interval(middle, whole.days.end)
    return Unit(days, "interval")
