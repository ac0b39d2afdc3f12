"""Days, months and years: stated in full, or with the year left out."""

from __future__ import annotations

from pipeline.model import Unit
from pipeline.timex import words
from pipeline.timex.expr import Bare, Clock, Every, Of, Reading, Rep, Stated, Then
from pipeline.timex.rule import Groups, Rule
from pipeline.timex.rules import values as v

_WEEKDAY = r"(?:<w:weekday_any>\.?,? (?:the )?)?"
_DAY = r"(?P<d><:day>|<:ordinal>)"
_YEAR = r"(?P<y><:year>|\d{1,4}(?= <:era>)|<:year_words>)(?: <e:era>)?"


def _full_date(g: Groups) -> Reading | None:
    found = v.of_day(v.year(g["y"], g.get("e")), v.month(g), v.day(g["d"]))
    return None if found is None else Reading(found)


def _month_day(g: Groups) -> Reading | None:
    day = v.day(g["d"])
    weekday = words.weekdays().get(g.get("w", ""))
    return Reading(Bare(Rep("monthday", v.month(g), day), weekday)) if 1 <= day <= 31 else None


def _first_of_two(g: Groups) -> Reading | None:
    return _full_date(g) if "y" in g else _month_day(g)


def _month_year(g: Groups) -> Reading:
    return Reading(v.in_the_year(Rep("month", v.month(g)), v.year(g["y"], g.get("e"))))


def _month_short_year(g: Groups) -> Reading:
    return Reading(Of(Rep("month", v.month(g)), Bare(Rep("year2", int(g["y"])))))


def _numeric(g: Groups) -> Reading | None:
    """Month first, as in American news, unless only day first is a date or the mark is a dot."""
    year = int(g["y"]) if len(g["y"]) == 4 else v.two_digit_year(g["y"])
    a, b = int(g["a"]), int(g["b"])
    month_first = g["s"] != "." and a <= 12
    found = v.of_day(year, a, b) if month_first else None
    found = found or (v.of_day(year, b, a) if b <= 12 else None)
    return None if found is None else Reading(found)


def _iso(g: Groups) -> Reading | None:
    found = v.of_day(int(g["y"]), int(g["a"]), int(g["d"])) if 1 <= int(g["a"]) <= 12 else None
    return None if found is None else Reading(found)


def _iso_time(g: Groups) -> Reading | None:
    """The hour and minute of the place, as in "10:30"; the zone stays in the text."""
    day, digits = _iso(g), g["t"].replace(":", "")
    return None if day is None else Reading(Clock(f"T{digits[:2]}:{digits[2:4]}", day.expr))


def _year(g: Groups) -> Reading:
    return Reading(v.of_the_year(v.year(g["y"], g.get("e"))))


def _short_year(g: Groups) -> Reading:
    return Reading(Bare(Rep("year2", int(g["y"]))))


def _weekday(g: Groups) -> Reading:
    """ "On Mondays" is every Monday."""
    day = words.weekdays()[g["w"]]
    return Reading(Every(f"XXXX-WXX-{day + 1}") if g["w"].endswith("days") else Bare(Rep("weekday", day)))


def _second_year(g: Groups) -> Reading:
    return Reading(v.of_the_year(int(g["c"]) * 100 + int(g["y"])))


def _of_that_month(g: Groups) -> Reading:
    return Reading(Of(Rep("dom", v.day(g["d"])), Then("M")))


RULES: tuple[Rule, ...] = (
    Rule(
        "month day, year",
        "September 1, 1939",
        _WEEKDAY + rf"<m:month>(?: |-)(?:the )?{_DAY}(?: ?,)?(?: of| in)? {_YEAR}",
        _full_date,
    ),
    Rule(
        "day month year",
        "the 17th of July, 1942",
        _WEEKDAY + rf"(?:the )?{_DAY}(?: day)?(?: of|-)?(?: |(?<=-))<m:month>,? ?[ -]{_YEAR}",
        _full_date,
    ),
    Rule("ISO date", "1939-09-01", r"(?P<y>\d{4})-(?P<a>\d\d)-(?P<d>\d\d)", _iso),
    Rule(
        "ISO date and time",
        "1939-09-01T04:45Z",
        r"(?P<y>\d{4})-(?P<a>\d\d)-(?P<d>\d\d)t(?P<t>(?:[01]\d|2[0-4]):?[0-5]\d(?::?[0-5]\d(?:\.\d+)?)?)"
        r"(?:z|[+-]\d\d:?\d\d)?",
        _iso_time,
    ),
    Rule(
        "compact date",
        "19390901",
        r"(?P<y>(?:19|20)\d\d)(?P<a>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])",
        _iso,
    ),
    Rule(
        "date in figures",
        "29.08.2021, 11/02/89",
        r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d)",
        _numeric,
    ),
    Rule(
        "first of two days of a month",
        "6-7 February",
        r"(?P<d>\d{1,2})(?=(?:, ?\d{1,2})?(?: ?[-–/] ?| and | or | to )\d{1,2}(?:st|nd|rd|th)?(?: of)?"
        r" <m:month>"
        r"(?:,? <y:year>)?)",
        _first_of_two,
    ),
    Rule(
        "first of two days, year",
        "December 25-26, 1776",
        r"<m:month> <d:day>(?=(?: ?[-–/] ?| and | or | to )<:day>(?:,| ,)? <y:year>)",
        _first_of_two,
    ),
    Rule("day of that month", "on the 14th", r"the (?P<d>\d{1,2}(?:st|nd|rd|th))", _of_that_month),
    Rule(
        "month day",
        "on Dec. 13",
        _WEEKDAY + rf"<m:month>(?: |-)(?:the )?{_DAY}(?![.,:]\d|%| percent| million| billion)",
        _month_day,
    ),
    Rule(
        "day month",
        "on 13 December",
        _WEEKDAY + rf"(?:the )?{_DAY}(?: day)?(?: of)?[ -]<m:month>",
        _month_day,
    ),
    Rule(
        "month year",
        "October 1937",
        rf"(?:the month of )?<m:month>(?: ?,|,? of|,? in)? (?:the year )?{_YEAR}",
        _month_year,
    ),
    Rule("month 'year", "October '37", r"<m:month>(?: |-)['’‘](?P<y>\d\d)", _month_short_year),
    Rule(
        "month",
        "in October",
        r"(?:the month of )?<m:month>",
        lambda g: Reading(Bare(Rep("month", v.month(g)))),
    ),
    Rule("year with its era", "499 BC", r"(?P<y>\d{1,4}) <e:era>", _year),
    Rule(
        "year before a year with its era",
        "499-493 BC",
        r"(?P<y>\d{1,4})(?=(?: ?[-–] ?| to | and | or | until | through )"
        r"(?:(?:early|late|mid)[ -]|c\. ?|about )?\d{1,4} <e:era>)",
        _year,
    ),
    Rule("era before the year", "AD 79", r"(?:a\.? ?d\.?|the year) (?P<y>\d{1,4})", _year),
    Rule("second year of a pair", "1931-32", r"(?<=(?P<c>1\d|20)\d\d[-–/])(?P<y>\d\d)", _second_year),
    Rule("year", "in 1937", r"(?:the years? )?<y:year>", _year),
    Rule(
        "year of three digits",
        "in 732",
        r"(?P<y>[3-9]\d\d|1\d\d|2\d\d)",
        lambda g: Reading(Bare(Rep("year3", int(g["y"])))),
    ),
    Rule(
        "year of two digits",
        "in 58, after 63 BC",
        r"(?P<y>[1-9]\d)(?![\d\w:/%])",
        lambda g: Reading(Bare(Rep("year3", int(g["y"])))),
    ),
    Rule(
        "year to come",
        "by 2150",
        r"(?P<y>2[1-9]\d\d)",
        lambda g: Reading(v.of_the_year(int(g["y"]))),
    ),
    Rule("year in words", "nineteen ninety-seven", r"(?:the year )?<y:year_words>", _year),
    Rule("'year", "the summer of '68", r"['’‘](?P<y>\d\d)(?!['’]?s| minutes)", _short_year),
    Rule("weekday", "on Monday", r"<w:weekday>", _weekday),
    Rule("September 11", "since 9/11", r"9/11(?!/)", lambda g: Reading(Stated(Unit.day(2001, 9, 11)))),
)
