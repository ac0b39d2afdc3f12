"""Dates of two calendars: what a text calls Old Style is Julian, and becomes the Gregorian day."""

from __future__ import annotations

from pipeline.interval import julian_day
from pipeline.model import Unit
from pipeline.timex.expr import OldStyle, Reading, Stated
from pipeline.timex.rule import Groups, Rule
from pipeline.timex.rules import values as v

_OLD = (
    r"(?:old[ -]style|o\. ?s\.|(?:in |by |of |according to )?(?:the )?(?:julian|old)(?:[ -]style)? calendar"
    r"|julian)"
)
_NEW = r"(?:new[ -]style|n\. ?s\.|(?:in |by |of |according to )?(?:the )?gregorian calendar|gregorian)"
_YEAR = r"(?P<y>1\d{3}|20\d\d|\d{3})"
_WEEKDAY = r"(?:<:weekday_any>\.?,? )?"


def _day(n: str) -> str:
    """A day and a month in either order, kept as d and m with a number."""
    return rf"(?:(?:the )?(?P<d{n}><:day>)(?: of)? (?P<m{n}><:month>)|(?P<m{n}b><:month>) (?P<d{n}b><:day>))"


def _said(mark: str) -> str:
    """A mark with or without brackets: "(Old Style)", "O.S."."""
    return rf",? ?[(\[]?{mark}[)\]]?"


def _month_day(g: Groups, n: str = "") -> tuple[int, int]:
    return v.month(g, f"m{n}" if f"m{n}" in g else f"m{n}b"), v.day(g.get(f"d{n}") or g[f"d{n}b"])


def _old(g: Groups) -> Reading | None:
    month, day = _month_day(g)
    year = int(g["y"]) if "y" in g else None
    return Reading(OldStyle(month, day, year)) if _is_julian(year or 4, month, day) else None


def _new(g: Groups) -> Reading | None:
    found = v.of_day(int(g["y"]), *_month_day(g))
    return None if found is None else Reading(found)


def _either(g: Groups) -> Reading | None:
    """Two days of which one is the other's name in the Julian calendar; refused where they are not."""
    last = int(g["z"] if "z" in g else g["y"])
    first = int(g["y"])
    a, b = (first, *_month_day(g, "1")), (last, *_month_day(g, "2"))
    for old, new in ((a, b), (b, a)):
        if _is_julian(*old) and v.of_day(*new) == Stated(Unit.of_day(julian_day(*old))):
            return Reading(OldStyle(old[1], old[2], old[0]))
    return None


def _numbers(g: Groups) -> Reading | None:
    """ "13/25 May 1840": the month is that of the second day."""
    month, year = v.month(g), int(g["y"])
    new = v.of_day(year, month, int(g["b"]))
    for m in (month, (month - 2) % 12 + 1):
        y = year - (m > month)
        if _is_julian(y, m, int(g["a"])) and new == Stated(Unit.of_day(julian_day(y, m, int(g["a"])))):
            return Reading(OldStyle(m, int(g["a"]), y))
    return None


def _is_julian(year: int, month: int, day: int) -> bool:
    try:
        julian_day(year, month, day)
    except ValueError:
        return False
    return True


_MARK = f"(?:{_OLD}|{_NEW})"


def _beside(second: str) -> str:
    """A second day in brackets or behind a stroke, with or without a mark: "[O.S. 25 October]"."""
    return rf",? ?[(\[/] ?(?:{_MARK},? )?{second}(?:,? {_MARK})?[)\]]?"


_SECOND_YEAR = r"(?:,? (?P<z>1\d{3}|20\d\d))?"

RULES: tuple[Rule, ...] = (
    Rule(
        "Old Style date",
        "25 October 1917 (Old Style)",
        _WEEKDAY + _day("") + rf",? {_YEAR}" + _said(_OLD),
        _old,
    ),
    Rule("Old Style day", "25 October (O.S.)", _WEEKDAY + _day("") + _said(_OLD), _old),
    Rule(
        "Old Style day, year behind",
        "25 October (O.S.), 1917",
        _WEEKDAY + _day("") + _said(_OLD) + rf",? {_YEAR}",
        _old,
    ),
    Rule("Old Style before", "Old Style 25 October 1917", rf"{_OLD} " + _day("") + rf",? {_YEAR}", _old),
    Rule(
        "New Style date", "7 November 1917 (N.S.)", _WEEKDAY + _day("") + rf",? {_YEAR}" + _said(_NEW), _new
    ),
    Rule(
        "both calendars, year behind",
        "7 November [O.S. 25 October] 1917",
        _WEEKDAY + _day("1") + _beside(_day("2")) + rf",? {_YEAR}",
        _either,
    ),
    Rule(
        "both calendars, year between",
        "7 November 1917 (25 October Old Style)",
        _WEEKDAY + _day("1") + rf",? {_YEAR}" + _beside(_day("2") + _SECOND_YEAR),
        _either,
    ),
    Rule(
        "both calendars in figures",
        "13/25 May 1840",
        r"(?P<a>\d{1,2})/(?P<b>\d{1,2}) (?P<m><:month>),? " + _YEAR,
        _numbers,
    ),
)
