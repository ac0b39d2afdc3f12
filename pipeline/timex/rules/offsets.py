"""Days and seasons named by their place beside another: "the Monday before last", "Tuesday week"."""

from __future__ import annotations

from pipeline.timex import words
from pipeline.timex.expr import ON_OR_AFTER, Bare, Clock, Nth, Of, Reading, Rep, Shift
from pipeline.timex.rule import Groups, Rule
from pipeline.timex.rules import values as v

_DAYPART = words.spellings("calendar", "daypart")


def _named(g: Groups) -> Rep | str:
    """The weekday, month, season, holiday or unit of a match."""
    if "u" in g:
        return words.units()[g["u"]]
    if "w" in g:
        return Rep("weekday", words.weekdays()[g["w"]])
    if "m" in g:
        return Rep("month", v.month(g))
    if "h" in g:
        return Rep("holiday", g["h"])
    return Rep("season", words.spellings("calendar", "season")[g["s"]])


def _side(g: Groups) -> int:
    return -1 if g["k"] in ("before", "previous") else 1


def _second_from_now(g: Groups) -> Reading:
    return Reading(Nth(_named(g), 2 * _side(g), "now", "last" if _side(g) < 0 else "next"))


def _beside(g: Groups) -> Reading | None:
    which = v.nth(g["n"]) if "n" in g else 1
    if which < 1 and _side(g) > 0:
        return None
    return Reading(
        Nth(_named(g), _side(g) * max(which, 1), "then", "previous" if _side(g) < 0 else "following")
    )


def _part_beside(g: Groups) -> Reading:
    return Reading(Clock(f"T{_DAYPART[g['p']]}", Shift(_side(g), "D", "then")))


def _so_many_ago(g: Groups) -> Reading | None:
    number = words.number(g["n"]) if "n" in g else 2
    return None if number is None or not 0 < number <= 60 else Reading(Nth(_named(g), -int(number)))


def _week_on(g: Groups) -> Reading:
    return Reading(Shift(1, "W", Nth(_named(g), 1, "now", "next"), "D"))


def _this_time(g: Groups) -> Reading:
    """As sharp as "a year ago"; "this date last year" is a day."""
    side = -1 if g["x"] == "last" else 1
    return Reading(Shift(side, words.units()[g["u"]], "now", "D" if g["t"] in ("date", "day") else ""))


def _holiday(g: Groups) -> Of | Bare:
    rep = Rep("holiday", g["h"])
    return v.in_the_year(rep, v.year(g["y"])) if "y" in g else Bare(rep)


def _holiday_weekend(g: Groups) -> Reading:
    return Reading(Of(Rep("weekend", 0), _holiday(g)))


def _holiday_part(g: Groups) -> Reading:
    return Reading(Clock(f"T{_DAYPART[g['p']]}", _holiday(g)))


def _that_weekday(g: Groups) -> Reading:
    return Reading(Nth(_named(g), 0, "then", ON_OR_AFTER))


def _some_weekday(g: Groups) -> Reading | None:
    """ "Mondays" are a set, and "a Monday" is none of this week's."""
    return None if g["w"].endswith("days") else Reading(Bare(Rep("weekday", words.weekdays()[g["w"]], 1)))


def _weekday_the_nth(g: Groups) -> Reading | None:
    day = v.day(g["d"])
    return Reading(Bare(Rep("domweekday", day, words.weekdays()[g["w"]]))) if 1 <= day <= 31 else None


_NAME = r"(?:<w:weekday>|<m:month_full>|<s:season>|(?P<u>weekend))"
_WHICH = r"(?:(?P<n>first|second|third|fourth|last) )?"
_NO_EVENT = r"(?! (?:the|a|an|his|her|their|its|my|our|your|last|next|this)\b)"

RULES: tuple[Rule, ...] = (
    Rule(
        "the Monday before last",
        "the winter before last",
        rf"the {_NAME} (?P<k>before last|after next)",
        lambda g: _second_from_now(g | {"k": g["k"].split()[0]}),
    ),
    Rule(
        "the Monday before",
        "the Tuesday after",
        rf"the {_WHICH}{_NAME} (?P<k>before|after)(?: that)?{_NO_EVENT}",
        _beside,
    ),
    Rule(
        "the night before",
        "the morning after",
        rf"the (?P<p>morning|afternoon|evening|night) (?P<k>before|previous|after)(?: that)?{_NO_EVENT}",
        _part_beside,
    ),
    Rule(
        "two Fridays ago",
        "three Christmases ago",
        r"(?:<n:number>|a couple of) (?:<w:weekday>|<m:month_full>s|<h:holiday>(?:e?s)?) ago",
        _so_many_ago,
    ),
    Rule("that Monday", "that Thursday", r"(?:that|that same|the same) <w:weekday>", _that_weekday),
    Rule("the Monday", "by the Thursday", r"the <w:weekday>", _that_weekday),
    Rule("a Monday", "on a Friday in 1962", r"(?:an?|one)(?: [a-z]+)? <w:weekday>", _some_weekday),
    Rule(
        "Friday the 13th",
        "Tuesday the 5th",
        r"<w:weekday>,? the (?P<d>\d{1,2}(?:st|nd|rd|th))(?! (?:of|<:month>|day|century)\b)",
        _weekday_the_nth,
    ),
    Rule(
        "this time last year",
        "at this point last year",
        r"(?:this|the same) (?P<t>time|point|date|day) (?P<x>last|next) (?P<u>year|month|week)",
        _this_time,
    ),
    Rule(
        "last year at this time",
        "last year at this time",
        r"(?P<x>last|next) (?P<u>year|month|week) (?:at|on) (?:this|the same) (?P<t>time|point|date|day)",
        _this_time,
    ),
    Rule("Tuesday week", "on Tuesday week", r"<w:weekday> week(?!-| (?:of|in)\b)", _week_on),
    Rule(
        "weekend of a holiday",
        "Labor Day weekend",
        r"(?:the )?<h:holiday> weekend(?:(?:,| of| in)? <y:year>)?",
        _holiday_weekend,
    ),
    Rule(
        "part of a holiday, year",
        "Halloween night 1931",
        r"<h:holiday> (?P<p>morning|afternoon|evening|night)(?:,| of| in)? <y:year>",
        _holiday_part,
    ),
)
