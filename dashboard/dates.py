"""Dates as people read them: EDTF to words, in one place.

Nothing here raises: a string that is no EDTF we know is shown as it stands.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline import edtf
from pipeline.interval import MONTHS, ymd
from pipeline.model import Unit, When

SHORT_MONTHS = [month[:3] for month in MONTHS]
_QUARTERS = {1: "first", 4: "second", 7: "third", 10: "fourth"}
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


@lru_cache(maxsize=50_000)
def parse(text: str | None) -> When | None:
    """The When behind an EDTF string, or None.

    >>> parse("1938-40").precision, parse("soon")
    ('half', None)
    """
    try:
        return edtf.read(text) if text else None
    except (ValueError, KeyError):
        return None


def say(text: str | None, *, short: bool = False, year: bool = True) -> str:
    """An EDTF date in words; `short` abbreviates months, `year=False` leaves the year to the context.

    >>> say("1937-12-13"), say("1938-40"), say("1937-10/1939-10")
    ('13 December 1937', 'first half of 1938', 'October 1937 – October 1939')
    >>> say("1956-10-22/1956-10-24", short=True, year=False)
    '22–24 Oct'
    >>> say("2018/.."), say("1956~"), say("193X"), say("unheard of")
    ('since 2018', 'about 1956', '1930s', 'unheard of')
    """
    when = parse(text)
    return say_when(when, short=short, year=year) if when else (text or "")


def say_published(text: str | None, *, short: bool = False) -> str:
    """A publication date in words: an open side means "or later", not "ever since".

    >>> say_published("2018/.."), say_published("../2024-04"), say_published("2023-07-05")
    ('2018 or later', 'April 2024 or earlier', '5 July 2023')
    """
    when = parse(text)
    if when is not None and when.last is None and when.first is not None:
        return f"{_unit(when.first, short=short, year=True)} or later"
    if when is not None and when.first is None and when.last is not None:
        return f"{_unit(when.last, short=short, year=True)} or earlier"
    return say(text, short=short)


def say_when(when: When, *, short: bool = False, year: bool = True) -> str:
    """A When in words.

    >>> say_when(When.of(Unit.month(1956, 10)))
    'October 1956'
    >>> say("1956-10-02~", short=True), say("1956-10-02?", short=True)
    ('c. 2 Oct 1956', 'probably 2 Oct 1956')
    """
    about = "c." if short else "about"
    doubt = " ".join(["probably"] * when.uncertain + [about] * when.approximate)
    words = _plain(when, short=short, year=year)
    return f"{doubt} {words}" if doubt else words


def _plain(when: When, *, short: bool, year: bool) -> str:
    if when.first is None:
        return f"by {_unit(when.last, short=short, year=year)}" if when.last else ""
    if when.last is None:
        return f"since {_unit(when.first, short=short, year=year)}"
    if when.first == when.last and when.first.precision not in ("week", "interval"):
        return _unit(when.first, short=short, year=year)
    return _between(when.first, when.last, short=short, year=year)


def _between(first: Unit, last: Unit, *, short: bool, year: bool) -> str:
    """Two sides, saying once what they share.

    >>> _between(Unit.day(1956, 10, 30), Unit.day(1956, 11, 5), short=False, year=True)
    '30 October – 5 November 1956'
    """
    start, end = ymd(first.days.start), ymd(last.days.end - 1)
    if {first.precision, last.precision} <= {"day", "week", "interval"}:
        tail = _day(end, short=short, year=year)
        if start[:2] == end[:2]:
            return f"{start[2]}–{tail}"
        return f"{_day(start, short=short, year=year and start[0] != end[0])} – {tail}"
    if first.precision == last.precision == "month" and start[0] == end[0]:
        return f"{_month(start[1], short=short)} – {_unit(last, short=short, year=year)}"
    if first.precision == last.precision == "year":
        return f"{year_words(start[0])}–{year_words(end[0])}"
    left = _unit(first, short=short, year=year or start[0] != end[0])
    return f"{left} – {_unit(last, short=short, year=True)}"


def _unit(unit: Unit, *, short: bool, year: bool) -> str:
    start = ymd(unit.days.start)
    of_year = f" {year_words(start[0])}" if year else ""
    match unit.precision:
        case "day":
            return _day(start, short=short, year=year)
        case "month":
            return _month(start[1], short=short) + of_year
        case "season":
            return _SEASONS.get(start[1], "season") + (_winter(start[0]) if start[1] == 12 else of_year)
        case "quarter":
            return f"{_QUARTERS[start[1]]} quarter" + (f" of{of_year}" if year else "")
        case "half":
            return f"{'first' if start[1] == 1 else 'second'} half" + (f" of{of_year}" if year else "")
        case "decade":
            return f"{year_words(start[0])}s"
        case "century":
            return f"{_ordinal(start[0] // 100 + 1)} century"
        case "year":
            return year_words(start[0])
        case _:
            return _between(
                Unit.of_day(unit.days.start), Unit.of_day(unit.days.end - 1), short=short, year=year
            )


def _day(date: tuple[int, int, int], *, short: bool, year: bool) -> str:
    return f"{date[2]} {_month(date[1], short=short)}" + (f" {year_words(date[0])}" if year else "")


def _month(month: int, *, short: bool) -> str:
    return (SHORT_MONTHS if short else MONTHS)[month - 1]


def _winter(year: int) -> str:
    return f" {year_words(year)}–{(year + 1) % 100:02d}"


def year_words(year: int) -> str:
    """An astronomical year in words.

    >>> year_words(1956), year_words(45), year_words(-43)
    ('1956', 'AD 45', '44 BC')
    """
    return str(year) if year >= 1000 else f"AD {year}" if year > 0 else f"{1 - year} BC"


def _ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th.

    >>> [_ordinal(n) for n in (1, 2, 11, 20, 21)]
    ['1st', '2nd', '11th', '20th', '21st']
    """
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"
