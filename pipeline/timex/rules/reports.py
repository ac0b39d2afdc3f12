"""What a report calls its periods: "the quarter", "a year earlier", "the year ended March 31"."""

from __future__ import annotations

from pipeline.timex import words
from pipeline.timex.expr import Bare, Length, Nth, Of, QuarterEnded, Reading, Rep, SameIn, Shift, Then
from pipeline.timex.rule import Groups, Rule
from pipeline.timex.rules import values as v


def _ago_period(g: Groups) -> Reading:
    """ "The year-ago third quarter" names its quarter; "the year-ago period" is the reported one."""
    if "n" in g:
        return Reading(Of(Rep("quarter", v.nth(g["n"])), Nth("Y", -1, "now", "last")))
    return Reading(Shift(-1, words.units()[g.get("u", "year")], "then"))


def _ended_in(g: Groups) -> Reading | None:
    """ "The June quarter" ends in June."""
    month = v.month(g)
    day = min(v.day(g["d"]), 28) if "d" in g else 28
    end = v.of_day(v.year(g["y"]), month, day) if "y" in g else Bare(Rep("monthday", month, day))
    return None if end is None else Reading(QuarterEnded(end))


def _end(g: Groups) -> Reading:
    year = g.get("y") or g.get("y2")
    if year is not None:
        return Reading(v.of_the_year(v.year(year)), "END")
    return Reading(Nth(words.units()[g["u"]], 0, "now", "end"), "END")


def _short_quarter(g: Groups) -> Reading:
    """ "3Q12" is the third quarter of 2012."""
    rep = Rep("quarter", int(g["n"]))
    return Reading(v.in_the_year(rep, v.two_digit_year(g["y"])) if "y" in g else Bare(rep))


def _whole(g: Groups) -> Reading:
    return Reading(Nth(words.units()[g["u"]], 0, "now", "whole"))


def _half_of(g: Groups) -> Reading:
    return Reading(Of(Rep("half", 1 if g["n"] == "first" else 2), Nth("Y", 0, "now", "this")))


def _quarter_ended(g: Groups) -> Reading | None:
    if "y" in g:
        day = v.of_day(v.year(g["y"]), v.month(g), v.day(g["d"]))
        return None if day is None else Reading(QuarterEnded(day))
    return Reading(QuarterEnded(Bare(Rep("monthday", v.month(g), v.day(g["d"])))))


def _comparable(g: Groups) -> Reading:
    return Reading(Shift(-1, "Y", "then", sharp="Q"))


RULES: tuple[Rule, ...] = (
    Rule(
        "year-ago period",
        "the year-earlier quarter",
        r"(?:(?:the|a|its) )?(?:(?P<u>year|month|week|quarter)(?:[- ](?:ago|earlier)|-before)|(?:prior"
        r"|previous)-year)"
        r"(?:(?: (?P<n>first|second|third|fourth))? (?:period|quarter|half|month|level|levels(?!\w)))?",
        _ago_period,
    ),
    Rule(
        "the June quarter",
        "the June quarter",
        r"(?:(?:the|its) )?(?:<:month>(?: to | through |[-–]))?<m:month>(?: <d:day>)?(?:,? <y:year>)?(?: |-)"
        r"(?:quarter|period)",
        _ended_in,
    ),
    Rule(
        "year to date",
        "in the year to date",
        r"(?:the )?year[- ]to[- ]date",
        lambda g: Reading(Nth("Y", 0, "now", "this")),
    ),
    Rule("the year's half", "the year's second half", r"the year['’]s (?P<n>first|second)[ -]half", _half_of),
    Rule(
        "the half",
        "profit for the first half",
        r"(?:the|its) (?:fiscal )?(?P<n>first|second)[ -]half(?! of\b)",
        lambda g: Reading(Bare(Rep("half", 1 if g["n"] == "first" else 2))),
    ),
    Rule(
        "year's end",
        "by year-end 1990",
        r"(?:the )?(?:(?:(?P<u>year)(?:['’]s)?[ -]end|(?P<u2>month|quarter|decade|century)(?:['’]s end|-end))"
        r"(?:,? (?:of )?<y:year>)?|<y2:year> year-end)",
        lambda g: _end({**g, "u": g.get("u") or g.get("u2", "year")}),
    ),
    Rule(
        "the quarter ended",
        "the quarter ended July 31",
        r"(?:the|its|their) (?:fiscal )?quarter"
        r"(?= (?:that )?(?:ended|ending) <m:month> <d:day>(?:,? <y:year>)?)",
        _quarter_ended,
    ),
    Rule(
        "the quarter",
        "the latest quarter",
        r"(?:the|its) (?:(?:latest|current|full|whole|entire|just-ended|recent|fiscal) )?(?P<u>quarter"
        r"|period)(?= (?:ended|ending|from|a year)\b|['’]s|[.,;]| [a-z]+ed\b)",
        lambda g: Reading(Then("Q")),
    ),
    Rule(
        "the latest quarter",
        "the latest period",
        r"(?:the|its) (?P<x>latest|current|most recent) (?P<u>quarter|period)",
        lambda g: Reading(Then("Q")),
    ),
    Rule(
        "the full year",
        "for the full year",
        r"(?:(?:the )?full-year|the (?:full|whole|entire) year)",
        lambda g: Reading(Nth("Y", 0, "now", "full")),
    ),
    Rule(
        "the year ended",
        "the year ended March 31",
        r"(?:the|its) (?:fiscal |financial )?year(?= (?:ended|ending|that ended|to(?! date))\b)",
        lambda g: Reading(Length("P1Y")),
    ),
    Rule(
        "the year, as a whole",
        "sales for the year",
        r"the (?:fiscal |financial |calendar )?(?P<u>week|month|quarter|year)(?! (?:of|to|end(?:ed|ing))\b)",
        _whole,
    ),
    Rule(
        "quarter of that year",
        "the 1988 quarter",
        r"the <y:year> (?:quarter|period)",
        lambda g: Reading(SameIn(v.year(g["y"]))),
    ),
    Rule(
        "the same period of a year",
        "the like period of 1992",
        r"(?:the|its) (?:same|corresponding|comparable|like|similar|equivalent|year-ago|year-earlier)"
        r" (?:period|quarter|three months) (?:of|in) <y:year>",
        lambda g: Reading(SameIn(v.year(g["y"]))),
    ),
    Rule("Q1", "profit in Q1", r"q(?P<n>[1-4])", lambda g: Reading(Bare(Rep("quarter", int(g["n"]))))),
    Rule("1Q", "1Q profit, 3Q12", r"(?P<n>[1-4])q['’]?(?P<y>\d\d)?", _short_quarter),
    Rule(
        "FY2004",
        "FY2004 guidance",
        r"fy ?['’]?(?P<y>(?:20|19)?\d\d)",
        lambda g: Reading(v.of_the_year(v.year(g["y"]) if len(g["y"]) == 4 else v.two_digit_year(g["y"]))),
    ),
    Rule(
        "first of two quarters",
        "the first and second quarters",
        r"(?:the )?(?P<n>first|second|third)(?= (?:and|or|to) (?:the )?(?:second|third|fourth) quarters?\b)",
        lambda g: Reading(Bare(Rep("quarter", v.nth(g["n"])))),
    ),
    Rule(
        "second of two quarters",
        "the first and second quarters",
        r"(?:the )?(?P<n>second|third|fourth) quarters",
        lambda g: Reading(Bare(Rep("quarter", v.nth(g["n"])))),
    ),
    Rule(
        "the same period last year",
        "the corresponding period last year",
        r"(?:(?:the|its) (?:(?:corresponding|same|comparable|like|similar|equivalent) )?(?:period|quarter"
        r"|three months)"
        r",? (?:of |in )?(?:last year|the (?:previous|prior|preceding) year|a year (?:ago|earlier|before))"
        r"|last year['’]s (?:quarter|period))",
        _comparable,
    ),
)
