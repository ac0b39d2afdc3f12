"""Calendar periods as columns: the finest unit with few enough of them, long gaps left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.dates import SHORT_MONTHS, year_words
from pipeline.interval import MAX_DAY, MIN_DAY, add_months, day_of, ymd

Unit = Literal["day", "month", "year", "decade", "century"]
UNITS: tuple[Unit, ...] = ("day", "month", "year", "decade", "century")
MOST_EMPTY = 3
_YEARS = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to before `end`, which are one day, month, year, decade or century."""

    unit: Unit
    start: int
    end: int

    @property
    def label(self) -> str:
        """Its short name, which may leave the year to the column's head.

        >>> period_at(day_of(1911, 7, 26), "month").label, period_at(day_of(1911, 7, 26), "decade").label
        ('Jul', '1910s')
        >>> period_at(day_of(45), "century").label, period_at(day_of(45), "decade").label
        ('AD 1–99', 'AD 40s')
        """
        year, month, day = ymd(self.start)
        words = {"day": str(day), "month": SHORT_MONTHS[month - 1], "year": year_words(year)}
        first = year - year % _YEARS.get(self.unit, 1)
        many = f"{year_words(first)}s" if first else f"{year_words(1)}–{_YEARS.get(self.unit, 1) - 1}"
        return words.get(self.unit, many)

    @property
    def head(self) -> str:
        """What stands over the short name: the year of a month, the month of a day; else nothing."""
        year, month, _ = ymd(self.start)
        words = year_words(year)
        return {"day": f"{SHORT_MONTHS[month - 1]} {words}", "month": words}.get(self.unit, "")

    @property
    def words(self) -> str:
        """Its full name.

        >>> period_at(day_of(1911, 7, 26), "month").words, period_at(day_of(1911, 7, 26), "century").words
        ('Jul 1911', '1900s')
        """
        return " ".join(filter(None, (self.label, self.head)))

    @property
    def params(self) -> dict[str, str]:
        """The window as the address writes it.

        >>> period_at(day_of(1911, 7, 26), "month").params
        {'from': '1911-07', 'to': '1911-07'}
        """
        return {"from": _written(self.start, self.unit), "to": _written(self.end - 1, self.unit)}

    def holds(self, low: int, high: int) -> bool:
        """Whether days from `low` to `high`, both included, fall in it."""
        return low < self.end and high >= self.start


def period_at(day: int, unit: Unit) -> Period:
    """The period of a unit that holds a day."""
    year, month, _ = ymd(day)
    if unit == "day":
        return Period(unit, day, day + 1)
    if unit == "month":
        return Period(unit, day_of(year, month), min(day_of(*add_months(year, month, 1)), MAX_DAY + 1))
    first = year - year % _YEARS[unit]
    last = first + _YEARS[unit]
    return Period(
        unit,
        day_of(first) if first >= 1 else MIN_DAY,
        day_of(last) if last <= 9999 else MAX_DAY + 1,
    )


def populated(days: Iterable[int], unit: Unit) -> list[Period]:
    """The periods of a unit that hold one of these days, in order."""
    found: list[Period] = []
    for day in sorted(set(days)):
        if not found or day >= found[-1].end:
            found.append(period_at(day, unit))
    return found


def columns(days: Iterable[int], most: int, *, units: Sequence[Unit] = UNITS) -> list[Period]:
    """The periods of the finest unit that has no more than `most`; longer rows of empty ones are left out.

    >>> [p.words for p in columns([day_of(1937, 7, 7), day_of(1937, 9, 2), day_of(2018)], 4)]
    ['7 Jul 1937', '2 Sep 1937', '1 Jan 2018']
    >>> [p.words for p in columns([day_of(1937, 7, 7), day_of(1937, 7, 9), day_of(1937, 9, 2)], 3)]
    ['Jul 1937', 'Aug 1937', 'Sep 1937']
    """
    unique = sorted(set(days))
    found: list[Period] = []
    for unit in units:
        found = _filled(populated(unique, unit), unit)
        if len(found) <= most:
            break
    return found


def _filled(periods: list[Period], unit: Unit) -> list[Period]:
    """The periods with those between them, where they are few."""
    found = periods[:1]
    for period in periods[1:]:
        between: list[Period] = []
        last = found[-1]
        while len(between) <= MOST_EMPTY and last.end < period.start:
            last = period_at(last.end, unit)
            between.append(last)
        found += [*between, period] if len(between) <= MOST_EMPTY else [period]
    return found


def _written(day: int, unit: Unit) -> str:
    year, month, of_month = ymd(day)
    if unit == "day":
        return f"{year:04d}-{month:02d}-{of_month:02d}"
    return f"{year:04d}-{month:02d}" if unit == "month" else f"{year:04d}"
