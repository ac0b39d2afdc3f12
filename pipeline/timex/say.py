"""Dates in words, for the sentences that say why a date was chosen."""

from __future__ import annotations

from pipeline.interval import MONTHS, WEEKDAYS, ymd
from pipeline.model import Unit, When
from pipeline.timex.expr import Rep

_NTH = ("first", "second", "third", "fourth")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def unit(it: Unit) -> str:
    """A unit in words.

    >>> unit(Unit.day(2022, 9, 20))
    '20 September 2022'
    """
    y, month, day = ymd(it.days.start)
    year = str(y) if y > 0 else f"{1 - y} BC"
    match it.precision:
        case "day":
            return f"{day} {MONTHS[month - 1]} {year}"
        case "week":
            return f"the week of {day} {MONTHS[month - 1]} {year}"
        case "month":
            return f"{MONTHS[month - 1]} {year}"
        case "quarter":
            return f"the {_NTH[(month - 1) // 3]} quarter of {year}"
        case "season":
            return f"{_SEASONS[month]} {year}"
        case "half":
            return f"the {_NTH[month > 6]} half of {year}"
        case "year":
            return year
        case "decade":
            return f"the {year}s" if y > 0 else f"the {1 - ymd(it.days.end - 1)[0]}s BC"
        case "century":
            return f"the years {year} to {ymd(it.days.end - 1)[0]}" if y > 0 else f"the century from {year}"
        case _:
            return f"{unit(Unit.of_day(it.days.start))} to {unit(Unit.of_day(it.days.end - 1))}"


def when(it: When) -> str:
    """A When in words."""
    if it.first == it.last and it.first is not None:
        return unit(it.first)
    first = unit(it.first) if it.first else "an unknown day"
    last = unit(it.last) if it.last else "an unknown day"
    return f"between {first} and {last}"


def times(n: int) -> str:
    """Which one, counted away from a day.

    >>> times(2), times(7)
    ('The second', 'Number 7, the')
    """
    return f"The {_NTH[n - 1]}" if n <= len(_NTH) else f"Number {n}, the"


def weekday(n: int) -> str:
    """A weekday's name."""
    return WEEKDAYS[n]


def count(n: float, unit_letter: str) -> str:
    """A number of units.

    >>> count(2, "W"), count(1, "Y")
    ('2 weeks', '1 year')
    """
    names = {
        "TM": "minute", "TH": "hour", "D": "day", "W": "week", "2W": "fortnight", "M": "month",
        "Q": "quarter", "6M": "half-year", "Y": "year", "FY": "year", "DE": "decade", "CE": "century",
    }  # fmt: skip
    name = names.get(unit_letter, "year")
    plural = "centuries" if name == "century" else f"{name}s"
    return f"{n:g} {name if n == 1 else plural}"


_NOUNS = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "6M": "half-year",
    "Y": "year", "FY": "year", "DE": "decade", "CE": "century", "SP": "spring",
    "SU": "summer", "FA": "autumn", "WI": "winter",
}  # fmt: skip


def noun(kind: str) -> str:
    """A unit's name: "week" for W."""
    return _NOUNS.get(kind, "one")


def rep(it: Rep) -> str:
    """A repeating thing in words.

    >>> rep(Rep("monthday", 12, 13)), rep(Rep("weekday", 0)), rep(Rep("season", "SU"))
    ('13 December', 'Monday', 'summer')
    """
    match it:
        case Rep("weekday", int(n)):
            return WEEKDAYS[n]
        case Rep("month", int(n)):
            return MONTHS[n - 1]
        case Rep("monthday", int(n), day):
            return f"{day} {MONTHS[n - 1]}"
        case Rep("season", str(name)):
            return noun(name)
        case Rep("quarter", int(n)):
            return f"{_NTH[n - 1]} quarter"
        case Rep("half", int(n)):
            return f"{_NTH[n - 1]} half-year"
        case Rep("holiday", str(name)):
            return name.removeprefix("the ").title().replace("'S", "'s")
    return "one"
