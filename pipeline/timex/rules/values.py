"""What the productions of all families share: from the words of a match to parts of an expression."""

from __future__ import annotations

from pipeline.interval import Interval, day_of, of_year
from pipeline.model import Unit
from pipeline.timex import words
from pipeline.timex.expr import Of, Rep, Stated
from pipeline.timex.rule import Groups


def month(g: Groups, key: str = "m") -> int:
    """The month's number."""
    return words.months()[g[key]]


def day(text: str) -> int:
    """The day of the month, from "3", "3rd" or "third"."""
    return nth(text)


def nth(text: str) -> int:
    """An ordinal's number; "last" and "final" count from the end."""
    if text in ("last", "final", "closing"):
        return -1
    if text in ("opening",):
        return 1
    return words.ordinals().get(text) or int("".join(c for c in text if c.isdigit()) or 0)


def year(text: str, era: str | None = None) -> int:
    """The astronomical year of a stated one; before Christ where the era says so."""
    digits = text.replace(",", "")
    number = int(digits) if digits.isdigit() else words.year_in_words(text) or 0
    return 1 - number if era and era.startswith("b") else number


def of_day(y: int, m: int, d: int) -> Stated | None:
    """A full date, or None where the calendar has no such day."""
    try:
        return Stated(Unit.day(y, m, d))
    except ValueError:
        return None


def of_the_year(y: int) -> Stated:
    """A whole year."""
    return Stated(Unit(of_year(y), "year"))


def decade(first: int, *, loose: bool = False) -> Stated:
    """The ten years from the given one."""
    return Stated(Unit(Interval(day_of(first), day_of(first + 10)), "decade"), loose)


def century(number: int, *, bc: bool = False, loose: bool = False) -> Stated:
    """The 20th century is 1900 to 1999; before Christ the 5th is 500 to 401 BC."""
    first = -100 * number + 1 if bc else 100 * (number - 1)
    first = max(first, 1) if not bc else first
    return Stated(
        Unit(
            Interval(day_of(first), day_of((first // 100) * 100 + 100 if not bc else first + 100)), "century"
        ),
        loose,
    )


def millennium(number: int, *, bc: bool = False, loose: bool = False) -> Stated:
    """The third millennium is 2000 to 2999; before Christ 3000 to 2001 BC."""
    first = -1000 * number + 1 if bc else max(1000 * (number - 1), 1)
    last = -1000 * (number - 1) if bc else 1000 * number - 1
    return Stated(Unit(Interval(day_of(first), day_of(last + 1)), "interval"), loose)


def in_the_year(rep: Rep, y: int) -> Of:
    """A yearly thing in a stated year."""
    return Of(rep, of_the_year(y))


def two_digit_year(text: str, *, pivot: int = 30) -> int:
    """A year of two digits: below the pivot 20xx, else 19xx."""
    number = int(text)
    return number + (2000 if number < pivot else 1900)
